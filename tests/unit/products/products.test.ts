import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createProducts } from "../../../main/products";
import { resolveMedia } from "../../../main/storage";
import { type Product, productFields, productSchema } from "../../../preload/contract";
import { bundledTemplate, overlayContext } from "../../helpers/overlays";
import { workbook } from "../../helpers/workbook";

const dumplings = (change: Partial<Product> = {}): Product => ({
  ...productSchema.parse({ id: "dumplings", name: "韭菜饺子", unit: "斤", price: "20.00" }),
  ...change,
});

async function started() {
  const context = await overlayContext();
  const products = createProducts(context);
  await products.start();
  return { context, products, file: join(context.paths.data, "products.json") };
}

describe("products", () => {
  test("the first start brings the demonstration products, pictures and all; nothing is written yet", async () => {
    const { context, products } = await started();
    const all = await products.handlers["product.list"]({});
    expect(all).toHaveLength(5);
    expect(context.store.get().library.products).toEqual(all);
    expect(await readdir(context.paths.data)).not.toContain("products.json");
    for (const { pictures } of all) {
      const { width, height } = await sharp(resolveMedia(context.paths, pictures[0] ?? "")).metadata();
      expect([width, height]).toEqual([960, 960]);
    }
  });

  test("saving, changing and removing survive a new start; an emptied list stays empty", async () => {
    const { context, products } = await started();
    await products.handlers["product.save"](dumplings());
    await products.handlers["product.save"](dumplings({ price: "18.00", originalPrice: "20.00" }));
    for (const { id } of [...(await products.handlers["product.list"]({}))]) {
      if (id !== "dumplings") await products.handlers["product.remove"]({ id });
    }
    const again = createProducts(context);
    await again.start();
    expect(await again.handlers["product.list"]({})).toEqual([
      dumplings({ price: "18.00", originalPrice: "20.00" }),
    ]);
    await again.handlers["product.remove"]({ id: "dumplings" });
    const third = createProducts(context);
    await third.start();
    expect(context.store.get().library.products).toEqual([]);
  });

  test("a price that is not below the original one is refused by field, and nothing changes", async () => {
    const { context, products, file } = await started();
    const before = context.store.get().library.products;
    const save = products.handlers["product.save"](dumplings({ originalPrice: "20" }));
    await expect(save).rejects.toMatchObject({
      code: "products.price-above-original",
      field: "originalPrice",
    });
    await expect(products.handlers["product.save"](dumplings({ price: "0" }))).rejects.toMatchObject({
      field: "price",
    });
    await expect(products.handlers["product.remove"]({ id: "nothing" })).rejects.toMatchObject({
      code: "products.unknown",
    });
    expect(context.store.get().library.products).toBe(before);
    await expect(readFile(file)).rejects.toThrow();
  });

  test("two changes at once both count", async () => {
    const { products } = await started();
    const save = products.handlers["product.save"];
    await Promise.all([save(dumplings({ id: "one" })), save(dumplings({ id: "two" }))]);
    expect(products.get("one") && products.get("two")).toBeTruthy();
  });

  test("a claim without a certificate number, a wrong link and a wrong platform number are refused by field", async () => {
    const { products } = await started();
    const refused = (change: Partial<Product>, code: string, field: string) =>
      expect(products.handlers["product.save"](dumplings(change))).rejects.toMatchObject({ code, field });
    for (const kind of ["geographical-indication", "organic", "green"] as const) {
      const certificates = [
        { kind: "other" as const, number: "A1", name: "登记证" },
        { kind, number: "有" },
      ];
      await refused({ certificates }, "products.claim-without-number", "certificates.1.number");
    }
    const empty = [{ kind: "other" as const, number: "" }];
    await refused({ certificates: empty }, "products.certificate-empty", "certificates.0.number");
    for (const link of ["javascript:alert(1)", "x.cn", "https://", "ftp://x.cn/a", "https://x.cn/a b"])
      await refused({ link }, "products.link-wrong", "link");
    await refused({ platformIds: { douyin: "3 6" } }, "products.platform-id-wrong", "platformIds.douyin");
    const fine = dumplings({
      certificates: [{ kind: "organic", number: "123OP1234567" }],
      link: "https://x.cn/商品?id=1",
      platformIds: { douyin: "3607" },
    });
    expect(await products.handlers["product.save"](fine)).toEqual(fine);
  });

  test("a file of version 1 is brought up: its certificate is known by its words and figures", async () => {
    const { context, file } = await started();
    await copyFile(resolve(import.meta.dirname, "../../fixtures/products/products-v1.json"), file);
    const products = createProducts(context);
    await products.start();
    expect(context.store.get().problems).toEqual([]);
    const all = await products.handlers["product.list"]({});
    expect(Object.fromEntries(all.map(({ id, certificates }) => [id, certificates]))).toEqual({
      dumplings: [{ kind: "other", number: "51030012345", name: "食品小作坊登记证 川作坊登字" }],
      fungus: [{ kind: "geographical-indication", number: "", name: "青川黑木耳 · 国家地理标志产品" }],
      rice: [{ kind: "green", number: "LB-03-23041234567A" }],
      tea: [{ kind: "organic", number: "123OP1234567", name: "有机产品认证" }],
      citrus: [],
    });
    expect(products.get("dumplings")).toMatchObject({ stock: 120, link: "", platformIds: {} });
    await products.handlers["product.save"](dumplings());
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ version: 2 });
    const again = createProducts(context);
    await again.start();
    expect(await again.handlers["product.list"]({})).toHaveLength(5);
  });

  test("an import with one bad row takes nothing; a dry run never does; a good one says what changes", async () => {
    const { context, products, file } = await started();
    const take = (csv: string, dryRun = false) => products.handlers["product.import"]({ csv, dryRun });
    expect(await take("名称,单位,价格\n竹元村韭菜饺子,斤,25\n新品,,9")).toMatchObject({
      added: 0,
      changed: 1,
      taken: false,
      problemCount: 1,
      problems: [
        { row: 3, field: "单位", message: expect.stringContaining("单位"), hint: expect.any(String) },
      ],
    });
    await expect(readFile(file)).rejects.toThrow();
    const good = "名称,单位,价格,备注\n竹元村韭菜饺子,斤,25,x\n新品,袋,9,\n山地柑橘,2.5 千克,32.8,";
    expect(await take(good, true)).toEqual({
      added: 1,
      changed: 1,
      unchanged: 1,
      taken: false,
      sheet: null,
      ignored: ["备注"],
      problems: [],
      problemCount: 0,
      products: [
        {
          row: 2,
          id: "zhuyuan-dumplings",
          name: "竹元村韭菜饺子",
          kind: "changed",
          changes: [
            { column: "现价", from: "29.90", to: "25.00" },
            { column: "单位", from: "500 克", to: "斤" },
          ],
        },
        expect.objectContaining({ row: 3, name: "新品", kind: "added" }),
        { row: 4, id: "mountain-citrus", name: "山地柑橘", kind: "unchanged", changes: [] },
      ],
    });
    await expect(readFile(file)).rejects.toThrow();
    expect(await take(good)).toMatchObject({ taken: true });
    expect(products.get("zhuyuan-dumplings")).toMatchObject({
      price: "25.00",
      originalPrice: "36.00",
      pictures: ["bundled:product-dumplings.png"],
    });
    expect(context.store.get().library.products).toHaveLength(6);
    const before = await readFile(file);
    expect(await take(good)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(await readFile(file)).toEqual(before);
  });

  test("a workbook is taken as a file; the empty one is there to be filled in", async () => {
    const { products } = await started();
    const { name, base64 } = await products.handlers["product.template"]({});
    expect(name).toMatch(/\.xlsx$/);
    const take = products.handlers["product.import"];
    await expect(take({ file: { name, base64 }, dryRun: true })).rejects.toMatchObject({
      code: "products.csv-empty",
    });
    await expect(take({ dryRun: true })).rejects.toMatchObject({ code: "products.import-nothing" });
    const rows = [
      ["品名", "单位", "现价", "地理标志编号"],
      ["青川黑木耳", "250 克", 42.5, "AGI2019-01-2589"],
    ];
    const file = { name: "本周.xlsx", base64: workbook({ name: "本周", rows }).toString("base64") };
    expect(await take({ file, dryRun: false })).toMatchObject({ sheet: "本周", changed: 1, taken: true });
    expect(products.get("qingchuan-black-fungus")).toMatchObject({
      price: "42.50",
      certificates: [
        { kind: "other", name: "示例：农产品承诺达标合格证" },
        { kind: "geographical-indication", number: "AGI2019-01-2589" },
      ],
    });
  });

  test("more products than can be kept are refused, by import and by saving", async () => {
    const { products, file } = await started();
    const rows = Array.from({ length: 4996 }, (_, index) => `商品 ${index},袋,9`);
    const take = (lines: string[]) =>
      products.handlers["product.import"]({ csv: lines.join("\n"), dryRun: false });
    await expect(take(["品名,单位,现价", ...rows])).rejects.toMatchObject({ code: "products.too-many" });
    await expect(readFile(file)).rejects.toThrow();
    expect(await take(["品名,单位,现价", ...rows.slice(1)])).toMatchObject({ added: 4995, taken: true });
    await expect(products.handlers["product.save"](dumplings())).rejects.toMatchObject({
      code: "products.too-many",
    });
  });

  test("a damaged file is kept aside and said so", async () => {
    const { context, file } = await started();
    await writeFile(file, '{"version":1,"products":[{');
    const products = createProducts(context);
    await products.start();
    expect(context.store.get().problems.map(({ code }) => code)).toContain("storage.corrupt");
    expect(
      (await readdir(context.paths.data)).some((name) => name.startsWith("products.json.damaged-")),
    ).toBe(true);
  });

  test("a product fills the fields a template has, and no others", async () => {
    const { template } = await bundledTemplate("product-card");
    const product = dumplings({
      sellingPoints: ["现割韭菜", "手工擀皮"],
      stock: 0,
      pictures: ["media:a.jpg"],
    });
    expect(productFields(product, template)).toEqual({
      name: "韭菜饺子",
      price: "20.00",
      unit: "斤",
      originalPrice: "",
      sellingPoint: "现割韭菜 · 手工擀皮",
      picture: "media:a.jpg",
      stock: "0",
    });
    expect(Object.keys(productFields(product, (await bundledTemplate("lower-third")).template))).toEqual([
      "name",
    ]);
  });
});
