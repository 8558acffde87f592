import type { RtmpMessage } from "./message";

const extendedTimestamp = 0xffffff;

/** Chunk streams 2 to 63 fit in one header byte; more are never needed to send. */
export const chunkStream = { control: 2, command: 3, audio: 4, data: 5, video: 6 } as const;

function header(message: RtmpMessage, chunkStreamId: number): Buffer {
  const extended = message.timestamp >= extendedTimestamp;
  const bytes = Buffer.allocUnsafe(extended ? 16 : 12);
  bytes.writeUInt8(chunkStreamId, 0);
  bytes.writeUIntBE(extended ? extendedTimestamp : message.timestamp, 1, 3);
  bytes.writeUIntBE(message.payload.length, 4, 3);
  bytes.writeUInt8(message.type, 7);
  bytes.writeUInt32LE(message.streamId, 8);
  if (extended) bytes.writeUInt32BE(message.timestamp, 12);
  return bytes;
}

/**
 * One message as chunks. The first header is always the full one (format 0): it leans on nothing sent before, so the
 * same bytes can go to any number of connections, and a message can be dropped without harm to the next.
 */
export function encodeChunks(message: RtmpMessage, chunkStreamId: number, chunkSize: number): Buffer {
  const first = header(message, chunkStreamId);
  const extended = first.length === 16;
  const continuation = Buffer.alloc(extended ? 5 : 1);
  continuation.writeUInt8(0xc0 | chunkStreamId, 0);
  // Repeated on each continuation, as librtmp, ffmpeg and nginx-rtmp all expect.
  if (extended) continuation.writeUInt32BE(message.timestamp, 1);
  const parts: Buffer[] = [first];
  for (let at = 0; at < message.payload.length; at += chunkSize) {
    if (at > 0) parts.push(continuation);
    parts.push(message.payload.subarray(at, at + chunkSize));
  }
  return Buffer.concat(parts);
}
