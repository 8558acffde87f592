import type { Language } from "../../preload/contract";
import { filmColours } from "./frame";
import { fittingSize, wrapText } from "./lines";
import type { FilmLibrary, FilmLine } from "./ports";
import { cueInWords, lengthInWords } from "./words";
import type { Writing } from "./writing";

/** How long a cue is named, in seconds of the show: long enough to be read. */
const cueSeconds = 5;
/** Said only where the script ends so much before its segment. */
const worthSaying = 2;

/** Captions one or two lines high, in the middle of what is left under the line for cues. */
async function captionLines({ plan, frame, speed, widthOf }: Writing): Promise<FilmLine[]> {
  const { strip, unit } = frame;
  const top = strip.y + 34 * unit;
  const middle = top + (strip.y + strip.height - top) / 2 - 8 * unit;
  const wanted = (plan.orientation === "portrait" ? 37 : 38) * unit;
  const lines: FilmLine[] = [];
  for (const caption of plan.captions) {
    const span = { start: caption.start / speed, end: caption.end / speed };
    for (const [index, text] of caption.lines.entries()) {
      const size = await fittingSize(text, wanted, strip.width - 40 * unit, true, widthOf);
      const y = middle + (index - (caption.lines.length - 1) / 2) * wanted * 1.25;
      const place = { x: strip.width / 2, y, anchor: "centre" as const };
      lines.push({ text, ...place, size, colour: filmColours.text, bold: true, span });
    }
  }
  return lines;
}

/** Cues at their place, each named until the next one or for some seconds, and the end of the script. */
async function noteLines(
  { plan, frame, words, speed, widthOf }: Writing,
  library: FilmLibrary,
  language: Language,
): Promise<FilmLine[]> {
  const { strip, unit } = frame;
  const size = 21 * unit;
  const lines: FilmLine[] = [];
  const put = async (text: string, start: number, end: number, colour: string) => {
    if (end <= start) return;
    const span = { start: start / speed, end: end / speed };
    const [first = ""] = await wrapText(text, (strip.width - 40 * unit) / size, 1, false, widthOf);
    const place = { x: 20 * unit, y: strip.y + 20 * unit, anchor: "left" as const };
    lines.push({ text: first, ...place, size, colour, bold: false, span });
  };
  for (const { start, seconds, cues, readUntil } of plan.segments) {
    const segmentEnd = start + seconds;
    let shownUntil = start;
    for (const [index, { at, what }] of cues.entries()) {
      const texts = what.map((cue) => cueInWords(cue, library, words, language));
      const pause = Math.max(0, ...what.map((cue) => (cue.kind === "pause" ? cue.seconds : 0)));
      const end = Math.min(segmentEnd, cues[index + 1]?.at ?? segmentEnd, at + Math.max(pause, cueSeconds));
      await put(words("cue", { what: texts.join(words("and")) }), at, end, filmColours.mark);
      shownUntil = Math.max(shownUntil, end);
    }
    if (readUntil === null || segmentEnd - readUntil < worthSaying) continue;
    const left = { time: lengthInWords(Math.floor(segmentEnd - readUntil), words) };
    await put(words("isRead", left), Math.max(readUntil, shownUntil), segmentEnd, filmColours.quiet);
  }
  return lines;
}

/** Everything written under the picture. */
export async function stripLines(
  writing: Writing,
  library: FilmLibrary,
  language: Language,
): Promise<FilmLine[]> {
  return [...(await noteLines(writing, library, language)), ...(await captionLines(writing))];
}
