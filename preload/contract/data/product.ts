import { z } from "zod";
import { idSchema } from "./common";

/** Yuan as decimal text with at most two places, so that 39.90 stays 39.90. */
export const priceSchema = z.string().regex(/^\d{1,6}(\.\d{1,2})?$/, "0.00 – 999999.99");

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
  certificate: z.string().max(80).default(""),
  stock: z.number().int().min(0).max(9_999_999).nullable().default(null),
  sellingPoints: z.array(z.string().max(40)).max(8).default([]),
  /** Media references (`media:…`, `bundled:…`), the first one on the card. */
  pictures: z.array(z.string()).max(6).default([]),
});
export type Product = z.infer<typeof productSchema>;

/** Stored as products.json. */
export const productFileSchema = z.object({
  version: z.literal(1),
  products: z.array(productSchema).max(5000),
});
