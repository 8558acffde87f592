import {
  certificateText,
  claimKinds,
  columnHeadings,
  type ImportedProduct,
  type Language,
  localise,
  type Product,
  type ProductColumn,
  platformHeading,
} from "../../../preload/contract";
import type { NamedPlatform } from "./headings";

/** How a preview of an import names things. */
export interface Words {
  language: Language;
  platforms: readonly NamedPlatform[];
}

function headingOf(column: ProductColumn, { language, platforms }: Words): string {
  if (!column.startsWith("platform:")) return columnHeadings[column as keyof typeof columnHeadings][language];
  const id = column.slice("platform:".length);
  const platform = platforms.find((one) => one.id === id);
  return platformHeading(platform ? localise(platform.name, language) : id, language);
}

/** A product's fields as a sheet would show them; empty ones are left out. */
function textsOf(product: Product, language: Language): Map<ProductColumn, string> {
  const ofKind = (kind: string) =>
    product.certificates
      .filter((one) => one.kind === kind)
      .map((one) => (kind === "other" || one.name ? certificateText(one, language) : one.number))
      .join("; ");
  const all: [ProductColumn, string][] = [
    ["name", product.name],
    ["price", product.price],
    ["unit", product.unit],
    ["originalPrice", product.originalPrice ?? ""],
    ["originalPriceProof", product.originalPriceProof ?? ""],
    ["origin", product.origin],
    ...claimKinds.map((kind): [ProductColumn, string] => [`certificate:${kind}`, ofKind(kind)]),
    ["certificate", ofKind("other")],
    ["stock", product.stock === null ? "" : String(product.stock)],
    ["sellingPoints", product.sellingPoints.join("; ")],
    ["pictures", product.pictures.join("; ")],
    ["link", product.link],
    ...Object.entries(product.platformIds).map(([id, text]): [ProductColumn, string] => [
      `platform:${id}`,
      text,
    ]),
  ];
  return new Map(all.filter(([, text]) => text !== ""));
}

const isPrice = (column: ProductColumn) => column === "price" || column === "originalPrice";

/** Whether two texts of a column say the same: a price of 25 is one of 25.00. */
const isSame = (column: ProductColumn, one: string, other: string): boolean =>
  one === other || (isPrice(column) && one !== "" && other !== "" && Number(one) === Number(other));

/** What taking a product over changes, field by field. */
export function changesOf(
  before: Product | undefined,
  after: Product,
  words: Words,
): Pick<ImportedProduct, "kind" | "changes"> {
  const old = before ? textsOf(before, words.language) : new Map<ProductColumn, string>();
  const next = textsOf(after, words.language);
  const changes: ImportedProduct["changes"] = [];
  if (before === undefined) next.delete("name");
  for (const column of new Set([...next.keys(), ...old.keys()])) {
    const [from, to] = [old.get(column) ?? "", next.get(column) ?? ""];
    if (!isSame(column, from, to)) changes.push({ column: headingOf(column, words), from, to });
  }
  const kind = before === undefined ? "added" : changes.length > 0 ? "changed" : "unchanged";
  return { kind, changes };
}
