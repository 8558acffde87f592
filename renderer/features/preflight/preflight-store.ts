import { create } from "zustand";

interface PreflightPage {
  isOpen: boolean;
  open: () => void;
  close: () => void;
}

/** Whether the page before going live is open. */
export const usePreflightPage = create<PreflightPage>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));

/** Opens the page before going live from anywhere on the On air screen. */
export const openPreflight = (): void => usePreflightPage.getState().open();
