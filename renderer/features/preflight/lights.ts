import type { CheckPlace, DestinationState, PreflightLine } from "../../../preload/contract";
import type { Route } from "../../app/shell/routes";

export type Light = PreflightLine["status"];
export type GroupId = PreflightLine["group"];

/** Lines of one kind, the worst first. */
export interface LightGroup {
  id: GroupId;
  lines: PreflightLine[];
}

/** In which order groups stand that are equally bad: as somebody looks a set over. */
const order: readonly GroupId[] = ["picture", "sound", "encoder", "platforms", "line", "script", "disk"];
const rank: Record<Light, number> = { error: 0, warning: 1, ok: 2 };

const worst = (lines: PreflightLine[]): number => Math.min(...lines.map(({ status }) => rank[status]));

/** The lines by group, the group with the worst line first; in a group the worst line first. */
export function lightGroups(lines: PreflightLine[]): LightGroup[] {
  return order
    .map((id) => ({
      id,
      lines: lines.filter(({ group }) => group === id).toSorted((a, b) => rank[a.status] - rank[b.status]),
    }))
    .filter((group) => group.lines.length > 0)
    .toSorted((a, b) => worst(a.lines) - worst(b.lines));
}

/** The lines without those of destinations that were switched off since they were checked. */
export function standingLines(lines: PreflightLine[], destinations: DestinationState[]): PreflightLine[] {
  const off = new Set(destinations.filter(({ enabled }) => !enabled).map(({ id }) => id));
  return lines.filter(({ group, subject }) => group !== "platforms" || !off.has(subject));
}

/** The worst of some lines' lights; green where there are none. */
export const worstLight = (lines: PreflightLine[]): Light =>
  (["error", "warning"] as const).find((light) => lines.some(({ status }) => status === light)) ?? "ok";

export const countLights = (lines: PreflightLine[]): Record<Light, number> => ({
  error: lines.filter(({ status }) => status === "error").length,
  warning: lines.filter(({ status }) => status === "warning").length,
  ok: lines.filter(({ status }) => status === "ok").length,
});

/** How far a check has come: `quick` looks at what is known here, `network` also reaches the platforms. */
export type CheckPhase = "quick" | "network" | "done" | "skipped" | "failed";

/** What the page says at the top: the end of a text's key under `preflight.verdict`, and how many lines it speaks of. */
export function verdict(
  lines: PreflightLine[],
  phase: CheckPhase,
): {
  text: "checking" | "ready" | "readyWith" | "notReady" | "failed" | "untried";
  count: number;
  light: Light | null;
} {
  const { error, warning } = countLights(lines);
  if (error > 0) return { text: "notReady", count: error, light: "error" };
  if (phase === "failed") return { text: "failed", count: 0, light: "warning" };
  // Nobody has answered yet, or nobody was asked: that is not ready.
  if (lines.length === 0 || phase === "quick" || phase === "network")
    return { text: "checking", count: 0, light: null };
  if (phase === "skipped") return { text: "untried", count: 0, light: "warning" };
  if (warning > 0) return { text: "readyWith", count: warning, light: "warning" };
  return { text: "ready", count: 0, light: "ok" };
}

/** The screen on which a line is put right. */
export const routeOf: Record<CheckPlace, Route> = {
  "on-air": "onAir",
  scenes: "scenes",
  platforms: "platforms",
  scripts: "scripts",
  products: "products",
  rehearsals: "rehearsals",
  settings: "settings",
};
