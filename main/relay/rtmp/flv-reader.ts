/** One tag of an FLV file, as RTMP would carry it. */
export interface FlvFileTag {
  kind: "video" | "audio" | "data";
  /** Milliseconds. */
  timestamp: number;
  payload: Buffer;
}

/** The bytes are no FLV file, or one that is damaged. */
export class FlvFileError extends Error {
  override readonly name = "FlvFileError";
}

/** Reads an FLV stream (Adobe, "Flash Video File Format", E.2 to E.4) as its bytes come. */
export interface FlvReader {
  /** The tags that became whole with these bytes; payloads share them. @throws FlvFileError */
  push(bytes: Buffer): FlvFileTag[];
  /** Whether the head of a file has been seen. */
  readonly hasBegun: boolean;
}

const kinds: Record<number, FlvFileTag["kind"]> = { 8: "audio", 9: "video", 18: "data" };
const fileHeaderBytes = 9;
const tagHeaderBytes = 11;
const trailerBytes = 4;

class Reader implements FlvReader {
  #held: Buffer = Buffer.alloc(0);
  #hasBegun = false;
  /** Bytes of the last tag with its header, which the next four bytes must repeat; null where none is due. */
  #due: number | null = null;
  #skip = 0;

  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  push(bytes: Buffer): FlvFileTag[] {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const tags: FlvFileTag[] = [];
    if (!this.#hasBegun && !this.#begin()) return tags;
    while (this.#passSkipped() && this.#passTrailer()) {
      const tag = this.#tag();
      if (tag === null) break;
      if (tag.kind !== undefined) tags.push({ ...tag, kind: tag.kind });
    }
    return tags;
  }

  #take(count: number): Buffer {
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }

  #begin(): boolean {
    if (this.#held.length < fileHeaderBytes) return false;
    if (this.#held.toString("latin1", 0, 3) !== "FLV") throw new FlvFileError("no FLV header");
    // Behind the header lies the length of a tag before the first: always 0, and of no use.
    this.#skip = this.#held.readUInt32BE(5) + trailerBytes;
    this.#hasBegun = true;
    return true;
  }

  #passSkipped(): boolean {
    this.#skip -= this.#take(Math.min(this.#skip, this.#held.length)).length;
    return this.#skip === 0;
  }

  #passTrailer(): boolean {
    if (this.#due === null) return true;
    if (this.#held.length < trailerBytes) return false;
    if (this.#take(trailerBytes).readUInt32BE(0) !== this.#due)
      throw new FlvFileError("a tag does not end where it says");
    this.#due = null;
    return true;
  }

  #tag(): { kind: FlvFileTag["kind"] | undefined; timestamp: number; payload: Buffer } | null {
    if (this.#held.length < tagHeaderBytes) return null;
    const length = this.#held.readUIntBE(1, 3);
    if (this.#held.length < tagHeaderBytes + length) return null;
    const head = this.#take(tagHeaderBytes);
    const payload = this.#take(length);
    this.#due = tagHeaderBytes + length;
    const timestamp = head.readUIntBE(4, 3) + (head[7] ?? 0) * 0x1000000;
    return { kind: kinds[(head[0] ?? 0) & 0x1f], timestamp, payload };
  }
}

export const createFlvReader = (): FlvReader => new Reader();
