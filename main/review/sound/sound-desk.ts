import { messageFor, type RecordingSummary, StudioError, toStudioError } from "../../../preload/contract";
import type { JobControl, StudioContext } from "../../core";
import type { ReviewPorts } from "../ports";
import { measureSound } from "./measure";
import type { SoundFigures } from "./read-lines";
import { readSound, writeSound } from "./sound-file";

/** What is known of a recording's sound. */
export type KnownSound = { state: "known"; figures: SoundFigures } | { state: "measuring" | "unknown" };

export interface SoundDesk {
  /** What was measured before, and no more. */
  look(recording: RecordingSummary): Promise<KnownSound>;
  /** The same; where nothing was measured yet, a job for it is begun unless one is under way. */
  ask(recording: RecordingSummary): Promise<KnownSound>;
  /** Measures it now, as a part of a job that runs already. Null where the file's sound cannot be read. @throws `core.cancelled` */
  require(recording: RecordingSummary, control: JobControl): Promise<SoundFigures | null>;
}

/** Someone who called it off is not asked again at once. */
const restMilliseconds = 60_000;

/** Measures the sound of recordings, one job a recording, and keeps the figures beside it. */
export function createSoundDesk(
  { store, log, clock }: StudioContext,
  { ffmpeg, jobs }: Pick<ReviewPorts, "ffmpeg" | "jobs">,
): SoundDesk {
  const underWay = new Map<string, Promise<unknown>>();
  /** Could not be measured, or was called off: until when, and at which size of the file. */
  const failed = new Map<string, { until: number; bytes: number }>();

  /** It is being recorded, or its file is about to be replaced by a finished one. */
  const isBeingMade = ({ id, file }: RecordingSummary) => {
    const { recording, jobs: all } = store.get();
    if (recording.status !== "idle" && file === recording.file) return true;
    return all.some(
      ({ kind, status, recording: of }) =>
        of === id &&
        (kind === "finish" || kind === "repair") &&
        (status === "waiting" || status === "running"),
    );
  };

  async function measure(recording: RecordingSummary, control: JobControl): Promise<SoundFigures> {
    const figures = await measureSound(ffmpeg, recording, control);
    await writeSound(recording.file, recording.bytes, figures).catch((error: unknown) =>
      log.warn({ err: error }, "The figures of a recording's sound were not kept"),
    );
    return figures;
  }

  function begin(recording: RecordingSummary) {
    const { id, name, bytes } = recording;
    const title = messageFor("review.measuring", { name }, store.get().settings.language).message;
    const work = async (control: JobControl) => {
      await measure(recording, control);
      return [];
    };
    const ended = jobs
      .run({ kind: "measure", title, recording: id, work })
      .done.then(() => failed.delete(id))
      .catch((thrown: unknown) => {
        const isCancelled = toStudioError(thrown).code === "core.cancelled";
        const until = isCancelled ? clock.now() + restMilliseconds : Number.POSITIVE_INFINITY;
        failed.set(id, { until, bytes });
        if (!isCancelled) log.warn({ err: thrown, id }, "A recording's sound was not measured");
      })
      .finally(() => underWay.delete(id));
    underWay.set(id, ended);
  }

  /** Waits for what measures it already, unless the waiting is called off. */
  async function waitFor(id: string, signal: AbortSignal) {
    const running = underWay.get(id);
    if (running === undefined) return;
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
      running.finally(resolve).catch(() => undefined);
    });
    if (signal.aborted) throw new StudioError("core.cancelled", { params: { what: "ffmpeg" } });
  }

  async function look(recording: RecordingSummary): Promise<KnownSound> {
    if (underWay.has(recording.id)) return { state: "measuring" };
    const figures = await readSound(recording.file, recording.bytes);
    return figures === null ? { state: "unknown" } : { state: "known", figures };
  }

  return {
    look,
    async ask(recording) {
      const known = await look(recording);
      if (known.state !== "unknown") return known;
      // There is no end to measure to yet: asked again once it is there.
      if (isBeingMade(recording)) return { state: "measuring" };
      const last = failed.get(recording.id);
      const rests = last !== undefined && last.until > clock.now() && last.bytes === recording.bytes;
      if (rests || recording.missing || underWay.has(recording.id)) return known;
      begin(recording);
      return { state: "measuring" };
    },
    async require(recording, control) {
      await waitFor(recording.id, control.signal);
      const known = await look(recording);
      if (known.state === "known") return known.figures;
      if (recording.missing || isBeingMade(recording)) return null;
      try {
        return await measure(recording, control);
      } catch (thrown) {
        if (toStudioError(thrown).code === "core.cancelled") throw thrown;
        log.warn({ err: thrown, id: recording.id }, "A recording's sound was not measured");
        return null;
      }
    },
  };
}
