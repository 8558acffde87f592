import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import type { Card, Engine, StudioContext } from "../../main/core";
import { createOverlays } from "../../main/overlays";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { createProducts } from "../../main/products";
import { resolveMedia } from "../../main/storage";
import { type CheckedInput, methods, StudioError } from "../../preload/contract";
import { overlayContext, resources } from "../helpers/overlays";

/** Stands in for OBS where the order of calls and its faults are the matter; what it is given is real. */
class ListeningEngine implements Pick<Engine, "showCard" | "hideCard"> {
  readonly shown: Card[] = [];
  readonly hidden: string[] = [];
  readonly widths: number[] = [];
  fault: StudioError | null = null;

  async showCard(card: Card) {
    if (this.fault) throw this.fault;
    // What reaches the engine must be on disk, whole.
    const { width = 0 } = await sharp(card.still).metadata();
    await readFile(card.file);
    this.widths.push(width);
    this.shown.push(card);
    return { milliseconds: 1 };
  }

  hideCard(slot: string) {
    this.hidden.push(slot);
    return this.fault ? Promise.reject(this.fault) : Promise.resolve();
  }
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function studio(prepare: (context: StudioContext) => Promise<void> = async () => undefined) {
  const context = await overlayContext();
  await prepare(context);
  const ffmpeg = createFfmpeg(context.log);
  const engine = new ListeningEngine();
  const products = createProducts(context);
  let present: Engine | null = engine as unknown as Engine;
  const overlays = createOverlays(context, { ffmpeg, engine: () => present, products });
  await products.start();
  await overlays.start();
  closing.push(
    () => overlays.close(),
    () => ffmpeg.close(),
  );
  const show = (input: Partial<CheckedInput<"overlay.show">> & { template: string }) =>
    overlays.handlers["overlay.show"](methods["overlay.show"].input.parse(input));
  return {
    context,
    engine,
    products,
    overlays,
    show,
    slots: () => context.store.get().overlays.slots,
    disconnect: () => {
      present = null;
    },
  };
}

const named = (name: string) => ({ template: "lower-third", fields: { name } });

describe("cards on their way to air", () => {
  test("a product fills its card; what is typed wins; the state says on air and shows the picture", async () => {
    const { context, show, engine, slots } = await studio();
    const shown = await show({
      template: "product-card",
      product: "zhuyuan-dumplings",
      fields: { stock: "3" },
    });
    expect(engine.shown).toHaveLength(1);
    expect(shown).toMatchObject({ slot: "card", file: engine.shown[0]?.file });
    const [slot] = slots();
    expect(slot).toMatchObject({ slot: "card", status: "on-air", format: "still", template: "product-card" });
    expect(slot?.fields).toMatchObject({
      name: "竹元村韭菜饺子",
      price: "29.90",
      originalPrice: "36.00",
      unit: "500 克",
      stock: "3",
    });
    expect(slot?.onAirAt).toBeGreaterThan(0);
    expect(slot?.milliseconds).toBeGreaterThan(0);
    expect(resolveMedia(context.paths, slot?.image ?? "")).toBe(engine.shown[0]?.still);
  });

  test("an update changes what it names and blanks nothing; an explicit empty text empties", async () => {
    const { show, overlays, engine, slots } = await studio();
    await show({ template: "product-card", product: "zhuyuan-dumplings" });
    await overlays.handlers["overlay.update"]({ slot: "card", fields: { price: "26.00" } });
    expect(slots()[0]?.fields).toMatchObject({
      name: "竹元村韭菜饺子",
      price: "26.00",
      unit: "500 克",
      originalPrice: "36.00",
    });
    await overlays.handlers["overlay.update"]({ slot: "card", fields: { originalPrice: "" } });
    expect(slots()[0]?.fields).toMatchObject({ price: "26.00", originalPrice: "" });
    expect(new Set(engine.shown.map(({ file }) => file)).size).toBe(3);
  });

  test("updates at once all count", async () => {
    const { show, overlays, slots } = await studio();
    await show({ template: "product-card", product: "zhuyuan-dumplings" });
    const update = overlays.handlers["overlay.update"];
    const results = await Promise.allSettled([
      update({ slot: "card", fields: { stock: "9" } }),
      update({ slot: "card", fields: { price: "99" } }),
      update({ slot: "card", fields: { unit: "1 千克" } }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(slots()[0]?.fields).toMatchObject({ stock: "9", price: "29.90", unit: "1 千克" });
  });

  test("shows of one slot at once: one after the other, the last one stays, a bad one harms none", async () => {
    const { show, engine, slots } = await studio();
    const results = await Promise.allSettled([
      show(named("第一位")),
      show(named("第二位")),
      show(named("坏的🥟")),
      show(named("最后一位")),
    ]);
    expect(results[2]).toMatchObject({
      status: "rejected",
      reason: { code: "overlays.emoji", field: "fields.name" },
    });
    expect(results[3]).toMatchObject({ status: "fulfilled", value: { file: engine.shown.at(-1)?.file } });
    expect(slots()).toHaveLength(1);
    expect(slots()[0]).toMatchObject({ status: "on-air", fields: { name: "最后一位" } });
    expect(engine.shown.length).toBeLessThanOrEqual(3);
  });

  test("a refused card leaves the one before on air, and so does an engine that fails", async () => {
    const { show, engine, slots } = await studio();
    await show(named("在画面上"));
    const before = slots()[0];
    await expect(show(named(""))).rejects.toMatchObject({ code: "overlays.field-missing" });
    expect(slots()[0]).toMatchObject({ status: "on-air", fields: before?.fields });
    engine.fault = new StudioError("core.timed-out", { params: { what: "OBS", seconds: 5 } });
    await expect(show(named("新的一位"))).rejects.toMatchObject({ code: "core.timed-out" });
    expect(slots()[0]).toMatchObject({ status: "on-air", fields: before?.fields, image: before?.image });
    engine.fault = null;
    await show(named("又好了"));
    expect(slots()[0]).toMatchObject({ status: "on-air", fields: { name: "又好了" } });
  });

  test("without an engine a card can be drawn, and showing it says what is missing", async () => {
    const { show, overlays, slots, disconnect } = await studio();
    disconnect();
    const drawn = await overlays.handlers["overlay.render"]({ ...named("先画好"), format: "still" });
    expect(drawn).toMatchObject({ width: 960, height: 168, cached: false });
    await expect(show(named("先画好"))).rejects.toMatchObject({ code: "overlays.no-engine" });
    expect(slots()).toEqual([]);
  });

  test("hiding one slot and all; slots do not touch each other", async () => {
    const { show, overlays, engine, slots } = await studio();
    await Promise.all([show(named("一")), show({ template: "chapter-title", fields: { title: "开场" } })]);
    expect(
      slots()
        .map(({ slot }) => slot)
        .sort(),
    ).toEqual(["chapter", "lower-third"]);
    await overlays.handlers["overlay.hide"]({ slot: "chapter" });
    expect(slots().map(({ slot }) => slot)).toEqual(["lower-third"]);
    await overlays.handlers["overlay.hide"]({});
    expect(slots()).toEqual([]);
    expect(engine.hidden).toContain("lower-third");
    await expect(overlays.handlers["overlay.update"]({ slot: "chapter", fields: {} })).rejects.toMatchObject({
      code: "overlays.slot-empty",
    });
  });

  test("an engine that comes back is given its cards again", async () => {
    const { show, overlays, engine } = await studio();
    await show({ ...named("还在"), format: "clip" });
    await overlays.restore();
    expect(engine.shown).toHaveLength(2);
    expect(engine.shown[1]).toEqual(engine.shown[0]);
    expect(engine.shown[0]).toMatchObject({ format: "clip", width: 960, height: 168 });
    expect(engine.shown[0]?.file).toMatch(/\.mov$/);
    expect(engine.shown[0]?.still).toMatch(/\.png$/);
  });

  test("unknown templates, products and fields are refused by name", async () => {
    const { show } = await studio();
    await expect((async () => show({ template: "nothing" }))()).rejects.toMatchObject({
      code: "overlays.template-unknown",
    });
    await expect(show({ template: "product-card", product: "nothing" })).rejects.toMatchObject({
      code: "overlays.product-unknown",
    });
    await expect(
      show({
        template: "product-card",
        fields: { name: "x", price: "1", unit: "个", picture: "/etc/passwd" },
      }),
    ).rejects.toMatchObject({
      code: "overlays.picture-missing",
      field: "fields.picture",
    });
  });
});

describe("cards on disk", () => {
  test("drawn once; a broken file is drawn again; a picture exchanged under its name is noticed", async () => {
    const { context, overlays } = await studio();
    const media = join(context.paths.data, "media");
    await mkdir(media, { recursive: true });
    const paint = (colour: string) =>
      sharp({ create: { width: 90, height: 90, channels: 3, background: colour } })
        .png()
        .toFile(join(media, "a.png"));
    await paint("#ff0000");
    const input = {
      template: "product-card",
      fields: { name: "木耳", price: "45", unit: "盒", picture: "media:a.png" },
      format: "still" as const,
    };
    const render = overlays.handlers["overlay.render"];
    const first = await render(input);
    const again = await render(input);
    expect([first.cached, again.cached, again.file]).toEqual([false, true, first.file]);
    expect(first.image).toBe(`card:${basename(first.file)}`);

    const whole = await readFile(first.file);
    await writeFile(first.file, whole.subarray(0, whole.length / 2));
    const repaired = await render(input);
    expect(repaired.cached).toBe(false);
    expect((await readFile(repaired.file)).equals(whole)).toBe(true);

    await paint("#00ff00");
    const changed = await render(input);
    expect(changed.file).not.toBe(first.file);
    expect(changed.cached).toBe(false);
  });

  test("twenty different cards at once, and the same one twenty times", async () => {
    const { context, overlays } = await studio();
    const render = (name: string) => overlays.handlers["overlay.render"]({ ...named(name), format: "still" });
    const different = await Promise.all(
      Array.from({ length: 20 }, (_, index) => render(`第 ${index + 1} 位`)),
    );
    const same = await Promise.all(Array.from({ length: 20 }, () => render("同一位")));
    expect(new Set(different.map(({ file }) => file)).size).toBe(20);
    expect(new Set(same.map(({ file }) => file)).size).toBe(1);
    const folder = join(context.paths.data, "overlays");
    expect(await readdir(folder)).toHaveLength(21);
    for (const { file } of different) {
      const { channels } = (await sharp(file).raw().toBuffer({ resolveWithObject: true })).info;
      expect(channels).toBe(4);
    }
  });

  test("the user's own template is loaded beside the bundled ones; a broken one is a problem in words", async () => {
    const { context, show, engine } = await studio(async ({ paths }) => {
      const root = join(paths.data, "overlays-templates");
      await cp(join(resources, "overlays", "lower-third"), join(root, "my-name"), { recursive: true });
      const json = await readFile(join(root, "my-name", "template.json"), "utf8");
      await writeFile(
        join(root, "my-name", "template.json"),
        json.replace('"lower-third"', '"my-name"').replace('"slot": "lower-third"', '"slot": "corner"'),
      );
      await mkdir(join(root, "broken"));
      await writeFile(join(root, "broken", "template.json"), "[]");
    });
    expect(context.store.get().library.templates.map(({ id }) => id)).toEqual([
      "chapter-title",
      "lower-third",
      "product-card",
      "my-name",
    ]);
    expect(context.store.get().problems).toEqual([
      expect.objectContaining({
        code: "overlays.template-broken",
        params: expect.objectContaining({ id: "broken" }),
      }),
    ]);
    await show({ template: "my-name", fields: { name: "自己的" } });
    expect(engine.shown[0]?.slot).toBe("corner");
  });
});
