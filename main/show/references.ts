import { access } from "node:fs/promises";
import type { LibraryState, MessageCode, MessageParams, Segment, Show } from "../../preload/contract";
import { type MediaFolders, resolveMedia } from "../storage";

/** Something a show names that is not there. */
export interface MissingReference {
  code: Extract<MessageCode, `show.missing-${string}`>;
  params: MessageParams;
  subject: string;
}

const missing = (code: MissingReference["code"], segment: Segment, id: string): MissingReference => ({
  code,
  params: { segment: segment.title, id },
  subject: `${segment.id}/${id}`,
});

function missingOfSegment(segment: Segment, library: LibraryState): MissingReference[] {
  const scenes = library.presets.flatMap((preset) => preset.scenes.map(({ id }) => `${preset.id}/${id}`));
  const products = new Set(library.products.map(({ id }) => id));
  const wanted = [...segment.products, ...segment.overlays.flatMap(({ product }) => product ?? [])];
  const found: MissingReference[] = [];
  if (!scenes.includes(segment.scene)) found.push(missing("show.missing-scene", segment, segment.scene));
  if (segment.script !== undefined && !library.scripts.some(({ id }) => id === segment.script))
    found.push(missing("show.missing-script", segment, segment.script));
  for (const id of new Set(wanted))
    if (!products.has(id)) found.push(missing("show.missing-product", segment, id));
  for (const id of new Set(segment.overlays.map(({ template }) => template)))
    if (!library.templates.some((template) => template.id === id))
      found.push(missing("show.missing-template", segment, id));
  return found;
}

async function isThere(folders: MediaFolders, reference: string): Promise<boolean> {
  try {
    await access(resolveMedia(folders, reference));
    return true;
  } catch {
    return false;
  }
}

/** Everything a show names that is not there: presets, scenes, scripts, products, templates, pictures. */
export async function missingReferences(
  show: Show,
  library: LibraryState,
  folders: MediaFolders,
): Promise<MissingReference[]> {
  const presets = show.presets
    .filter((id) => !library.presets.some((preset) => preset.id === id))
    .map((id): MissingReference => ({ code: "show.missing-preset", params: { id }, subject: id }));
  const pictures: MissingReference[] = [];
  for (const segment of show.segments) {
    for (const picture of [segment.picture, segment.before, segment.after])
      if (picture !== undefined && !(await isThere(folders, picture)))
        pictures.push(missing("show.missing-picture", segment, picture));
  }
  return [...presets, ...show.segments.flatMap((segment) => missingOfSegment(segment, library)), ...pictures];
}

export const missingCodes = [
  "show.missing-preset",
  "show.missing-scene",
  "show.missing-script",
  "show.missing-product",
  "show.missing-template",
  "show.missing-picture",
] as const satisfies MissingReference["code"][];
