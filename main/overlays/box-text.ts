import type { OverlayFields, OverlayTemplate, TextBox } from "../../preload/contract";

/** Yuan as text in cents, so that sums are exact. */
const cents = (price: string): number => Math.round(Number(price) * 100);

/** The original price less the present one, with decimals only where there are some. Empty without both. */
function savingOf({ price = "", originalPrice = "" }: OverlayFields): string {
  if (price === "" || originalPrice === "") return "";
  const saved = cents(originalPrice) - cents(price);
  return saved % 100 === 0 ? String(saved / 100) : (saved / 100).toFixed(2);
}

const amountOf = (fields: OverlayFields, id: string): number => Number(fields[id] ?? "") || 0;

/** What share of the whole a part has, 0 to 1; 0 while nothing was counted. */
export function shareOf(fields: OverlayFields, part: string, whole: readonly string[]): number {
  const sum = whole.reduce((total, id) => total + amountOf(fields, id), 0);
  return sum <= 0 ? 0 : amountOf(fields, part) / sum;
}

/** Whole percentages of all parts that add up to 100: what rounding leaves over goes to the largest remainders. */
export function percentOf(fields: OverlayFields, part: string, whole: readonly string[]): number {
  const exact = whole.map((id) => shareOf(fields, id, whole) * 100);
  const floors = exact.map(Math.floor);
  const isEmpty = exact.every((share) => share === 0);
  const left = isEmpty ? 0 : 100 - floors.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) floors[index] = (floors[index] ?? 0) + 1;
  return floors[whole.indexOf(part)] ?? 0;
}

/** `10月20日` and `20:30` of a moment as it is kept. */
function partsOfMoment(kept: string): { date: string; time: string } {
  const [, month = "", day = "", time = ""] = /^\d{4}-(\d\d)-(\d\d) (\d\d:\d\d)$/.exec(kept) ?? [];
  return { date: month === "" ? "" : `${Number(month)}月${Number(day)}日`, time };
}

/** Each mark a box's text may hold, by name; a box with a mark that stands for nothing is left out. */
function meaningOf(mark: string, box: TextBox, template: OverlayTemplate, fields: OverlayFields): string {
  const value = fields[box.field] ?? "";
  switch (mark) {
    case "int":
      return value.split(".")[0] ?? "";
    case "dec":
      return value.split(".")[1] ?? "";
    case "saving":
      return savingOf(fields);
    case "percent": {
      const share = template.panels.find((panel) => panel.share?.part === box.field)?.share;
      return share ? String(percentOf(fields, box.field, share.whole)) : "";
    }
    case "date":
    case "time":
      return partsOfMoment(value)[mark];
    default:
      return value;
  }
}

/**
 * What a box writes; empty when it has nothing to write. Marks: `{}` the field's text, `{int}` and `{dec}` a price's
 * whole and decimal part, `{saving}` what the price drops by, `{percent}` a count's share as its panel's `share` says,
 * `{date}` and `{time}` of a moment.
 */
export function boxText(box: TextBox, template: OverlayTemplate, fields: OverlayFields): string {
  if ((fields[box.field] ?? "") === "") return "";
  let isWhole = true;
  const text = box.text.replace(/\{(int|dec|saving|percent|date|time)?\}/g, (_whole, mark: string = "") => {
    const meaning = meaningOf(mark, box, template, fields);
    if (meaning === "") isWhole = false;
    return meaning;
  });
  return isWhole ? text : "";
}
