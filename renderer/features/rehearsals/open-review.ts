import { create } from "zustand";
import { useNavigation } from "../../app/shell/routes";

interface OpenReview {
  /** The recording whose review stands in place of the list, or null. */
  id: string | null;
  open(id: string): void;
  close(): void;
}

/** Which recording's review the Rehearsals screen shows. */
export const useOpenReview = create<OpenReview>((set) => ({
  id: null,
  open: (id) => set({ id }),
  close: () => set({ id: null }),
}));

/** Goes to a recording's review from wherever one is. */
export function openReview(id: string): void {
  useOpenReview.getState().open(id);
  useNavigation.getState().go("rehearsals");
}
