import type { VideoFacts } from "./probe";

const even = (value: number) => Math.max(2, Math.floor(value / 2) * 2);

/** What platforms take as an upright clip at the least, and what a 4K recording can fill. */
const small = { width: 720, height: 1280 };
const large = { width: 1080, height: 1920 };

/** The upright 9:16 part of a picture whose middle lies at `x` (0–1 of its width), in whole even pixels. */
export function portraitCrop({ width, height }: Pick<VideoFacts, "width" | "height">, x: number) {
  const isWide = width / height > 9 / 16;
  const w = even(isWide ? (height * 9) / 16 : width);
  const h = even(isWide ? height : (width * 16) / 9);
  const left = Math.round(Math.min(Math.max(x * width - w / 2, 0), width - w));
  return { x: left, y: Math.round((height - h) / 2), width: w, height: h };
}

/** The picture filter of an upright clip; numbers only. */
export function portraitFilter(video: Pick<VideoFacts, "width" | "height">, x: number): string {
  const crop = portraitCrop(video, x);
  const size = crop.width >= large.width ? large : small;
  return [
    `crop=${crop.width}:${crop.height}:${crop.x}:${crop.y}`,
    `scale=${size.width}:${size.height}:flags=bicubic`,
    "setsar=1",
  ].join(",");
}
