const figures = "〇一二三四五六七八九";
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

const figureOf = (character: string): number => {
  if (character === "零" || character === "○") return 0;
  if (character === "两") return 2;
  return figures.indexOf(character);
};

/** What is below ten thousand, with or without its last unit: 三百二 is 320. */
function readSmall(text: string): number | null {
  let sum = 0;
  let figure = -1;
  let lastUnit = 10;
  for (const character of text) {
    const unit = units[character];
    if (unit !== undefined) {
      sum += (figure < 0 ? 1 : figure) * unit;
      figure = -1;
      lastUnit = unit;
    } else {
      const value = figureOf(character);
      if (value < 0) return null;
      if (value === 0) lastUnit = 10;
      figure = value;
    }
  }
  if (figure > 0) sum += figure * (lastUnit > 10 ? lastUnit / 10 : 1);
  return sum;
}

/** A number in Chinese figures (三十九, 二〇二三, 一万二千), or null where it is none. */
export function readChineseNumber(text: string): number | null {
  if (text === "") return null;
  if (!/[十百千万]/.test(text)) {
    const digits = Array.from(text, figureOf);
    return digits.includes(-1) ? null : Number(digits.join(""));
  }
  const [before = "", after = "", ...more] = text.split("万");
  if (more.length > 0) return null;
  if (!text.includes("万")) return readSmall(text);
  const high = readSmall(before);
  const low = after === "" ? 0 : readSmall(after);
  return high === null || low === null ? null : high * 10_000 + low;
}

/** A whole number from 1 to 9999 in Chinese figures, as dates and prices are said. */
export function writeChineseNumber(value: number): string {
  let text = "";
  let isGap = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const figure = Math.floor(value / unit) % 10;
    if (figure === 0) isGap = text !== "";
    else {
      text += `${isGap ? "零" : ""}${figures[figure]}${name}`;
      isGap = false;
    }
  }
  return text.replace(/^一十/, "十");
}

/** A year figure by figure: 一九三五. */
export const writeChineseYear = (year: string): string =>
  Array.from(year, (figure) => figures[Number(figure)] ?? figure).join("");
