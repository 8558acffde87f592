import { perform } from "../../app/actions";
import { studioNow } from "../../app/bridge";
import { hasSlate } from "./slate";

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

/** M: viewers see the slate instead of the picture, or the picture again. Does nothing where there is no slate. */
export function toggleSlate(): void {
  const state = studioNow();
  if (state && hasSlate(state)) perform("live.slate", { on: !state.live.slateAsked });
}

export function toggleRecording(): void {
  const status = studioNow()?.recording.status;
  if (status === "idle") perform("record.start", {});
  else if (status === "recording") perform("record.stop", {});
}
