import type { StudioState } from "../../../preload/contract";

export type LampTone = "off" | "waiting" | "good" | "air" | "rehearsal" | "bad";

/** What a lamp says: a tone, the key of its words, and their values. */
export interface LampState<Key extends string = string> {
  tone: LampTone;
  text: Key;
  values?: Record<string, number | string>;
}

export function engineLamp({ engine }: Pick<StudioState, "engine">) {
  const texts = {
    disconnected: ["off", "engineNone"],
    searching: ["waiting", "engineSearching"],
    connecting: ["waiting", "engineConnecting"],
    reconnecting: ["bad", "engineReconnecting"],
    refused: ["bad", "engineRefused"],
    connected: ["good", engine.kind === "stage" ? "engineStage" : "engineObs"],
  } as const;
  const [tone, text] = texts[engine.status];
  return { tone, text } satisfies LampState;
}

export function outputsLamp({
  live,
  relay,
  destinations,
  rehearsal,
}: Pick<StudioState, "live" | "relay" | "destinations" | "rehearsal">) {
  // Whether a companion's room is open is not known here, so it is counted neither as up nor as missing.
  const wanted = destinations.filter(({ kind, status }) => kind === "rtmp" && status !== "off");
  const isFeeding = destinations.some(({ status }) => status === "feeding");
  const up = wanted.filter((destination) => destination.status === "publishing").length;
  const values = { up, all: wanted.length };
  if (rehearsal.active) return { tone: "rehearsal", text: "outputsLocked", values } as const;
  if (live.status === "starting") return { tone: "waiting", text: "outputsStarting", values } as const;
  if (live.status === "stopping") return { tone: "waiting", text: "outputsStopping", values } as const;
  if (live.status === "on-air") {
    if (wanted.length === 0 && isFeeding) return { tone: "air", text: "outputsFeeding", values } as const;
    if (up === 0) return { tone: "bad", text: "outputsFailed", values } as const;
    if (relay.showing === "slate") return { tone: "bad", text: "outputsSlate", values } as const;
    if (relay.showing === "nothing" && live.slateAsked)
      return { tone: "bad", text: "outputsHeld", values } as const;
    const text = up < wanted.length ? "outputsSome" : up === 1 ? "outputsOne" : "outputsAll";
    return { tone: "air", text, values } as const;
  }
  if (isFeeding) return { tone: "good", text: "outputsFeeding", values } as const;
  return { tone: "off", text: destinations.length === 0 ? "outputsNone" : "outputsIdle", values } as const;
}

export function recordingLamp({ recording }: Pick<StudioState, "recording">) {
  const texts = {
    idle: ["off", "recordingIdle"],
    starting: ["waiting", "recordingStarting"],
    recording: ["good", "recordingOn"],
    stopping: ["waiting", "recordingStopping"],
  } as const;
  const [tone, text] = texts[recording.status];
  return { tone, text } satisfies LampState;
}
