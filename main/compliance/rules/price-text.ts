import { readChineseNumber, writeChineseNumber } from "./chinese-number";

/** How a price is written, so that a right one can be put in its place. */
type PriceStyle = "plain" | "split" | "chinese";

/** A price in a text; places are offsets in it. */
export interface PriceMention {
  from: number;
  to: number;
  /** In fen. */
  fen: number;
  style: PriceStyle;
  /** 元, 块 or 块钱 as written; empty after ¥. */
  currency: string;
}

const signed = /[¥￥][ \t]*(\d{1,6}(?:\.\d{1,2})?)(?![\d.])/g;
/** A figure before one of these counts something: 45 元 3 斤, 四十五元一份. */
const measures = "斤公千袋盒箱瓶包份罐桶只个枚件套两克位人天年单";
const plain = new RegExp(
  `(?<![\\d.])(\\d{1,6}(?:\\.\\d{1,2})?)[ \\t]*(元|块钱|块)(?:[ \\t]*([1-9])(?![\\d.]|[ \\t]*[${measures}])[ \\t]*(?:角|毛)?)?`,
  "g",
);
const chinese = new RegExp(
  `([一二两三四五六七八九十百千零〇]{1,9})(元|块钱|块)(?:([一二三四五六七八九])(?![十百千万${measures}])(?:角|毛)?)?`,
  "g",
);
/** A price that names its unit and not its currency: 39.9 一斤. */
const perUnit =
  /(?<![\d.])(\d{1,5}\.\d{1,2})(?=[ \t]*(?:一|每|1|\/)[ \t]*(?:斤|公斤|千克|袋|盒|箱|瓶|包|份|罐|桶|只|个|枚|件|套|两))/g;

/** After 块 that is money: nothing of 三块大洋, 一块地, 两块石头. */
const moneyAfter = /^(?:[ \t]*(?:$|[，,、。：:）)\]”"]|钱|一|每|\/|的|了|吧|啊|啦|就|起|包邮|到手))/;

const fenOf = (yuan: string, tenths = ""): number =>
  Math.round(Number(yuan) * 100) + (tenths === "" ? 0 : Number(tenths) * 10);

const isMoney = (text: string, to: number, currency: string, tenths: string | undefined): boolean =>
  currency !== "块" || tenths !== undefined || moneyAfter.test(text.slice(to, to + 4));

/** The prices in a text, in its order: ¥39.9, 39.9 元, 39 块 9, 三十九块九, 39.9 一斤. */
export function findPrices(text: string): PriceMention[] {
  const found: PriceMention[] = [];
  const add = (match: RegExpExecArray, mention: Omit<PriceMention, "from" | "to">) => {
    const to = match.index + match[0].length;
    if (!found.some((one) => one.from < to && match.index < one.to))
      found.push({ from: match.index, to, ...mention });
  };
  for (const match of text.matchAll(signed))
    add(match, { fen: fenOf(match[1] ?? ""), style: "plain", currency: "" });
  for (const match of text.matchAll(plain)) {
    const [whole, yuan = "", currency = "", tenths] = match;
    if (isMoney(text, match.index + whole.length, currency, tenths))
      add(match, { fen: fenOf(yuan, tenths), style: tenths === undefined ? "plain" : "split", currency });
  }
  for (const match of text.matchAll(chinese)) {
    const [whole, words = "", currency = "", tenths] = match;
    const yuan = readChineseNumber(words);
    if (yuan !== null && isMoney(text, match.index + whole.length, currency, tenths)) {
      const fen = yuan * 100 + (tenths === undefined ? 0 : (readChineseNumber(tenths) ?? 0) * 10);
      add(match, { fen, style: "chinese", currency });
    }
  }
  for (const match of text.matchAll(perUnit))
    add(match, { fen: fenOf(match[1] ?? ""), style: "plain", currency: "" });
  return found.sort((a, b) => a.from - b.from);
}

/** Yuan without needless places: 29.90 is 29.9. */
export const yuanText = (fen: number): string => String(Number((fen / 100).toFixed(2)));

/** A price in the place of another, written as that one was. */
export function writePrice(fen: number, mention: PriceMention, written: string): string {
  const tenths = Math.floor(fen / 10) % 10;
  const isRound = fen % 10 === 0;
  if (mention.style === "chinese" && isRound && fen < 1_000_000) {
    const rest = tenths === 0 ? "" : writeChineseNumber(tenths);
    const currency = rest === "" || mention.currency !== "块钱" ? mention.currency : "块";
    return `${writeChineseNumber(Math.floor(fen / 100))}${currency}${rest}`;
  }
  if (mention.style === "split" && isRound)
    return `${Math.floor(fen / 100)}${mention.currency}${tenths === 0 ? "" : tenths}`;
  if (mention.style === "plain") return written.replace(/\d+(?:\.\d+)?/, yuanText(fen));
  return `${yuanText(fen)}${mention.currency}`;
}
