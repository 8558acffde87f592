import type { ReviewSegment, TimelineLine, TimelineLineOf, TimelineShow } from "../../preload/contract";
import type { Run, RunCard } from "./run";
import { type Span, within } from "./spans";

/** Two that stand closer than this, in seconds, are one wavering press, not a segment that was run. */
const leastSegment = 0.5;

type Kind = TimelineLine["kind"];
const ofKind = <K extends Kind>(lines: readonly TimelineLine[], kind: K): TimelineLineOf<K>[] =>
  lines.filter((line): line is TimelineLineOf<K> => line.kind === kind);

/** The rundown as it stood last; a show that was opened and closed again leaves none behind. */
function showOf(lines: readonly TimelineLine[]): TimelineShow | null {
  const told = lines.flatMap((line) => (line.kind === "start" || line.kind === "show" ? [line.show] : []));
  return told.findLast((show) => show !== null) ?? null;
}

function segmentsOf(lines: readonly TimelineLine[], at: (t: number) => number, end: number): ReviewSegment[] {
  const begun = ofKind(lines, "segment");
  const run: ReviewSegment[] = [];
  for (const [place, { t, index, id, title, plannedSeconds }] of begun.entries()) {
    const next = begun[place + 1];
    const [from, to] = [at(t), next === undefined ? end : at(next.t)];
    if (index < 0 || id === null || to - from < leastSegment) continue;
    const last = run.at(-1);
    // Said again after the studio came back: it is the same segment that runs on.
    if (last !== undefined && last.id === id && last.index === index && from - last.to < leastSegment)
      last.to = to;
    else
      run.push({ index, id, title, from, to, plannedSeconds: Math.max(0, plannedSeconds), actualSeconds: 0 });
  }
  return run.map((segment) => ({
    ...segment,
    actualSeconds: Math.round((segment.to - segment.from) * 10) / 10,
  }));
}

function cardsOf(lines: readonly TimelineLine[], at: (t: number) => number, end: number): RunCard[] {
  const cards = new Map<number, RunCard>();
  for (const { t, phase, card, slot, template, title, product } of ofKind(lines, "card")) {
    const known = cards.get(card) ?? {
      ...{ slot, template, title, product },
      ...{ from: at(t), to: end, shownAt: null, hasLeft: false },
    };
    cards.set(card, known);
    if (phase === "on-air") known.shownAt ??= at(t);
    if (phase === "off" || phase === "failed") Object.assign(known, { to: at(t), hasLeft: true });
  }
  return [...cards.values()].sort((one, other) => one.from - other.from);
}

/** Stretches from each line that switches something on to the next that switches it off, or to the end. */
function spansOf(switches: readonly { at: number; on: boolean }[], end: number): Span[] {
  const spans: Span[] = [];
  let since: number | null = null;
  for (const { at, on } of switches) {
    if (on) since ??= at;
    else if (since !== null) {
      spans.push({ from: since, to: at });
      since = null;
    }
  }
  if (since !== null) spans.push({ from: since, to: end });
  return spans.filter(({ from, to }) => to > from);
}

function problemsOf(lines: readonly TimelineLine[], at: (t: number) => number, end: number): Run["problems"] {
  const all = ofKind(lines, "problem");
  return all.flatMap(({ t, phase, id, code, severity, message }, place) => {
    if (phase !== "appeared" || severity === "info") return [];
    const gone = all.slice(place + 1).find((other) => other.id === id);
    return [{ from: at(t), to: gone === undefined ? end : at(gone.t), code, message }];
  });
}

/** How a show was run, of the lines beside a recording. @param seconds the recording's length. */
export function runOf(lines: readonly TimelineLine[], seconds: number): Run {
  const at = (t: number) => within(t / 1000, seconds);
  const ended = ofKind(lines, "end").at(-1);
  const end = ended === undefined ? seconds : at(ended.asked ?? ended.t);
  const scenes = ofKind(lines, "scene").map(({ t, name, scene }) => ({
    at: at(t),
    name: name || (scene ?? ""),
  }));
  return {
    show: showOf(lines),
    rehearsal: lines.some(
      (line) => (line.kind === "start" && line.rehearsal) || (line.kind === "rehearsal" && line.active),
    ),
    segments: segmentsOf(lines, at, end),
    scenes: scenes.filter(({ name }, place) => name !== "" && name !== scenes[place - 1]?.name),
    cards: cardsOf(lines, at, end),
    cues: ofKind(lines, "cue").flatMap(({ t, phase, what, title }) =>
      phase === "reopened" ? [] : [{ at: at(t), phase, what, title }],
    ),
    markers: ofKind(lines, "marker").map(({ t, text }) => ({ at: at(t), text })),
    problems: problemsOf(lines, at, end),
    mutes: spansOf(
      ofKind(lines, "mute").map(({ t, muted }) => ({ at: at(t), on: muted })),
      end,
    ),
    slates: spansOf(
      ofKind(lines, "slate").map(({ t, on }) => ({ at: at(t), on })),
      end,
    ),
  };
}

/** How long a recording is whose file does not say: as far as its time line and its reading log go. */
export const secondsOfLines = (lines: readonly TimelineLine[]): number =>
  Math.max(0, (lines.at(-1)?.t ?? 0) / 1000);
