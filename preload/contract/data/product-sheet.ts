import type { Language } from "../language";
import type { ClaimKind } from "./product-claims";

/** A column of a sheet of products: a field, a certificate of one kind, or a platform's own number for it. */
export type ProductColumn =
  | "id"
  | "name"
  | "unit"
  | "price"
  | "originalPrice"
  | "originalPriceProof"
  | "origin"
  | `certificate:${ClaimKind}`
  | "certificate"
  | "stock"
  | "sellingPoints"
  | "pictures"
  | "link"
  | `platform:${string}`;

/** What happens to one product of a sheet. */
export type ImportKind = "added" | "changed" | "unchanged";

export interface ImportedProduct {
  /** Its row in the sheet, as the spreadsheet program counts. */
  row: number;
  id: string;
  name: string;
  kind: ImportKind;
  /** Each field that changes, in words; of a new product, each but its name that is filled. `column` is what a sheet calls it. */
  changes: { column: string; from: string; to: string }[];
}

export interface ImportProblem {
  row: number;
  /** The column as the sheet itself calls it. */
  field: string;
  message: string;
  hint: string;
}

export interface ProductImport {
  added: number;
  changed: number;
  unchanged: number;
  /** False: a trial, or something is wrong; nothing was taken over. */
  taken: boolean;
  /** The workbook's sheet that was read, or null for a text file. */
  sheet: string | null;
  /** Columns that mean nothing here and were left out. */
  ignored: string[];
  products: ImportedProduct[];
  /** The first of what is wrong, in the order of the rows; at most 200. */
  problems: ImportProblem[];
  /** How many there are in all. */
  problemCount: number;
}

/** What a sheet's columns are called here; other common words for them are understood as well. */
export const columnHeadings: Record<
  Exclude<ProductColumn, `platform:${string}`>,
  Record<Language, string>
> = {
  id: { "zh-CN": "编号", en: "Id" },
  name: { "zh-CN": "品名", en: "Name" },
  unit: { "zh-CN": "单位", en: "Unit" },
  price: { "zh-CN": "现价", en: "Price" },
  originalPrice: { "zh-CN": "原价", en: "Original price" },
  originalPriceProof: { "zh-CN": "原价依据", en: "Original price proof" },
  origin: { "zh-CN": "产地", en: "Origin" },
  "certificate:geographical-indication": { "zh-CN": "地理标志编号", en: "Geographical indication number" },
  "certificate:organic": { "zh-CN": "有机证书编号", en: "Organic certificate number" },
  "certificate:green": { "zh-CN": "绿色食品编号", en: "Green food number" },
  certificate: { "zh-CN": "其他证书", en: "Other certificate" },
  stock: { "zh-CN": "库存", en: "Stock" },
  sellingPoints: { "zh-CN": "卖点", en: "Selling points" },
  pictures: { "zh-CN": "图片", en: "Pictures" },
  link: { "zh-CN": "商品链接", en: "Link" },
};

/** What the column of a platform's own numbers is called. */
export const platformHeading = (platform: string, language: Language): string =>
  language === "en" ? `${platform} product id` : `${platform}商品编号`;
