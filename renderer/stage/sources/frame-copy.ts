import { newPen } from "../draw/draw-scene";

/** So many new frames are drawn as they are before it is judged what that costs. */
const triedFrames = 5;
/**
 * Drawing a frame that a graphics card holds takes a fraction of this, in milliseconds. Without one the browser turns
 * its colours first, in a slow way: 21 ms for 1280 × 720 where a copy in the canvas's own colours took 1.3 ms.
 */
const dearMilliseconds = 4;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** What a copy would lose: a turned or stretched picture's shape, and what can be seen through. */
function isPlain(frame: VideoFrame, { videoWidth, videoHeight }: HTMLVideoElement): boolean {
  const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
  const { rotation = 0, flip = false } = frame as { rotation?: number; flip?: boolean };
  const isOpaque = frame.format !== null && !frame.format.endsWith("A");
  return width === videoWidth && height === videoHeight && rotation === 0 && !flip && isOpaque;
}

/** A video's present frame as the canvas draws it for least: the video itself, or a copy of its newest frame. */
export class FrameCopy {
  readonly #video: HTMLVideoElement;
  readonly #probe = newProbe();
  readonly #dear: number;
  readonly #costs: number[] = [];
  #way: "trying" | "drawn" | "copied" = typeof VideoFrame === "undefined" ? "drawn" : "trying";
  /** What is drawn, and what the next frame goes into: a canvas that was just drawn would be copied to be written to. */
  #shown: CanvasRenderingContext2D | null = null;
  #next: CanvasRenderingContext2D | null = null;
  #pixels: ImageData | null = null;
  #seenAt: number | null = null;
  #isCopying = false;

  /** Frames whose drawing takes more than `dear` milliseconds are copied. */
  constructor(video: HTMLVideoElement, dear = dearMilliseconds) {
    this.#video = video;
    this.#dear = dear;
  }

  /** To be asked for with each picture that is drawn, while the video has a frame. */
  image(): CanvasImageSource {
    if (this.#way !== "drawn") this.#look();
    return this.#way === "copied" ? (this.#shown?.canvas ?? this.#video) : this.#video;
  }

  #look() {
    if (this.#isCopying) return;
    const frame = this.#newFrame();
    if (frame === null) return;
    if (this.#way === "trying") this.#try();
    if (this.#way === "copied") void this.#copy(frame);
    else frame.close();
  }

  /** The frame that is seen now, unless it was looked at already. */
  #newFrame(): VideoFrame | null {
    try {
      const frame = new VideoFrame(this.#video);
      if (frame.timestamp !== this.#seenAt) {
        this.#seenAt = frame.timestamp;
        return frame;
      }
      frame.close();
    } catch {
      // The video has lost its frame, or may not be read: the canvas shows what it can.
    }
    return null;
  }

  #try() {
    const before = performance.now();
    // As dear as drawing it large: the whole frame's colours are turned, once.
    this.#probe.drawImage(this.#video, 0, 0, 1, 1);
    this.#costs.push(performance.now() - before);
    if (this.#costs.length >= triedFrames) this.#way = median(this.#costs) > this.#dear ? "copied" : "drawn";
  }

  async #copy(frame: VideoFrame) {
    this.#isCopying = true;
    try {
      if (!isPlain(frame, this.#video)) throw new Error("A frame that only the browser can draw");
      const { videoWidth: width, videoHeight: height } = this.#video;
      if (this.#pixels?.width !== width || this.#pixels.height !== height) {
        this.#pixels = new ImageData(width, height);
        this.#next = null;
      }
      const pen = this.#next ?? newMemoryPen(width, height);
      await frame.copyTo(this.#pixels.data, { format: "RGBA" });
      pen?.putImageData(this.#pixels, 0, 0);
      this.#next =
        this.#shown?.canvas.width === width && this.#shown.canvas.height === height ? this.#shown : null;
      this.#shown = pen;
    } catch {
      this.#way = "drawn";
    } finally {
      frame.close();
      this.#isCopying = false;
    }
  }
}

/** A canvas of the stage's own kind: a smaller one browsers keep out of the graphics card even where there is one. */
const newProbe = (): CanvasRenderingContext2D =>
  newPen(Object.assign(document.createElement("canvas"), { width: 256, height: 256 }));

/** A canvas in the computer's own memory. */
function newMemoryPen(width: number, height: number): CanvasRenderingContext2D | null {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  return canvas.getContext("2d", { alpha: false, willReadFrequently: true });
}
