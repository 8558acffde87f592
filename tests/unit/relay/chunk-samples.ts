import { ownChunkSize } from "../../../main/relay/rtmp/commands";
import type { RtmpMessage } from "../../../main/relay/rtmp/message";

/** Writes chunks with any header format, as other senders do; ours only ever writes the full one. */
export interface SampleChunk {
  format: 0 | 1 | 2 | 3;
  chunkStreamId: number;
  message: RtmpMessage;
  /** Timestamp of the message before it on the same chunk stream. */
  previousTimestamp: number;
}

function basic(format: number, id: number): Buffer {
  if (id < 64) return Buffer.of((format << 6) | id);
  if (id < 320) return Buffer.of(format << 6, id - 64);
  return Buffer.of((format << 6) | 1, (id - 64) & 0xff, (id - 64) >> 8);
}

const uint24 = (value: number) => Buffer.of((value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** One message cut into chunks of `chunkSize`. */
export function sampleChunks(sample: SampleChunk, chunkSize = ownChunkSize): Buffer[] {
  const { format, chunkStreamId, message, previousTimestamp } = sample;
  const time = format === 0 ? message.timestamp : (message.timestamp - previousTimestamp) >>> 0;
  const isExtended = time >= 0xffffff;
  const fields = [
    uint24(isExtended ? 0xffffff : time),
    uint24(message.payload.length),
    Buffer.of(message.type),
    Buffer.of(message.streamId & 0xff, message.streamId >> 8, 0, 0),
  ].slice(0, [4, 3, 1, 0][format]);
  const extension = isExtended && format !== 3 ? [uint32(time)] : [];
  const first = Buffer.concat([
    basic(format, chunkStreamId),
    ...fields,
    ...extension,
    message.payload.subarray(0, chunkSize),
  ]);
  const rest: Buffer[] = [];
  for (let at = chunkSize; at < message.payload.length; at += chunkSize) {
    const repeat = isExtended ? [uint32(time)] : [];
    rest.push(
      Buffer.concat([basic(3, chunkStreamId), ...repeat, message.payload.subarray(at, at + chunkSize)]),
    );
  }
  return [first, ...rest];
}
