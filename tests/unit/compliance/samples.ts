import {
  type Product,
  productSchema,
  type Term,
  type TermClass,
  type TermList,
  termListSchema,
} from "../../../preload/contract";

type TermInput = Pick<Term, "text"> & Partial<Term>;

/** A list of terms as a file would give it. */
export const termList = (id: string, kind: TermClass, terms: TermInput[]): TermList =>
  termListSchema.parse({
    version: 1,
    id,
    name: { "zh-CN": id },
    class: kind,
    edition: "2026-11-28",
    severity: "error",
    basis: { law: { "zh-CN": "中华人民共和国广告法", en: "Advertising Law" }, article: "第九条第三项" },
    reason: { "zh-CN": "不能这样说", en: "not to be said" },
    advice: { "zh-CN": "换个说法", en: "say it differently" },
    terms,
  });

/** A product of the village. */
export const product = (fields: Partial<Product> = {}): Product =>
  productSchema.parse({
    id: "black-fungus",
    name: "青川黑木耳",
    unit: "250 克",
    price: "45.00",
    ...fields,
  });

/** A script with a head. */
export const script = (kind: string, body: string, head = ""): string =>
  `---\ntitle: 讲稿\nkind: ${kind}\n${head}---\n\n${body}\n`;
