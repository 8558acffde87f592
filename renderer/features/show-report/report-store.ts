import { create } from "zustand";

/** What the sheet shows: the show that has just ended, the list of earlier ones, or one of those. */
export type ReportView = { kind: "last"; id: string } | { kind: "list" } | { kind: "one"; id: string };

interface Reports {
  /** Null while the sheet is closed. */
  view: ReportView | null;
  show: (view: ReportView | null) => void;
}

export const useReports = create<Reports>((set) => ({
  view: null,
  show: (view) => set({ view }),
}));

/** Opens the sheet, or closes it with null. */
export const showReports = (view: ReportView | null): void => useReports.getState().show(view);
