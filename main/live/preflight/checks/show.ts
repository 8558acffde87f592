import type { Localised, ScriptSummary, Segment, StudioState } from "../../../../preload/contract";
import type { Finding } from "../finding";

export function showFindings({ show }: StudioState): Finding[] {
  if (show.open === null)
    return [{ topic: "show", status: "warning", code: "preflight.show-none", place: "on-air" }];
  return [{ topic: "show", status: "ok", code: "preflight.show-ok", params: { title: show.open.title } }];
}

const reviewCodes = {
  none: { one: "preflight.script-unsigned", many: "preflight.scripts-unsigned" },
  changed: { one: "preflight.script-changed", many: "preflight.scripts-changed" },
} as const;
/** So many titles are named of those that have the same trouble. */
const namedTitles = 3;

const scriptLine = { topic: "script", status: "warning", place: "scripts" } as const;

function namesOf(titles: readonly string[]): Localised {
  const named = titles.slice(0, namedTitles);
  const isMore = titles.length > namedTitles;
  return {
    "zh-CN": named.map((title) => `「${title}」`).join("") + (isMore ? "等" : ""),
    en: named.join(", ") + (isMore ? ", …" : ""),
  };
}

/** One line for all scripts that wait for the same signature: it is one thing to do. */
function reviewFindings(scripts: readonly ScriptSummary[], review: "none" | "changed"): Finding[] {
  const found = scripts.filter((script) => script.review === review);
  const { one, many } = reviewCodes[review];
  const [first] = found;
  if (first === undefined) return [];
  if (found.length === 1)
    return [{ ...scriptLine, subject: first.id, code: one, params: { title: first.title } }];
  const titles = namesOf(found.map(({ title }) => title));
  return [{ ...scriptLine, subject: review, code: many, params: { count: found.length, titles } }];
}

/** Whether somebody has signed each script that the open show reads from. */
export function scriptFindings({ show, library }: StudioState): Finding[] {
  const firstOf = new Map<string, Segment>();
  for (const segment of show.open?.segments ?? [])
    if (segment.script !== undefined && !firstOf.has(segment.script)) firstOf.set(segment.script, segment);
  const scripts = library.scripts.filter(({ id }) => firstOf.has(id));
  const missing = [...firstOf].flatMap(([id, segment]): Finding[] => {
    if (scripts.some((script) => script.id === id)) return [];
    const params = { segment: segment.title, id };
    return [{ ...scriptLine, subject: id, code: "preflight.script-missing", params }];
  });
  const findings = [...reviewFindings(scripts, "none"), ...reviewFindings(scripts, "changed"), ...missing];
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
