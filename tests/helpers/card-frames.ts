import { execFile } from "node:child_process";
import { promisify } from "node:util";
import sharp from "sharp";

const run = promisify(execFile);

/** Where a card lies in a recording, in whole pixels. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a frame shows in the place of a card whose price changes from one card to the next. */
export type FrameVerdict = "before" | "after" | "absent" | "half-drawn";

/** How far a colour of a recording may be off. */
const tolerance = 56;

/** A card's colours over the background that it stands on. */
export async function overBackground(
  card: string | Buffer,
  background: Buffer,
  place: Place,
): Promise<Buffer> {
  const { width, height } = place;
  const drawn = await sharp(card).ensureAlpha().resize(width, height, { fit: "fill" }).raw().toBuffer();
  const colours = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = (drawn[pixel * 4 + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel++) {
      const under = background[pixel * 3 + channel] ?? 0;
      colours[pixel * 3 + channel] = (drawn[pixel * 4 + channel] ?? 0) * alpha + under * (1 - alpha);
    }
  }
  return colours;
}

const apart = (one: Buffer, other: Buffer, pixel: number): number =>
  Math.max(
    ...[0, 1, 2].map((channel) =>
      Math.abs((one[pixel * 3 + channel] ?? 0) - (other[pixel * 3 + channel] ?? 0)),
    ),
  );

/** A pixel whose neighbours look alike, so that scaling and compression leave it alone. */
function isPlain(card: Buffer, pixel: number, width: number): boolean {
  const near = [1, -1, width, -width, width + 1, width - 1, -width + 1, -width - 1];
  return near.every((step) =>
    [0, 1, 2].every(
      (channel) =>
        Math.abs((card[pixel * 3 + channel] ?? 0) - (card[(pixel + step) * 3 + channel] ?? 999)) < 20,
    ),
  );
}

/** What tells two neighbouring cards apart, and both from the picture without one. */
export interface Comparison {
  before: Buffer;
  after: Buffer;
  /** Pixels alike in both cards and unlike the background, in eight upright strips. */
  constant: number[][];
  /** Pixels that only one of the two prices colours, in eight strips. */
  price: number[][];
}

const strips = 8;

export function compare(
  before: Buffer,
  after: Buffer,
  background: Buffer,
  { width, height }: Place,
): Comparison {
  const constant: number[][] = Array.from({ length: strips }, () => []);
  const price: number[][] = Array.from({ length: strips }, () => []);
  for (let pixel = width + 1; pixel < width * (height - 1) - 1; pixel++) {
    const strip = Math.floor(((pixel % width) / width) * strips);
    if (apart(before, after, pixel) > 90) price[strip]?.push(pixel);
    else if (
      apart(before, after, pixel) < 6 &&
      apart(before, background, pixel) > 70 &&
      isPlain(before, pixel, width)
    )
      constant[strip]?.push(pixel);
  }
  return { before, after, constant, price };
}

const share = (pixels: readonly number[], fits: (pixel: number) => boolean): number =>
  pixels.length === 0 ? 1 : pixels.filter(fits).length / pixels.length;

/**
 * Judges one frame's colours in the card's place. Every strip of the card must be there, and the price must be the one or
 * the other from end to end.
 */
export function judgeFrame(frame: Buffer, { before, after, constant, price }: Comparison): FrameVerdict {
  const there = constant
    .filter((pixels) => pixels.length >= 20)
    .map((pixels) => share(pixels, (pixel) => apart(frame, before, pixel) <= tolerance));
  if (there.every((part) => part < 0.5)) return "absent";
  if (there.some((part) => part < 0.9)) return "half-drawn";
  const changed = price.filter((pixels) => pixels.length >= 8);
  const isNew = changed.map((pixels) =>
    share(pixels, (pixel) => apart(frame, after, pixel) < apart(frame, before, pixel)),
  );
  const fitting = changed.map((pixels) =>
    share(
      pixels,
      (pixel) => Math.min(apart(frame, after, pixel), apart(frame, before, pixel)) <= tolerance * 1.5,
    ),
  );
  if (fitting.some((part) => part < 0.7)) return "half-drawn";
  if (isNew.every((part) => part >= 0.85)) return "after";
  return isNew.every((part) => part <= 0.15) ? "before" : "half-drawn";
}

/** A frame's colours in a place, and its own time in seconds. */
export interface TimedFrame {
  seconds: number;
  colours: Buffer;
}

/** Every frame of a recording as it was recorded, none repeated or left out. */
export async function framesIn(file: string, { x, y, width, height }: Place): Promise<TimedFrame[]> {
  const times = await run(
    "ffprobe",
    [
      ...["-v", "error", "-select_streams", "v:0", "-show_entries", "frame=pts_time"],
      ...["-of", "csv=p=0", file],
    ],
    { maxBuffer: 64_000_000 },
  );
  const seconds = times.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Number.parseFloat(line));
  const { stdout } = await run(
    "ffmpeg",
    [
      ...["-v", "error", "-i", file, "-vf", `crop=${width}:${height}:${x}:${y}`, "-vsync", "passthrough"],
      ...["-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
    ],
    { encoding: "buffer", maxBuffer: 2_000_000_000 },
  );
  const size = width * height * 3;
  return seconds.map((at, index) => ({
    seconds: at,
    colours: stdout.subarray(index * size, (index + 1) * size),
  }));
}
