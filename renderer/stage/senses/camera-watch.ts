import type { MethodInput, StageScene } from "../../../preload/contract";
import type { Picture, Sources } from "../draw/draw-scene";

/** Enough to see whether a picture is black or stands still, and small enough to be read back beside the drawing. */
const size = { width: 32, height: 18 };

type Seen = NonNullable<MethodInput<"stage.report">["senses"]>["cameras"][number];

/** The brightness of each pixel, 0–255, of a picture's red, green, blue and alpha. */
export function lumaOf(pixels: Uint8ClampedArray): Float32Array {
  return Float32Array.from({ length: pixels.length / 4 }, (_none, index) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(index * 4, index * 4 + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

const mean = (values: Float32Array) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** How much two pictures of the same size differ: mean of their pixels' differences. */
export const changeOf = (before: Float32Array, after: Float32Array): number =>
  mean(after.map((value, index) => Math.abs(value - (before[index] ?? value))));

/** Fine enough to tell a camera's own noise, which changes every picture a little, from one and the same picture. */
const fine = (value: number) => Math.min(255, Math.round(value * 1000) / 1000);

/** Looks at the cameras of the scene on air now and then. */
export class CameraWatch {
  readonly #pen: CanvasRenderingContext2D | null;
  #before = new Map<string, Float32Array>();

  constructor() {
    const canvas = Object.assign(document.createElement("canvas"), size);
    // Kept where the processor can read it: nothing has to come back from the graphics card.
    this.#pen = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  }

  /** Each camera that shows a picture, once it was looked at twice; one that went is black from then on. */
  look(scene: StageScene | null, camera: Sources["camera"]): Seen[] {
    const before = this.#before;
    const now = new Map<string, Float32Array>();
    const seen: Seen[] = [];
    for (const layer of scene?.layers ?? []) {
      if (layer.kind !== "camera") continue;
      const picture = camera(layer.role, layer.device);
      const key = `${layer.role} ${layer.device}`;
      const earlier = before.get(key);
      const luma = this.#lumaOf(picture, earlier !== undefined);
      if (luma === null) continue;
      if (earlier !== undefined && !now.has(key))
        seen.push({
          name: layer.name,
          brightness: fine(mean(luma)),
          change: fine(changeOf(earlier, luma)),
        });
      now.set(key, luma);
    }
    this.#before = now;
    return seen.slice(0, 8);
  }

  /** Null where there never was a picture: that is no trouble of the camera's, and the scene says so itself. */
  #lumaOf(picture: Picture | string, wasThere: boolean): Float32Array | null {
    if (typeof picture !== "string") return this.#read(picture);
    return wasThere ? new Float32Array(size.width * size.height) : null;
  }

  #read({ image }: Picture): Float32Array | null {
    if (this.#pen === null) return null;
    // Pixels as they are: their mean would lose that noise.
    this.#pen.imageSmoothingEnabled = false;
    this.#pen.drawImage(image, 0, 0, size.width, size.height);
    return lumaOf(this.#pen.getImageData(0, 0, size.width, size.height).data);
  }
}
