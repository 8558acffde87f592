import type { RelayState } from "../../../preload/contract";

/** What is to be sent, and why. */
export interface Situation {
  show: RelayState["showing"];
  reason: RelayState["slateReason"];
  /** The operator wants the slate. */
  isAsked: boolean;
  source: "none" | "flowing" | "frozen";
}

export type Happening =
  /** A keyframe of the newest source, with which it may go on air. */
  | "keyframe"
  /** The source went on after it had been taken for frozen. */
  | "flows"
  | "frozen"
  | "closed"
  | "asked"
  | "released";

export const beginning: Situation = { show: "nothing", reason: null, isAsked: false, source: "none" };

const sourceAfter: Partial<Record<Happening, Situation["source"]>> = {
  keyframe: "flowing",
  flows: "flowing",
  frozen: "frozen",
  closed: "none",
};

const reasons = { none: "source-gone", frozen: "source-frozen" } as const;

/**
 * The rules of the slate. The live picture comes only with a keyframe, and goes at once when its source closes, freezes,
 * or the operator asks; then the slate is shown until the next keyframe that may be shown. Before the first picture there
 * is nothing to stand in for.
 */
export function follow(before: Situation, happening: Happening): Situation {
  const isAsked = happening === "asked" || (before.isAsked && happening !== "released");
  const source = sourceAfter[happening] ?? before.source;
  if (isAsked) return { show: "slate", reason: "asked", isAsked, source };
  if (happening === "keyframe") return { show: "live", reason: null, isAsked, source };
  const stays = before.show === "live" && source === "flowing";
  if (before.show === "nothing" || stays) return { ...before, isAsked, source };
  // A source that flows again is still waited for, until its keyframe.
  const reason = source === "flowing" ? before.reason : reasons[source];
  return { show: "slate", reason, isAsked, source };
}
