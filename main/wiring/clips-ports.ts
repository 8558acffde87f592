import type { Handlers } from "../../preload/contract";
import type { ClipsPorts } from "../clips";
import type { Jobs } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";
import type { ReviewService } from "../review";

interface Neighbours {
  ffmpeg: Ffmpeg;
  jobs: Jobs;
  recording: { handlers: Pick<Handlers, "recording.get"> };
  prompter: { handlers: Pick<Handlers, "prompter.subtitles"> };
  review: Pick<ReviewService, "renderReport">;
}

/** What clips and exports are given of the other services. */
export const clipsPorts = ({ ffmpeg, jobs, recording, prompter, review }: Neighbours): ClipsPorts => ({
  ffmpeg,
  jobs,
  recording: async (id) => recording.handlers["recording.get"]({ id }),
  subtitles: async (id) => {
    const { base64 } = await prompter.handlers["prompter.subtitles"]({ recording: id });
    return Buffer.from(base64, "base64").toString("utf8");
  },
  renderReport: (id, kind, control) =>
    review.renderReport(id, kind, control.signal, (share) => control.progress(share)),
});
