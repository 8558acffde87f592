import { type Clock, type StudioContext, sleep } from "../../core";
import type { ObsLink } from "../connection/link";

/** The states of an output that matter, as obs-websocket names them. */
export const outputState = {
  started: "OBS_WEBSOCKET_OUTPUT_STARTED",
  stopped: "OBS_WEBSOCKET_OUTPUT_STOPPED",
  reconnecting: "OBS_WEBSOCKET_OUTPUT_RECONNECTING",
  reconnected: "OBS_WEBSOCKET_OUTPUT_RECONNECTED",
} as const;

/** How waiting for an output ended: the state it came to, the time over, or OBS gone. */
export interface OutputOutcome {
  state: string;
  /** Recordings: the file. */
  path: string | null;
}

/**
 * Waits for an output to reach one of some states. Begin before asking: the answer to a request means only that it was
 * asked, and the state may come first. Gives `timed-out` or `lost` where none comes.
 */
export function awaitOutput(
  link: ObsLink,
  clock: Clock,
  event: "StreamStateChanged" | "RecordStateChanged" | "VirtualcamStateChanged",
  states: readonly string[],
  timeoutMilliseconds: number,
): { outcome: Promise<OutputOutcome>; cancel(): void } {
  let finish: (outcome: OutputOutcome) => void = () => undefined;
  const outcome = new Promise<OutputOutcome>((resolve) => {
    finish = resolve;
  });
  const ends = [
    link.on(event, (data) => {
      if (!states.includes(data.outputState)) return;
      const path = "outputPath" in data && typeof data.outputPath === "string" ? data.outputPath : null;
      done({ state: data.outputState, path });
    }),
    link.onLost(() => done({ state: "lost", path: null })),
    clock.after(timeoutMilliseconds, () => done({ state: "timed-out", path: null })),
  ];
  function done(value: OutputOutcome) {
    for (const end of ends) end();
    finish(value);
  }
  return { outcome, cancel: () => done({ state: "cancelled", path: null }) };
}

/** An outcome in plain words for an error's detail. */
export const outcomeText = (state: string): string =>
  state.replace("OBS_WEBSOCKET_OUTPUT_", "").toLowerCase();

const endingTries = 10;
const endingPauseMilliseconds = 150;

/** Whether an output runs and goes on running: just after it ended OBS may still count it for a moment. */
export async function staysActive(
  { clock }: StudioContext,
  link: ObsLink,
  request: "GetStreamStatus" | "GetRecordStatus",
): Promise<boolean> {
  for (let attempt = 0; attempt < endingTries; attempt++) {
    if (!(await link.read(request)).outputActive) return false;
    await sleep(clock, endingPauseMilliseconds);
  }
  return true;
}
