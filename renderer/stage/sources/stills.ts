import type { Picture } from "../draw/draw-scene";

/** Pictures are kept no larger than this: drawing a 12-megapixel photo thirty times a second starves the encoder. */
const longestSide = 1920;
/** A strip of running text is long and thin: it costs little, and would not be legible any smaller. */
const thinHeight = 160;
const keptPictures = 60;
const retryMilliseconds = 3000;

type Still = { picture: Picture | null; failedAt: number | null; usedAt: number };

async function load(address: string): Promise<Picture> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = height <= thinHeight ? 1 : Math.min(1, longestSide / Math.max(width, height, 1));
  try {
    const bitmap = await createImageBitmap(image, {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
      resizeQuality: "high",
    });
    return { image: bitmap, width: bitmap.width, height: bitmap.height };
  } catch {
    // Some browsers make no bitmap of a vector picture; it is drawn as it is.
    return { image, width, height };
  }
}

/** Still pictures by media reference: loaded when first asked for, tried again later where that failed. */
export class Stills {
  readonly #address: (reference: string) => string;
  readonly #stills = new Map<string, Still>();

  constructor(address: (reference: string) => string) {
    this.#address = address;
  }

  /** The picture, or null while it is not there yet. */
  get(reference: string): Picture | null {
    const now = performance.now();
    const known = this.#stills.get(reference);
    if (known !== undefined) known.usedAt = now;
    const retry = known?.failedAt != null && now - known.failedAt > retryMilliseconds;
    if (known === undefined || retry) this.#begin(reference, now);
    return known?.picture ?? null;
  }

  has(reference: string): boolean {
    return this.get(reference) !== null;
  }

  /** Whether nothing more is to be expected of a picture now: it is there, or could not be had. */
  isSettled(reference: string): boolean {
    this.get(reference);
    const still = this.#stills.get(reference);
    return still !== undefined && (still.picture !== null || still.failedAt !== null);
  }

  close(): void {
    for (const { picture } of this.#stills.values()) release(picture);
    this.#stills.clear();
  }

  #begin(reference: string, now: number) {
    const still: Still = { picture: null, failedAt: null, usedAt: now };
    this.#stills.set(reference, still);
    this.#forgetOldest();
    load(this.#address(reference)).then(
      (picture) => {
        if (this.#stills.get(reference) === still) still.picture = picture;
        else release(picture);
      },
      () => {
        still.failedAt = performance.now();
      },
    );
  }

  #forgetOldest() {
    if (this.#stills.size <= keptPictures) return;
    const oldest = [...this.#stills].sort(([, a], [, b]) => a.usedAt - b.usedAt)[0];
    if (oldest === undefined) return;
    release(oldest[1].picture);
    this.#stills.delete(oldest[0]);
  }
}

function release(picture: Picture | null) {
  if (picture?.image instanceof ImageBitmap) picture.image.close();
}
