import type { Product } from "../../../preload/contract";
import type { Draft } from "../draft";
import { laws } from "../laws";
import type { Sentence } from "../text/places";
import { findPrices, type PriceMention, writePrice, yuanText } from "./price-text";
import type { Rule, RuleText } from "./rule";

/** Money that is no price of the product: what is taken off, sent, earned, given. */
const otherMoney =
  /(?:满|减|省|便宜|优惠|立减|返|补贴?|红包|券|运费|邮费|快递费|定金|押金|赔|罚|奖|工资|收入|增收|挣|赚|捐|每天|每月|成本|多|少|涨|差|凑|元|块|市场价|专柜价|超市)[^，,。、：:]{0,4}$/;
const otherMoneyAfter = /^[ \t]*(?:的?优惠|的?券|红包|运费|补贴|以上|以下|以内|之间|多|左右|工资|收入)/;
const originalBefore = /(?:原价|原来卖?|平时卖?|平常卖?|日常价|划线价|吊牌价|以前卖?)[^，,。]{0,6}$/;
/** Two bags for 59.8 have a price of their own. */
const severalBefore =
  /(?:[2-9]|\d{2,}|[两二三四五六七八九十])[ \t]*(?:份|盒|袋|斤|箱|瓶|包|件|罐|桶|单)[^，,。]{0,6}$/;
const unitAfter =
  /^[ \t]*(?:钱)?[ \t]*(?:一|每|1|\/|／)[ \t]*((?:\d+(?:\.\d+)?[ \t]*)?(?:公斤|千克|kg|斤|克|g\b))/i;
const unitBefore = /(?:每|一|1)[ \t]*((?:公斤|千克|斤))[^，,。]{0,4}$/;

const gramsOf: Record<string, number> = { 公斤: 1000, 千克: 1000, kg: 1000, 斤: 500, 克: 1, g: 1 };

/** A unit of weight in grams (500 克, 半斤, 2.5 kg), or null where it is none. */
export function readGrams(unit: string): number | null {
  const match = /^[ \t]*(\d+(?:\.\d+)?|半|一)?[ \t]*(公斤|千克|kg|斤|克|g)[ \t]*$/i.exec(unit);
  const grams = gramsOf[(match?.[2] ?? "").toLowerCase()];
  if (match === null || grams === undefined) return null;
  if (match[1] === "半") return grams / 2;
  return grams * Number(match[1] === undefined || match[1] === "一" ? 1 : match[1]);
}

/** How many of a product's units a price in a text is for, where both are weights. */
function share(text: string, { from, to }: PriceMention, product: Product): number {
  const unit = unitAfter.exec(text.slice(to, to + 16))?.[1] ?? unitBefore.exec(text.slice(0, from))?.[1];
  const asked = unit === undefined ? null : readGrams(unit);
  const own = readGrams(product.unit);
  return asked === null || own === null ? 1 : asked / own;
}

const fenOfPrice = (price: string): number => Math.round(Number(price) * 100);

/** @param price of the product table, in fen. */
function differs(
  place: { from: number; to: number },
  written: string,
  product: Product,
  price: number,
  insert: string | null,
): Draft {
  return {
    ...place,
    code: "compliance.price-differs",
    class: "price",
    severity: "error",
    basis: laws.priceOnAir,
    params: { text: written, product: product.name, price: yuanText(price), unit: product.unit },
    fixes: insert === null ? [] : [{ ...place, insert }],
  };
}

function judge(sentence: Sentence, mention: PriceMention, product: Product): Draft | null {
  const { text, from } = sentence;
  const before = text.slice(Math.max(0, mention.from - 16), mention.from);
  const written = text.slice(mention.from, mention.to);
  const isOriginal = originalBefore.test(before);
  const place = { from: from + mention.from, to: from + mention.to };
  const original = product.originalPrice;
  if (isOriginal && (original === undefined || !product.originalPriceProof?.trim())) {
    const code = original === undefined ? "compliance.original-unknown" : "compliance.original-unproven";
    const params = { text: written, product: product.name };
    const kind = { class: "false-price", severity: "warning", basis: laws.priceCompared } as const;
    return { ...place, ...kind, code, params, fixes: [] };
  }
  const price = fenOfPrice(isOriginal && original !== undefined ? original : product.price);
  const right = Math.round(price * share(text, mention, product));
  if (right === mention.fen) return null;
  const insert = writePrice(right, mention, written);
  return differs(place, written, product, price, right > 0 ? insert : null);
}

/** A card's field for a price; a board has price1, price2 and so on beside name1, name2. */
const priceField = /^price(\d*)$/;

/** A price card fired while a product is on cue, or that names one, shows the price of the product table. */
function wrongCards({ cues, productAt }: RuleText): Draft[] {
  const prices = cues
    .filter(({ name }) => name === "overlay")
    .flatMap((cue) => cue.attributes.map((price) => ({ cue, price })))
    .filter(({ price }) => priceField.test(price.name) && /^\d+(?:\.\d+)?$/.test(price.value));
  return prices.flatMap(({ cue, price: { name, value, from, to } }) => {
    const number = priceField.exec(name)?.[1] ?? "";
    const named = cue.attributes.find((one) => one.name === `name${number}`);
    if (number !== "" && named === undefined) return [];
    const product = productAt({ text: named?.value ?? "", from: named?.from ?? cue.from }, cue.to);
    if (product === null || fenOfPrice(product.price) === fenOfPrice(value)) return [];
    return [differs({ from, to }, value, product, fenOfPrice(product.price), product.price)];
  });
}

/** Prices near a product's name, or while it is on cue, that are not the ones of the product table. */
export const findWrongPrices: Rule = (text) => {
  const { kind, sentences, productAt } = text;
  if (kind === "heritage") return [];
  const spoken = sentences
    .filter(({ text }) => /[元块¥￥]|\d\.\d/.test(text))
    .flatMap((sentence) =>
      findPrices(sentence.text).flatMap((mention) => {
        const before = sentence.text.slice(Math.max(0, mention.from - 16), mention.from);
        if (otherMoney.test(before) || severalBefore.test(before)) return [];
        if (otherMoneyAfter.test(sentence.text.slice(mention.to, mention.to + 8))) return [];
        const product = productAt(sentence, sentence.from + mention.from);
        const draft = product === null ? null : judge(sentence, mention, product);
        return draft === null ? [] : [draft];
      }),
    );
  return [...spoken, ...wrongCards(text)];
};
