import {
  columnHeadings,
  type Localised,
  languages,
  type ProductColumn,
  platformHeading,
  StudioError,
} from "../../../preload/contract";
import type { Table } from "./table";

/** A platform whose own numbers a sheet may hold. */
export interface NamedPlatform {
  id: string;
  name: Localised;
}

/** Other words for the columns, without blanks and in lower case. */
const otherWords: Readonly<Record<string, ProductColumn>> = {
  商品编码: "id",
  id: "id",
  名称: "name",
  商品名: "name",
  商品名称: "name",
  产品名称: "name",
  产品: "name",
  商品: "name",
  product: "name",
  productname: "name",
  规格: "unit",
  计价单位: "unit",
  净含量: "unit",
  价格: "price",
  售价: "price",
  直播价: "price",
  单价: "price",
  活动价: "price",
  划线价: "originalPrice",
  市场价: "originalPrice",
  原价出处: "originalPriceProof",
  产区: "origin",
  原产地: "origin",
  地理标志: "certificate:geographical-indication",
  地理标志证书编号: "certificate:geographical-indication",
  geographicalindication: "certificate:geographical-indication",
  有机证书: "certificate:organic",
  有机认证: "certificate:organic",
  有机认证编号: "certificate:organic",
  organic: "certificate:organic",
  绿色食品: "certificate:green",
  绿色食品证书编号: "certificate:green",
  greenfood: "certificate:green",
  认证: "certificate",
  资质: "certificate",
  许可证: "certificate",
  证书: "certificate",
  证书编号: "certificate",
  certificate: "certificate",
  certificatenumber: "certificate",
  数量: "stock",
  库存数量: "stock",
  sellingpoint: "sellingPoints",
  特点: "sellingPoints",
  picture: "pictures",
  链接: "link",
  购买链接: "link",
  网址: "link",
  url: "link",
  productlink: "link",
};

/** Endings of a platform's column: 抖音商品编号, douyin id. */
const platformEndings = ["商品编号", "商品id", "商品号", "宝贝id", "编号", "id", "productid", "itemid"];

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s_*:-]|\(.*$/g, "")
    .toLowerCase();

/** Looks columns up by their heading. The platforms' own columns are known from the platforms there are. */
export function createHeadings(
  platforms: readonly NamedPlatform[],
): (text: string) => ProductColumn | undefined {
  const words = new Map<string, ProductColumn>(Object.entries(otherWords));
  for (const [column, names] of Object.entries(columnHeadings)) {
    for (const language of languages) words.set(plain(names[language]), column as ProductColumn);
  }
  for (const { id, name } of platforms) {
    const names = [id, name["zh-CN"], name.en ?? id, name["zh-CN"].replace(/直播$/, "")];
    for (const each of new Set(names.map(plain))) {
      for (const ending of platformEndings) words.set(each + ending, `platform:${id}`);
    }
    for (const language of languages) {
      words.set(plain(platformHeading(name[language] ?? id, language)), `platform:${id}`);
    }
  }
  return (text) => words.get(plain(text));
}

/** The row of a sheet that names its columns, and which column is where. */
export interface HeaderRow {
  /** From 0. */
  row: number;
  columns: Map<ProductColumn, { at: number; heading: string }>;
  /** Headings that mean nothing here. */
  ignored: string[];
}

/** How many rows may stand above the column names. */
const rowsAbove = 30;

const isOwnWord = (column: ProductColumn, heading: string) =>
  !column.startsWith("platform:") &&
  languages.some(
    (language) => plain(columnHeadings[column as keyof typeof columnHeadings][language]) === plain(heading),
  );

function headerIn(texts: string[], row: number, columnOf: ReturnType<typeof createHeadings>): HeaderRow {
  const columns: HeaderRow["columns"] = new Map();
  const ignored: string[] = [];
  for (const [at, heading] of texts.entries()) {
    const column = columnOf(heading);
    const known = column === undefined ? undefined : columns.get(column);
    // Of two headings for one column, the column's own word counts: 单位 before 规格.
    const isBetter =
      known === undefined || (column && !isOwnWord(column, known.heading) && isOwnWord(column, heading));
    if (column !== undefined && isBetter) {
      if (known) ignored.push(known.heading);
      columns.set(column, { at, heading });
    } else if (heading !== "") ignored.push(heading);
  }
  return { row, columns, ignored };
}

const needed = ["name", "price"] as const;

const lacks = (header: HeaderRow | undefined) => needed.filter((column) => !header?.columns.has(column));

/** What to call columns that are missing, in both languages. */
export function missingColumns(columns: readonly ("name" | "price" | "unit")[]): StudioError {
  const missing = columns.map((column) => `${columnHeadings[column]["zh-CN"]} ${columnHeadings[column].en}`);
  return new StudioError("products.csv-columns", { field: "file", params: { missing: missing.join("、") } });
}

/**
 * The first sheet with a row of column names, and that row; titles may stand above it.
 * @throws StudioError `products.csv-columns` when no sheet has one, `products.csv-empty` when all are empty.
 */
export function findHeader(
  tables: readonly Table[],
  platforms: readonly NamedPlatform[],
): { table: Table; header: HeaderRow } {
  const columnOf = createHeadings(platforms);
  let best: HeaderRow | undefined;
  for (const table of tables) {
    for (const [row, cells] of table.rows.slice(0, rowsAbove).entries()) {
      const header = headerIn(
        cells.map(({ text }) => text),
        row,
        columnOf,
      );
      if (lacks(header).length === 0) return { table, header };
      if (header.columns.size > (best?.columns.size ?? 0)) best = header;
    }
  }
  const isEmpty = tables.every(({ rows }) => rows.every((row) => row.every(({ text }) => text === "")));
  if (isEmpty) throw new StudioError("products.csv-empty", { field: "file" });
  throw missingColumns(best?.columns.has("unit") ? lacks(best) : [...lacks(best), "unit"]);
}
