import type { RelayState, StudioState } from "../../../preload/contract";

/** What viewers see instead of the picture, and why: ends of texts' keys under `slate.seen` and `slate.reason`. */
export interface SlateWords {
  /** `still`: the last picture stands, because no slate is at hand yet; `soon`: the picture, for a moment still. */
  seen: "slate" | "still" | "soon";
  reason: NonNullable<RelayState["slateReason"]> | "coming" | "held" | "going" | "page-gone" | "page-frozen";
}

/** The same faults of the built-in stage, which is a page and not OBS. */
const ofPage = { "source-gone": "page-gone", "source-frozen": "page-frozen" } as const;

/** Whether a slate can be shown: companions are fed by OBS itself, so a show with them alone has none. */
export const hasSlate = ({ live, relay }: Pick<StudioState, "live" | "relay">): boolean =>
  live.status === "on-air" && relay.status !== "stopped";

/** What to say of the slate; null while viewers see the picture as they should. Says no more than what is so already. */
export function slateWords({ live, relay }: Pick<StudioState, "live" | "relay">): SlateWords | null {
  if (!hasSlate({ live, relay })) return null;
  const { showing, slateReason } = relay;
  const fault = (reason: keyof typeof ofPage) => (live.engine === "stage" ? ofPage[reason] : reason);
  if (live.slateAsked) {
    if (showing === "slate") return { seen: "slate", reason: "asked" };
    return showing === "live" ? { seen: "soon", reason: "going" } : { seen: "still", reason: "held" };
  }
  if (showing === "slate")
    return {
      seen: "slate",
      reason: slateReason === "asked" ? "coming" : fault(slateReason ?? "source-gone"),
    };
  return showing === "nothing" && !live.sourceActive ? { seen: "still", reason: fault("source-gone") } : null;
}
