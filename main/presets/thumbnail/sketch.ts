import {
  type Canvas,
  framePixels,
  type Layer,
  type Orientation,
  type Placement,
  type Scene,
} from "../../../preload/contract";
import type { SceneFill } from "../../core";
import { alignShares, type Box, containBox, coverCrop, type Size } from "./geometry";
import type { TextLine } from "./ports";

/** A picture as it was found: its file's name in the sketch, and its size in pixels. */
export interface FoundPicture extends Size {
  name: string;
}

/** One stroke of a sketch; strokes are listed from back to front. */
export type Stroke =
  | { kind: "box"; box: Box; colour: string }
  /** The part `crop` of a picture, scaled to `box`. */
  | { kind: "picture"; picture: string; crop: Box; box: Box }
  /** The first frame of a clip, whose size is not known beforehand. */
  | { kind: "clip"; file: string; box: Box; placement: Placement }
  /** Texts that follow one another. */
  | { kind: "text"; lines: TextLine[] };

/** A scene as data: what to draw where, in pixels of the canvas. */
export interface Sketch {
  canvas: Canvas;
  strokes: Stroke[];
}

/** What fills a scene's layers. */
export interface SketchFill {
  fill: SceneFill;
  /** By layer id: the picture an image layer shows, a camera's stand-in, the example card of a slot. */
  pictures: ReadonlyMap<string, FoundPicture>;
  /** By layer id: the absolute path of a video layer's clip. */
  clips: ReadonlyMap<string, string>;
  /** Width of a line in ems. */
  widthOf: (text: string, bold: boolean) => number;
}

/** Stands where a camera without a stand-in, or a screen, will be. */
const emptyColour = "#2a221d";

/** A line of Noto Sans CJK or YaHei is about 1.35 times its em high; engines size text by the same share. */
const heightPerSize = 1.35;

const placeholder = /\{(village|host|show|segment)\}/g;
const dangling = /^[\s·|,，、—–-]+|[\s·|,，、—–-]+$/g;

/** A text layer's words, with the show's own in the place of {village}, {host}, {show} and {segment}. */
export function sketchText(text: string, fill: SceneFill): string {
  const filled = text.replace(placeholder, (_whole, name: "village" | "host" | "show" | "segment") =>
    fill[name].trim(),
  );
  return (filled === text ? text : filled.replace(dangling, "")).trim();
}

const anchors = { 0: "left", 0.5: "centre", 1: "right" } as const;

function textStroke(
  layer: Extract<Layer, { kind: "text" }>,
  at: Placement,
  box: Box,
  { fill, widthOf }: SketchFill,
): Stroke[] {
  const { colour, bold } = layer.settings;
  const text = sketchText(layer.settings.text, fill);
  if (text === "") return [];
  const size = Math.min(box.height / heightPerSize, box.width / Math.max(0.1, widthOf(text, bold)));
  const share = alignShares(at.align);
  const height = size * heightPerSize;
  const line: TextLine = {
    text,
    x: box.x + box.width * share.x,
    y: box.y + (box.height - height) * share.y + height / 2,
    anchor: anchors[share.x as 0 | 0.5 | 1],
    size,
    colour,
    bold,
  };
  return [{ kind: "text", lines: [line] }];
}

function pictureStroke(picture: FoundPicture, at: Placement, box: Box): Stroke {
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  return at.fit === "cover"
    ? { kind: "picture", picture: picture.name, crop: coverCrop(picture, box), box }
    : { kind: "picture", picture: picture.name, crop: whole, box: containBox(picture, box, at.align) };
}

function layerStrokes(layer: Layer, at: Placement, box: Box, filled: SketchFill): Stroke[] {
  const picture = filled.pictures.get(layer.id);
  const empty: Stroke[] = [{ kind: "box", box, colour: emptyColour }];
  switch (layer.kind) {
    case "microphone":
    case "music":
      return [];
    case "colour":
      return [{ kind: "box", box, colour: layer.settings.colour }];
    case "screen":
      return empty;
    case "camera":
      // A stand-in fills the frame whatever the camera's own fit is.
      return picture ? [pictureStroke(picture, { ...at, fit: "cover" }, box)] : empty;
    case "image":
      return picture ? [pictureStroke(picture, at, box)] : [];
    case "overlay-slot":
      return picture ? [pictureStroke(picture, { ...at, fit: "contain" }, box)] : [];
    case "video": {
      const file = filled.clips.get(layer.id);
      return file === undefined ? [] : [{ kind: "clip", file, box, placement: at }];
    }
    case "text":
      return textStroke(layer, at, box, filled);
  }
}

/** Texts that follow one another are written at once. */
function joinTexts(strokes: readonly Stroke[]): Stroke[] {
  const joined: Stroke[] = [];
  for (const stroke of strokes) {
    const last = joined.at(-1);
    if (stroke.kind === "text" && last?.kind === "text") last.lines.push(...stroke.lines);
    else joined.push(stroke.kind === "text" ? { ...stroke, lines: [...stroke.lines] } : stroke);
  }
  return joined;
}

/** What a scene looks like, as data. Pure: the same input gives the same sketch. */
export function sketchScene(
  scene: Scene,
  orientation: Orientation,
  canvas: Canvas,
  filled: SketchFill,
): Sketch {
  const strokes = scene.layers.flatMap((layer) => {
    const at = layer.layout[orientation];
    return at === null ? [] : layerStrokes(layer, at, framePixels(at.frame, canvas), filled);
  });
  return { canvas, strokes: joinTexts(strokes) };
}
