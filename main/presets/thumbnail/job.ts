import type { FfmpegInput, FfmpegJob } from "../../process/ffmpeg";
import { alignShares, type Size } from "./geometry";
import type { Sketch, Stroke } from "./sketch";

/** Where the parts of a sketch lie, by plain names that need no escaping: relative to the folder ffmpeg runs in. */
export interface SketchFiles {
  /** By a picture's name in the sketch. */
  pictures: ReadonlyMap<string, string>;
  /** One a text stroke, in their order. */
  texts: readonly { document: string; fonts: string }[];
  /** The JPEG to write. */
  target: string;
}

const lavfi = (source: string): FfmpegInput => ({ source, options: ["-f", "lavfi"] });
const colourSource = (colour: string, { width, height }: Size) =>
  lavfi(`color=c=0x${colour.slice(1)}:s=${width}x${height}:r=1`);

/** What a stroke reads, and how what is read becomes the picture to lay on; null for text. */
function material(stroke: Stroke, files: SketchFiles): { input: FfmpegInput; filters: string } | null {
  switch (stroke.kind) {
    case "box":
      return { input: colourSource(stroke.colour, stroke.box), filters: "format=rgba" };
    case "picture": {
      const { crop, box } = stroke;
      const cut = `crop=${crop.width}:${crop.height}:${crop.x}:${crop.y}`;
      const source = files.pictures.get(stroke.picture) ?? "";
      const filters = `format=rgba,${cut},scale=${box.width}:${box.height}:flags=bilinear`;
      return { input: { source }, filters };
    }
    case "clip": {
      const { width, height } = stroke.box;
      const cover = stroke.placement.fit === "cover";
      const grow = `scale=${width}:${height}:force_original_aspect_ratio=${cover ? "increase" : "decrease"}`;
      const filters = `${grow}${cover ? `,crop=${width}:${height}` : ""},format=rgba`;
      return { input: { source: stroke.file }, filters };
    }
    case "text":
      return null;
  }
}

/** Where a stroke's picture is laid on: its box, or aligned in it where its size is only known to ffmpeg. */
function place(stroke: Exclude<Stroke, { kind: "text" }>): string {
  const { x, y, width, height } = stroke.box;
  if (stroke.kind !== "clip") return `x=${x}:y=${y}`;
  const share = alignShares(stroke.placement.align);
  return `x=${x}+(${width}-w)*${share.x}:y=${y}+(${height}-h)*${share.y}`;
}

/** The size of a thumbnail so many pixels wide, never larger than its canvas; even, as every picture size here. */
export const thumbnailSize = (canvas: Size, width: number): Size => {
  const wide = Math.min(canvas.width, width);
  const even = (value: number) => Math.max(2, Math.round(value / 2) * 2);
  return { width: even(wide), height: even((canvas.height * wide) / canvas.width) };
};

/**
 * One run of ffmpeg that draws a sketch at the canvas's own size, so that every edge falls where an engine puts it, and
 * scales it down at the end. Holds no text and no path of a user's: texts are documents, pictures have plain names.
 */
export function thumbnailJob(sketch: Sketch, files: SketchFiles, size: Size): FfmpegJob {
  const inputs: FfmpegInput[] = [colourSource("#000000", sketch.canvas)];
  const graph = ["[0:v]format=rgb24[step0]"];
  let texts = 0;
  sketch.strokes.forEach((stroke, index) => {
    const [before, after] = [`[step${index}]`, `[step${index + 1}]`];
    const made = material(stroke, files);
    if (stroke.kind === "text" || made === null) {
      const text = files.texts[texts++];
      graph.push(
        text ? `${before}ass=${text.document}:fontsdir=${text.fonts}${after}` : `${before}null${after}`,
      );
      return;
    }
    graph.push(`[${inputs.length}:v]${made.filters}[part${index}]`);
    graph.push(`${before}[part${index}]overlay=${place(stroke)}:format=rgb${after}`);
    inputs.push(made.input);
  });
  const { width, height } = size;
  const isWhole = width === sketch.canvas.width && height === sketch.canvas.height;
  const scale = isWhole ? "" : `scale=${width}:${height}:flags=area,`;
  graph.push(`[step${sketch.strokes.length}]${scale}format=yuvj444p[out]`);
  const options = ["-map", "[out]", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "2", "-f", "image2"];
  return { inputs, filterGraph: graph.join(";"), outputs: [{ target: files.target, options }] };
}
