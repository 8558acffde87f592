import { expect, test } from "vitest";
import { productSchema } from "../../../preload/contract";
import { newId } from "../../../renderer/app/new-id";
import {
  emptyDraft,
  productErrors,
  productOf,
  readPrice,
} from "../../../renderer/features/products/product-form";
import { previewPieces } from "../../../renderer/features/scripts/markdown";

const draft = { ...emptyDraft("p1"), name: "香菇", unit: "250 克", price: "３９.９０元" };

test("prices may be typed as people type them", () => {
  expect(readPrice("￥ 39.90")).toBe("39.90");
  expect(productErrors(draft)).toEqual({});
  expect(productSchema.safeParse(productOf(draft)).success).toBe(true);
});

test("each field says what is wrong with it", () => {
  expect(productErrors({ ...draft, unit: " ", price: "三十" })).toEqual({ unit: "unit", price: "price" });
  expect(productErrors({ ...draft, price: "0" })).toEqual({ price: "price" });
  expect(productErrors({ ...draft, originalPrice: "39.90", originalPriceProof: "" })).toEqual({
    originalPrice: "originalBelow",
    originalPriceProof: "proof",
  });
  expect(productErrors({ ...draft, stock: "一些" })).toEqual({ stock: "stock" });
});

test("the preview leaves front matter out and keeps cues apart", () => {
  const pieces = previewPieces("---\ntitle: 饺子\n---\n# 饺子\n\n一句\n两句\n\n::pause{seconds=3}\n");
  expect(pieces.map(({ kind, text, line }) => [kind, text, line])).toEqual([
    ["heading", "饺子", 4],
    ["paragraph", "一句两句", 6],
    ["cue", "::pause{seconds=3}", 9],
  ]);
});

test("ids are plain and never taken", () => {
  expect(newId("product", "", [], 0)).toBe("product-0");
  expect(newId("platform", "Kuaishou", [])).toBe("kuaishou");
  expect(newId("platform", "Kuaishou", ["kuaishou"], 36)).toBe("kuaishou-10");
});
