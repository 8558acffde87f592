import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { coverJob, sharpest } from "./ffmpeg/cover-job";
import { type CutAsked, cutJob, isCopy, secondsEarly } from "./ffmpeg/cut-job";
import type { FilmFacts } from "./ffmpeg/probe";
import { shiftedSrt } from "./srt";
import { runOf, type Work } from "./work";
import type { Finished } from "./workspace";

export interface ClipAsked extends CutAsked {
  title: string;
  cover: boolean;
  /** The recording's subtitles; empty for none. */
  subtitles: string;
}

/** A clip in its workspace: the film first. */
export interface CutClip {
  files: Finished[];
  /** Where it really begins, in seconds of the recording. */
  startsAt: number;
}

export interface CutPlace {
  /** The workspace; names in it begin with the clip's own number. */
  folder: string;
  number: number;
  signal: AbortSignal;
  onShare: (share: number) => void;
}

/** The sharpest picture of a clip's middle, or null where none could be had. */
async function coverOf(work: Work, clip: string, seconds: number, { folder, number, signal }: CutPlace) {
  const prefix = `${number}-cover-`;
  try {
    const job = coverJob(clip, seconds, `${prefix}%d.jpg`);
    await runOf(work, { job, cwd: folder, signal, seconds });
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    work.context.log.warn({ err: thrown, clip }, "A clip has no cover");
    return null;
  }
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  const sizes = await Promise.all(
    names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })),
  );
  return sharpest(sizes);
}

/** Cuts one clip with its subtitles and cover into a workspace. @throws StudioError `ffmpeg.…` or `core.cancelled` */
export async function cutOne(work: Work, asked: ClipAsked, facts: FilmFacts, at: CutPlace): Promise<CutClip> {
  const { folder, number, signal } = at;
  const targets = { clip: `${number}.mp4`, start: `${number}.start` };
  const seconds = asked.to - asked.from;
  const job = cutJob(asked, facts, targets);
  await runOf(work, { job, cwd: folder, signal, seconds, onShare: (share) => at.onShare(share * 0.9) });
  const early = isCopy(asked, facts.video)
    ? secondsEarly(await readFile(join(folder, targets.start), "utf8"))
    : 0;
  const startsAt = Math.max(0, asked.from - early);
  const files: Finished[] = [{ file: join(folder, targets.clip), extension: ".mp4" }];

  const srt = shiftedSrt(asked.subtitles, startsAt, asked.to);
  if (srt !== "") {
    const file = join(folder, `${number}.srt`);
    await writeFile(file, srt);
    files.push({ file, extension: ".srt" });
  }
  const cover = asked.cover ? await coverOf(work, targets.clip, asked.to - startsAt, at) : null;
  if (cover !== null) files.push({ file: join(folder, cover), extension: ".jpg" });
  at.onShare(1);
  return { files, startsAt };
}
