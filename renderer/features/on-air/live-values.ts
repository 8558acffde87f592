import { create } from "zustand";
import type { OverlayFields } from "../../../preload/contract";

interface LiveValues {
  byCard: Record<string, OverlayFields>;
  set: (key: string, fields: OverlayFields) => void;
  forget: (key: string) => void;
}

/** Numbers that were counted on while a card was on air, so that it comes back with them: votes, the step reached. */
export const useLiveValues = create<LiveValues>((set) => ({
  byCard: {},
  set: (key, fields) =>
    set(({ byCard }) => ({ byCard: { ...byCard, [key]: { ...byCard[key], ...fields } } })),
  forget: (key) =>
    set(({ byCard }) => ({
      byCard: Object.fromEntries(Object.entries(byCard).filter(([id]) => id !== key)),
    })),
}));
