import { perform } from "../../app/actions";
import { studioNow } from "../../app/bridge";

/** Space: fires the armed cue, else goes to the next segment. */
export function advance(): void {
  const state = studioNow();
  if (state?.prompter.armed) perform("prompter.fire", {});
  else if (state?.show.open && state.show.current + 1 < state.show.open.segments.length)
    perform("show.next", {});
}

export function goBack(): void {
  if ((studioNow()?.show.current ?? -1) > 0) perform("show.previous", {});
}

export function toggleRecording(): void {
  const status = studioNow()?.recording.status;
  if (status === "idle") perform("record.start", {});
  else if (status === "recording") perform("record.stop", {});
}
