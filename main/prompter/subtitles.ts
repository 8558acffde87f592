import { type CaptionedText, captionText, partLines } from "./captions";
import { type Pass, readingPasses } from "./passes";
import type { ReadingLine } from "./reading-lines";

export interface Subtitle {
  /** Milliseconds since the start of the recording. */
  start: number;
  end: number;
  lines: string[];
}

/** Nobody reads a caption that stands for less; it stays on where nothing follows. */
const shortest = 800;

/** When a place was reached first, and when it was left. */
function timesAt({ points }: Pass, position: number): { reached: number; left: number } {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.position ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  const after = points[low];
  const before = points[low - 1] ?? after;
  if (after === undefined || before === undefined) return { reached: 0, left: 0 };
  const span = after.position - before.position;
  const share = span <= 0 ? 1 : Math.min(1, Math.max(0, (position - before.position) / span));
  const reached = before.t + (after.t - before.t) * share;
  let left = reached;
  for (let at = low; at < points.length && (points[at]?.position ?? 0) <= position; at++)
    left = Math.max(left, points[at]?.t ?? 0);
  return { reached, left };
}

function subtitlesOf(pass: Pass, text: CaptionedText): Subtitle[] {
  const first = pass.points[0]?.position ?? 0;
  const last = pass.points.at(-1)?.position ?? 0;
  return text.captions.flatMap((caption) => {
    const from = Math.max(caption.from, first);
    const to = Math.min(caption.to, last);
    // A character or two at the edge of a jump is no caption.
    if (to - from < Math.min(2, caption.to - caption.from)) return [];
    const lines = partLines(text, caption, from, to);
    if (lines.length === 0) return [];
    return [{ start: timesAt(pass, from).left, end: timesAt(pass, to).reached, lines }];
  });
}

/**
 * What was read during a recording, as subtitles: only what the text really ran through, again where it was read
 * again, in the order of time and never two at once. A recording without reading gives none.
 */
export function subtitles(lines: readonly ReadingLine[]): Subtitle[] {
  const texts = new Map<string, CaptionedText>();
  const captioned = ({ text, lang }: Pass) => {
    const known = texts.get(text) ?? captionText(text, lang);
    texts.set(text, known);
    return known;
  };
  const shown = readingPasses(lines)
    .flatMap((pass) => subtitlesOf(pass, captioned(pass)))
    .map((subtitle) => ({ ...subtitle, start: Math.max(0, Math.round(subtitle.start)) }))
    .sort((one, other) => one.start - other.start);
  return shown.flatMap((subtitle, index) => {
    const next = shown[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const end = Math.min(next, Math.max(Math.round(subtitle.end), subtitle.start + shortest));
    return end > subtitle.start ? [{ ...subtitle, end }] : [];
  });
}

const two = (value: number, digits = 2) => String(value).padStart(digits, "0");

/** `01:02:03,450`. */
function timeOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((part) => two(part)).join(":")},${two(milliseconds % 1000, 3)}`;
}

/** Subtitles in the SubRip form: CRLF, as the oldest players want it. */
export const toSrt = (shown: readonly Subtitle[]): string =>
  shown
    .map(({ start, end, lines }, index) =>
      [String(index + 1), `${timeOf(start)} --> ${timeOf(end)}`, ...lines, ""].join("\r\n"),
    )
    .join("\r\n");
