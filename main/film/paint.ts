import sharp, { type OverlayOptions } from "sharp";
import { framePixels, type Placement } from "../../preload/contract";
import { type Box, type FilmFrame, filmColours } from "./frame";
import type { DrawnPicture, FilmPorts } from "./ports";

/** A card with its place in its scene. */
export interface PlacedCard {
  picture: DrawnPicture;
  place: Placement;
}

/** What a board is painted from. */
export interface PaintedBoard {
  /** Null before the first scene that there is. */
  scene: DrawnPicture | null;
  cards: readonly PlacedCard[];
}

const solid = ({ x, y, width, height }: Box, background: string): OverlayOptions => ({
  input: { create: { width, height, channels: 3, background } },
  left: x,
  top: y,
});

/** What every board of a film has: panel, strip, the mark and the lines between. */
function furniture({ panel, strip, mark }: FilmFrame): OverlayOptions[] {
  return [
    solid(panel, filmColours.panel),
    solid(strip, filmColours.strip),
    solid({ ...panel, width: 2 }, filmColours.hairline),
    solid({ ...strip, height: 2 }, filmColours.hairline),
    solid(mark, filmColours.mark),
  ];
}

/** A card at the size and place that its scene gives it, cut where it reaches past the picture. */
async function placed(
  { picture, place }: PlacedCard,
  { monitor }: FilmFrame,
  placeWhole: FilmPorts["placeWhole"],
): Promise<OverlayOptions | null> {
  const box = placeWhole(picture, framePixels(place.frame, monitor), place.align);
  const left = Math.max(0, box.x);
  const top = Math.max(0, box.y);
  const width = Math.min(monitor.width, box.x + box.width) - left;
  const height = Math.min(monitor.height, box.y + box.height) - top;
  if (width < 1 || height < 1) return null;
  const source = sharp(picture.file);
  const found = await source.metadata();
  // A card that scrolls is a strip as long as its text: what is seen of it first is shown.
  const seen = {
    width: Math.min(picture.width, found.width),
    height: Math.min(picture.height, found.height),
  };
  const input = await source
    .extract({ left: 0, top: 0, ...seen })
    .resize(box.width, box.height, { fit: "fill" })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const cut = { left: left - box.x, top: top - box.y, width, height };
  return { input: await sharp(input).extract(cut).png({ compressionLevel: 1 }).toBuffer(), left, top };
}

/** Paints a board: the scene with its cards in their places, beside and under it the ground that is written on. A PNG. */
export async function paintBoard(
  { scene, cards }: PaintedBoard,
  frame: FilmFrame,
  placeWhole: FilmPorts["placeWhole"],
): Promise<Buffer> {
  const { canvas, monitor } = frame;
  const layers = furniture(frame);
  if (scene !== null) {
    const { width, height } = monitor;
    const input = await sharp(scene.file)
      .resize(width, height, { fit: "fill" })
      .removeAlpha()
      .png()
      .toBuffer();
    layers.push({ input, left: monitor.x, top: monitor.y });
  }
  for (const card of cards) {
    const layer = await placed(card, frame, placeWhole);
    if (layer !== null) layers.push(layer);
  }
  return await sharp({ create: { ...canvas, channels: 3, background: filmColours.ground } })
    .composite(layers)
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
}
