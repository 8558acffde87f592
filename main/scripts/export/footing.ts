import type { FrontMatter, Language, ReviewState } from "../../../preload/contract";

/** What stands under a printed script: where its facts are from, and whether somebody has signed it. */
export interface Footing {
  lang: Language;
  lines: string[];
}

const words = {
  "zh-CN": {
    sources: "资料来源：",
    signed: (by: string, on: string) => `审稿：${by}${on === "" ? "" : `，${on}`}`,
    changed: (by: string) => `审稿：${by} 审过之后又改过，播出前请再审一遍`,
    none: "审稿：还没有人审过，播出前请先审稿",
  },
  en: {
    sources: "Sources: ",
    signed: (by: string, on: string) => `Signed by ${by}${on === "" ? "" : `, ${on}`}`,
    changed: (by: string) => `Changed since ${by} signed it: sign it again before it goes on air`,
    none: "Nobody has signed this script yet: have it signed before it goes on air",
  },
} as const;

export function footingOf(
  { lang, sources, reviewedOn }: FrontMatter,
  { review, reviewedBy }: { review: ReviewState; reviewedBy: string },
): Footing {
  const text = words[lang];
  const state =
    review === "signed"
      ? text.signed(reviewedBy, reviewedOn)
      : review === "changed"
        ? text.changed(reviewedBy)
        : text.none;
  return { lang, lines: [...sources.map((source) => text.sources + source), state] };
}
