import { execFile } from "node:child_process";
import { promisify } from "node:util";
import sharp from "sharp";

const run = promisify(execFile);

export type Rgb = [number, number, number];

/** A picture that can be asked for the colour at a point given in fractions of its size. */
export interface Frame {
  width: number;
  height: number;
  at(x: number, y: number): Rgb;
}

async function frameOf(bytes: Buffer): Promise<Frame> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    at(x, y) {
      const offset = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
      return [data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0];
    },
  };
}

export const frameOfDataUrl = (dataUrl: string) =>
  frameOf(Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64"));

/** The frame of a video at some second. */
export async function frameAt(file: string, second: number): Promise<Frame> {
  const options = [
    "-v",
    "error",
    "-ss",
    String(second),
    "-i",
    file,
    "-frames:v",
    "1",
    "-f",
    "image2pipe",
    "-c:v",
    "png",
    "-",
  ];
  const { stdout } = await run("ffmpeg", options, { encoding: "buffer", maxBuffer: 64_000_000 });
  return frameOf(stdout);
}

/** The colours at one point (fractions of the picture) ten times a second, through a whole video. */
export async function coloursAt(file: string, x: number, y: number): Promise<Rgb[]> {
  const crop = `fps=10,crop=2:2:floor(iw*${x}/2)*2:floor(ih*${y}/2)*2`;
  const options = ["-v", "error", "-i", file, "-vf", crop, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
  const { stdout } = await run("ffmpeg", options, { encoding: "buffer", maxBuffer: 64_000_000 });
  return Array.from({ length: Math.floor(stdout.length / 12) }, (_none, index) => {
    const [red = 0, green = 0, blue = 0] = stdout.subarray(index * 12, index * 12 + 3);
    return [red, green, blue];
  });
}

/** The largest difference of two colours in one channel. */
export const apart = (one: Rgb, other: Rgb): number =>
  Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? 0))));

/** Decodes a whole file; gives what ffmpeg complains about (empty when it is sound), and how many frames there were. */
export async function decode(file: string): Promise<{ complaints: string; frames: number; seconds: number }> {
  const options = ["-v", "error", "-stats", "-i", file, "-map", "0", "-f", "null", "-"];
  const { stderr } = await run("ffmpeg", options, { maxBuffer: 64_000_000 });
  const stats = [...stderr.matchAll(/(?:frame=\s*(\d+).*?)?time=(\d+):(\d+):([\d.]+)/g)].at(-1);
  // What the null output says is no fault of the file: a busy browser may stamp two sound packets with one millisecond.
  const aside = /^(.*frame=.*|size=.*time=.*|\[null @.*|\s*Last message repeated.*)$/gm;
  const complaints = stderr.replace(aside, "").trim();
  const [frames = 0, hours = 0, minutes = 0, seconds = 0] = (stats ?? [])
    .slice(1)
    .map((text) => Number(text ?? 0));
  return { complaints, frames, seconds: hours * 3600 + minutes * 60 + seconds };
}

/** Codec names and picture size as ffprobe reads them. */
export async function streamsOf(
  file: string,
): Promise<{ codec_name: string; width?: number; height?: number }[]> {
  const { stdout } = await run("ffprobe", ["-v", "error", "-show_streams", "-of", "json", file]);
  return (JSON.parse(stdout) as { streams: { codec_name: string; width?: number; height?: number }[] })
    .streams;
}

/** The loudest sample of a file's sound in dBFS, or of what lies between two seconds of it; silence is about -91. */
export async function loudest(file: string, part: { from?: number; until?: number } = {}): Promise<number> {
  const { from = 0, until = 86_400 } = part;
  const filter = `atrim=start=${from}:end=${until},volumedetect`;
  const options = ["-hide_banner", "-i", file, "-vn", "-af", filter, "-f", "null", "-"];
  const { stderr } = await run("ffmpeg", options, { maxBuffer: 64_000_000 });
  return Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? Number.NaN);
}
