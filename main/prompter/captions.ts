import type { Language } from "../../preload/contract";

/** Characters in a line of subtitles: what fits the width and is read at a glance; two lines at most. */
const lineLengths: Record<Language, number> = { "zh-CN": 18, en: 42 };
const mostLines = 2;

/** Shorter captions of one paragraph are put together where they fit one line. */
const shortCaption = 6;

const sentenceEnd = /[。！？!?；;…]+[”’」』）)"'》】]*$|\.[”’)"']*$/u;

/** One caption's stretch of a text. */
export interface Caption {
  /** Read-aloud characters before it, and before what follows it. */
  from: number;
  to: number;
  /** Code points of the text. */
  start: number;
  end: number;
}

/** A text cut into captions, and what is needed to show a part of one. */
export interface CaptionedText {
  lang: Language;
  characters: readonly string[];
  /** For each code point, and behind the last: read-aloud characters before it. */
  offsets: readonly number[];
  captions: readonly Caption[];
}

/** Words and figures that no line is broken in, and every other character by itself. */
const tokens = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}.,:%'’-]*|\s+|[\s\S]/gu;
const closing = /^[，。！？、；：”’）》」』】…,.!?;:)%]/u;

const lengthOf = (text: string): number => [...text].length;

function cutLong(token: string, length: number): string[] {
  const characters = [...token];
  if (characters.length <= length) return [token];
  return Array.from({ length: Math.ceil(characters.length / length) }, (_, part) =>
    characters.slice(part * length, (part + 1) * length).join(""),
  );
}

/** Breaks a text into lines of no more than a language's length; no line begins with a mark that closes. */
export function captionLines(text: string, lang: Language): string[] {
  const most = lineLengths[lang];
  const lines: string[][] = [[]];
  const parts = (text.match(tokens) ?? []).map((part) => (/^\s/.test(part) ? " " : part));
  for (const token of parts.flatMap((part) => cutLong(part, most))) {
    const line = lines.at(-1) ?? [];
    const isBlank = token === " ";
    if (lengthOf(line.join("")) + lengthOf(token) <= most) {
      if (!isBlank || line.length > 0) line.push(token);
    } else if (!isBlank) {
      const carried: string[] = [];
      while (line.length > 1 && closing.test(carried[0] ?? token)) carried.unshift(line.pop() ?? "");
      const next = [...carried, token];
      lines.push(lengthOf(next.join("")) <= most ? next : [token]);
      if (lengthOf(next.join("")) > most) line.push(...carried);
    }
  }
  return lines.map((line) => line.join("").trim()).filter((line) => line !== "");
}

const fits = (text: string, lang: Language, lines: number) => captionLines(text, lang).length <= lines;

/** Cuts a paragraph behind the marks that end sentences and clauses, and where even a clause is too long. */
function piecesOf(paragraph: string, lang: Language): string[] {
  const ends = /[。！？!?；;…，、：—]+[”’」』）)"'》】]*\s*|[.,:][”’)"']*\s+/gu;
  const clauses: string[] = [];
  let from = 0;
  for (const end of paragraph.matchAll(ends)) {
    clauses.push(paragraph.slice(from, end.index + end[0].length));
    from = end.index + end[0].length;
  }
  clauses.push(paragraph.slice(from));
  return clauses.filter((clause) => clause.trim() !== "").flatMap((clause) => cutClause(clause, lang));
}

function cutClause(clause: string, lang: Language): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const token of (clause.match(tokens) ?? []).flatMap((part) => cutLong(part, lineLengths[lang]))) {
    if (piece !== "" && !fits(piece + token, lang, mostLines)) {
      pieces.push(piece);
      piece = "";
    }
    piece += token;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/** Puts pieces together, sentence by sentence, as long as they fit. */
function joined(pieces: readonly string[], lang: Language): string[] {
  const captions: string[] = [];
  for (const piece of pieces) {
    const last = captions.at(-1);
    const text = (last ?? "") + piece;
    const ended = last !== undefined && sentenceEnd.test(last.trim());
    const isShort = lengthOf((last ?? "").trim()) < shortCaption || lengthOf(piece.trim()) < shortCaption;
    const fitsOn = ended ? isShort && fits(text, lang, 1) : fits(text, lang, mostLines);
    if (last !== undefined && fitsOn) captions[captions.length - 1] = text;
    else captions.push(piece);
  }
  return captions;
}

/** Cuts a text, paragraphs on lines of their own, into captions of two lines at most. */
export function captionText(text: string, lang: Language): CaptionedText {
  const characters = [...text];
  const offsets = [0];
  for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + (/\s/u.test(character) ? 0 : 1));
  const captions: Caption[] = [];
  let start = 0;
  for (const paragraph of text.split("\n")) {
    let at = start;
    for (const caption of joined(piecesOf(paragraph, lang), lang)) {
      const end = at + lengthOf(caption);
      captions.push({ start: at, end, from: offsets[at] ?? 0, to: offsets[end] ?? 0 });
      at = end;
    }
    start += lengthOf(paragraph) + 1;
  }
  return { lang, characters, offsets, captions: captions.filter(({ from, to }) => to > from) };
}

/** The lines of a caption's part from one place to another, in read-aloud characters. */
export function partLines(text: CaptionedText, caption: Caption, from: number, to: number): string[] {
  const isIn = (at: number) => {
    const offset = text.offsets[at] ?? 0;
    return offset >= from - 0.5 && offset < to - 0.5;
  };
  let part = "";
  for (let at = caption.start; at < caption.end; at++) if (isIn(at)) part += text.characters[at] ?? "";
  return captionLines(part.trim(), text.lang);
}
