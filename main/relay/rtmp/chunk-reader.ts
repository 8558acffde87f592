import { messageType, type RtmpMessage, RtmpProtocolError } from "./message";

const extendedTimestamp = 0xffffff;
const initialChunkSize = 128;
const maxChunkStreams = 64;

/** What is remembered of a chunk stream: the last header, and the message being put together. */
interface Lane {
  timestamp: number;
  delta: number;
  /** The value of the extended field of the last header, or null where it had none. */
  extended: number | null;
  length: number;
  type: number;
  streamId: number;
  payload: Buffer | null;
  filled: number;
}

interface Header {
  lane: Lane;
  /** Bytes the header takes up. */
  bytes: number;
  /** True when this chunk begins a message. */
  begins: boolean;
}

const emptyLane = (): Lane => ({
  timestamp: 0,
  delta: 0,
  extended: null,
  length: 0,
  type: 0,
  streamId: 0,
  payload: null,
  filled: 0,
});

export interface ChunkReader {
  /** The messages that these bytes complete. @throws RtmpProtocolError; the connection is of no use after that. */
  push(bytes: Buffer): RtmpMessage[];
}

/** Chunk stream id and the bytes its basic header takes (specification 5.3.1.1). */
function basicHeader(bytes: Buffer, at: number): { id: number; size: number } | null {
  const low = (bytes[at] ?? 0) & 0x3f;
  if (low > 1) return { id: low, size: 1 };
  if (bytes.length - at < 2 + low) return null;
  const second = bytes[at + 1] ?? 0;
  return low === 0 ? { id: 64 + second, size: 2 } : { id: 64 + second + 256 * (bytes[at + 2] ?? 0), size: 3 };
}

const fieldBytes = [11, 7, 3, 0] as const;

function applyFields(lane: Lane, format: number, bytes: Buffer, at: number): void {
  if (format === 3) return;
  const time = bytes.readUIntBE(at, 3);
  const isExtended = time === extendedTimestamp;
  lane.extended = isExtended ? bytes.readUInt32BE(at + (fieldBytes[format] ?? 0)) : null;
  const value = lane.extended ?? time;
  if (format <= 1) {
    lane.length = bytes.readUIntBE(at + 3, 3);
    lane.type = bytes.readUInt8(at + 6);
  }
  if (format === 0) {
    lane.streamId = bytes.readUInt32LE(at + 7);
    lane.timestamp = value;
    lane.delta = 0;
  } else lane.delta = value;
}

/**
 * Puts chunks together to messages: every header format, extended timestamps, interleaved chunk streams, and changes
 * of the chunk size, which it follows by itself. A message longer than `maxMessageBytes`, which may change on the way, is
 * refused before any memory is set aside for it, and so is one that together with the unfinished ones is twice as long.
 */
export function createChunkReader(maxMessageBytes: number | (() => number)): ChunkReader {
  const lanes = new Map<number, Lane>();
  let pending: Buffer = Buffer.alloc(0);
  let chunkSize = initialChunkSize;
  /** The lane whose chunk payload is being read, and how much of that chunk is still to come. */
  let open: { lane: Lane; left: number } | null = null;

  function laneOf(id: number): Lane {
    const known = lanes.get(id);
    if (known) return known;
    if (lanes.size >= maxChunkStreams) throw new RtmpProtocolError("too many chunk streams");
    const lane = emptyLane();
    lanes.set(id, lane);
    return lane;
  }

  function readHeader(bytes: Buffer, at: number): Header | null {
    const basic = basicHeader(bytes, at);
    if (basic === null) return null;
    const format = (bytes[at] ?? 0) >> 6;
    const fields = fieldBytes[format] ?? 0;
    let size = basic.size + fields;
    if (bytes.length - at < size) return null;
    const lane = laneOf(basic.id);
    const begins = lane.payload === null;
    if (format < 3) {
      if (bytes.readUIntBE(at + basic.size, 3) === extendedTimestamp) size += 4;
    } else if (lane.extended !== null) {
      if (bytes.length - at < size + 4) return null;
      // Old senders leave it out of continuations: only a repeat of the same value is taken for the field.
      if (bytes.readUInt32BE(at + size) === lane.extended) size += 4;
    }
    if (bytes.length - at < size) return null;
    if (!begins && format < 3) throw new RtmpProtocolError("a message begins inside another");
    applyFields(lane, format, bytes, at + basic.size);
    if (begins) lane.timestamp = format === 0 ? lane.timestamp : (lane.timestamp + lane.delta) >>> 0;
    return { lane, bytes: size, begins };
  }

  function refuseTooLong({ length }: Lane): void {
    const most = typeof maxMessageBytes === "number" ? maxMessageBytes : maxMessageBytes();
    if (length > most) throw new RtmpProtocolError(`message of ${length} bytes`);
    const unfinished = [...lanes.values()].reduce((sum, { payload }) => sum + (payload?.length ?? 0), 0);
    if (unfinished + length > 2 * most) throw new RtmpProtocolError(`${unfinished} bytes unfinished`);
  }

  function begin({ lane, begins }: Header): void {
    if (begins) {
      refuseTooLong(lane);
      lane.payload = Buffer.allocUnsafe(lane.length);
      lane.filled = 0;
    }
    open = { lane, left: Math.min(chunkSize, lane.length - lane.filled) };
  }

  function control(message: RtmpMessage): void {
    if (message.type === messageType.setChunkSize && message.payload.length >= 4) {
      const size = message.payload.readUInt32BE(0) & 0x7fffffff;
      if (size < 1) throw new RtmpProtocolError("chunk size of 0");
      chunkSize = size;
    }
    if (message.type === messageType.abort && message.payload.length >= 4) {
      const lane = lanes.get(message.payload.readUInt32BE(0));
      if (lane) lane.payload = null;
    }
  }

  function finish(lane: Lane, messages: RtmpMessage[]): void {
    if (lane.payload === null || lane.filled < lane.length) return;
    const { type, streamId, timestamp, payload } = lane;
    lane.payload = null;
    const message = { type, streamId, timestamp, payload };
    control(message);
    messages.push(message);
  }

  return {
    push(incoming) {
      const bytes = pending.length === 0 ? incoming : Buffer.concat([pending, incoming]);
      const messages: RtmpMessage[] = [];
      let at = 0;
      while (at < bytes.length || open !== null) {
        if (open === null) {
          const header = readHeader(bytes, at);
          if (header === null) break;
          at += header.bytes;
          begin(header);
        }
        const current = open as { lane: Lane; left: number } | null;
        if (current === null) break;
        const { lane } = current;
        const count = Math.min(current.left, bytes.length - at);
        if (lane.payload) bytes.copy(lane.payload, lane.filled, at, at + count);
        lane.filled += count;
        current.left -= count;
        at += count;
        if (current.left > 0) break;
        open = null;
        finish(lane, messages);
      }
      pending = Buffer.from(bytes.subarray(at));
      return messages;
    },
  };
}
