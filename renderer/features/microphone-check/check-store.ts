import { create } from "zustand";

const storageKey = "hongcun.microphone-check";

interface CheckSheet {
  /** `rehearse`: a rehearsal follows. `check`: only the microphone is heard. Null while the sheet is closed. */
  task: "rehearse" | "check" | null;
  /** Somebody said at this device that the microphone need not be heard before each rehearsal. */
  asksNoMore: boolean;
  open: (task: "rehearse" | "check") => void;
  close: () => void;
  askNoMore: (asksNoMore: boolean) => void;
}

/** The sheet in which the microphone is heard. Whether it comes by itself is a matter of this device. */
export const useMicrophoneCheck = create<CheckSheet>((set) => ({
  task: null,
  asksNoMore: globalThis.localStorage?.getItem(storageKey) === "asks no more",
  open: (task) => set({ task }),
  close: () => set({ task: null }),
  askNoMore(asksNoMore) {
    if (asksNoMore) globalThis.localStorage?.setItem(storageKey, "asks no more");
    else globalThis.localStorage?.removeItem(storageKey);
    set({ asksNoMore });
  },
}));

/** Opens the sheet in which the microphone is heard and nothing else happens. */
export const openMicrophoneCheck = (): void => useMicrophoneCheck.getState().open("check");
