import type { StateStore } from "../core/store";

/** Calls back when another engine took the place of the one before; returns a function that ends it. */
export function followEngine(store: StateStore, onOther: () => void): () => void {
  let known = store.get().engine.kind;
  return store.onPatches(() => {
    const { kind } = store.get().engine;
    if (kind === known || kind === "none") return;
    const isOther = known !== "none";
    known = kind;
    if (isOther) onOther();
  });
}
