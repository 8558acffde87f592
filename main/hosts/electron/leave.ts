import type { StudioState } from "../../../preload/contract";
import type { ShellText } from "./texts";

/** A question to ask before leaving; the first button stays. */
export interface LeaveQuestion {
  message: string;
  detail: string;
  buttons: [string, string];
}

/** What leaving now would end, as a question; null when nothing would be lost. */
export function leaveQuestion(
  state: Pick<StudioState, "live" | "recording">,
  text: ShellText,
): LeaveQuestion | null {
  if (state.live.status !== "idle") {
    return { message: text.onAirQuestion, detail: text.onAirDetail, buttons: [text.stay, text.endAndQuit] };
  }
  if (state.recording.status !== "idle") {
    const buttons: [string, string] = [text.stayRecording, text.endAndQuit];
    return { message: text.recordingQuestion, detail: text.recordingDetail, buttons };
  }
  return null;
}
