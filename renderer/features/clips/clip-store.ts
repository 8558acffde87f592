import { create } from "zustand";
import type { ClipPlan } from "../../../preload/contract";
import { type ClipDraft, draftsOf, ownDraft } from "./drafts";

export interface ClipOptions {
  exact: boolean;
  /** Where the middle of an upright picture lies, 0–1 of the width; null for the whole picture. */
  portrait: number | null;
  /** Where it lay when it was last upright. */
  middle: number;
  subtitles: boolean;
  cover: boolean;
}

interface ClipWork {
  drafts: ClipDraft[];
  options: ClipOptions;
}

const firstOptions: ClipOptions = { exact: false, portrait: null, middle: 0.5, subtitles: true, cover: true };

interface ClipStore {
  /** By recording. What was chosen is still there after a look at another part of the review. */
  works: Record<string, ClipWork>;
  plan: (recording: string, plans: readonly ClipPlan[]) => void;
  change: (recording: string, id: string, values: Partial<ClipDraft>) => void;
  choose: (recording: string, kind: ClipDraft["kind"], isChosen: boolean) => void;
  /** Adds one's own clip; gives its id. */
  add: (recording: string, title: string, at: number, seconds: number | null) => string;
  remove: (recording: string, id: string) => void;
  set: (recording: string, options: Partial<ClipOptions>) => void;
}

let ownCount = 0;

/** What is being chosen to be cut, while this window is open. */
export const useClips = create<ClipStore>((set) => {
  const edit = (recording: string, make: (work: ClipWork) => ClipWork) =>
    set(({ works }) => {
      const work = works[recording] ?? { drafts: [], options: firstOptions };
      return { works: { ...works, [recording]: make(work) } };
    });
  const editDrafts = (recording: string, make: (drafts: ClipDraft[]) => ClipDraft[]) =>
    edit(recording, (work) => ({ ...work, drafts: make(work.drafts) }));
  return {
    works: {},
    plan: (recording, plans) => editDrafts(recording, () => draftsOf(plans)),
    change: (recording, id, values) =>
      editDrafts(recording, (drafts) =>
        drafts.map((draft) => (draft.id === id ? { ...draft, ...values } : draft)),
      ),
    choose: (recording, kind, isChosen) =>
      editDrafts(recording, (drafts) =>
        drafts.map((draft) => (draft.kind === kind ? { ...draft, isChosen } : draft)),
      ),
    add(recording, title, at, seconds) {
      ownCount += 1;
      const id = `own-${ownCount}`;
      editDrafts(recording, (drafts) => [...drafts, ownDraft(id, title, at, seconds)]);
      return id;
    },
    remove: (recording, id) => editDrafts(recording, (drafts) => drafts.filter((draft) => draft.id !== id)),
    set: (recording, options) =>
      edit(recording, (work) => ({ ...work, options: { ...work.options, ...options } })),
  };
});
