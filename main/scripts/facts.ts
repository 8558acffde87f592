import { countReadAloud, type ScriptFact } from "../../preload/contract";

const numeral = "[〇○零一二三四五六七八九十百千万亿两]";
const chineseDate = [
  // 1935年5月29日, 1935 年 5 月, 1935年
  "\\d{3,4} ?年(?: ?\\d{1,2} ?月(?:份|(?: ?\\d{1,2} ?[日号])?))?",
  // 5月29日
  "\\d{1,2} ?月 ?\\d{1,2} ?[日号]",
  // 一九三五年五月二十九日
  "[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号])?)?",
  "[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]",
  "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d)",
];
const month =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?";
const englishDate = [
  `\\b\\d{1,2}(?:st|nd|rd|th)? ${month}(?:,? \\d{4})?`,
  `\\b${month} \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4})?`,
  `\\b${month} \\d{4}`,
  "(?<![\\d.,])(?:1[5-9]|20)\\d{2}(?= ?[,.;:!?)]|\\s*$|\\s+[a-z(])(?!\\s+(?:yuan|kilo|metre|meter|gram|people|soldiers))",
];
const dates = new RegExp([...chineseDate, ...englishDate].join("|"), "uy");

/** Measures after which a number is said with care whatever its size. */
const weighty =
  "公里|公斤|千克|华里|毫升|厘米|平方米|元|块钱|斤|两银|克|吨|升|米|里|亩|度|岁|折|年|小时|分钟|秒";
/** Measures of things and people; a small Chinese numeral before one of them (一个, 两位) is an everyday word. */
const counted =
  "勇士|个|位|名|人|户|家|根|条|座|只|件|箱|盒|袋|瓶|罐|枚|颗|次|场|天|日|月|倍|层|届|支|架|艘|门|挺|连|营|团|师|军|种|项|元钱|级|批|幅|处|块|包|份|单|张|把|本|亿|万";
const arabic = "\\d+(?:,\\d{3})*(?:\\.\\d+)?";
/** Runs of numerals are looked at a dozen at a time, so that a page full of them takes no longer than any other. */
const few = "{1,12}";
/** What is counted belongs to the number where the phrase ends with it: “13 根铁索，”. */
const thing = "(?:\\p{Script=Han}{1,3}(?=[^\\p{L}\\p{N}]|$))?";
const stopWords =
  "and|or|of|to|in|on|at|the|a|an|is|was|are|were|by|for|from|with|as|but|that|when|then|so|it|he|she|they|we|you|i";
const numbers = new RegExp(
  [
    `百分之(?:${numeral}${few}(?:点${numeral}${few})?|${arabic})`,
    `[¥￥$€]? ?${arabic} ?[%％‰]`,
    `[¥￥$€] ?${arabic}(?:[百千万亿]+)?`,
    `${arabic} ?(?:[百千万亿]+)?[多余来几]? ?(?:${weighty}|(?:${counted})${thing})`,
    `${arabic}(?:[百千万亿]+)?[多余]? (?!(?:${stopWords})\\b)[A-Za-z]+`,
    `${arabic}(?:[百千万亿]+)?`,
    `${numeral}{2,12}(?:点${numeral}${few})?[多余来几]?(?:${weighty}|(?:${counted})${thing})`,
    `${numeral}${few}(?:点${numeral}${few})?[多余来几]?(?:公里|公斤|千克|华里|毫升|厘米|平方米|元|块钱|斤|吨|亩|岁|折)`,
  ].join("|"),
  "iuy",
);

/** The longest bold text that is a name and not an emphasis, in UTF-16 units. */
const longestName = 40;

interface Span {
  kind: ScriptFact["kind"];
  from: number;
  to: number;
}

/** The letters a date or a number can begin with. */
const starts = /[\d〇○零一二三四五六七八九十百千万亿两¥￥$€]|\b[JFMASOND][a-z]{2}/gu;

/** The dates and numbers of a text, in order and not overlapping. */
function findSpans(text: string): Span[] {
  const spans: Span[] = [];
  starts.lastIndex = 0;
  for (let start = starts.exec(text); start !== null; start = starts.exec(text)) {
    const from = start.index;
    dates.lastIndex = from;
    numbers.lastIndex = from;
    const date = dates.exec(text);
    const found = date ?? numbers.exec(text);
    if (found === null) {
      starts.lastIndex = from + 1;
      continue;
    }
    const to = from + found[0].length;
    spans.push({ kind: date === null ? "number" : "date", from, to });
    starts.lastIndex = Math.max(to, from + 1);
  }
  return spans;
}

/** The spans that overlap none before them in the list, in the order of the text. */
function withoutOverlap(spans: readonly Span[], length: number): Span[] {
  const occupied = new Uint8Array(length);
  const taken = spans.filter(({ from, to }) => {
    if (to <= from || occupied.subarray(from, to).includes(1)) return false;
    occupied.fill(1, from, to);
    return true;
  });
  return taken.sort((a, b) => a.from - b.from);
}

/** Whether a span holds a whole bold stretch. */
function coversName({ from, to }: Span, ends: ReadonlyMap<number, number>): boolean {
  for (let at = from; at < to; at++) if ((ends.get(at) ?? to + 1) <= to) return true;
  return false;
}

/** Without the blanks at both ends. */
function tight({ kind, from, to }: Span, text: string): Span {
  const inside = text.slice(from, to);
  const start = from + inside.length - inside.trimStart().length;
  return { kind, from: start, to: start + inside.trim().length };
}

/**
 * The dates, numbers and names of one paragraph, in order and not overlapping.
 * @param text the paragraph as it is read.
 * @param offset read-aloud characters before the paragraph.
 * @param bold which stretches of `text` (UTF-16 places) the script sets in bold: names, unless the stretch is a
 * date or a number as a whole.
 */
export function factsOf(text: string, offset: number, bold: readonly [number, number][]): ScriptFact[] {
  const names = bold
    .map(([from, to]) => tight({ kind: "name", from, to }, text))
    .filter(({ from, to }) => to > from && to - from <= longestName);
  const ends = new Map(names.map(({ from, to }) => [from, to]));
  const found = findSpans(text).map((span) => tight(span, text));
  if (names.length === 0 && found.length === 0) return [];
  const taken = withoutOverlap(
    [...found.filter((span) => coversName(span, ends)), ...names, ...found],
    text.length,
  );
  let count = offset;
  let at = 0;
  return taken.map(({ kind, from, to }) => {
    count += countReadAloud(text.slice(at, from));
    at = from;
    return { kind, text: text.slice(from, to), offset: count };
  });
}
