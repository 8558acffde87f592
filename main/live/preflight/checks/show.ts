import type { Segment, StudioState } from "../../../../preload/contract";
import type { Finding } from "../finding";

export function showFindings({ show }: StudioState): Finding[] {
  if (show.open === null)
    return [{ topic: "show", status: "warning", code: "preflight.show-none", place: "on-air" }];
  return [{ topic: "show", status: "ok", code: "preflight.show-ok", params: { title: show.open.title } }];
}

const reviewCodes = { none: "preflight.script-unsigned", changed: "preflight.script-changed" } as const;

/** Whether somebody has signed each script that the open show reads from. */
export function scriptFindings({ show, library }: StudioState): Finding[] {
  const firstOf = new Map<string, Segment>();
  for (const segment of show.open?.segments ?? [])
    if (segment.script !== undefined && !firstOf.has(segment.script)) firstOf.set(segment.script, segment);
  const findings = [...firstOf].flatMap(([id, segment]): Finding[] => {
    const about = { topic: "script", status: "warning", subject: id, place: "scripts" } as const;
    const script = library.scripts.find((one) => one.id === id);
    if (script === undefined)
      return [{ ...about, code: "preflight.script-missing", params: { segment: segment.title, id } }];
    if (script.review === "signed") return [];
    return [{ ...about, code: reviewCodes[script.review], params: { title: script.title } }];
  });
  if (firstOf.size === 0 || findings.length > 0) return findings;
  return [{ topic: "script", status: "ok", code: "preflight.script-ok", params: { count: firstOf.size } }];
}

const mega = 1_000_000;
const giga = 1000 * mega;
/** Below this a recording would end within minutes; the recorder refuses to start it. */
const leastBytes = 500 * mega;
/** What a show takes that has no rundown: anchors' own figure. */
const usualMinutes = 120;

/** How long the show is planned for, in minutes. */
export function plannedMinutes({ show }: StudioState): number {
  if (show.open === null) return usualMinutes;
  return Math.ceil(show.open.segments.reduce((sum, { plannedSeconds }) => sum + plannedSeconds, 0) / 60);
}

export function diskFindings(
  state: StudioState,
  { freeBytes, minutes }: { freeBytes: number; minutes: number },
): Finding[] {
  if (!Number.isFinite(freeBytes))
    return [{ topic: "disk", status: "warning", code: "preflight.disk-unknown" }];
  const about = { topic: "disk", place: "rehearsals" } as const;
  const gigabytes = (freeBytes / giga).toFixed(1);
  if (freeBytes < leastBytes) {
    const params = { megabytes: Math.floor(freeBytes / mega), needed: leastBytes / mega };
    return [{ ...about, status: "error", code: "preflight.disk-full", params }];
  }
  const needed = plannedMinutes(state);
  if (minutes < needed)
    return [
      { ...about, status: "warning", code: "preflight.disk-short", params: { gigabytes, minutes, needed } },
    ];
  const params = { gigabytes, hours: (minutes / 60).toFixed(minutes < 600 ? 1 : 0) };
  return [{ ...about, status: "ok", code: "preflight.disk-ok", params }];
}
