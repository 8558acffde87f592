import { create, type Draft } from "mutative";
import type { StatePatch, StudioState } from "../../preload/contract";

/** The studio's one state. Readers get an immutable value; writers describe a change; listeners get JSON patches. */
export interface StateStore {
  get(): StudioState;
  /** Applies a change. Patches of one tick reach listeners together. */
  update(change: (draft: Draft<StudioState>) => void): void;
  /**
   * Calls back with the patches of each tick; returns a function that ends it. Changes not yet sent go to the
   * earlier listeners first, so that `get()` right after is exactly what the first patches build on.
   */
  onPatches(listener: (patches: StatePatch[]) => void): () => void;
}

/**
 * A store whose patches are RFC 6902 operations, sent once a tick so that one user action is one message. A listener
 * that fails is told to `onFault` and keeps no other from its patches: a screen that missed some would be wrong for good.
 */
export function createStateStore(
  initial: StudioState,
  onFault: (fault: unknown) => void = () => undefined,
): StateStore {
  let state = initial;
  let pending: StatePatch[] = [];
  const listeners = new Set<(patches: StatePatch[]) => void>();

  function flush() {
    if (pending.length === 0) return;
    const patches = pending;
    pending = [];
    for (const listener of [...listeners]) {
      try {
        listener(patches);
      } catch (fault) {
        onFault(fault);
      }
    }
  }

  return {
    get: () => state,
    update(change) {
      const [next, patches] = create(state, change, {
        enablePatches: { pathAsArray: false, arrayLengthAssignment: false },
      });
      if (patches.length === 0) return;
      state = next;
      if (pending.length === 0) setImmediate(flush);
      pending.push(...(patches as unknown as StatePatch[]));
    },
    onPatches(listener) {
      flush();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
