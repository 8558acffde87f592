import { type Product, priceSchema } from "../../../preload/contract";

/** A product as it is typed: every field a text. */
export interface ProductDraft {
  id: string;
  name: string;
  unit: string;
  price: string;
  originalPrice: string;
  originalPriceProof: string;
  origin: string;
  certificate: string;
  stock: string;
  sellingPoints: string;
  pictures: string[];
}

export type ProductErrors = Partial<
  Record<
    Exclude<keyof ProductDraft, "id" | "pictures">,
    | "name"
    | "unit"
    | "price"
    | "originalPrice"
    | "originalBelow"
    | "proof"
    | "stock"
    | "sellingPoints"
    | "long"
  >
>;

export const draftOf = (product: Product): ProductDraft => ({
  id: product.id,
  name: product.name,
  unit: product.unit,
  price: product.price,
  originalPrice: product.originalPrice ?? "",
  originalPriceProof: product.originalPriceProof ?? "",
  origin: product.origin,
  certificate: product.certificate,
  stock: product.stock === null ? "" : String(product.stock),
  sellingPoints: product.sellingPoints.join("\n"),
  pictures: product.pictures,
});

export const emptyDraft = (id: string): ProductDraft => ({
  id,
  name: "",
  unit: "",
  price: "",
  originalPrice: "",
  originalPriceProof: "",
  origin: "",
  certificate: "",
  stock: "",
  sellingPoints: "",
  pictures: [],
});

/** A price as people type it — full-width digits, 元, ¥, blanks — as the contract wants it. */
export function readPrice(typed: string): string {
  return typed.normalize("NFKC").replace(/[¥￥元\s,]/g, "");
}

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const isPrice = (text: string) => priceSchema.safeParse(text).success;

/** What is wrong with each field, while one types. */
export function productErrors(draft: ProductDraft): ProductErrors {
  const errors: ProductErrors = {};
  const name = draft.name.trim();
  const unit = draft.unit.trim();
  const price = readPrice(draft.price);
  const original = readPrice(draft.originalPrice);
  if (name.length < 1 || name.length > 40) errors.name = "name";
  if (unit.length < 1) errors.unit = "unit";
  else if (unit.length > 12) errors.unit = "long";
  if (!isPrice(price) || Number(price) === 0) errors.price = "price";
  if (original !== "") {
    if (!isPrice(original)) errors.originalPrice = "originalPrice";
    else if (isPrice(price) && Number(original) <= Number(price)) errors.originalPrice = "originalBelow";
    if (draft.originalPriceProof.trim() === "") errors.originalPriceProof = "proof";
  }
  if (draft.originalPriceProof.length > 200) errors.originalPriceProof = "long";
  if (draft.origin.length > 60) errors.origin = "long";
  if (draft.certificate.length > 80) errors.certificate = "long";
  if (!/^\d{0,7}$/.test(draft.stock.trim().normalize("NFKC"))) errors.stock = "stock";
  const points = lines(draft.sellingPoints);
  if (points.length > 8 || points.some((point) => point.length > 40)) errors.sellingPoints = "sellingPoints";
  return errors;
}

/** The product a draft without errors stands for. */
export function productOf(draft: ProductDraft): Product {
  const original = readPrice(draft.originalPrice);
  const stock = draft.stock.trim().normalize("NFKC");
  return {
    id: draft.id,
    name: draft.name.trim(),
    unit: draft.unit.trim(),
    price: readPrice(draft.price),
    ...(original === ""
      ? {}
      : { originalPrice: original, originalPriceProof: draft.originalPriceProof.trim() }),
    origin: draft.origin.trim(),
    certificate: draft.certificate.trim(),
    stock: stock === "" ? null : Number(stock),
    sellingPoints: lines(draft.sellingPoints),
    pictures: draft.pictures,
  };
}
