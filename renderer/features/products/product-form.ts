import {
  type CertificateKind,
  isBareClaim,
  mostSellingPoints,
  type Product,
  priceSchema,
} from "../../../preload/contract";

/** A certificate as it is typed. */
export interface CertificateDraft {
  /** Tells it from the others while they are added and removed. */
  key: string;
  kind: CertificateKind;
  number: string;
  name: string;
}

/** A product as it is typed: every field a text. */
export interface ProductDraft {
  id: string;
  name: string;
  unit: string;
  price: string;
  originalPrice: string;
  originalPriceProof: string;
  origin: string;
  certificates: CertificateDraft[];
  stock: string;
  sellingPoints: string;
  pictures: string[];
  link: string;
  /** By platform id; empty where there is none. */
  platformIds: Record<string, string>;
}

/** The fields that are one text each. */
export type TextField = Exclude<keyof ProductDraft, "id" | "pictures" | "certificates" | "platformIds">;
/** A field's path, as the studio names it in its errors. */
export type FieldPath = TextField | `certificates.${number}.number` | `platformIds.${string}`;
export type FieldError =
  | "name"
  | "unit"
  | "price"
  | "originalPrice"
  | "originalBelow"
  | "proof"
  | "stock"
  | "sellingPoints"
  | "long"
  | "claim"
  | "certificateEmpty"
  | "link"
  | "platformId";
export type ProductErrors = Partial<Record<FieldPath, FieldError>>;

let lastKey = 0;

/** A certificate that nothing is written in yet. */
export const emptyCertificate = (kind: CertificateKind): CertificateDraft => ({
  key: `certificate-${lastKey++}`,
  kind,
  number: "",
  name: "",
});

export const draftOf = (product: Product): ProductDraft => ({
  id: product.id,
  name: product.name,
  unit: product.unit,
  price: product.price,
  originalPrice: product.originalPrice ?? "",
  originalPriceProof: product.originalPriceProof ?? "",
  origin: product.origin,
  certificates: product.certificates.map(({ kind, number, name = "" }) => ({
    ...emptyCertificate(kind),
    number,
    name,
  })),
  stock: product.stock === null ? "" : String(product.stock),
  sellingPoints: product.sellingPoints.join("\n"),
  pictures: product.pictures,
  link: product.link,
  platformIds: product.platformIds,
});

export const emptyDraft = (id: string): ProductDraft => ({
  id,
  name: "",
  unit: "",
  price: "",
  originalPrice: "",
  originalPriceProof: "",
  origin: "",
  certificates: [],
  stock: "",
  sellingPoints: "",
  pictures: [],
  link: "",
  platformIds: {},
});

/** A price as people type it — full-width digits, 元, ¥, blanks — as the contract wants it. */
export function readPrice(typed: string): string {
  return typed.normalize("NFKC").replace(/[¥￥元\s,]/g, "");
}

/** A number or address as people type it, full-width or not. */
const readCode = (typed: string): string => typed.normalize("NFKC").trim();

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const isPrice = (text: string) => priceSchema.safeParse(text).success;

function isWebAddress(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : null;
  return address !== null && /^https?:$/.test(address.protocol) && /^https?:\/\/\S+$/i.test(text);
}

function priceErrors(draft: ProductDraft): ProductErrors {
  const errors: ProductErrors = {};
  const price = readPrice(draft.price);
  const original = readPrice(draft.originalPrice);
  if (!isPrice(price) || Number(price) === 0) errors.price = "price";
  if (original !== "") {
    if (!isPrice(original)) errors.originalPrice = "originalPrice";
    else if (isPrice(price) && Number(original) <= Number(price)) errors.originalPrice = "originalBelow";
    if (draft.originalPriceProof.trim() === "") errors.originalPriceProof = "proof";
  }
  if (draft.originalPriceProof.length > 200) errors.originalPriceProof = "long";
  return errors;
}

function certificateError({ kind, number, name }: CertificateDraft): FieldError | null {
  if (number.trim().length > 60 || name.trim().length > 80) return "long";
  if (isBareClaim({ kind, number: readCode(number) })) return "claim";
  return number.trim() === "" && name.trim() === "" ? "certificateEmpty" : null;
}

/** What is wrong with each field, while one types. */
export function productErrors(draft: ProductDraft): ProductErrors {
  const errors: ProductErrors = priceErrors(draft);
  const name = draft.name.trim();
  const unit = draft.unit.trim();
  if (name.length < 1 || name.length > 40) errors.name = "name";
  if (unit.length < 1) errors.unit = "unit";
  else if (unit.length > 12) errors.unit = "long";
  if (draft.origin.length > 60) errors.origin = "long";
  if (!/^\d{0,7}$/.test(readCode(draft.stock))) errors.stock = "stock";
  const points = lines(draft.sellingPoints);
  if (points.length > mostSellingPoints || points.some((point) => point.length > 40))
    errors.sellingPoints = "sellingPoints";
  for (const [index, certificate] of draft.certificates.entries()) {
    const error = certificateError(certificate);
    if (error) errors[`certificates.${index}.number`] = error;
  }
  const link = readCode(draft.link);
  if (link !== "" && !isWebAddress(link)) errors.link = "link";
  else if (link.length > 500) errors.link = "long";
  for (const [platform, id] of Object.entries(draft.platformIds)) {
    if (/\s/.test(readCode(id)) || readCode(id).length > 64) errors[`platformIds.${platform}`] = "platformId";
  }
  return errors;
}

/** The product a draft without errors stands for. */
export function productOf(draft: ProductDraft): Product {
  const original = readPrice(draft.originalPrice);
  const stock = readCode(draft.stock);
  const ids = Object.entries(draft.platformIds).map(([platform, id]) => [platform, readCode(id)] as const);
  return {
    id: draft.id,
    name: draft.name.trim(),
    unit: draft.unit.trim(),
    price: readPrice(draft.price),
    ...(original === ""
      ? {}
      : { originalPrice: original, originalPriceProof: draft.originalPriceProof.trim() }),
    origin: draft.origin.trim(),
    certificates: draft.certificates.map(({ kind, number, name }) => ({
      kind,
      number: readCode(number),
      ...(name.trim() === "" ? {} : { name: name.trim() }),
    })),
    stock: stock === "" ? null : Number(stock),
    sellingPoints: lines(draft.sellingPoints),
    pictures: draft.pictures,
    link: readCode(draft.link),
    platformIds: Object.fromEntries(ids.filter(([, id]) => id !== "")),
  };
}
