import type { RecordingSummary } from "../../preload/contract";
import type { JobControl, Jobs } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";

/** What clips and exports are given of their neighbours. */
export interface ClipsPorts {
  ffmpeg: Pick<Ffmpeg, "run">;
  jobs: Jobs;
  /** @throws StudioError `core.not-found` */
  recording(id: string): Promise<RecordingSummary>;
  /** What was read during a recording, as subtitles (.srt). @throws StudioError `prompter.nothing-read` */
  subtitles(id: string): Promise<string>;
  /** The review as one self-contained page or as a PDF. @throws StudioError where it cannot be made */
  renderReport(id: string, kind: "html" | "pdf", control: JobControl): Promise<Buffer>;
}
