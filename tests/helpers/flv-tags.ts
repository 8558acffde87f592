import { execFileSync } from "node:child_process";

export interface FlvTag {
  /** 8 sound, 9 picture, 18 data. */
  type: number;
  timestamp: number;
  payload: Buffer;
}

/** A test clip with sound that ffmpeg wrote with these video options. */
export function flvFile(size: string, video: string[], seconds = 1): Buffer {
  const source = [
    ...["-v", "error", "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=25`, "-f", "lavfi", "-i", "sine"],
    ...["-t", String(seconds), ...video, "-c:a", "aac", "-f", "flv", "-"],
  ];
  return execFileSync("ffmpeg", source, { maxBuffer: 1 << 26 });
}

/** The tags of such a clip. */
export function flvTags(size: string, video: string[], seconds = 1): FlvTag[] {
  const flv = flvFile(size, video, seconds);
  const tags: FlvTag[] = [];
  for (let at = 13; at < flv.length; ) {
    const length = flv.readUIntBE(at + 1, 3);
    const timestamp = flv.readUIntBE(at + 4, 3) + (flv[at + 7] ?? 0) * 0x1000000;
    tags.push({ type: flv[at] ?? 0, timestamp, payload: flv.subarray(at + 11, at + 11 + length) });
    at += 15 + length;
  }
  return tags;
}
