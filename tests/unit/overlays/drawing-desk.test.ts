import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createDrawingDesk } from "../../../main/overlays/drawing-desk";
import { productSchema } from "../../../preload/contract";
import { overlayContext, sharedFaces } from "../../helpers/overlays";

const product = productSchema.parse({
  id: "dumplings",
  name: "韭菜饺子",
  unit: "500 克",
  price: "29.90",
  stock: 86,
});

async function openDesk() {
  const context = await overlayContext();
  const desk = createDrawingDesk(context, await sharedFaces(), (id) =>
    id === product.id ? product : undefined,
  );
  return { context, desk };
}

test("themes are mirrored, and a broken one of the user is a problem", async () => {
  const { context, desk } = await openDesk();
  await mkdir(join(context.paths.data, "overlays-themes"), { recursive: true });
  await writeFile(join(context.paths.data, "overlays-themes", "mine.json"), "{}");
  await desk.load();
  expect(
    context.store
      .get()
      .library.themes.map(({ id }) => id)
      .sort(),
  ).toEqual(["farm-fresh", "red-heritage"]);
  expect(context.store.get().problems.map(({ code }) => code)).toContain("overlays.theme-broken");
});

test("a card takes the theme that is asked for, the settings', or the usual one where that is gone", async () => {
  const { context, desk } = await openDesk();
  await desk.load();
  const themeOf = async (theme?: string) =>
    (await desk.prepare("lower-third", { name: "老李" }, { theme })).theme.id;
  expect(await themeOf()).toBe("red-heritage");
  expect(await themeOf("farm-fresh")).toBe("farm-fresh");
  context.store.update(({ settings }) => {
    settings.cards.theme = "gone";
  });
  expect(await themeOf()).toBe("red-heritage");
  await expect(themeOf("gone")).rejects.toMatchObject({ code: "overlays.theme-unknown", field: "theme" });
});

test("on a portrait canvas the stand-in is drawn, where there is one", async () => {
  const { desk } = await openDesk();
  await desk.load();
  const idOf = async (template: string, typed: Record<string, string>) =>
    (await desk.prepare(template, typed, { orientation: "portrait" })).loaded.template.id;
  expect(await idOf("credits", { title: "谢谢" })).toBe("credits-tall");
  expect(await idOf("lower-third", { name: "老李" })).toBe("lower-third");
});

test("every fault of a card is said at once, in the user's language, by the field's own id", async () => {
  const { context, desk } = await openDesk();
  await desk.load();
  const ask = () =>
    desk.check({
      template: "product-card",
      product: "dumplings",
      fields: { originalPrice: "20", sellingPoint: "好吃🥟", picture: "bundled:gone.png", stock: "-1" },
    });
  expect((await ask()).map(({ field, code }) => [field, code])).toEqual([
    ["stock", "overlays.below-zero"],
    ["originalPrice", "overlays.price-above-original"],
    ["picture", "overlays.picture-missing"],
    ["sellingPoint", "overlays.emoji"],
  ]);
  expect((await ask())[0]?.message).toBe("「库存」不能小于 0：-1");
  context.store.update(({ settings }) => {
    settings.language = "en";
  });
  expect((await ask())[0]?.message).toBe("Stock cannot be below zero: -1");
  expect(await desk.check({ template: "product-card", product: "dumplings", fields: {} })).toEqual([]);
});

test("a picture that cannot be decoded, and a link too long for a code, are found before anything is drawn", async () => {
  const { context, desk } = await openDesk();
  await desk.load();
  await mkdir(join(context.paths.data, "media"), { recursive: true });
  await writeFile(join(context.paths.data, "media", "broken.jpg"), "no picture");
  const broken = { name: "竹元村", picture: "media:broken.jpg" };
  expect((await desk.check({ template: "logo-bug", fields: broken })).map(({ code }) => code)).toEqual([
    "overlays.picture-broken",
  ]);
  const link = `https://example.com/${"村".repeat(250)}`;
  expect(await desk.check({ template: "qr-code", fields: { link, label: "扫码" } })).toMatchObject([
    { field: "link", code: "overlays.qr-too-dense" },
  ]);
});
