import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { productFields } from "../../../main/overlays/product-fields";
import { createProducts } from "../../../main/products";
import { resolveMedia } from "../../../main/storage";
import { type Product, productSchema } from "../../../preload/contract";
import { bundledTemplate, overlayContext } from "../../helpers/overlays";

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

  test("an import with one bad row takes nothing; a dry run never does; a good one keeps pictures", async () => {
    const { context, products, file } = await started();
    const bad = "名称,单位,价格\n竹元村韭菜饺子,斤,25\n新品,,9";
    const result = await products.handlers["product.import"]({ csv: bad, dryRun: false });
    expect(result).toEqual({
      added: 0,
      changed: 1,
      problems: [{ row: 3, field: "单位", message: expect.stringContaining("单位") }],
    });
    await expect(readFile(file)).rejects.toThrow();
    const good = "名称,单位,价格\n竹元村韭菜饺子,斤,25\n新品,袋,9";
    const dry = await products.handlers["product.import"]({ csv: good, dryRun: true });
    expect(dry).toEqual({ added: 1, changed: 1, problems: [] });
    await expect(readFile(file)).rejects.toThrow();
    await products.handlers["product.import"]({ csv: good, dryRun: false });
    expect(products.get("zhuyuan-dumplings")).toMatchObject({
      price: "25",
      pictures: ["bundled:product-dumplings.png"],
    });
    expect(context.store.get().library.products).toHaveLength(6);
    const twice = await products.handlers["product.import"]({ csv: good, dryRun: false });
    expect(twice).toMatchObject({ added: 0, changed: 2 });
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

describe("pictures taken in", () => {
  const add = async (bytes: Buffer) => {
    const { context, products } = await started();
    const added = await products.handlers["media.add"]({
      name: "照片.jpg",
      base64: bytes.toString("base64"),
    });
    return { ...added, path: resolveMedia(context.paths, added.reference) };
  };
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#a33" } });

  test("a phone's sideways photograph is turned upright, scaled, and loses where it was taken", async () => {
    const photo = await plain(4000, 3000)
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: "x" } })
      .jpeg()
      .toBuffer();
    const turned = await sharp(photo).withMetadata({ orientation: 6 }).toBuffer();
    const added = await add(turned);
    expect([added.width, added.height]).toEqual([1920, 2560]);
    const stored = await sharp(added.path).metadata();
    expect(stored.orientation).toBeUndefined();
    expect(stored.exif).toBeUndefined();
  });

  test("transparency is kept, a small picture is not blown up", async () => {
    const png = await sharp({
      create: { width: 64, height: 32, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const added = await add(png);
    expect(added).toMatchObject({ width: 64, height: 32 });
    expect((await sharp(added.path).metadata()).hasAlpha).toBe(true);
  });

  test("broken, cut, vector and HEIC files are refused in words", async () => {
    const jpeg = await plain(800, 600).jpeg().toBuffer();
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(200)]);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    for (const bytes of [
      Buffer.from("not a picture"),
      jpeg.subarray(0, jpeg.length / 2),
      svg,
      Buffer.alloc(0),
    ]) {
      await expect(add(bytes)).rejects.toMatchObject({ code: "products.picture-broken" });
    }
    await expect(add(heic)).rejects.toMatchObject({ code: "products.picture-heic" });
  });
});
