import { readChineseNumber, writeChineseNumber, writeChineseYear } from "./chinese-number";

/** A day, month or year; what a text leaves out is null. */
export interface PartialDate {
  year: number | null;
  month: number | null;
  day: number | null;
}

/** A date in a text; places are offsets in it. */
export interface DateMention extends PartialDate {
  from: number;
  to: number;
  style: "arabic" | "chinese" | "iso" | "english";
}

const months = "january|february|march|april|may|june|july|august|september|october|november|december".split(
  "|",
);
const month = `(${months.join("|")})`;
const small = "[一二三四五六七八九十]{1,3}";

const patterns: readonly [DateMention["style"], RegExp][] = [
  ["arabic", /(?<!\d)(\d{4})[ \t]*年(?:[ \t]*(\d{1,2})[ \t]*月(?:[ \t]*(\d{1,2})[ \t]*[日号])?)?/g],
  ["chinese", new RegExp(`([一二三四五六七八九〇零○]{4})年(?:(${small})月(?:(${small})[日号])?)?`, "g")],
  ["arabic", /(?<![\d年])()(?<!年[ \t]*)(\d{1,2})[ \t]*月[ \t]*(\d{1,2})[ \t]*[日号]/g],
  ["chinese", new RegExp(`(?<!年)()(?<![一二三四五六七八九十])(${small})月(${small})[日号]`, "g")],
  ["iso", /(?<!\d)(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?!\d)/g],
];
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month},? (\\d{4})\\b`, "gi");
const monthFirst = new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?, (\\d{4})\\b`, "gi");
const monthAlone = new RegExp(`\\b${month} (\\d{4})\\b`, "gi");

function numberOf(text: string | undefined): number | null {
  if (text === undefined || text === "") return null;
  return /^\d+$/.test(text) ? Number(text) : readChineseNumber(text);
}

const monthOf = (name = ""): number => months.indexOf(name.toLowerCase()) + 1;

/** The dates in a text, in its order: 1935年5月29日, 一九三五年五月, 5 月 29 日, 1935-05-29, 29 May 1935. */
export function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  const add = (match: RegExpExecArray, style: DateMention["style"], date: PartialDate) => {
    const from = match.index;
    const to = from + match[0].length;
    if ((date.month ?? 1) > 12 || (date.day ?? 1) > 31) return;
    if (!found.some((one) => one.from < to && from < one.to)) found.push({ from, to, style, ...date });
  };
  for (const [style, pattern] of patterns)
    for (const match of text.matchAll(pattern)) {
      const [, year, monthText, day] = match;
      add(match, style, { year: numberOf(year), month: numberOf(monthText), day: numberOf(day) });
    }
  for (const match of text.matchAll(dayFirst))
    add(match, "english", { day: numberOf(match[1]), month: monthOf(match[2]), year: numberOf(match[3]) });
  for (const match of text.matchAll(monthFirst))
    add(match, "english", { month: monthOf(match[1]), day: numberOf(match[2]), year: numberOf(match[3]) });
  for (const match of text.matchAll(monthAlone))
    add(match, "english", { month: monthOf(match[1]), day: null, year: numberOf(match[2]) });
  return found.sort((a, b) => a.from - b.from);
}

/** Whether two dates can be the same day: what either leaves out is not held against it. */
export const agree = (one: PartialDate, other: PartialDate): boolean =>
  (["year", "month", "day"] as const).every(
    (part) => one[part] === null || other[part] === null || one[part] === other[part],
  );

/** `1935-05-29`, `1935-05` or `1935`. */
export function readHeadDate(date: string): PartialDate {
  const [year, monthText, day] = date.split("-").map(Number);
  return { year: year ?? null, month: monthText ?? null, day: day ?? null };
}

const two = (value: number) => String(value).padStart(2, "0");

/** A date in the place of another, as much of it as that one gave and written the same way; null where it is not known that well. */
export function writeDate(right: PartialDate, mention: DateMention, written: string): string | null {
  const wants = (part: "year" | "month" | "day") => mention[part] !== null;
  if ((["year", "month", "day"] as const).some((part) => wants(part) && right[part] === null)) return null;
  const year = String(right.year);
  const [monthValue, day] = [right.month ?? 0, right.day ?? 0];
  const last = written.endsWith("号") ? "号" : "日";
  if (mention.style === "iso")
    return [year, ...(wants("month") ? [two(monthValue)] : []), ...(wants("day") ? [two(day)] : [])].join(
      "-",
    );
  if (mention.style === "english") {
    const name = months[monthValue - 1] ?? "";
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    return [...(wants("day") ? [String(day)] : []), title, year].join(" ");
  }
  const isChinese = mention.style === "chinese";
  const figure = (value: number) => (isChinese ? writeChineseNumber(value) : String(value));
  return [
    wants("year") ? `${isChinese ? writeChineseYear(year) : year}年` : "",
    wants("month") ? `${figure(monthValue)}月` : "",
    wants("day") ? `${figure(day)}${last}` : "",
  ].join("");
}
