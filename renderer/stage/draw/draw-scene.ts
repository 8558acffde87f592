import {
  type CardClock,
  type CardScroll,
  panView,
  type StageLayer,
  type StageScene,
} from "../../../preload/contract";
import type { StageWords } from "../words";
import { digitsOf, drawClock } from "./clock";
import type { StageColours } from "./colours";
import { type Box, containBox, framePixels, placePicture, type Size } from "./layout";
import type { CardPose } from "./motion";
import { drawPlaceholder, drawTag } from "./placeholder";
import { stripParts } from "./scroll";
import { drawText } from "./text";

type Pen = CanvasRenderingContext2D;

/** Something that can be drawn now, with its size in pixels. */
export interface Picture extends Size {
  image: CanvasImageSource;
}

/** Where the pictures of a scene come from; null where there is none at this moment. */
export interface Sources {
  still(reference: string): Picture | null;
  clip(reference: string, loop: boolean): Picture | null;
  /** Why there is no picture is said in words. */
  camera(
    role: "host" | "second" | "overhead",
    device: string | null,
  ): Picture | "waiting" | "none" | "refused";
  screen(): Picture | null;
}

/** A card on its way in, standing, or on its way out. */
export interface PosedCard {
  slot: string;
  image: string;
  width: number;
  height: number;
  pose: CardPose;
  clock: CardClock | null;
  scroll: CardScroll | null;
  /** How long it has been there, in milliseconds. */
  age: number;
}

export interface SceneDrawing {
  canvas: Size;
  sources: Sources;
  cards: readonly PosedCard[];
  /** The time that pictures move by. */
  seconds: number;
  colours: StageColours;
  words: StageWords;
}

/** The pen of an opaque canvas. */
export function newPen(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext("2d", { alpha: false });
  if (pen === null) throw new Error("This browser has no 2D canvas");
  return pen;
}

function drawPicture(pen: Pen, picture: Picture, layer: StageLayer, canvas: Size, mirror = false) {
  const drawn = placePicture(picture, layer.placement, canvas);
  if (drawn === null) return;
  const { source, target } = drawn;
  pen.save();
  if (mirror) {
    pen.translate(target.x * 2 + target.width, 0);
    pen.scale(-1, 1);
  }
  pen.drawImage(
    picture.image,
    source.x,
    source.y,
    source.width,
    source.height,
    target.x,
    target.y,
    target.width,
    target.height,
  );
  pen.restore();
}

/** A picture that drifts slowly. Small ones and those shown whole stand still, as in OBS. */
function drawImage(pen: Pen, picture: Picture, layer: StageLayer & { kind: "image" }, drawing: SceneDrawing) {
  const { frame, fit } = layer.placement;
  const moves = layer.motion === "pan" && fit === "cover" && frame.w * frame.h >= 0.25;
  if (!moves || !(picture.width > 0 && picture.height > 0)) {
    drawPicture(pen, picture, layer, drawing.canvas);
    return;
  }
  const box = framePixels(frame, drawing.canvas);
  const seen = panView(picture, box, drawing.seconds);
  // Only what drifts needs it: left on, it would make every camera frame after this one dear.
  const usual = pen.imageSmoothingQuality;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(
    picture.image,
    ...([seen.x, seen.y, seen.width, seen.height] as const),
    ...([box.x, box.y, box.width, box.height] as const),
  );
  pen.imageSmoothingQuality = usual;
}

function drawCamera(pen: Pen, layer: StageLayer & { kind: "camera" }, box: Box, drawing: SceneDrawing) {
  const { sources, colours, words, canvas } = drawing;
  const camera = sources.camera(layer.role, layer.device);
  if (typeof camera !== "string") {
    drawPicture(pen, camera, layer, canvas, layer.mirror);
    return;
  }
  if (camera === "refused") {
    // The user has something to do about this one: no picture may hide it.
    const text = { title: words.cameraRefused, hint: words.cameraRefusedHint };
    drawPlaceholder(pen, box, colours, { ...text, person: true });
    return;
  }
  const still = layer.standIn === null ? null : sources.still(layer.standIn);
  const clip =
    camera === "waiting" || layer.standInClip === null ? null : sources.clip(layer.standInClip, true);
  const standIn = clip ?? still;
  if (standIn === null) {
    const text = { title: words.noCamera, hint: words.noCameraHint };
    drawPlaceholder(pen, box, colours, {
      ...(camera === "waiting" ? { title: layer.name } : text),
      person: true,
    });
    return;
  }
  drawPicture(pen, standIn, { ...layer, placement: { ...layer.placement, fit: "cover" } }, canvas);
  if (camera === "waiting") return;
  drawTag(pen, box, canvas, colours, [`${words.noCamera} · ${words.standIn}`, words.noCamera]);
}

function drawCard(pen: Pen, card: PosedCard, layer: StageLayer, { canvas, sources, colours }: SceneDrawing) {
  const picture = sources.still(card.image);
  if (picture === null) return;
  const placed = containBox(card, framePixels(layer.placement.frame, canvas), layer.placement.align);
  const { dx, dy, alpha } = card.pose;
  const target = { ...placed, x: placed.x + dx * placed.width, y: placed.y + dy * placed.height };
  const { image, width, height } = picture;
  const whole = [{ source: { x: 0, y: 0, width, height }, target }];
  const parts = card.scroll === null ? whole : stripParts(picture, card.scroll, target, card.age);
  pen.save();
  pen.globalAlpha = alpha;
  for (const { source, target: to } of parts) {
    const from = [source.x, source.y, source.width, source.height] as const;
    pen.drawImage(image, ...from, to.x, to.y, to.width, to.height);
  }
  if (card.clock !== null) {
    drawClock(pen, card.clock, digitsOf(card.clock, card.width, target, Date.now()), colours.font);
  }
  pen.restore();
}

function drawLayer(pen: Pen, layer: StageLayer, drawing: SceneDrawing) {
  const { canvas, sources, colours, words } = drawing;
  const box = framePixels(layer.placement.frame, canvas);
  switch (layer.kind) {
    case "colour":
      pen.fillStyle = layer.colour;
      pen.fillRect(box.x, box.y, box.width, box.height);
      return;
    case "camera":
      drawCamera(pen, layer, box, drawing);
      return;
    case "image": {
      const chosen = layer.image === null ? null : sources.still(layer.image);
      const picture = chosen ?? (layer.standIn === null ? null : sources.still(layer.standIn));
      if (picture !== null) drawImage(pen, picture, layer, drawing);
      else drawPlaceholder(pen, box, colours, { title: words.noPicture, hint: layer.name });
      return;
    }
    case "video": {
      const picture = sources.clip(layer.video, layer.loop);
      if (picture !== null) drawPicture(pen, picture, layer, canvas);
      return;
    }
    case "screen": {
      const picture = sources.screen();
      if (picture !== null) drawPicture(pen, picture, layer, canvas);
      else drawPlaceholder(pen, box, colours, { title: words.screen, hint: words.screenHint });
      return;
    }
    case "text":
      drawText(pen, layer.text, box, layer.placement.align, { ...layer, font: colours.font });
      return;
    case "overlay-slot":
      for (const card of drawing.cards) if (card.slot === layer.slot) drawCard(pen, card, layer, drawing);
      return;
    case "microphone":
    case "music":
      return;
  }
}

/** Draws a whole scene from back to front; no scene is an empty picture. */
export function drawScene(pen: Pen, scene: StageScene | null, drawing: SceneDrawing): void {
  const { canvas, colours } = drawing;
  pen.fillStyle = colours.empty;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of scene?.layers ?? []) drawLayer(pen, layer, drawing);
}
