import { certificateFromText, productFileSchema } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { JsonKind } from "../storage";

/** Version 1 had one line of text for whatever certificate there was. */
function withCertificates(product: unknown): unknown {
  if (typeof product !== "object" || product === null) return product;
  const { certificate, ...rest } = product as Record<string, unknown>;
  const text = typeof certificate === "string" ? certificate.trim() : "";
  return { ...rest, certificates: text === "" ? [] : [certificateFromText(text)] };
}

/** How products.json is kept, and how older ones are brought up to it. */
export const productFileKind = ({
  problems,
}: Pick<StudioContext, "problems">): JsonKind<typeof productFileSchema> => ({
  schema: productFileSchema,
  version: 2,
  migrations: {
    1: (old) => ({
      ...old,
      products: Array.isArray(old.products) ? old.products.map(withCertificates) : old.products,
    }),
  },
  fallback: () => ({ version: 2, products: [] }),
  onCorrupt: (path, copy) =>
    problems.report("storage.corrupt", { severity: "error", subject: path, params: { path, copy } }),
});
