import { create } from "zustand";

interface Drafts {
  /** Texts that were typed and not saved, by script id. */
  texts: Record<string, string>;
  /** Keeps a draft; `null` lets go of it. */
  keep: (id: string, text: string | null) => void;
}

/** Unsaved texts outlive a look at another script or screen, so that leaving needs no question. */
export const useDrafts = create<Drafts>((set) => ({
  texts: {},
  keep: (id, text) =>
    set(({ texts }) => {
      const { [id]: _old, ...others } = texts;
      return { texts: text === null ? others : { ...others, [id]: text } };
    }),
}));

window.addEventListener("beforeunload", (event) => {
  if (Object.keys(useDrafts.getState().texts).length > 0) event.preventDefault();
});
