import { useCallback, useState } from "react";
import type { MethodInput, MethodName, MethodResult } from "../../../preload/contract";
import { call } from "../bridge";
import { useTroubles } from "./trouble";

/** Does something and reports its failure in the strip. Gives `undefined` when it failed. */
export async function act<Name extends MethodName>(
  name: Name,
  input: MethodInput<Name>,
): Promise<MethodResult<Name> | undefined> {
  try {
    const result = await call(name, input);
    useTroubles.getState().settle(name);
    return result;
  } catch (error) {
    useTroubles.getState().report(name, error);
    return undefined;
  }
}

/** Does something whose result shows in the state by itself. */
export function perform<Name extends MethodName>(name: Name, input: MethodInput<Name>): void {
  void act(name, input);
}

/** `run` a longer action while `busy` says that it is under way. */
export function useBusy(): { busy: boolean; run: <Value>(work: () => Promise<Value>) => Promise<Value> } {
  const [running, setRunning] = useState(0);
  const run = useCallback(async <Value>(work: () => Promise<Value>): Promise<Value> => {
    setRunning((count) => count + 1);
    try {
      return await work();
    } finally {
      setRunning((count) => count - 1);
    }
  }, []);
  return { busy: running > 0, run };
}
