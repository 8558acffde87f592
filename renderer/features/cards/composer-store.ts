import { create } from "zustand";
import type { Slot } from "../../../preload/contract";
import type { KeptPlace } from "./keep";

/** What the composer is opened for. */
export type ComposerTask =
  | { kind: "choose" }
  | { kind: "make"; template: string; product: string | null }
  | { kind: "kept"; place: KeptPlace }
  | { kind: "on-air"; slot: Slot };

interface Composer {
  /** Null while it is closed. */
  task: ComposerTask | null;
  open: (task: ComposerTask) => void;
  close: () => void;
}

/** Whether cards are being made or changed, and which. */
export const useComposer = create<Composer>((set) => ({
  task: null,
  open: (task) => set({ task }),
  close: () => set({ task: null }),
}));

/** Opens the composer from anywhere. */
export const openComposer = (task: ComposerTask): void => useComposer.getState().open(task);
