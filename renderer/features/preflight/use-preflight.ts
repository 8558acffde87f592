import { useCallback, useEffect, useRef, useState } from "react";
import type { Preflight } from "../../../preload/contract";
import { act } from "../../app/actions";
import type { CheckPhase } from "./lights";

export interface PreflightCheck {
  /** What was found last; null before the first answer. */
  found: Preflight | null;
  phase: CheckPhase;
  /** When this check was begun, epoch milliseconds. */
  startedAt: number;
}

/**
 * Checks when the page is opened: what is known here at once, then the platforms. `again` keeps the last answers on the
 * page until the new ones are there; `skip` stops waiting for the platforms.
 */
export function usePreflight(): {
  check: PreflightCheck;
  again: () => void;
  skip: () => void;
} {
  const [check, setCheck] = useState<PreflightCheck>({ found: null, phase: "quick", startedAt: 0 });
  /** Only the answers of the last check count. */
  const turn = useRef(0);
  const look = useCallback(async (first: boolean) => {
    turn.current += 1;
    const mine = turn.current;
    const note = (part: Partial<PreflightCheck>) => {
      if (turn.current === mine) setCheck((old) => ({ ...old, ...part }));
    };
    note({ phase: first ? "quick" : "network", startedAt: Date.now(), ...(first ? { found: null } : {}) });
    if (first) {
      const known = await act("live.preflight", { network: false });
      if (turn.current !== mine) return;
      if (!known) return note({ phase: "failed" });
      note({ found: known, phase: "network" });
    }
    const found = await act("live.preflight", { network: true });
    note(found ? { found, phase: "done" } : { phase: "failed" });
  }, []);
  useEffect(() => {
    void look(true);
    return () => {
      turn.current += 1;
    };
  }, [look]);
  return {
    check,
    again: () => void look(false),
    skip() {
      turn.current += 1;
      setCheck((old) => ({ ...old, phase: "skipped" }));
    },
  };
}
