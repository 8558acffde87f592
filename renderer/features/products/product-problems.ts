import { type ClaimKind, isBareClaim, type Product, unprovenClaims } from "../../../preload/contract";

/** Something about a product to correct before it goes on air. */
export type ProductProblem =
  | { code: "noUnit" | "priceZero" | "priceAboveOriginal" | "noProof" | "soldOut" | "noPicture" }
  | { code: "claim"; claim: ClaimKind };

/** What is to be corrected about a product, the worst first. */
export function problemsOf(product: Product): ProductProblem[] {
  const problems: ProductProblem[] = [];
  const { originalPrice, originalPriceProof = "" } = product;
  if (product.unit.trim() === "") problems.push({ code: "noUnit" });
  if (Number(product.price) === 0) problems.push({ code: "priceZero" });
  if (originalPrice !== undefined) {
    if (Number(product.price) >= Number(originalPrice)) problems.push({ code: "priceAboveOriginal" });
    if (originalPriceProof.trim() === "") problems.push({ code: "noProof" });
  }
  const bare = product.certificates.filter(isBareClaim).map(({ kind }) => kind as ClaimKind);
  for (const claim of new Set([...bare, ...unprovenClaims(product)])) problems.push({ code: "claim", claim });
  if (product.stock === 0) problems.push({ code: "soldOut" });
  if (product.pictures.length === 0) problems.push({ code: "noPicture" });
  return problems;
}
