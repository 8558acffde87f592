import sharp from "sharp";
import { type CheckedInput, StudioError } from "../../../preload/contract";
import { type MediaFolders, readIfThere, resolveMedia } from "../../storage";
import { type EncodedPicture, encode } from "./encode";
import { mostPixels } from "./readable";

type Crop = CheckedInput<"media.crop">;

/** The least that is worth showing, in pixels. */
const leastSide = 16;

/** The box of a frame in whole pixels, inside the picture; null when it lies outside or is too small to show. */
export function boxOf(
  { x, y, w, h }: Crop["frame"],
  size: { width: number; height: number },
): { left: number; top: number; width: number; height: number } | null {
  const left = Math.round(x * size.width);
  const top = Math.round(y * size.height);
  // A drag to the edge may end a hair beyond it.
  const width = Math.min(Math.round(w * size.width), size.width - left);
  const height = Math.min(Math.round(h * size.height), size.height - top);
  const isInside = x + w <= 1.001 && y + h <= 1.001;
  return isInside && Math.min(width, height) >= leastSide ? { left, top, width, height } : null;
}

const isWhole = ({ x, y, w, h }: Crop["frame"]) => x === 0 && y === 0 && w === 1 && h === 1;

/**
 * A part of a stored picture, or its own reference where the whole of it is asked for.
 * @throws StudioError `products.picture-gone`, `products.picture-broken`, `products.crop-wrong`, or `core.not-found` for
 * a reference that is none.
 */
export async function cropped(
  folders: MediaFolders,
  { reference, frame, turn }: Crop,
): Promise<EncodedPicture | { reference: string; width: number; height: number }> {
  const bytes = await readIfThere(resolveMedia(folders, reference));
  const params = { name: reference };
  if (bytes === null) throw new StudioError("products.picture-gone", { field: "reference", params });
  const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" }).autoOrient();
  try {
    const { data, info } = await open().rotate(turn).raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (turn === 0 && isWhole(frame)) return { reference, width, height };
    const box = boxOf(frame, info);
    if (box === null) throw new StudioError("products.crop-wrong", { field: "frame" });
    return await encode(
      { open: () => sharp(data, { raw: { width, height, channels } }).extract(box) },
      reference,
    );
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    throw new StudioError("products.picture-broken", { field: "reference", params, cause });
  }
}
