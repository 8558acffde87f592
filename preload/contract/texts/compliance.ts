import type { TextTable } from "./table";

/** What the check of a script's words finds. `reason` and `advice` come from the list the term stands in. */
const findingTexts = {
  "compliance.term": {
    "zh-CN": { message: "「{text}」：{reason}", hint: "{advice}" },
    en: { message: "“{text}”: {reason}", hint: "{advice}" },
  },
  "compliance.term-replace": {
    "zh-CN": { message: "「{text}」：{reason}", hint: "可以改说{replacements}。{advice}" },
    en: { message: "“{text}”: {reason}", hint: "Say {replacements} instead. {advice}" },
  },
  "compliance.disguised": {
    "zh-CN": { message: "「{text}」换了写法，念出来就是「{term}」：{reason}", hint: "{advice}" },
    en: { message: "“{text}” is “{term}” in disguise: {reason}", hint: "{advice}" },
  },
  "compliance.disguised-replace": {
    "zh-CN": {
      message: "「{text}」换了写法，念出来就是「{term}」：{reason}",
      hint: "可以改说{replacements}。{advice}",
    },
    en: {
      message: "“{text}” is “{term}” in disguise: {reason}",
      hint: "Say {replacements} instead. {advice}",
    },
  },
  "compliance.weight-unit": {
    "zh-CN": { message: "「{text}」没有说单位", hint: "补上克、斤、千克这样的单位，和包装上印的一致。" },
    en: { message: "“{text}” has no unit", hint: "Add grams, kilograms or jin, as printed on the package." },
  },
  "compliance.price-unit": {
    "zh-CN": { message: "「{text}」没有说多少钱、按什么算", hint: "说全：多少元，一斤还是一袋。" },
    en: {
      message: "“{text}” does not say of what",
      hint: "Say the yuan and what they are for: a jin, a bag.",
    },
  },
  "compliance.price-differs": {
    "zh-CN": {
      message: "「{text}」和商品表里「{product}」的价格 {price} 元（{unit}）不一样",
      hint: "以商品表为准；价格真的变了，先改商品表，再改讲稿。",
    },
    en: {
      message: "“{text}” is not the price of {product} in the product table: {price} yuan ({unit})",
      hint: "The table counts. Where the price did change, change it there first.",
    },
  },
  "compliance.original-unknown": {
    "zh-CN": {
      message: "商品表里「{product}」没有原价，这里却说了「{text}」",
      hint: "没有真实成交过的原价就不要说；有的话，把原价和依据填进商品表。",
    },
    en: {
      message: "{product} has no original price in the product table, yet “{text}” is said",
      hint: "Leave it out unless it was really asked before; if it was, enter it with its proof.",
    },
  },
  "compliance.original-unproven": {
    "zh-CN": {
      message: "「{product}」的原价没有写依据",
      hint: "在商品表里写明这个原价什么时候、在哪里真的卖过；写不出来就不要说。",
    },
    en: {
      message: "The original price of {product} has no proof",
      hint: "Enter in the product table where and when it was really asked, or do not say it.",
    },
  },
  "compliance.claim-unproven": {
    "zh-CN": {
      message: "说了「{text}」，却没有{claim}的证书编号",
      hint: "有证书的，把编号填进商品表或说出来；没有证书，这个词就不能说。",
    },
    en: {
      message: "“{text}” is claimed without the number of a certificate ({claim})",
      hint: "Enter the number in the product table or say it; without a certificate the word must go.",
    },
  },
  "compliance.date-differs": {
    "zh-CN": {
      message: "「{event}」的日子和讲稿开头写的 {date} 对不上",
      hint: "核对出处：讲稿开头 dates 里写的和正文里说的，只能有一个对。",
    },
    en: {
      message: "The day of {event} differs from the {date} in the head of the script",
      hint: "Look it up: only one of the two can be right, the text or `dates` in the head.",
    },
  },
  "compliance.heritage-product": {
    "zh-CN": {
      message: "红色故事里放了商品或价格卡",
      hint: "删掉这一行，讲完故事、换到商品讲稿再上商品：不能借英雄烈士卖东西。",
    },
    en: {
      message: "A product or a price card in the middle of a heritage story",
      hint: "Remove the line and show the product in a script of its own: heroes and martyrs sell nothing.",
    },
  },
  "compliance.heritage-trade": {
    "zh-CN": {
      message: "红色故事里说了「{text}」这样的买卖话",
      hint: "把它移到商品讲稿里去：不能借英雄烈士卖东西。",
    },
    en: {
      message: "“{text}” in a heritage story is sales talk",
      hint: "Move it to a product script: heroes and martyrs sell nothing.",
    },
  },
  "compliance.no-sources": {
    "zh-CN": {
      message: "红色故事没有写出处",
      hint: "在讲稿开头的 sources 里写上书名、报刊或纪念馆，一条一行。",
    },
    en: {
      message: "The heritage story names no source",
      hint: "List books, newspapers or memorials under `sources` in the head, one a line.",
    },
  },
} as const satisfies TextTable;

export const complianceTexts = {
  ...findingTexts,
  "compliance.list-broken": {
    "zh-CN": {
      message: "词表 {file} 用不了：{reason}",
      hint: "照软件自带的词表改好这个文件；改好以前，检查不看它。",
    },
    en: {
      message: "The list of terms {file} cannot be used: {reason}",
      hint: "Put it right after the lists that come with the studio; until then the check goes without it.",
    },
  },
  "compliance.records-broken": {
    "zh-CN": {
      message: "审阅记录 {path} 里有 {count} 行读不出来",
      hint: "文件没有被改动，其余的记录照常可用；请不要手工编辑这个文件。",
    },
    en: {
      message: "{count} lines of the review records {path} cannot be read",
      hint: "The file was left as it is and the other records are in use; do not edit it by hand.",
    },
  },
  "compliance.changed-meanwhile": {
    "zh-CN": {
      message: "检查的时候讲稿又被改了，没有签",
      hint: "再看一遍现在的文字，然后重新签。",
    },
    en: {
      message: "The script was changed while it was being checked; it was not signed",
      hint: "Read it as it is now, then sign again.",
    },
  },
  "compliance.head-unwritable": {
    "zh-CN": {
      message: "讲稿开头的信息写法不对，签名写不进去",
      hint: "先照检查结果把开头三道短横线之间的内容改好，再签。",
    },
    en: {
      message: "The head of the script is broken, so the signature cannot be written into it",
      hint: "Put right what the check says about the head, then sign.",
    },
  },
} as const satisfies TextTable;

/** The codes of what the check of a script's words finds. */
export type ComplianceCode = keyof typeof findingTexts;
