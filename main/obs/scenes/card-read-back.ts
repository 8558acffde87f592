import sharp from "sharp";
import type { Slot } from "../../../preload/contract";
import type { Card } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf, entry } from "../connection/requests";
import { isSeen, type Patch, type Pixels } from "./card-seen";
import type { Stills } from "./card-stills";
import type { ItemTransform, Size } from "./placement";
import type { Session } from "./session";

/** Width of the picture that is read back, in pixels. */
const readWidth = 640;
const quality = 90;

const topLeft = 5;

/** Where a card lies in the canvas by its item's transform, in pixels; null where the item was turned or set otherwise. */
export function placeOnCanvas(transform: ItemTransform, card: Size): Patch | null {
  const { boundsType, boundsAlignment, alignment, rotation } = transform;
  if (boundsType !== "OBS_BOUNDS_SCALE_INNER" || alignment !== topLeft || rotation !== 0) return null;
  const { boundsWidth, boundsHeight, positionX, positionY } = transform;
  const scale = Math.min(boundsWidth / card.width, boundsHeight / card.height);
  const [width, height] = [card.width * scale, card.height * scale];
  const share = (before: number, after: number) =>
    boundsAlignment & before ? 0 : boundsAlignment & after ? 1 : 0.5;
  return {
    x: positionX + (boundsWidth - width) * share(1, 2),
    y: positionY + (boundsHeight - height) * share(4, 8),
    width,
    height,
  };
}

/** A place of the canvas in whole pixels of a picture of it; null where it does not lie in the picture. */
export function placeInPicture(place: Patch, canvas: Size, picture: Size): Patch | null {
  const scale = picture.width / canvas.width;
  const x = Math.round(place.x * scale);
  const y = Math.round(place.y * scale);
  const width = Math.round((place.x + place.width) * scale) - x;
  const height = Math.round((place.y + place.height) * scale) - y;
  const isInside = x >= 0 && y >= 0 && x + width <= picture.width && y + height <= picture.height;
  return isInside && width >= 8 && height >= 8 ? { x, y, width, height } : null;
}

/** The digits of a clock, in pixels of the card scaled to a size. */
function digitsOf({ clock, width }: Card, scaled: Size): Patch | null {
  if (clock === null) return null;
  const scale = scaled.width / width;
  const { x, y, w, size } = clock.text;
  return { x: x * scale, y: (y - size * 0.7) * scale, width: w * scale, height: size * 1.4 * scale };
}

async function cut(picture: Buffer, { x, y, width, height }: Patch): Promise<Pixels> {
  const data = await sharp(picture)
    .removeAlpha()
    .extract({ left: x, top: y, width, height })
    .raw()
    .toBuffer();
  return { data, width, height, channels: 3 };
}

/** What is looked for, and where. */
export interface ReadBack {
  card: Card;
  /** The source that shows it. */
  source: string;
  /** What stood in its slot before. */
  before: Card | null;
  /** The scene on air, by its name in OBS. */
  scene: string;
}

/** What a look needs. */
export interface Reader {
  link: ObsLink;
  session: Session;
  scenesOf: (slot: Slot) => string[];
  stills: Stills;
}

/** The canvas that one of the studio's scenes is built on; null for a scene of the user's own. */
const canvasOf = (
  session: Session,
  isBuilt: (slot: Slot) => string[],
  slot: Slot,
  scene: string,
): Size | null => (isBuilt(slot).includes(scene) ? ([...session.applied.values()][0]?.canvas ?? null) : null);

/**
 * Looks for a card in the programme's own picture. Null where that cannot be judged: a card that scrolls, one with next
 * to nothing opaque, a scene of the user's own, an item that was turned by hand.
 */
export async function readBack(
  { link, session, scenesOf, stills }: Reader,
  { card, source, before, scene }: ReadBack,
): Promise<boolean | null> {
  const canvas = canvasOf(session, scenesOf, card.slot, scene);
  if (canvas === null || card.scroll !== null) return null;
  const size = { width: readWidth, height: Math.round((readWidth * canvas.height) / canvas.width) };
  const [, transform, shot] = await link.batch([
    entry("GetSceneItemId", { sceneName: scene, sourceName: source }, { output: { item: "sceneItemId" } }),
    entry("GetSceneItemTransform", { sceneName: scene }, { input: { sceneItemId: "item" } }),
    entry("GetSourceScreenshot", {
      sourceName: scene,
      imageFormat: "jpg",
      imageWidth: size.width,
      imageHeight: size.height,
      imageCompressionQuality: quality,
    }),
  ]);
  const placed = answerOf(transform, "GetSceneItemTransform")?.sceneItemTransform;
  const picture = answerOf(shot, "GetSourceScreenshot")?.imageData;
  if (placed === undefined || picture === undefined) return null;
  const onCanvas = placeOnCanvas(placed as unknown as ItemTransform, card);
  const place = onCanvas && placeInPicture(onCanvas, canvas, size);
  if (place === null) return null;
  const comparable = before !== null && before.scroll === null && before.still !== card.still;
  const [seen, own, old] = await Promise.all([
    cut(Buffer.from(picture.slice(picture.indexOf(",") + 1), "base64"), place),
    stills.of(card.slot, card.still, place),
    comparable ? stills.of(card.slot, before.still, place).catch(() => null) : null,
  ]);
  return isSeen({ picture: seen, card: own, before: old, ignore: digitsOf(card, place) });
}
