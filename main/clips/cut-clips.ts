import type { CheckedInput, RecordingSummary } from "../../preload/contract";
import type { JobControl } from "../core";
import { createTurns } from "../process/ffmpeg";
import { safeFileStem } from "../storage";
import { type CutClip, cutOne } from "./cut-one";
import { isCopy } from "./ffmpeg/cut-job";
import type { FilmFacts } from "./ffmpeg/probe";
import { clipsFolder, clipsRoot, stemCharacters } from "./folders";
import { noteClips } from "./record";
import { subtitlesIfAny } from "./subtitle-source";
import type { Work } from "./work";
import { inWorkspace, place, removeAll, removeIfEmpty } from "./workspace";

/** More at once adds nothing on two cores (limits.md, D). */
const atOnce = 2;

type Asked = CheckedInput<"recording.clip">;

/** Cuts all clips into a workspace, two at once; the first that fails ends the others. */
async function cutAll(
  work: Work,
  asked: Asked,
  { file, id }: RecordingSummary,
  { facts, folder, control }: { facts: FilmFacts; folder: string; control: JobControl },
): Promise<CutClip[]> {
  const { exact, portrait, cover } = asked;
  const subtitles = asked.subtitles ? await subtitlesIfAny({ file, id }, work.ports) : "";
  const failed = new AbortController();
  const signal = AbortSignal.any([control.signal, failed.signal]);
  const turns = createTurns(atOnce);
  const total = asked.clips.reduce((sum, { from, to }) => sum + to - from, 0);
  const done = asked.clips.map(() => 0);
  const cuts = asked.clips.map(({ title, from, to }, number) => {
    const onShare = (share: number) => {
      done[number] = share * (to - from);
      control.progress((done.reduce((sum, seconds) => sum + seconds, 0) / total) * 0.98);
    };
    const clip = { file, title, from, to, exact, portrait, cover, subtitles };
    return turns.take(async () => {
      signal.throwIfAborted();
      return await cutOne(work, clip, facts, { folder, number, signal, onShare });
    });
  });
  for (const cut of cuts) cut.catch(() => failed.abort());
  // All must have ended before the workspace goes: on Windows an open file cannot be removed.
  const ended = await Promise.allSettled(cuts);
  const reasons = ended.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  if (reasons.length > 0) throw firstCause(reasons);
  return ended.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}

/** Of several failures, the one the others followed from. */
const firstCause = (reasons: readonly unknown[]): unknown =>
  reasons.find((reason) => !(reason instanceof DOMException) && !isCancelled(reason)) ?? reasons[0];

const isCancelled = (reason: unknown): boolean =>
  reason instanceof Error && "code" in reason && reason.code === "core.cancelled";

/**
 * The work of a clip job: every clip with its subtitles and cover, or nothing at all. Titles that are the same, or
 * that are taken by an earlier job, are numbered. @returns the absolute paths of all files
 */
export async function cutClips(
  work: Work,
  asked: Asked,
  recording: RecordingSummary,
  facts: FilmFacts,
  control: JobControl,
): Promise<string[]> {
  const { data } = work.context.paths;
  const target = clipsFolder(data, recording);
  return await inWorkspace(clipsRoot(data), async (folder) => {
    const cuts = await cutAll(work, asked, recording, { facts, folder, control });
    const placed: string[][] = [];
    try {
      for (const [index, { files }] of cuts.entries()) {
        control.signal.throwIfAborted();
        const stem = safeFileStem(asked.clips[index]?.title ?? "", `clip-${index + 1}`, stemCharacters);
        placed.push(await place(target, stem, files));
      }
      await noteAll(work, asked, recording, { target, cuts, placed, facts });
    } catch (thrown) {
      await removeAll(placed.flat());
      await removeIfEmpty(target);
      throw thrown;
    }
    return placed.flat();
  });
}

async function noteAll(
  { context }: Work,
  asked: Asked,
  { id }: RecordingSummary,
  { target, cuts, placed, facts }: { target: string; cuts: CutClip[]; placed: string[][]; facts: FilmFacts },
) {
  const madeAt = context.clock.now();
  const made = asked.clips.map(({ title, from, to }, index) => ({
    path: placed[index]?.[0] ?? "",
    ...{ recording: id, title, from, to, madeAt },
    startsAt: Math.round((cuts[index]?.startsAt ?? from) * 1000) / 1000,
    encoded: !isCopy(asked, facts.video),
  }));
  await noteClips(context, target, made);
}
