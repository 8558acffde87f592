import type { OverlayFields, OverlayTemplate } from "./overlay";
import type { Product } from "./product";
import { certificateText, isBareClaim } from "./product-claims";

/** Selling points joined on a card up to this many characters; a card is read in three seconds. */
const sellingPointLimit = 30;

function sellingPoint({ sellingPoints }: Product): string {
  const [first = "", second = ""] = sellingPoints.filter((point) => point.trim() !== "");
  const both = second === "" ? first : `${first} · ${second}`;
  return [...both].length <= sellingPointLimit ? both : first;
}

/** The first certificate that may be shown; a protected claim without a number may not. */
function certificateOf({ certificates }: Product): string {
  const first = certificates.find((one) => !isBareClaim(one));
  return first === undefined ? "" : certificateText(first);
}

/** What a product says about itself in the fields that a template has; empty where it says nothing. */
export function productFields(product: Product, template: Pick<OverlayTemplate, "fields">): OverlayFields {
  const all: OverlayFields = {
    name: product.name,
    price: product.price,
    unit: product.unit,
    originalPrice: product.originalPrice ?? "",
    sellingPoint: sellingPoint(product),
    origin: product.origin,
    certificate: certificateOf(product),
    picture: product.pictures[0] ?? "",
    link: product.link,
    stock: product.stock === null ? "" : String(product.stock),
  };
  const known = new Set(template.fields.map(({ id }) => id));
  return Object.fromEntries(Object.entries(all).filter(([id]) => known.has(id)));
}
