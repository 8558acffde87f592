import type { StageLayer, StageScene } from "../../../preload/contract";
import type { StageWords } from "../words";
import type { StageColours } from "./colours";
import { type Box, containBox, framePixels, placePicture, type Size } from "./layout";
import type { CardPose } from "./motion";
import { drawLabel, drawPlaceholder } from "./placeholder";
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
}

export interface SceneDrawing {
  canvas: Size;
  sources: Sources;
  cards: readonly PosedCard[];
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

function drawCamera(pen: Pen, layer: StageLayer & { kind: "camera" }, box: Box, drawing: SceneDrawing) {
  const { sources, colours, words, canvas } = drawing;
  const camera = sources.camera(layer.role, layer.device);
  if (typeof camera !== "string") {
    drawPicture(pen, camera, layer, canvas, layer.mirror);
    return;
  }
  const refused = camera === "refused";
  const title = refused ? words.cameraRefused : words.noCamera;
  const hint = refused ? words.cameraRefusedHint : words.noCameraHint;
  const standIn = layer.standIn === null ? null : sources.still(layer.standIn);
  if (standIn === null) {
    const text = camera === "waiting" ? { title: layer.name } : { title, hint };
    drawPlaceholder(pen, box, colours, { ...text, person: true });
    return;
  }
  drawPicture(pen, standIn, { ...layer, placement: { ...layer.placement, fit: "cover" } }, canvas);
  if (camera !== "waiting") drawLabel(pen, box, colours, `${title} · ${hint}`);
}

function drawCard(pen: Pen, card: PosedCard, box: Box, layer: StageLayer, sources: Sources) {
  const picture = sources.still(card.image);
  if (picture === null) return;
  const target = containBox(card, box, layer.placement.align);
  const { dx, dy, alpha } = card.pose;
  pen.save();
  pen.globalAlpha = alpha;
  const x = target.x + dx * target.width;
  const y = target.y + dy * target.height;
  pen.drawImage(picture.image, x, y, target.width, target.height);
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
      if (picture !== null) drawPicture(pen, picture, layer, canvas);
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
      for (const card of drawing.cards)
        if (card.slot === layer.slot) drawCard(pen, card, box, layer, sources);
      return;
    case "microphone":
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
