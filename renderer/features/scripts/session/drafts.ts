import { create } from "zustand";

/** A text that was typed and is not yet saved. */
export interface Draft {
  text: string;
  /** Hash of the stored text that it began from. */
  base: string;
}

/** Which window a draft is of: two windows of one script must not let go of each other's. */
const owner = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;

const prefix = "hongcun.draft.";

interface DraftList {
  /** Ids of scripts with a draft, for the list. */
  ids: ReadonlySet<string>;
  /** Drafts that this browser had no room for: they live as long as the window. */
  unkept: ReadonlyMap<string, Draft>;
}

const storedIds = (): string[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));

/** Which scripts have a draft. */
export const useDrafts = create<DraftList>(() => ({ ids: new Set(storedIds()), unkept: new Map() }));

/** The draft of a script, from this or an earlier window. */
export function readDraft(id: string): Draft | null {
  const { unkept } = useDrafts.getState();
  const kept = unkept.get(id);
  if (kept) return kept;
  try {
    const read: unknown = JSON.parse(localStorage.getItem(prefix + id) ?? "null");
    if (typeof read !== "object" || read === null) return null;
    const { text, base } = read as Partial<Draft>;
    if (typeof text !== "string" || typeof base !== "string") return null;
    opened.add(id);
    return { text, base };
  } catch {
    return null;
  }
}

/** Whether a draft was written by another window since this one opened it. */
function isOfOtherWindow(id: string): boolean {
  const kept = localStorage.getItem(prefix + id);
  return kept !== null && !opened.has(id) && !kept.endsWith(`"owner":"${owner}"}`);
}

/** Drafts of earlier windows that this one has taken over. */
const opened = new Set<string>();

/** Keeps a draft until it is saved (`null`), past a crash where the browser has room for it. */
export function keepDraft(id: string, draft: Draft | null): void {
  const { ids, unkept } = useDrafts.getState();
  const nextUnkept = new Map(unkept);
  nextUnkept.delete(id);
  if (draft === null) {
    if (!isOfOtherWindow(id)) localStorage.removeItem(prefix + id);
  } else {
    try {
      localStorage.setItem(prefix + id, JSON.stringify({ ...draft, owner }));
      opened.delete(id);
    } catch {
      // Full or forbidden: an older draft must not come back in place of this one.
      localStorage.removeItem(prefix + id);
      nextUnkept.set(id, draft);
    }
  }
  const isListed = ids.has(id);
  if (isListed === (draft !== null) && nextUnkept.size === 0 && unkept.size === 0) return;
  const nextIds = new Set(ids);
  if (draft === null) nextIds.delete(id);
  else nextIds.add(id);
  useDrafts.setState({ ids: nextIds, unkept: nextUnkept });
}

if (typeof window !== "undefined")
  window.addEventListener("beforeunload", (event) => {
    if (useDrafts.getState().unkept.size > 0) event.preventDefault();
  });
