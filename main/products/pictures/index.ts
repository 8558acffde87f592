import { createHash } from "node:crypto";
import { join } from "node:path";
import type { HandlersFor } from "../../../preload/contract";
import { type MediaFolders, writeAtomic } from "../../storage";
import { cropped } from "./crop";
import { type EncodedPicture, encode } from "./encode";
import { type PictureReader, readable } from "./readable";

export { ffmpegPictures } from "./other-formats";
export type { PictureReader } from "./readable";

/** Named by its content, so that the same picture is kept once. */
async function keep({ data }: MediaFolders, { bytes, ending, width, height }: EncodedPicture) {
  const file = `${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}.${ending}`;
  await writeAtomic(join(data, "media", file), bytes);
  return { reference: `media:${file}`, width, height };
}

/** Takes pictures in and cuts parts out of them. What was taken in before is never changed. */
export const createPictures = (
  folders: MediaFolders,
  reader: PictureReader,
): HandlersFor<"media.add" | "media.crop"> => ({
  "media.add": async ({ name, base64 }) => {
    const bytes = Buffer.from(base64.replace(/^data:[^,]*,/, ""), "base64");
    const shortName = name.slice(0, 80);
    return await keep(folders, await encode(await readable(bytes, shortName, reader), shortName));
  },
  "media.crop": async (input) => {
    const picture = await cropped(folders, input);
    return "reference" in picture ? picture : await keep(folders, picture);
  },
});
