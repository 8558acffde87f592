import { extname, isAbsolute, join, resolve } from "node:path";
import { type OverlayFields, type OverlayTheme, StudioError } from "../../preload/contract";
import type { Ffmpeg } from "../process/ffmpeg";
import { resolveMedia, writeAtomic } from "../storage";
import type { ClipContainer } from "./draw/clip-job";
import { drawClip } from "./draw/draw-clip";
import { drawStills } from "./draw/draw-stills";
import type { Drawing } from "./draw/drawing";
import type { Tools } from "./draw/tools";
import { openWorkshop } from "./draw/workshop";
import { makeDrawing } from "./make-drawing";
import { type LoadedTemplate, loadTemplates } from "./templates";
import { type Faces, loadFaces } from "./text/fonts";
import { loadThemes, usualTheme } from "./themes";

/** A card to draw into a file, without a studio. */
export interface RenderCardOptions {
  template: string;
  fields: OverlayFields;
  /** The look; the usual one when left out. */
  theme?: string | undefined;
  /** Ends in .png, .webm or .mov. */
  out: string;
  ffmpeg: Ffmpeg;
  paths: { resources: string; data: string; fonts: string };
  /** Pictures named by relative path are looked for here: the folder of the data file. */
  baseFolder: string;
}

const kinds: Readonly<Record<string, "png" | ClipContainer>> = {
  ".png": "png",
  ".mov": "mov",
  ".webm": "webm",
};

/** References as in the studio, or paths of the caller's own. */
const pictureResolver =
  ({ paths, baseFolder }: RenderCardOptions) =>
  (file: string): string => {
    if (/^(media|card|bundled):/.test(file)) return resolveMedia(paths, file);
    return isAbsolute(file) ? file : resolve(baseFolder, file);
  };

async function findTemplate({ paths, template }: RenderCardOptions): Promise<LoadedTemplate> {
  const roots = [join(paths.resources, "overlays"), join(paths.data, "overlays-templates")];
  const { templates } = await loadTemplates(roots);
  const loaded = templates.get(template);
  if (loaded !== undefined) return loaded;
  const params = { id: template, known: [...templates.keys()].join(", ") };
  throw new StudioError("overlays.template-unknown", { field: "template", params });
}

async function findTheme({ paths, theme = usualTheme }: RenderCardOptions): Promise<OverlayTheme> {
  const { themes } = await loadThemes([join(paths.resources, "themes"), join(paths.data, "overlays-themes")]);
  const found = themes.get(theme);
  if (found !== undefined) return found;
  const params = { id: theme, known: [...themes.keys()].join(", ") };
  throw new StudioError("overlays.theme-unknown", { field: "theme", params });
}

async function prepare(options: RenderCardOptions, faces: Faces): Promise<Drawing> {
  const { drawing, faults } = await makeDrawing({
    loaded: await findTemplate(options),
    theme: await findTheme(options),
    typed: options.fields,
    faces,
    resolve: pictureResolver(options),
    now: Date.now(),
  });
  if (faults[0] !== undefined) throw faults[0];
  return drawing;
}

async function draw(drawing: Drawing, kind: "png" | ClipContainer, tools: Tools): Promise<Buffer> {
  if (kind !== "png") return (await drawClip(drawing, kind, { ...tools, withLeaving: false })).clip;
  const [outcome] = await drawStills([{ drawing, withoutDigits: false }], tools);
  if (outcome && "content" in outcome) return outcome.content;
  throw outcome?.failure;
}

/**
 * Draws one card into a file: `hongcun overlay`. A picture, or a clip of the card coming in, its clock running or its
 * text passing once.
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
  const faces = loadFaces(paths.fonts);
  const drawing = await prepare(options, faces);
  const workshop = await openWorkshop();
  try {
    await writeAtomic(out, await draw(drawing, kind, { ffmpeg, faces, workshop, urgent: true }));
  } finally {
    await workshop.close();
  }
  const { width, height } = drawing.loaded.template.size;
  return { file: out, width, height, milliseconds: Math.round(performance.now() - startedAt) };
}
