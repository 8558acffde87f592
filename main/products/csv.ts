import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { type Product, productSchema, StudioError } from "../../preload/contract";
import { faultsOf, type ProductFault } from "./rules";

/** A fault with the line of the sheet it is on; the header is line 1. */
export interface RowFault extends Omit<ProductFault, "field"> {
  row: number;
  field: string;
}

type Column = keyof Product;

/** Column headings that are understood, in Chinese and English, without spaces and in lower case. */
const headings: Readonly<Record<string, Column>> = {
  编号: "id",
  id: "id",
  名称: "name",
  商品名: "name",
  商品名称: "name",
  品名: "name",
  商品: "name",
  name: "name",
  product: "name",
  单位: "unit",
  规格: "unit",
  计价单位: "unit",
  unit: "unit",
  价格: "price",
  现价: "price",
  售价: "price",
  直播价: "price",
  单价: "price",
  price: "price",
  原价: "originalPrice",
  划线价: "originalPrice",
  originalprice: "originalPrice",
  原价依据: "originalPriceProof",
  原价出处: "originalPriceProof",
  originalpriceproof: "originalPriceProof",
  产地: "origin",
  origin: "origin",
  认证: "certificate",
  资质: "certificate",
  许可证: "certificate",
  certificate: "certificate",
  库存: "stock",
  数量: "stock",
  stock: "stock",
  卖点: "sellingPoints",
  sellingpoints: "sellingPoints",
  sellingpoint: "sellingPoints",
  图片: "pictures",
  pictures: "pictures",
  picture: "pictures",
};

const headingOf = (text: string): Column | undefined =>
  headings[text.replace(/[\s_*＊-]|[（(].*$/g, "").toLowerCase()];

/** Sheets are saved with commas, semicolons or tabs, depending on the program and its language. */
function delimiterOf(csv: string): string {
  const first = csv.split(/\r?\n/, 1)[0] ?? "";
  const count = (mark: string) => first.split(mark).length;
  return [",", "\t", ";", "，"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** `¥1,299.0 元` as people type it, to 1299.0. */
const plainPrice = (text: string): string => text.replace(/[¥￥元,，\s]/g, "");

/** Products without a number of their own get one from their name, so that the same sheet taken twice adds nothing. */
export const idFromName = (name: string): string =>
  `p-${createHash("sha256").update(name.normalize("NFKC").trim()).digest("hex").slice(0, 10)}`;

const listOf = (text: string): string[] =>
  text
    .split(/[;；|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function candidateOf(cells: Partial<Record<Column, string>>): Record<string, unknown> {
  const name = cells.name ?? "";
  const filled = Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ""));
  const stock = cells.stock?.replace(/[,，\s]/g, "") ?? "";
  return {
    ...filled,
    id: cells.id === undefined || cells.id === "" ? idFromName(name) : cells.id.toLowerCase(),
    name,
    unit: cells.unit ?? "",
    price: plainPrice(cells.price ?? ""),
    ...(filled.originalPrice === undefined ? {} : { originalPrice: plainPrice(cells.originalPrice ?? "") }),
    stock: stock === "" ? null : Number(stock),
    sellingPoints: listOf(cells.sellingPoints ?? ""),
    pictures: listOf(cells.pictures ?? ""),
  };
}

const faultCodes: Partial<Record<Column, ProductFault["code"]>> = {
  id: "products.id-wrong",
  name: "products.name-wrong",
  unit: "products.unit-wrong",
  price: "products.price-wrong",
  originalPrice: "products.price-wrong",
  stock: "products.stock-wrong",
};

function readRows(csv: string): string[][] {
  try {
    return parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    });
  } catch (cause) {
    throw new StudioError("products.csv-broken", { field: "csv", cause });
  }
}

function columnsOf(header: string[]): (Column | undefined)[] {
  const columns = header.map(headingOf);
  const needed = ["name", "unit", "price"] as const;
  const words = { name: "名称 name", unit: "单位 unit", price: "价格 price" };
  const missing = needed.filter((column) => !columns.includes(column)).map((column) => words[column]);
  if (missing.length === 0) return columns;
  throw new StudioError("products.csv-columns", { field: "csv", params: { missing: missing.join("、") } });
}

interface ReadRow {
  row: number;
  /** The cells as headings and texts. */
  cells: Partial<Record<Column, string>>;
  headings: Partial<Record<Column, string>>;
}

function faultsOfRow({ row, cells, headings: named }: ReadRow, seen: Map<string, number>) {
  const parsed = productSchema.safeParse(candidateOf(cells));
  const wordFor = (column: Column) => named[column] ?? column;
  if (!parsed.success) {
    const columns = [...new Set(parsed.error.issues.map((issue) => issue.path[0] as Column))];
    const faults = columns.map((column) => ({
      row,
      field: wordFor(column),
      code: faultCodes[column] ?? ("products.cell-wrong" as const),
      params: { value: (cells[column] ?? "").slice(0, 40), field: wordFor(column) },
    }));
    return { product: null, faults };
  }
  const product = parsed.data;
  const faults: RowFault[] = faultsOf(product).map((fault) => ({
    ...fault,
    row,
    field: wordFor(fault.field),
  }));
  const twin = seen.get(product.id);
  if (twin !== undefined) {
    faults.push({
      row,
      field: wordFor("name"),
      code: "products.row-twice",
      params: { name: product.name, row: twin },
    });
  }
  seen.set(product.id, row);
  return { product, faults };
}

/**
 * Products out of a sheet saved as CSV, and what is wrong with it row by row.
 * @throws StudioError `products.csv-broken`, `products.csv-columns` or `products.csv-empty`.
 */
export function readCsv(csv: string): { products: Product[]; faults: RowFault[] } {
  const [header = [], ...rows] = readRows(csv);
  const columns = columnsOf(header);
  const products: Product[] = [];
  const faults: RowFault[] = [];
  const seen = new Map<string, number>();
  for (const [index, texts] of rows.entries()) {
    if (texts.every((text) => text === "")) continue;
    const cells: ReadRow["cells"] = {};
    const named: ReadRow["headings"] = {};
    for (const [at, column] of columns.entries()) {
      if (column === undefined) continue;
      cells[column] = texts[at] ?? "";
      named[column] = header[at] ?? column;
    }
    const read = faultsOfRow({ row: index + 2, cells, headings: named }, seen);
    faults.push(...read.faults);
    if (read.product) products.push(read.product);
  }
  if (products.length === 0 && faults.length === 0)
    throw new StudioError("products.csv-empty", { field: "csv" });
  return { products, faults };
}
