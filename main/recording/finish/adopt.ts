import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { type StudioError, toStudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { RecordingEntry } from "../index-file";
import type { Recordings } from "../recordings";
import { moveSidecars } from "../sidecars";

const isThere = async (file: string): Promise<boolean> => (await stat(file).catch(() => null)) !== null;

/** A name beside a recording for its MP4 that nothing has yet. */
export async function mp4NameFor(source: string): Promise<string> {
  const stem = join(dirname(source), basename(source, extname(source)));
  let name = `${stem}.mp4`;
  for (let count = 2; await isThere(name); count++) name = `${stem}-${count}.mp4`;
  return name;
}

/** Where an MP4 lies until it is proven; no player and no search takes it for a video. */
export const partOf = (target: string): string => `${target}.part`;

/** Puts a whole file on the disk itself, so that even a power cut leaves either it or what it was made of. */
async function toDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface Adoption {
  id: string;
  source: string;
  target: string;
  /** How long the MP4 plays. */
  seconds: number;
  /** The studio's own file may go once its proven copy is in its place; somebody else's, or one that holds more, stays. */
  original: "goes" | "stays" | "not-ours";
}

/**
 * Puts a proven MP4 in a recording's place. Each step is written down before it is taken, so that a crash anywhere
 * leaves a recording that plays, and the next start goes on from there.
 * @throws StudioError `storage.…`
 */
export async function adopt(
  context: StudioContext,
  recordings: Recordings,
  { id, source, target, seconds, original }: Adoption,
): Promise<void> {
  await toDisk(partOf(target));
  await recordings.amend(id, {
    becoming: target,
    keepsOriginal: original === "stays",
    original: original === "not-ours" ? null : source,
    seconds,
  });
  await rename(partOf(target), target);
  await takePlace(context, recordings, id);
}

/** Takes up an adoption where it was left: the MP4 lies in its place, or it is to be made anew. */
export async function takePlace(context: StudioContext, recordings: Recordings, id: string): Promise<void> {
  const entry = recordings.entry(id);
  const { becoming = null, file = null } = entry ?? {};
  if (becoming === null || file === null) return;
  if (!(await isThere(becoming))) {
    await recordings.amend(id, { becoming: null, original: null, keepsOriginal: false });
    return;
  }
  await moveSidecars(file, becoming);
  await recordings.amend(id, { file: becoming, becoming: null, unfinished: null });
  context.store.update((draft) => {
    const { recording } = draft;
    if (recording.status === "idle" && recording.file === file) recording.file = becoming;
  });
  await dropOriginal(context, recordings, recordings.entry(id));
}

/** Removes what a proven MP4 was made of. A program that holds it open makes it wait for the next start. */
export async function dropOriginal(
  { log }: StudioContext,
  recordings: Recordings,
  entry: RecordingEntry | undefined,
): Promise<void> {
  if (entry === undefined || entry.original === null || entry.keepsOriginal) return;
  if (entry.becoming !== null || entry.file === entry.original) return;
  try {
    await rm(entry.original, { force: true });
    await recordings.amend(entry.id, { original: null });
  } catch (thrown) {
    const error: StudioError = toStudioError(thrown);
    log.warn({ err: error, file: entry.original }, "What an MP4 was made of is still there");
  }
}
