import type { Language } from "../../../preload/contract";

/**
 * The longest a caption gets, by characters: 18 Chinese ones and 42 Latin ones are what broadcasters put in a line.
 */
export const longestCaption: Record<Language, number> = { "zh-CN": 18, en: 42 };

/** A Latin letter takes about half the room of a Chinese character. */
const widthOf = (text: string, lang: Language): number => {
  let width = 0;
  for (const character of text) width += lang === "en" || character.charCodeAt(0) > 0x2e7f ? 1 : 0.5;
  return width;
};

/** What is never torn apart: a word, a number, or one character with the punctuation that clings to it. */
const piece =
  /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}'\u2019.,%-]*[^\S\n]*|[\u201C\u2018\uFF08\u300A\u3010(]*.[\u3001\u3002\uFF0C\uFF1B\uFF1A\uFF1F\uFF01\u201D\u2019\uFF09\u300B\u3011\u2026,.;:?!)]*[^\S\n]*/gsu;

/** A sentence or clause, up to and with what ends it. */
const clause =
  /[^\u3002\uFF01\uFF1F\uFF0C\uFF1B\uFF1A\u2026.!?;,\n]*[\u3002\uFF01\uFF1F\uFF0C\uFF1B\uFF1A\u2026.!?;,]*[\u201D\u2019\uFF09\u300B"')]*[^\S\n]*|\n/g;

/** Cuts what is longer than a caption; a single word that is longer is cut too. */
function pieces(text: string, lang: Language): string[] {
  const longest = longestCaption[lang];
  return (text.match(piece) ?? []).flatMap((part) =>
    widthOf(part.trimEnd(), lang) <= longest
      ? [part]
      : (part.match(new RegExp(`.{1,${longest}}`, "gsu")) ?? []),
  );
}

/** Puts pieces together to as few captions of about one length as will hold them. */
function evenly(text: string, lang: Language): string[] {
  const longest = longestCaption[lang];
  const total = widthOf(text.trim(), lang);
  if (total <= longest) return [text];
  const target = Math.min(longest, Math.ceil(total / Math.ceil(total / longest)) + 1);
  const lines: string[] = [];
  let line = "";
  for (const part of pieces(text, lang)) {
    const wider = widthOf((line + part).trimEnd(), lang);
    if (line !== "" && (wider > longest || (widthOf(line.trimEnd(), lang) >= target - 1 && wider > target))) {
      lines.push(line);
      line = "";
    }
    line += part;
  }
  return line === "" ? lines : [...lines, line];
}

/** A paragraph as captions of one line each, broken at the ends of sentences and clauses where that fits. */
export function captionLines(paragraph: string, lang: Language): string[] {
  const lines: string[] = [];
  let line = "";
  const close = () => {
    if (line.trim() !== "") lines.push(line.trim());
    line = "";
  };
  for (const part of paragraph.match(clause) ?? []) {
    if (part.includes("\n")) {
      close();
      continue;
    }
    if (widthOf((line + part).trim(), lang) > longestCaption[lang]) close();
    const [...cut] = evenly(part, lang);
    line += cut.pop() ?? "";
    for (const whole of cut) lines.push(whole.trim());
    if (/[\u3002\uFF01\uFF1F!?]["\u201D\u2019)\uFF09]*\s*$|\.\s*$/.test(part)) close();
  }
  close();
  return lines.filter((whole) => whole !== "");
}
