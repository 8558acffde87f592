import { type Language, type LegalBasis, localise } from "../../preload/contract";
import { readChineseNumber } from "./rules/chinese-number";

const partNames: Record<string, string> = { 条: "Article", 款: "paragraph", 项: "item" };

/** `第九条第三项` as English has it: Article 9, item 3. What is not of that form stays as it is. */
function englishArticle(article: string): string {
  const parts = [...article.matchAll(/第([〇零一二三四五六七八九十百]+)([条款项])/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join("") !== article) return article;
  return parts
    .map(([, number = "", part = ""]) => `${partNames[part] ?? part} ${readChineseNumber(number) ?? number}`)
    .join(", ");
}

const bare = (law: string): string => law.replace(/^《|》$/g, "");

/** Law and article in words: 《中华人民共和国广告法》第九条第三项. */
export function basisText({ law, article }: LegalBasis, language: Language): string {
  if (language === "zh-CN") return `《${bare(law["zh-CN"])}》${article}`;
  const name = bare(localise(law, "en"));
  return article === "" ? name : `${name}, ${englishArticle(article)}`;
}
