import type { Handlers } from "../../preload/contract";
import type { Jobs, StudioContext } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";
import { readBesideRecording } from "../prompter";
import type { ReviewPorts } from "../review";

interface Neighbours {
  ffmpeg: Ffmpeg;
  jobs: Jobs;
  recording: { handlers: Pick<Handlers, "recording.get"> };
  compliance: { handlers: Pick<Handlers, "script.check"> };
  show: { handlers: Pick<Handlers, "show.get"> };
}

/** What the review is given of the other services. */
export const reviewPorts = (
  { store }: StudioContext,
  { ffmpeg, jobs, recording, compliance, show }: Neighbours,
): ReviewPorts => ({
  ffmpeg,
  jobs,
  recording: async (id) => recording.handlers["recording.get"]({ id }),
  recordings: async () => store.get().recording.recordings,
  reading: readBesideRecording,
  check: async (markdown) => compliance.handlers["script.check"]({ markdown }),
  show: async (id) => show.handlers["show.get"]({ id }),
});
