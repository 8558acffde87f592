import { z } from "zod";
import { idSchema } from "./common";

/** Yuan as decimal text with at most two places, so that 39.90 stays 39.90. */
export const priceSchema = z.string().regex(/^\d{1,6}(\.\d{1,2})?$/, "0.00 – 999999.99");

/** What a certificate proves. The first three are protected words: nobody may claim them without a number. */
export const certificateKinds = ["geographical-indication", "organic", "green", "other"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

export const certificateSchema = z.object({
  kind: z.enum(certificateKinds),
  /** As printed on it. A protected kind without one is refused when the product is saved. */
  number: z.string().trim().max(60).default(""),
  /** What it is called, where the kind does not say enough. */
  name: z.string().trim().max(80).optional(),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** The most products that are kept. */
export const mostProducts = 5000;
/** The most pictures, selling points and certificates of one product. */
export const mostPictures = 6;
export const mostSellingPoints = 8;
export const mostCertificates = 6;

/** What a village sells. */
export const productSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(40),
  /** What the price is for: 斤, 500 克, 盒 … */
  unit: z.string().trim().min(1).max(12),
  price: priceSchema,
  originalPrice: priceSchema.optional(),
  /** Where and when the original price was really asked; a made-up one is an offence. */
  originalPriceProof: z.string().max(200).optional(),
  origin: z.string().max(60).default(""),
  certificates: z.array(certificateSchema).max(mostCertificates).default([]),
  stock: z.number().int().min(0).max(9_999_999).nullable().default(null),
  sellingPoints: z.array(z.string().max(40)).max(mostSellingPoints).default([]),
  /** Media references (`media:…`, `bundled:…`), the first one on the card. */
  pictures: z.array(z.string()).max(mostPictures).default([]),
  /** Where it can be bought, http or https; empty for nowhere. */
  link: z.string().trim().max(500).default(""),
  /** What each platform's own shop calls it, by platform id. */
  platformIds: z.record(idSchema, z.string().trim().min(1).max(64)).default({}),
});
export type Product = z.infer<typeof productSchema>;

/** Stored as products.json. */
export const productFileSchema = z.object({
  version: z.literal(2),
  products: z.array(productSchema).max(mostProducts),
});
