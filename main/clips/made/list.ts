import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { MadeFileItem } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { resolveMedia } from "../../storage";
import { clipsRoot } from "../folders";
import { type ClipRecord, clipsIn, type ExportRecord, exportsNoted } from "../record";

const kinds = {
  mp4: "film",
  phone: "film",
  audio: "sound",
  srt: "subtitles",
  html: "report",
  pdf: "report",
} as const satisfies Record<ExportRecord["kind"], MadeFileItem["kind"]>;

/** What is known of a file before it is looked at. */
type Told = Omit<MadeFileItem, "file" | "bytes" | "name">;

/** A file as it is now; null where it is gone, or is not among what was made. */
async function itemOf({ paths }: StudioContext, told: Told): Promise<MadeFileItem | null> {
  try {
    const file = resolveMedia(paths, told.reference);
    const found = await stat(file);
    return found.isFile() ? { ...told, file, name: basename(file), bytes: found.size } : null;
  } catch {
    return null;
  }
}

/** A clip with what lies beside it under its name. */
async function clipItems(context: StudioContext, folder: string, clip: ClipRecord): Promise<MadeFileItem[]> {
  const { file, madeAt, startsAt, to } = clip;
  const reference = `made:clips/${folder}/${file}`;
  const stem = reference.replace(/\.mp4$/, "");
  const beside = { madeAt, cover: null, stretch: null };
  const [cover, subtitles] = await Promise.all([
    itemOf(context, { ...beside, reference: `${stem}.jpg`, kind: "cover" }),
    itemOf(context, { ...beside, reference: `${stem}.srt`, kind: "subtitles" }),
  ]);
  const stretch = { from: startsAt, to };
  const told: Told = { reference, kind: "clip", madeAt, stretch, cover: cover?.reference ?? null };
  const film = await itemOf(context, told);
  // Without its film the rest says nothing.
  return film === null ? [] : [film, cover, subtitles].filter((item) => item !== null);
}

async function clipsOf(context: StudioContext, recording: string): Promise<MadeFileItem[]> {
  const root = clipsRoot(context.paths.data);
  const folders = await readdir(root).catch(() => []);
  const made = await Promise.all(
    folders.map(async (folder) => {
      const own = (await clipsIn(context, join(root, folder))).filter((clip) => clip.recording === recording);
      return await Promise.all(own.map((clip) => clipItems(context, folder, clip)));
    }),
  );
  return made.flat(2);
}

async function exportsOf(context: StudioContext, recording: string): Promise<MadeFileItem[]> {
  const own = (await exportsNoted(context)).filter((one) => one.recording === recording);
  const items = own.map(({ file, kind, madeAt }) =>
    itemOf(context, {
      ...{ reference: `made:exports/${file}`, kind: kinds[kind], madeAt },
      ...{ cover: null, stretch: null },
    }),
  );
  return (await Promise.all(items)).filter((item) => item !== null);
}

/**
 * What was made of a recording and is still there, the newest first; within one job in the order it was asked for. Only
 * what the records name as this recording's: recordings of one name share folders.
 */
export async function listMade(context: StudioContext, recording: string): Promise<MadeFileItem[]> {
  const made = [...(await clipsOf(context, recording)), ...(await exportsOf(context, recording))];
  return made.sort((one, other) => other.madeAt - one.madeAt);
}
