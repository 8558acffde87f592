import { execFile } from "node:child_process";
import { promisify } from "node:util";
import sharp from "sharp";

const run = promisify(execFile);

/** An RGB picture in memory. */
export interface Picture {
  data: Buffer;
  width: number;
  height: number;
}

/** Part of a picture in fractions of its size. */
export interface Region {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Decodes any picture, scaled to a width and height so that two can be compared. */
export async function decode(source: string | Buffer, width = 320, height = 180): Promise<Picture> {
  const bytes =
    typeof source === "string" && source.startsWith("data:")
      ? Buffer.from(source.split(",")[1] ?? "", "base64")
      : source;
  const data = await sharp(bytes).removeAlpha().resize(width, height, { fit: "fill" }).raw().toBuffer();
  return { data, width, height };
}

/** Mean difference of two pictures of one size within a region, 0–255 a channel. */
export function difference(a: Picture, b: Picture, region: Region = { x: 0, y: 0, w: 1, h: 1 }): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(region.y * a.height); y < (region.y + region.h) * a.height && y < a.height; y++)
    for (let x = Math.floor(region.x * a.width); x < (region.x + region.w) * a.width && x < a.width; x++)
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * a.width + x) * 3 + channel;
        sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
        count++;
      }
  return sum / count;
}

/** One picture a second of a video file, decoded to compare with others. */
export async function framesOf(file: string, width = 320, height = 180): Promise<Picture[]> {
  const { stdout } = await run(
    "ffmpeg",
    [
      "-v",
      "error",
      "-i",
      file,
      "-vf",
      `fps=1,scale=${width}:${height}`,
      "-pix_fmt",
      "rgb24",
      "-f",
      "rawvideo",
      "-",
    ],
    { encoding: "buffer", maxBuffer: 500_000_000 },
  );
  const size = width * height * 3;
  return Array.from({ length: Math.floor(stdout.length / size) }, (_, index) => ({
    data: stdout.subarray(index * size, (index + 1) * size),
    width,
    height,
  }));
}

/** What ffmpeg complains of when it decodes a whole file; empty when it is sound. */
export async function decodeErrors(file: string): Promise<string> {
  // Rounded to the frame rate, as ffmpeg does by itself, times a millisecond apart from it fall together.
  const asTheyAre = ["-fps_mode", "passthrough", "-enc_time_base", "1:1000"];
  const { stderr } = await run("ffmpeg", ["-v", "error", "-i", file, ...asTheyAre, "-f", "null", "-"], {
    maxBuffer: 50_000_000,
  });
  return stderr.trim();
}
