import { extname, isAbsolute, join, resolve } from "node:path";
import { type OverlayFields, StudioError } from "../../preload/contract";
import type { Ffmpeg } from "../process/ffmpeg";
import { resolveMedia, writeAtomic } from "../storage";
import { type CardKind, drawCard } from "./draw/draw-card";
import { readPictures } from "./draw/pictures";
import { openWorkshop } from "./draw/workshop";
import { checkFields } from "./fields";
import { loadTemplates } from "./templates";
import { loadFaces } from "./text/fonts";

/** A card to draw into a file, without a studio. */
export interface RenderCardOptions {
  template: string;
  fields: OverlayFields;
  /** Ends in .png, .webm or .mov. */
  out: string;
  ffmpeg: Ffmpeg;
  paths: { resources: string; data: string; fonts: string };
  /** Pictures named by relative path are looked for here: the folder of the data file. */
  baseFolder: string;
}

const kinds: Readonly<Record<string, CardKind>> = { ".png": "png", ".mov": "mov", ".webm": "webm" };

/** References as in the studio, or paths of the caller's own. */
const pictureResolver =
  ({ paths, baseFolder }: RenderCardOptions) =>
  (file: string): string => {
    if (/^(media|card|bundled):/.test(file)) return resolveMedia(paths, file);
    return isAbsolute(file) ? file : resolve(baseFolder, file);
  };

/**
 * Draws one card into a file: `hongcun overlay`. A picture, or a clip of the card coming in.
 * @throws StudioError `overlays.…` naming the field, `ffmpeg.…` or `storage.…`.
 */
export async function renderCard(
  options: RenderCardOptions,
): Promise<{ file: string; width: number; height: number; milliseconds: number }> {
  const startedAt = performance.now();
  const { paths, ffmpeg, out } = options;
  const kind = kinds[extname(out).toLowerCase()];
  if (kind === undefined)
    throw new StudioError("overlays.wrong-ending", { field: "out", params: { file: out } });
  const roots = [join(paths.resources, "overlays"), join(paths.data, "overlays-templates")];
  const { templates } = await loadTemplates(roots);
  const loaded = templates.get(options.template);
  if (loaded === undefined) {
    const params = { id: options.template, known: [...templates.keys()].join(", ") };
    throw new StudioError("overlays.template-unknown", { field: "template", params });
  }
  const fields = checkFields(loaded.template, options.fields);
  const pictures = await readPictures(loaded.template, fields, pictureResolver(options));
  const workshop = await openWorkshop(paths.fonts);
  try {
    const faces = loadFaces(paths.fonts);
    const content = await drawCard({ loaded, fields, pictures }, kind, { ffmpeg, faces, workshop });
    await writeAtomic(out, content);
  } finally {
    await workshop.close();
  }
  const { width, height } = loaded.template.size;
  return { file: out, width, height, milliseconds: Math.round(performance.now() - startedAt) };
}
