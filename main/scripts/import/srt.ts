import { type ImportedText, nothingLeftOut } from "./blocks";

const clock = "(\\d{1,3}):(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3})";
const timeLine = new RegExp(`^\\s*${clock}\\s*-->\\s*${clock}`);

/** Whether a text is subtitles, whatever its file is called. */
export const looksLikeSrt = (source: string): boolean =>
  new RegExp(`^\\s*(?:WEBVTT[^\\n]*\\s+)?(?:\\d{1,9}[ \\t]*\\n)?[ \\t]*${clock}[ \\t]*-->`).test(source);

/** A silence after which subtitles go on with a new paragraph, in milliseconds. */
const paragraphPause = 1200;

interface Caption {
  from: number;
  to: number;
  lines: string[];
}

const milliseconds = (parts: readonly string[]): number => {
  const [hours, minutes, seconds, fraction] = parts;
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
    Number((fraction ?? "").padEnd(3, "0"))
  );
};

/** Styling inside captions: `<i>`, `{\an8}`. */
const withoutStyling = (line: string): string =>
  line
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/\{\\[^{}]*\}/g, "")
    .trim();

function captionsOf(source: string): Caption[] {
  const captions: Caption[] = [];
  const lines = source.split("\n");
  lines.forEach((line, index) => {
    const time = timeLine.exec(line);
    if (time !== null) {
      const [, ...parts] = time;
      captions.push({ from: milliseconds(parts.slice(0, 4)), to: milliseconds(parts.slice(4)), lines: [] });
      return;
    }
    const isNumber = /^\s*\d{1,9}\s*$/.test(line) && timeLine.test(lines[index + 1] ?? "");
    const text = withoutStyling(line);
    if (!isNumber && text !== "") captions.at(-1)?.lines.push(text);
  });
  return captions.filter((caption) => caption.lines.length > 0);
}

/** Captions run on with a blank between them: it is not read, and shows where one ended without a stop. */
const endsSentence = /[\u3002\uFF01\uFF1F\uFF0C\uFF1B\uFF1A\u3001\u2026\u201D]$/;
const join = (before: string, after: string): string =>
  before === "" ? after : `${before}${endsSentence.test(before) ? "" : " "}${after}`;

/** Subtitles: their numbers and times dropped, their lines joined to paragraphs where nobody pauses. */
export function readSrt(source: string): ImportedText {
  const paragraphs: string[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to, lines } of captionsOf(source)) {
    const text = lines.reduce(join, "");
    if (from - end > paragraphPause || paragraphs.length === 0) paragraphs.push(text);
    else paragraphs.push(join(paragraphs.pop() ?? "", text));
    end = to;
  }
  return {
    blocks: paragraphs.map((text) => ({ kind: "paragraph", runs: [{ text, bold: false }] })),
    leftOut: nothingLeftOut(),
  };
}
