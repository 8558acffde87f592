import { apply } from "mutative";
import { create } from "zustand";
import type { StateMessage, StatePatch, StudioState } from "../../../preload/contract";
import { bridge } from "./bridge";

interface Mirror {
  /** `null` until the first snapshot. */
  state: StudioState | null;
  connected: boolean;
}

/** Applies one message of the state stream. Patches before the first snapshot have nothing to apply to. */
export function nextState(state: StudioState | null, message: StateMessage): StudioState | null {
  if (message.type === "snapshot") return message.state;
  if (state === null) return null;
  return applyPatches(state, message.patches);
}

function applyPatches(state: StudioState, patches: StatePatch[]): StudioState {
  // The wire's paths are JSON Pointers, which mutative reads as well as its own arrays.
  return apply(state, patches as never) as StudioState;
}

export const useMirror = create<Mirror>(() => ({ state: null, connected: false }));

/** Starts mirroring the studio's state into `useMirror`; returns a function that ends it. */
export function startMirror(): () => void {
  return bridge().subscribe(
    (message) => useMirror.setState(({ state }) => ({ state: nextState(state, message) })),
    (connected) => useMirror.setState({ connected }),
  );
}

/** Reads from the mirrored state. Only screens below the shell use it: the shell waits for the first snapshot. */
export function useStudio<Value>(select: (state: StudioState) => Value): Value {
  return useMirror(({ state }) => {
    if (state === null) throw new Error("The state was read before the first snapshot");
    return select(state);
  });
}

/** The state now, outside a component. */
export const studioNow = (): StudioState | null => useMirror.getState().state;
