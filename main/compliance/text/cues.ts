/** A cue line of a script as the check needs it. */
export interface FoundCue {
  name: string;
  /** The line, without its break. */
  from: number;
  to: number;
  attributes: { name: string; value: string; from: number; to: number }[];
}

/** A line that is, or was meant as, a cue: it is never read aloud. */
const cueLine =
  /^[ \t]*(?:[*_>+-][ \t]*)*[:\uFF1A]{2,}[ \t]*(?:([A-Za-z][\w-]*)[ \t]*[{\uFF5B[].*|(scene|product|overlay|pause)\b.*|([A-Za-z][\w-]*)[ \t]*)$/gm;
/** A cue typed into the middle of a sentence. */
const inlineCue =
  /(?<![:\uFF1A])[:\uFF1A]+[ \t]*(?:scene|product|overlay|pause)[ \t]*[{\uFF5B][^{}\uFF5B\uFF5D\r\n]*[}\uFF5D]/gi;
const attribute =
  /(?<![\w-])([A-Za-z][\w-]*)[ \t]*[=\uFF1D][ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'{}\uFF5B\uFF5D=]+))/g;

function attributesOf(line: string, offset: number): FoundCue["attributes"] {
  return [...line.matchAll(attribute)].map((match) => {
    const value = match[2] ?? match[3] ?? match[4] ?? "";
    const isQuoted = match[4] === undefined;
    const to = offset + match.index + match[0].length - (isQuoted ? 1 : 0);
    return { name: match[1] ?? "", value, from: to - value.length, to };
  });
}

/** The cue lines of a text from a place on. */
export function findCues(text: string, from: number): FoundCue[] {
  cueLine.lastIndex = from;
  const cues: FoundCue[] = [];
  for (let match = cueLine.exec(text); match !== null; match = cueLine.exec(text)) {
    const name = (match[1] ?? match[2] ?? match[3] ?? "").toLowerCase();
    const to = match.index + match[0].length;
    cues.push({ name, from: match.index, to, attributes: attributesOf(match[0], match.index) });
    if (match[0] === "") cueLine.lastIndex++;
  }
  return cues;
}

/** The cues inside sentences of a text from a place on. */
export function findInlineCues(text: string, from: number): { from: number; to: number }[] {
  inlineCue.lastIndex = from;
  const found: { from: number; to: number }[] = [];
  for (let match = inlineCue.exec(text); match !== null; match = inlineCue.exec(text))
    found.push({ from: match.index, to: match.index + match[0].length });
  return found;
}

/** The value of a cue's attribute, or an empty text. */
export const attributeOf = (cue: FoundCue, name: string): string =>
  cue.attributes.find((one) => one.name === name)?.value.trim() ?? "";
