import type { VideoFacts } from "./probe";

/** Plays on every phone and computer without being encoded anew. */
export const plainVideo = ({ codec, pixels }: VideoFacts): boolean =>
  codec === "h264" && /^yuvj?420p$/.test(pixels);

const plainAudio: ReadonlySet<string> = new Set(["aac", "mp3"]);

/** The first sound track, copied where every phone plays it, else as AAC; nothing where there is none. */
export function soundOptions(codec: string | null): string[] {
  if (codec === null) return ["-an"];
  const coding = plainAudio.has(codec) ? ["-c:a", "copy"] : aac(128);
  return ["-map", "0:a:0", ...coding];
}

/** @param kbps kilobits a second */
export const aac = (kbps: number): string[] => ["-c:a", "aac", "-b:a", `${kbps}k`, "-ac", "2"];

/** A picture encoded well and quickly: a keyframe each 2 s at 30 frames, so that it can be cut again. */
export const encoded: readonly string[] = [
  ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"],
  ...["-pix_fmt", "yuv420p", "-g", "60"],
];

/** The index in front, so that it plays before it is wholly there; subtitles and data tracks are left out. */
export const film: readonly string[] = ["-sn", "-dn", "-map_chapters", "-1", "-movflags", "+faststart"];
