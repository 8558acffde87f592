import type { StudioState } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { studioNow } from "../../app/bridge";

/** How the show's microphone stands. `unknown`: the engine does not tell, or has none. */
export type MicrophoneState = "open" | "muted" | "unknown" | "no-engine";

export function microphoneState({ engine }: Pick<StudioState, "engine">): MicrophoneState {
  if (engine.status !== "connected") return "no-engine";
  if (engine.microphoneMuted === undefined) return "unknown";
  return engine.microphoneMuted ? "muted" : "open";
}

/** V: closes the show's microphone, or opens it. Does nothing where it is not known how it stands. */
export function toggleMute(): void {
  const state = studioNow();
  const now = state && microphoneState(state);
  if (now === "open" || now === "muted") perform("engine.mute", { muted: now === "open" });
}
