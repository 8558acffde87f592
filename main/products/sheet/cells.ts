/** How far a price may be from a whole number of cents and still be one: the noise of binary numbers. */
const centNoise = 1e-4;

/** Words people write where there is nothing. */
const blank = /^(?:无|没有|暂无|未填|-+|—+|\/|n\/a|none)$/i;

/** A cell that may be left empty; a word for nothing is empty. */
export const optionalText = (text: string): string => (blank.test(text) ? "" : text);

/** `39.90` of whatever number it is; null where it has a fraction of a cent, or more figures than a price. */
function centsText(number: string): string | null {
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replace(/,/g, "") : number;
  if (!/^(?:\d+\.?\d*|\.\d+)$/.test(grouped)) return null;
  const cents = Number(grouped) * 100;
  return Math.abs(cents - Math.round(cents)) > centNoise ? null : (Math.round(cents) / 100).toFixed(2);
}

/**
 * A price as people type it: `39.9`, `¥1,299.00 元`, `３９．９元/斤`, `20 元每盒`. What is no price comes back as it is, for
 * the check of the field to refuse.
 */
export function readPriceCell(text: string): { price: string; unit: string } {
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  const match =
    /^(?:¥|rmb|cny)? ?([\d.,]+) ?(?:元|块钱?|圆|rmb|cny|yuan)?(?: ?(?:\/|每|per |一(?=[^元]))(.+))?$/i.exec(
      plain,
    );
  const price = match?.[1] === undefined ? null : centsText(match[1]);
  return price === null ? { price: text, unit: "" } : { price, unit: (match?.[2] ?? "").trim() };
}

/** The unit in a heading such as `单价（元/斤）`. */
export const unitInHeading = (heading: string): string =>
  /\(\s*[¥元块]?\s*(?:\/|每)\s*([^()]{1,12})\)/.exec(heading.normalize("NFKC"))?.[1]?.trim() ?? "";

/** A stock as people type it, `1,200 件`; null for none to show. What is no number comes back as NaN. */
export function readStockCell(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[\s,]/g, "");
  if (/^(?:不限|充足|无限|有货|现货|-+|—+|\/|n\/a|)$/i.test(plain)) return null;
  const match = /^(\d{1,9})(?:\.0+)?[^\d.]{0,2}$/.exec(plain);
  return match ? Number(match[1]) : Number.NaN;
}

/** The entries of a cell that holds several, one a line or parted by semicolons or bars. */
export const listOf = (text: string): string[] =>
  text
    .split(/[;；|\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Full-width figures and letters of a number or address, in plain ones. */
export const plainCode = (text: string): string => text.normalize("NFKC").trim();
