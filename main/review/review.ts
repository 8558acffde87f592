import { type HandlersFor, type RecordingSummary, type Review, StudioError } from "../../preload/contract";
import type { JobControl, StudioContext } from "../core";
import { computeReview, type ReviewAsked } from "./compute";
import { createMaterial } from "./material";
import type { ReviewPorts } from "./ports";
import { type ReportKind, renderReview } from "./report";
import { createSoundDesk, type KnownSound } from "./sound/sound-desk";
import { trendPoint } from "./trend";

export interface ReviewService {
  readonly handlers: HandlersFor<"review.get" | "review.trend">;
  /**
   * A recording's review as one self-contained HTML page or a PDF, as bytes of a file; its sound is measured first where
   * it was not yet, which `progress` (0–1) is told of.
   * @throws StudioError `core.not-found`, `core.cancelled`, `storage.unreadable` where a font cannot be read
   */
  renderReport(
    id: string,
    kind: ReportKind,
    signal: AbortSignal,
    progress?: (share: number) => void,
  ): Promise<Buffer>;
}

type SoundWanted = "look" | "ask" | JobControl;

/** How recordings went, of what lies beside them. */
export function createReview(context: StudioContext, ports: ReviewPorts): ReviewService {
  const { store, paths } = context;
  const material = createMaterial(context, ports);
  const sounds = createSoundDesk(context, ports);

  async function soundOf(recording: RecordingSummary, wanted: SoundWanted): Promise<ReviewAsked["sound"]> {
    if (typeof wanted === "object") return (await sounds.require(recording, wanted)) ?? "unknown";
    const known: KnownSound = await sounds[wanted](recording);
    if (known.state === "known") return known.figures;
    return known.state === "measuring" ? null : "unknown";
  }

  async function compute(recording: RecordingSummary, wanted: SoundWanted) {
    const [lines, read] = await Promise.all([material.lines(recording), ports.reading(recording.file)]);
    const [findingsOf, norm, plannedSeconds, sound] = await Promise.all([
      material.findings(read),
      material.norm(recording, read),
      material.plannedSeconds(recording.showId),
      soundOf(recording, wanted),
    ]);
    const { review } = computeReview({
      ...{ recording, lines, read, findingsOf, sound, norm, plannedSeconds },
      titleOf: (script) => material.titleOf(script, lines),
      language: store.get().settings.language,
    });
    return { review, read };
  }

  async function get(id: string): Promise<Review> {
    return (await compute(await ports.recording(id), "ask")).review;
  }

  return {
    handlers: {
      "review.get": ({ id }) => get(id),
      "review.trend": async ({ show }) => {
        const all = await ports.recordings();
        const rehearsals = all
          .filter(({ kind, showId }) => kind === "rehearsal" && showId === show)
          .sort((one, other) => one.startedAt - other.startedAt);
        const points = [];
        for (const recording of rehearsals) {
          // Only what was measured before: opening a list must not set an hour of work going.
          const { review, read } = await compute(recording, "look");
          points.push(trendPoint(recording, review, read));
        }
        return points;
      },
    },
    async renderReport(id, kind, signal, progress = () => {}) {
      const recording = await ports.recording(id);
      const { review } = await compute(recording, { signal, progress });
      const { startedAt } = recording;
      const language = store.get().settings.language;
      const bytes = await renderReview({ review, startedAt, language, fonts: paths.fonts }, kind);
      if (signal.aborted) throw new StudioError("core.cancelled", { params: { what: recording.name } });
      progress(1);
      return bytes;
    },
  };
}
