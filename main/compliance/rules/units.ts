import type { Draft } from "../draft";
import { laws } from "../laws";
import type { Sentence } from "../text/places";
import type { Rule } from "./rule";
import { hasUnitAfter } from "./unit-words";

const figure = "(\\d{1,7}(?:\\.\\d{1,3})?)(?![\\d.:：/年月日号])";
const about = "[ \\t]*(?:大约|大概|差不多|约为|约|不到|足足|只有|就|也|是|为|有|在|：|:|=)*[ \\t]*";

/** Words a weight or volume follows. 严重, 体重 and 重新 are no weight of goods. */
const weightWords = new RegExp(
  `(?:净含量|净重|毛重|重量|份量|分量|容量|(?<=[袋盒箱瓶包份个只颗斤朵条罐桶，,。：: ]|^)重)${about}${figure}`,
  "g",
);
const englishWeight =
  /\b(?:net weight|net content|weighs|weighing)(?:\s+(?:is|about|around|of|only)|:)*\s+(\d{1,7}(?:\.\d{1,3})?)(?![\d.:])/gi;

/** Words a price follows, and figures that can be one: 只要 3 is a count as likely. */
const priceWords = new RegExp(
  `(?:售价|卖价|价格|价钱|单价|现价|原价|到手价|优惠价|直播价|活动价|特价|一口价|定价|标价|只卖|才卖|只要|仅需|只需|卖)${about}(?<![¥￥])(\\d{2,6}(?:\\.\\d{1,2})?|\\d\\.\\d{1,2})(?![\\d.:：/年月日号])`,
  "g",
);
const englishPrice =
  /\b(?:costs|cost|priced at|price is|price:|for just|for only)\s+(\d{1,6}(?:\.\d{1,2})?)(?![\d.:])/gi;
const money = /^(?:[ \t]*(?:元|块|毛|角|分|钱|yuan|rmb|cny|kuai))/i;

function bareFigures(
  { text, from }: Sentence,
  pattern: RegExp,
  finding: Pick<Draft, "code" | "basis">,
): Draft[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const end = match.index + match[0].length;
    const rest = text.slice(end, end + 24);
    if (money.test(rest) || hasUnitAfter(rest)) return [];
    return [
      {
        ...finding,
        from: from + match.index,
        to: from + end,
        class: "unit",
        severity: "warning",
        params: { text: match[0].trim() },
        fixes: [],
      },
    ];
  });
}

/** Weights and prices that do not say of what: “重 500”, “只卖 39.9”. Counts with a measure word, years and times are none. */
export const findBareFigures: Rule = ({ sentences }) =>
  sentences
    .filter(({ text }) => /\d/.test(text))
    .flatMap((sentence) => [
      ...bareFigures(sentence, weightWords, { code: "compliance.weight-unit", basis: laws.netContent }),
      ...bareFigures(sentence, englishWeight, { code: "compliance.weight-unit", basis: laws.netContent }),
      ...bareFigures(sentence, priceWords, { code: "compliance.price-unit", basis: laws.priceUnit }),
      ...bareFigures(sentence, englishPrice, { code: "compliance.price-unit", basis: laws.priceUnit }),
    ]);
