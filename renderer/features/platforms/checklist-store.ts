import { create } from "zustand";

const storageKey = "hongcun.companion-checklist";

interface Checklist {
  /** Ticked lines by destination. */
  ticked: Readonly<Record<string, readonly number[]>>;
  toggle: (destination: string, line: number) => void;
  clear: (destination: string) => void;
}

function stored(): Checklist["ticked"] {
  try {
    return JSON.parse(globalThis.sessionStorage?.getItem(storageKey) ?? "{}") as Checklist["ticked"];
  } catch {
    return {};
  }
}

/** What was ticked of the companions' checklists; kept until this window is closed, since each show begins anew. */
export const useChecklist = create<Checklist>((set, get) => {
  const keep = (ticked: Checklist["ticked"]) => {
    globalThis.sessionStorage?.setItem(storageKey, JSON.stringify(ticked));
    set({ ticked });
  };
  return {
    ticked: stored(),
    toggle(destination, line) {
      const old = get().ticked[destination] ?? [];
      const lines = old.includes(line) ? old.filter((one) => one !== line) : [...old, line];
      keep({ ...get().ticked, [destination]: lines });
    },
    clear: (destination) => keep({ ...get().ticked, [destination]: [] }),
  };
});
