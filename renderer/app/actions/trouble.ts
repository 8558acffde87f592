import { create } from "zustand";
import { StudioError, toStudioError } from "../../../preload/contract";

/** What went wrong with something the user asked for. */
export interface Trouble {
  id: number;
  code: string;
  message: string;
  hint: string;
  /** What was asked: the method's name. */
  action: string;
  at: number;
}

interface TroubleList {
  troubles: Trouble[];
  /** Adds one on top; the same sentence again replaces the older one. */
  report: (action: string, thrown: unknown) => void;
  dismiss: (id: number) => void;
  /** The action has worked since: what it complained of is past. */
  settle: (action: string) => void;
}

let lastId = 0;

export const hintOf = (error: unknown): string =>
  error instanceof StudioError && "hint" in error && typeof error.hint === "string" ? error.hint : "";

/** Every failed action of this window lands here and nowhere else. At most five are kept. */
export const useTroubles = create<TroubleList>((set) => ({
  troubles: [],
  report(action, thrown) {
    const error = toStudioError(thrown);
    lastId += 1;
    const trouble = {
      id: lastId,
      code: error.code,
      message: thrown instanceof Error ? thrown.message : String(thrown),
      hint: hintOf(thrown),
      action,
      at: Date.now(),
    };
    set(({ troubles }) => ({
      troubles: [trouble, ...troubles.filter((old) => old.message !== trouble.message)].slice(0, 5),
    }));
  },
  settle: (action) =>
    set((list) =>
      list.troubles.some((trouble) => trouble.action === action)
        ? { troubles: list.troubles.filter((trouble) => trouble.action !== action) }
        : list,
    ),
  dismiss: (id) => set(({ troubles }) => ({ troubles: troubles.filter((trouble) => trouble.id !== id) })),
}));
