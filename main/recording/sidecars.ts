import { rename, rm, stat } from "node:fs/promises";
import { extname } from "node:path";

/** What is kept beside a recording under its whole name: what was read, and what happened when. */
const besideEnds = [".reading.jsonl", ".timeline.jsonl"];
/** What was reckoned from its bytes: of no use to a copy in another container. */
const reckonedEnds = [".sound.json"];
/** What is kept beside it under its name without the end, where players look for it: its subtitles. */
const stemEnds = [".srt"];

const stemOf = (file: string): string => file.slice(0, file.length - extname(file).length);

const isThere = async (file: string): Promise<boolean> => (await stat(file).catch(() => null)) !== null;

/** Moves what lies beside a recording along with it to a new name. What is not there, or is there already, stays. */
export async function moveSidecars(from: string, to: string): Promise<void> {
  const pairs = [
    ...besideEnds.map((end) => [from + end, to + end] as const),
    ...stemEnds.map((end) => [stemOf(from) + end, stemOf(to) + end] as const),
  ];
  for (const [old, next] of pairs) {
    if (old === next || !(await isThere(old)) || (await isThere(next))) continue;
    await rename(old, next);
  }
  for (const end of reckonedEnds) await rm(from + end, { force: true });
}

/** Removes what lies beside a recording. Subtitles go only with the log they were made of; else they are somebody else's. */
export async function removeSidecars(file: string): Promise<void> {
  const wasRead = await isThere(`${file}.reading.jsonl`);
  for (const end of [...besideEnds, ...reckonedEnds]) await rm(file + end, { force: true });
  if (wasRead) for (const end of stemEnds) await rm(stemOf(file) + end, { force: true });
}
