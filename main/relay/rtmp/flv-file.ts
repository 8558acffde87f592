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

const kinds: Record<number, FlvFileTag["kind"]> = { 8: "audio", 9: "video", 18: "data" };
const tagHeaderBytes = 11;
const trailerBytes = 4;

/**
 * The tags of a whole FLV file in memory (Adobe, "Flash Video File Format", E.2 to E.4); payloads share its bytes. A last
 * tag that was cut short is left out, as a file that was being written ends so. @throws FlvFileError
 */
export function readFlvFile(file: Buffer): FlvFileTag[] {
  if (file.length < 13 || file.toString("latin1", 0, 3) !== "FLV") throw new FlvFileError("no FLV header");
  const tags: FlvFileTag[] = [];
  let at = file.readUInt32BE(5) + trailerBytes;
  while (at + tagHeaderBytes <= file.length) {
    const kind = kinds[(file[at] ?? 0) & 0x1f];
    const length = file.readUIntBE(at + 1, 3);
    const start = at + tagHeaderBytes;
    const end = start + length;
    if (end > file.length) break;
    if (end + trailerBytes <= file.length && file.readUInt32BE(end) !== tagHeaderBytes + length)
      throw new FlvFileError(`a tag at ${at} does not end where it says`);
    const timestamp = file.readUIntBE(at + 4, 3) + (file[at + 7] ?? 0) * 0x1000000;
    if (kind !== undefined) tags.push({ kind, timestamp, payload: file.subarray(start, end) });
    at = end + trailerBytes;
  }
  return tags;
}
