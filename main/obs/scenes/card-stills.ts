import sharp from "sharp";
import type { Slot } from "../../../preload/contract";
import type { Pixels } from "./card-seen";
import type { Size } from "./placement";

/** Cards kept as pixels: the one on air and the one before, in each slot. */
const keptStills = 24;

/** Cards' stills as raw pixels in the size they have in the picture that is read back. */
export interface Stills {
  of(slot: Slot, file: string, size: Size): Promise<Pixels>;
  /** Reads one that will be asked for soon, in the size that the slot's last one had. */
  ahead(slot: Slot, file: string): void;
}

async function read(file: string, { width, height }: Size): Promise<Pixels> {
  const data = await sharp(file).ensureAlpha().resize(width, height, { fit: "fill" }).raw().toBuffer();
  return { data, width, height, channels: 4 };
}

export function createStills(): Stills {
  const sizes = new Map<Slot, Size>();
  const kept = new Map<string, Promise<Pixels>>();

  function of(slot: Slot, file: string, { width, height }: Size): Promise<Pixels> {
    sizes.set(slot, { width, height });
    const key = `${width}x${height} ${file}`;
    const pixels = kept.get(key) ?? read(file, { width, height });
    kept.delete(key);
    kept.set(key, pixels);
    pixels.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -keptStills)) kept.delete(oldest);
    return pixels;
  }

  return {
    of,
    ahead(slot, file) {
      const size = sizes.get(slot);
      if (size !== undefined) void of(slot, file, size).catch(() => undefined);
    },
  };
}
