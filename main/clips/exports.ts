import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type CheckedInput, messageFor, type RecordingSummary, StudioError } from "../../preload/contract";
import type { JobControl } from "../core";
import { audioJob, filmJob } from "./ffmpeg/export-jobs";
import { type FileFacts, withPicture } from "./ffmpeg/probe";
import { exportsFolder, recordingStem } from "./folders";
import { phoneFilm, requirePhonePlan } from "./phone";
import { noteExport } from "./record";
import { subtitlesOf } from "./subtitle-source";
import { partOf, runOf, type Work } from "./work";
import { inWorkspace, place, removeAll } from "./workspace";

type Asked = CheckedInput<"recording.export">;

export interface ExportSource {
  recording: RecordingSummary;
  /** Null for what is made without looking at the film: subtitles and the review. */
  facts: FileFacts | null;
}

/** What is made of the film itself, and not of what lies beside it. */
export const readsFilm: ReadonlySet<Asked["kind"]> = new Set(["mp4", "phone", "audio"]);

/** Refuses at once what cannot become anything. @throws StudioError `clips.…` or `prompter.nothing-read` */
export async function checkExport(work: Work, { kind, megabytes }: Asked, source: ExportSource) {
  const { recording, facts } = source;
  if (kind === "srt") await subtitlesOf(recording, work.ports);
  if (facts === null) return;
  if (kind === "audio" && facts.audio === null) throw new StudioError("clips.no-sound");
  if (kind === "mp4") withPicture(facts);
  const isSmall = recording.bytes <= megabytes * 1_000_000;
  if (kind === "phone" && !isSmall)
    requirePhonePlan({ facts: withPicture(facts), seconds: lengthOf(source), megabytes });
}

/** @throws StudioError `clips.no-length` for a file that does not say how long it is */
export function lengthOf({ recording, facts }: ExportSource): number {
  const seconds = facts?.seconds ?? recording.seconds;
  if (seconds === null || seconds <= 0) throw new StudioError("clips.no-length");
  return seconds;
}

/** @returns the path of what was made, in the workspace */
async function makeFilm(work: Work, asked: Asked, source: ExportSource, folder: string, control: JobControl) {
  const { recording, facts } = source;
  if (facts === null) throw new StudioError("clips.no-picture");
  const { file } = recording;
  if (asked.kind === "phone") {
    const phone = { file, facts: withPicture(facts), seconds: lengthOf(source), megabytes: asked.megabytes };
    return await phoneFilm(work, phone, folder, control);
  }
  const target = "made";
  const job =
    asked.kind === "audio"
      ? audioJob(file, facts.audio ?? "", target)
      : filmJob(file, withPicture(facts), target);
  const seconds = facts.seconds ?? recording.seconds ?? 0;
  await runOf(work, {
    ...{ job, cwd: folder, signal: control.signal, seconds },
    onShare: partOf(control, 0, 0.98),
  });
  return join(folder, target);
}

async function makeText(
  work: Work,
  kind: "srt" | "html" | "pdf",
  recording: RecordingSummary,
  control: JobControl,
) {
  if (kind === "srt") return await subtitlesOf(recording, work.ports);
  return await work.ports.renderReport(recording.id, kind, control);
}

const extensions = { mp4: ".mp4", phone: ".mp4", audio: ".m4a", srt: ".srt", html: ".html", pdf: ".pdf" };

/** The file's name without its end: the recording's, and what it was made for. */
function stemOf({ context }: Work, { kind, megabytes }: Asked, recording: RecordingSummary): string {
  const stem = recordingStem(recording);
  const { language } = context.store.get().settings;
  if (kind === "phone") return messageFor("clips.phone-name", { name: stem, megabytes }, language).message;
  if (kind === "html" || kind === "pdf")
    return messageFor("clips.report-name", { name: stem }, language).message;
  return stem;
}

/** The work of an export. An earlier file of the name stays; this one is numbered. @returns its absolute path */
export async function exportRecording(
  work: Work,
  asked: Asked,
  source: ExportSource,
  control: JobControl,
): Promise<string[]> {
  const { kind } = asked;
  const { recording } = source;
  const target = exportsFolder(work.context.paths.data);
  return await inWorkspace(target, async (folder) => {
    let file: string;
    if (kind === "srt" || kind === "html" || kind === "pdf") {
      file = join(folder, "made");
      await writeFile(file, await makeText(work, kind, recording, control));
    } else file = await makeFilm(work, asked, source, folder, control);
    control.signal.throwIfAborted();
    const placed = await place(target, stemOf(work, asked, recording), [
      { file, extension: extensions[kind] },
    ]);
    try {
      await noteExport(work.context, {
        ...{ file: basename(placed[0] ?? ""), recording: recording.id, kind },
        madeAt: work.context.clock.now(),
      });
    } catch (thrown) {
      await removeAll(placed);
      throw thrown;
    }
    return placed;
  });
}
