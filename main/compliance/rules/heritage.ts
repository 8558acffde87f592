import type { Draft } from "../draft";
import { laws } from "../laws";
import { attributeOf, type FoundCue } from "../text/cues";
import type { Rule, RuleText } from "./rule";

/** Cards that show a product or a price. */
const tradeCards = /^(?:product-|now-explaining|price-|coupon|sale-|stock-left)/;
/** Words of today's live sales; what was bought and sold in the story itself has others. */
const tradeWords =
  /下单|购物车|小黄车|小红车|上链接|点链接|\d号链接|[一二三四五六七八九十]号链接|包邮|秒杀|优惠券|加购|抢购|到手价|直播间价|直播价|现价|特价|原价|促销|清仓|满减|拼团|发货|\badd to cart\b|\bbuy now\b|\border now\b|\bfree shipping\b|\bdiscount(?:ed|s)?\b/gi;

const isTradeCue = (cue: FoundCue): boolean =>
  cue.name === "product" || (cue.name === "overlay" && tradeCards.test(attributeOf(cue, "id")));

/** The whole line with its break, so that nothing stays behind. */
function lineWithBreak(markdown: string, { from, to }: FoundCue): { from: number; to: number } {
  const rest = /^(?:\r\n|\n|\r)/.exec(markdown.slice(to, to + 2))?.[0] ?? "";
  return { from, to: to + rest.length };
}

const error = { class: "martyr", severity: "error", basis: laws.martyrsInTrade } as const;

const tradeCues = ({ cues, markdown }: RuleText): Draft[] =>
  cues.filter(isTradeCue).map((cue) => ({
    ...error,
    from: cue.from,
    to: cue.to,
    code: "compliance.heritage-product",
    params: {},
    fixes: [{ ...lineWithBreak(markdown, cue), insert: "" }],
  }));

const tradeTalk = ({ spoken }: RuleText): Draft[] =>
  [...spoken.matchAll(tradeWords)].map((match) => ({
    ...error,
    from: match.index,
    to: match.index + match[0].length,
    code: "compliance.heritage-trade",
    params: { text: match[0] },
    fixes: [],
  }));

function missingSources({ head }: RuleText): Draft[] {
  if (head.sources.length > 0) return [];
  const at = head.sourcesAt;
  const finding = { class: "history", severity: "warning", basis: null } as const;
  return [{ ...finding, from: at, to: at, code: "compliance.no-sources", params: {}, fixes: [] }];
}

/** Trade in a story of heroes and martyrs, and such a story without a source. */
export const findHeritageFaults: Rule = (text) =>
  text.kind === "heritage" ? [...tradeCues(text), ...tradeTalk(text), ...missingSources(text)] : [];
