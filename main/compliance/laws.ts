import type { LegalBasis } from "../../preload/contract";

const priceRules = {
  "zh-CN": "明码标价和禁止价格欺诈规定",
  en: "Provisions on Clearly Marked Prices and the Prohibition of Price Fraud",
};

/** The rules behind what the check works out by itself, as published; an article is named where it is one alone. */
export const laws = {
  priceOnAir: { law: priceRules, article: "第十九条第四项" },
  priceCompared: { law: priceRules, article: "第十六条" },
  priceUnit: { law: priceRules, article: "" },
  netContent: {
    law: {
      "zh-CN": "定量包装商品计量监督管理办法",
      en: "Measures for the Metrological Supervision of Prepackaged Goods",
    },
    article: "",
  },
  organic: {
    law: { "zh-CN": "有机产品认证管理办法", en: "Measures for the Certification of Organic Products" },
    article: "",
  },
  green: {
    law: { "zh-CN": "绿色食品标志管理办法", en: "Measures for the Green Food Mark" },
    article: "",
  },
  "geographical-indication": {
    law: {
      "zh-CN": "地理标志产品保护办法",
      en: "Measures for the Protection of Geographical Indication Products",
    },
    article: "",
  },
  martyrsInTrade: {
    law: {
      "zh-CN": "中华人民共和国英雄烈士保护法",
      en: "Law of the People's Republic of China on the Protection of Heroes and Martyrs",
    },
    article: "第二十二条",
  },
} as const satisfies Record<string, LegalBasis>;
