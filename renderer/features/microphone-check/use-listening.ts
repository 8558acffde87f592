import { useCallback, useEffect, useRef, useState } from "react";
import type { VoiceCheck } from "../../../preload/contract";
import { hintOf } from "../../app/actions";
import { call, studioNow } from "../../app/bridge";

/** How long the microphone is heard. */
export const listenSeconds = 3;
/** Time to read the sentence before the microphone is heard, in milliseconds. */
const readyMilliseconds = 1500;

/** Why nothing was heard: one of the sheet's own texts, or the studio's words. */
export type ListenFailure =
  | { known: "denied" | "no-microphone" | "no-engine" }
  | { message: string; hint: string };

export type Listening =
  | { phase: "ready" }
  | { phase: "listening" /** Epoch milliseconds. */; startedAt: number }
  | { phase: "heard"; check: VoiceCheck }
  | { phase: "failed"; failure: ListenFailure };

/** Listens once `isOn`, and again when asked. Only the last answer counts; closing the sheet lets go of all. */
export function useListening(isOn: boolean): { listening: Listening; again: () => void } {
  const [listening, setListening] = useState<Listening>({ phase: "ready" });
  const turn = useRef(0);
  const listen = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const note = (next: Listening) => {
      if (turn.current === mine) setListening(next);
    };
    note({ phase: "ready" });
    await new Promise((resume) => setTimeout(resume, readyMilliseconds));
    if (turn.current !== mine) return;
    if (studioNow()?.engine.status !== "connected") {
      note({ phase: "failed", failure: { known: "no-engine" } });
      return;
    }
    note({ phase: "listening", startedAt: Date.now() });
    try {
      note({ phase: "heard", check: await call("rehearsal.listen", { seconds: listenSeconds }) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      note({ phase: "failed", failure: { message, hint: hintOf(error) } });
    }
  }, []);
  useEffect(() => {
    if (isOn) void listen();
    return () => {
      turn.current += 1;
    };
  }, [isOn, listen]);
  return { listening, again: () => void listen() };
}
