import type { PrompterState } from "../../../preload/contract";

/** What has become of a cue. */
export type CueState = "armed" | "fired" | "missed" | "waiting";

/** The state of a cue. A cue that waits for the key is armed, whatever was missed before. */
export function cueState(
  { armed, fired, missed }: Pick<PrompterState, "armed" | "fired" | "missed">,
  index: number,
): CueState {
  if (armed?.index === index) return "armed";
  if (fired.includes(index)) return "fired";
  return missed.includes(index) ? "missed" : "waiting";
}

/**
 * Writes each mark's state onto it, where it changed. One that is fired while it is seen flashes once.
 * @param label says a cue's state to a screen reader
 */
export function markCues(
  moving: HTMLElement,
  stateOf: (index: number) => CueState,
  label: (kind: string, state: CueState, auto: boolean) => string,
): void {
  for (const mark of moving.querySelectorAll<SVGElement>("[data-cue]")) {
    const state = stateOf(Number(mark.dataset.cue));
    const before = mark.dataset.state;
    if (before === state) continue;
    mark.dataset.state = state;
    if (before !== undefined && state === "fired") mark.dataset.flashes = "";
    mark.setAttribute("aria-label", label(mark.dataset.kind ?? "", state, "auto" in mark.dataset));
  }
}
