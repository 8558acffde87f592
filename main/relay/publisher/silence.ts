import type { Connection } from "./connection";

const stalledAfterMs = 3_000;
/** A line that has taken nothing for so long is made anew. */
export const resetAfterMs = 10_000;
/** A server whose acknowledgements were wrong so often is believed by what the system takes alone. */
const mostDoubts = 2;
/** A stream that lived so long has shown that its server acknowledges well. */
const soundAfterMs = 60_000;

export interface Silence {
  verdict: "flowing" | "stalled" | "reset";
  /** How long nothing was taken. */
  ms: number;
}

/** Judges how a server takes the stream, over all the connections made to it. */
export interface SilenceJudge {
  /** `livedMs`: how long this connection has published. */
  judge(connection: Connection | null, livedMs: number): Silence;
}

export function createSilenceJudge(): SilenceJudge {
  /** Resets in a row that only acknowledgements told to make. */
  let doubts = 0;
  return {
    judge(connection, livedMs) {
      if (connection === null) return { verdict: "flowing", ms: 0 };
      const unsent = connection.unsentFor();
      const ms = doubts < mostDoubts ? connection.silentFor() : unsent;
      if (ms < stalledAfterMs) return { verdict: "flowing", ms };
      if (ms < resetAfterMs) return { verdict: "stalled", ms };
      // A server that is gone does not even greet after a reset: one that does, and falls silent again, counts wrongly.
      const isSound = livedMs > soundAfterMs || unsent >= resetAfterMs;
      doubts = isSound ? 0 : doubts + 1;
      return { verdict: "reset", ms };
    },
  };
}
