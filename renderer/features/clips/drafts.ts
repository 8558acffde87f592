import type { ClipPlan } from "../../../preload/contract";
import { toTenths } from "./moment";

/** A clip as it is being chosen. Times are seconds of the recording; null where something else was typed. */
export interface ClipDraft {
  id: string;
  kind: ClipPlan["kind"] | "own";
  title: string;
  from: number | null;
  to: number | null;
  isChosen: boolean;
}

export type DraftFault = "no-title" | "no-time" | "backwards" | "too-short" | "past-end";

/** The studio cuts nothing shorter. Seconds. */
export const shortest = 0.5;
/** How long one's own clip is until its end is set. Seconds. */
const ownSeconds = 30;
/** Stretches that only touch do not overlap. Seconds. */
const touching = 1;

export const kinds = ["product", "chapter", "marker", "own"] as const;

/** The kind that is chosen at first: what sells, else chapters, else markers. */
const firstKind = (plans: readonly ClipPlan[]) =>
  kinds.find((kind) => plans.some((plan) => plan.kind === kind)) ?? null;

/** What is planned, ready to be changed. */
export function draftsOf(plans: readonly ClipPlan[]): ClipDraft[] {
  const chosen = firstKind(plans);
  return plans.map(({ id, kind, title, from, to }) => ({
    ...{ id, kind, title, from: toTenths(from), to: toTenths(to), isChosen: kind === chosen },
  }));
}

/** One's own clip, from a moment on. `seconds` is the recording's length where it is known. */
export function ownDraft(id: string, title: string, at: number, seconds: number | null): ClipDraft {
  const end = seconds ?? Number.POSITIVE_INFINITY;
  const from = toTenths(Math.max(0, Math.min(at, end - shortest)));
  return { id, kind: "own", title, from, to: toTenths(Math.min(from + ownSeconds, end)), isChosen: true };
}

/** What keeps a clip from being cut; null where nothing does. A last tenth past the end is rounding. */
export function faultOf({ title, from, to }: ClipDraft, seconds: number | null): DraftFault | null {
  if (title.trim() === "") return "no-title";
  if (from === null || to === null) return "no-time";
  if (seconds !== null && (from >= seconds || to > seconds + 0.1)) return "past-end";
  if (to <= from) return "backwards";
  return to - from < shortest ? "too-short" : null;
}

const sharedSeconds = (one: ClipDraft, other: ClipDraft): number =>
  Math.min(one.to ?? 0, other.to ?? 0) - Math.max(one.from ?? 0, other.from ?? 0);

/**
 * Another chosen clip of the same kind that shows some of the same, which is allowed and seldom meant; null for none.
 * A product lies within its chapter, so different kinds are not compared.
 */
export function overlapOf(draft: ClipDraft, drafts: readonly ClipDraft[]): ClipDraft | null {
  const isLike = (other: ClipDraft) =>
    other.id !== draft.id &&
    other.isChosen &&
    other.kind === draft.kind &&
    sharedSeconds(draft, other) > touching;
  return draft.isChosen ? (drafts.find(isLike) ?? null) : null;
}

/** Seconds of all chosen clips together. */
export const chosenSeconds = (drafts: readonly ClipDraft[]): number =>
  drafts.reduce(
    (sum, { isChosen, from, to }) => sum + (isChosen ? Math.max(0, (to ?? 0) - (from ?? 0)) : 0),
    0,
  );

/** The chosen clips as the studio takes them. */
export const clipsToCut = (drafts: readonly ClipDraft[]) =>
  drafts
    .filter(({ isChosen }) => isChosen)
    .map(({ title, from, to }) => ({ title: title.trim(), from: from ?? 0, to: to ?? 0 }));
