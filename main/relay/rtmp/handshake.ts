import { randomFillSync } from "node:crypto";
import { RtmpProtocolError } from "./message";

/** Length of C1, S1, C2 and S2. */
export const handshakePartBytes = 1536;

const version = 3;

/** Time, four zero bytes, then noise: with zeroes in that place no peer takes it for the digest variant. */
function greeting(timestamp: number): Buffer {
  const part = Buffer.alloc(handshakePartBytes);
  part.writeUInt32BE(timestamp >>> 0, 0);
  randomFillSync(part, 8);
  return part;
}

/** The bytes a client opens with: C0 and C1. */
export const clientGreeting = (timestamp = 0): Buffer =>
  Buffer.concat([Buffer.of(version), greeting(timestamp)]);

/** What a server answers a client's C1 with: S0, S1 and S2. */
export const serverGreeting = (c1: Buffer, timestamp = 0): Buffer =>
  Buffer.concat([Buffer.of(version), greeting(timestamp), c1]);

/** Collects the bytes of a handshake until one side's share is there. */
export interface HandshakeReader {
  /** Null while more bytes are needed; then the peer's first part and whatever came after its share. */
  push(bytes: Buffer): { first: Buffer; rest: Buffer } | null;
}

function handshakeReader(parts: number): HandshakeReader {
  let pending: Buffer = Buffer.alloc(0);
  const needed = 1 + parts * handshakePartBytes;
  return {
    push(bytes) {
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
      // Encrypted variants (6, 8) and anything that is not RTMP at all show in the first byte.
      if (pending.length > 0 && pending[0] !== version) {
        throw new RtmpProtocolError(`handshake version ${pending[0]}`);
      }
      if (pending.length < needed) return null;
      return { first: pending.subarray(1, 1 + handshakePartBytes), rest: pending.subarray(needed) };
    },
  };
}

/** Reads C0 and C1, which a server must answer. @throws RtmpProtocolError when the first byte is not RTMP's. */
export const readClientGreeting = (): HandshakeReader => handshakeReader(1);

/** Reads S0, S1 and S2, after which a client answers with S1 as its C2. @throws as `readClientGreeting`. */
export const readServerGreeting = (): HandshakeReader => handshakeReader(2);
