import { createHash } from "node:crypto";
import {
  type Certificate,
  type CertificateKind,
  certificateFromText,
  claimKinds,
  type Product,
  type ProductColumn,
} from "../../../preload/contract";
import { listOf, optionalText, plainCode, readPriceCell, readStockCell } from "./cells";

/** A row's cells as texts, by column; a column that the sheet does not have is absent. */
export type RowTexts = Partial<Record<ProductColumn, string>>;

/** Products without an id of their own get one from their name, so that the same sheet taken twice adds nothing. */
export const idFromName = (name: string): string =>
  `p-${createHash("sha256").update(name.normalize("NFKC").trim()).digest("hex").slice(0, 10)}`;

/** What a cell states: nothing (it is empty, or the sheet has no such column), or a text, empty for a word like 无. */
const stated = (cell: string | undefined): string | undefined =>
  cell === undefined || cell === "" ? undefined : optionalText(cell);

function certificatesOf(cells: RowTexts, present: readonly Certificate[]): Certificate[] {
  let all = [...present];
  const put = (kind: CertificateKind, certificates: Certificate[]) => {
    all = [...all.filter((one) => one.kind !== kind), ...certificates];
  };
  const general = stated(cells.certificate);
  if (general !== undefined) {
    const read = listOf(general).map(certificateFromText);
    const of = (kind: CertificateKind) => read.filter((one) => one.kind === kind);
    put("other", of("other"));
    for (const kind of claimKinds) if (of(kind).length > 0) put(kind, of(kind));
  }
  for (const kind of claimKinds) {
    const number = stated(cells[`certificate:${kind}`]);
    if (number === undefined) continue;
    const known = all.find((one) => one.kind === kind);
    put(kind, number === "" ? [] : [{ ...known, kind, number: plainCode(number) }]);
  }
  return all;
}

function platformIdsOf(cells: RowTexts, present: Product["platformIds"]): Product["platformIds"] {
  const ids = { ...present };
  for (const [column, cell] of Object.entries(cells)) {
    const id = column.startsWith("platform:") ? stated(cell) : undefined;
    if (id === undefined) continue;
    const platform = column.slice("platform:".length);
    if (id === "") delete ids[platform];
    else ids[platform] = plainCode(id);
  }
  return ids;
}

/** An original price goes with its proof: neither outlives the sale that the sheet no longer speaks of. */
function originalOf(cells: RowTexts, present: Product | undefined) {
  const known = present?.originalPrice;
  const text = cells.originalPrice === undefined ? (known ?? "") : optionalText(cells.originalPrice);
  if (text === "") return { originalPrice: undefined, originalPriceProof: undefined };
  const originalPrice = readPriceCell(text).price;
  const isSame = known !== undefined && Number(known) === Number(originalPrice);
  const proof = stated(cells.originalPriceProof) ?? (isSame ? present?.originalPriceProof : undefined);
  return { originalPrice, originalPriceProof: proof };
}

function priceOf(cells: RowTexts, present: Product | undefined, unitOfColumn: string) {
  const { price, unit: ofCell } = readPriceCell(cells.price ?? "");
  const unit = cells.unit || ofCell || unitOfColumn || (cells.unit === undefined ? present?.unit : "") || "";
  return { price, unit, ...originalOf(cells, present) };
}

/**
 * What a row says of a product, over what is known of it. A column that the sheet lacks changes nothing, and neither
 * does an empty cell, a word like 无 empties its field; but an empty original price or stock is none: what is no longer
 * true must not stay on air. To be checked by the product's schema.
 */
export function candidateOf(cells: RowTexts, present: Product | undefined, unitOfColumn: string) {
  const name = cells.name ?? "";
  const origin = stated(cells.origin);
  const sellingPoints = stated(cells.sellingPoints);
  const pictures = stated(cells.pictures);
  const link = stated(cells.link);
  return {
    ...present,
    id: present?.id ?? (cells.id ? plainCode(cells.id).toLowerCase() : idFromName(name)),
    name,
    ...priceOf(cells, present, unitOfColumn),
    ...(origin === undefined ? {} : { origin }),
    certificates: certificatesOf(cells, present?.certificates ?? []),
    ...(cells.stock === undefined ? {} : { stock: readStockCell(cells.stock) }),
    ...(sellingPoints === undefined ? {} : { sellingPoints: listOf(sellingPoints) }),
    ...(pictures === undefined ? {} : { pictures: listOf(pictures) }),
    link: link === undefined ? (present?.link ?? "") : plainCode(link),
    platformIds: platformIdsOf(cells, present?.platformIds ?? {}),
  };
}
