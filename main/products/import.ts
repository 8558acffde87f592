import {
  type CheckedInput,
  type ImportProblem,
  messageFor,
  mostProducts,
  type Product,
  type ProductImport,
  StudioError,
} from "../../preload/contract";
import { changesOf, type Words } from "./sheet/compare";
import { readCsv } from "./sheet/csv";
import { readSheetFile } from "./sheet/file";
import { type ReadSheet, type RowFault, readProducts } from "./sheet/read-products";
import type { Table } from "./sheet/table";

/** How many problems are told at once; nobody corrects more before trying again. */
const toldProblems = 200;

/**
 * The tables of what was given to import.
 * @throws StudioError `products.import-nothing`, `products.file-…` or `products.csv-…`.
 */
export async function tablesOf({ csv, file }: CheckedInput<"product.import">): Promise<Table[]> {
  if (file !== undefined) return await readSheetFile(Buffer.from(file.base64, "base64"), file.name);
  if (csv !== undefined) return [readCsv(csv)];
  throw new StudioError("products.import-nothing", { field: "file" });
}

const problemOf = ({ row, field, code, params }: RowFault, { language }: Words): ImportProblem => ({
  row,
  field,
  ...messageFor(code, params, language),
});

/** The list with every product of a sheet in the place of the one with its id, or at the end. */
function merged(list: readonly Product[], sheet: ReadSheet): Product[] {
  const next = new Map(list.map((product) => [product.id, product]));
  for (const { product } of sheet.products) next.set(product.id, product);
  return [...next.values()];
}

/**
 * What importing tables into a list of products does, and the list it leaves: the same one where something is wrong,
 * where nothing changes, or on a dry run.
 * @throws StudioError `products.csv-columns`, `products.csv-empty` or `products.too-many`.
 */
export function importInto(
  list: readonly Product[],
  tables: readonly Table[],
  { isDryRun, ...words }: Words & { isDryRun: boolean },
): { next: readonly Product[]; result: ProductImport } {
  const sheet = readProducts(tables, { present: list, ...words });
  const present = new Map(list.map((product) => [product.id, product]));
  const products = sheet.products.map(({ row, product }) => ({
    row,
    id: product.id,
    name: product.name,
    ...changesOf(present.get(product.id), product, words),
  }));
  const count = (kind: string) => products.filter((product) => product.kind === kind).length;
  const next = merged(list, sheet);
  if (next.length > mostProducts) {
    throw new StudioError("products.too-many", { field: "file", params: { max: mostProducts } });
  }
  const taken = !isDryRun && sheet.faults.length === 0;
  const isChanged = count("added") + count("changed") > 0;
  return {
    next: taken && isChanged ? next : list,
    result: {
      added: count("added"),
      changed: count("changed"),
      unchanged: count("unchanged"),
      taken,
      sheet: sheet.sheet,
      ignored: sheet.ignored,
      products,
      problems: sheet.faults.slice(0, toldProblems).map((fault) => problemOf(fault, words)),
      problemCount: sheet.faults.length,
    },
  };
}
