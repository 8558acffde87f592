import { readFile } from "node:fs/promises";
import {
  type CheckedInput,
  type ClipPlan,
  type HandlersFor,
  messageFor,
  readTimeline,
  StudioError,
  type TimelineLine,
  timelineFile,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { cutClips } from "./cut-clips";
import { exportable } from "./exportable";
import { checkExport, type ExportSource, exportRecording, readsFilm } from "./exports";
import { isCopy } from "./ffmpeg/cut-job";
import { probeFile, withPicture } from "./ffmpeg/probe";
import { clipsRoot, exportsFolder } from "./folders";
import { clipPlans } from "./plans";
import type { ClipsPorts } from "./ports";
import type { Work } from "./work";
import { sweepWorkspaces } from "./workspace";

export { exportsFolder, stemCharacters } from "./folders";
export { createMade, type Made, type MadeMethods, type MadePorts } from "./made";
export { clipPlans } from "./plans";
export type { ClipsPorts } from "./ports";
export { inWorkspace, place } from "./workspace";

export type ClipsMethods = "recording.clips" | "recording.clip" | "recording.export" | "recording.exportable";

export interface Clips {
  readonly handlers: HandlersFor<ClipsMethods>;
  /** Clears away what a crash left in work. Call once. */
  start(): Promise<void>;
}

/** A shorter clip is a slip of the hand. Seconds. */
const shortest = 0.5;

/** The time line beside a recording; empty where it has none. */
async function timelineOf(file: string): Promise<TimelineLine[]> {
  try {
    return readTimeline(await readFile(timelineFile(file), "utf8"));
  } catch {
    return [];
  }
}

/** A recording that can be read to its end. @throws StudioError `core.not-found`, `clips.missing`, `clips.running` */
async function readable({ context, ports }: Work, id: string) {
  const recording = await ports.recording(id);
  if (recording.missing) throw new StudioError("clips.missing", { params: { path: recording.file } });
  const now = context.store.get().recording;
  if (now.status !== "idle" && now.file === recording.file) throw new StudioError("clips.running");
  return recording;
}

/** @throws StudioError `clips.bad-stretch` */
function checkStretches(clips: CheckedInput<"recording.clip">["clips"], seconds: number | null) {
  const end = seconds ?? Number.POSITIVE_INFINITY;
  return clips.map((clip) => {
    const to = Math.min(clip.to, end);
    if (to - clip.from < shortest)
      throw new StudioError("clips.bad-stretch", { params: { title: clip.title } });
    return { ...clip, to };
  });
}

async function clip(work: Work, input: CheckedInput<"recording.clip">): Promise<{ job: string }> {
  const { context, ports } = work;
  const recording = await readable(work, input.id);
  const facts = withPicture(await probeFile(ports.ffmpeg, recording.file));
  const clips = checkStretches(input.clips, facts.seconds ?? recording.seconds);
  const title = messageFor(
    isCopy(input, facts.video) ? "clips.copying" : "clips.encoding",
    { name: recording.name, count: clips.length },
    context.store.get().settings.language,
  ).message;
  const { id, done } = ports.jobs.run({
    ...{ kind: "clips", title, recording: recording.id },
    work: async (control) => {
      // It may have waited for its turn while the recording was finished under another name.
      const now = await readable(work, input.id);
      const held = now.file === recording.file ? facts : withPicture(await probeFile(ports.ffmpeg, now.file));
      return await cutClips(work, { ...input, clips }, now, held, control);
    },
  });
  // Its end is in the state, for every screen.
  done.catch(() => undefined);
  return { job: id };
}

/** A recording's file, looked at. @throws StudioError as `readable`, or `ffmpeg.…` */
async function look(work: Work, id: string): Promise<ExportSource> {
  const recording = await readable(work, id);
  return { recording, facts: await probeFile(work.ports.ffmpeg, recording.file) };
}

async function exportOne(work: Work, input: CheckedInput<"recording.export">): Promise<{ job: string }> {
  const { context, ports } = work;
  const sourceOf = async (): Promise<ExportSource> =>
    readsFilm.has(input.kind)
      ? await look(work, input.id)
      : { recording: await ports.recording(input.id), facts: null };
  const source = await sourceOf();
  const { recording } = source;
  await checkExport(work, input, source);
  const title = messageFor(
    `clips.export-${input.kind}`,
    { name: recording.name, megabytes: input.megabytes },
    context.store.get().settings.language,
  ).message;
  const { id, done } = ports.jobs.run({
    ...{ kind: "export", title, recording: recording.id },
    work: async (control) => exportRecording(work, input, await sourceOf(), control),
  });
  done.catch(() => undefined);
  return { job: id };
}

/**
 * Clips and exports of recordings: `recordings/clips/<recording>/` and `recordings/exports/` in the data folder. Long
 * work runs as jobs; nothing that was there is overwritten, and nothing half-written stays.
 */
export function createClips(context: StudioContext, ports: ClipsPorts): Clips {
  const work: Work = { context, ports };
  return {
    handlers: {
      "recording.clips": async ({ id }): Promise<ClipPlan[]> => {
        const { file, seconds } = await ports.recording(id);
        const lines = await timelineOf(file);
        const end = seconds ?? (lines.at(-1)?.t ?? 0) / 1000;
        return clipPlans(lines, end, context.store.get().settings.language);
      },
      "recording.clip": (input) => clip(work, input),
      "recording.export": (input) => exportOne(work, input),
      "recording.exportable": async ({ id }) =>
        exportable(work, await ports.recording(id), () => look(work, id)),
    },
    async start() {
      const { data } = context.paths;
      await Promise.all([clipsRoot(data), exportsFolder(data)].map(sweepWorkspaces));
    },
  };
}
