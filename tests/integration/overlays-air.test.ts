import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import type { Card, Engine, StudioContext } from "../../main/core";
import { createOverlays } from "../../main/overlays";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { createProducts } from "../../main/products";
import { resolveMedia } from "../../main/storage";
import { type CheckedInput, methods, StudioError, showSchema } from "../../preload/contract";
import { overlayContext, resources } from "../helpers/overlays";

/** Stands in for OBS where the order of calls and its faults are the matter; what it is given is real. */
class ListeningEngine implements Pick<Engine, "kind" | "showCard" | "hideCard"> {
  kind: Engine["kind"] = "obs";
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
    return { milliseconds: 1, seen: true, later: null };
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
    expect(engine.shown[0]).toMatchObject({ format: "clip", width: 960, height: 168 });
    expect(engine.shown[0]?.file).toMatch(/\.mov$/);
    expect(engine.shown[0]?.leaving).toMatch(/\.mov$/);
    expect(engine.shown[0]?.still).toMatch(/\.png$/);
    // To the audience it never left: it does not come in a second time.
    expect(engine.shown[1]).toMatchObject({ format: "still", file: engine.shown[0]?.still });
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

describe("where a card goes, in which look and form, and for how long", () => {
  test("the slot asked for, where the template suits it", async () => {
    const { show, engine, slots } = await studio();
    await show({ ...named("嘉宾"), slot: "guest" });
    await show(named("主播"));
    expect(engine.shown.map(({ slot }) => slot)).toEqual(["guest", "lower-third"]);
    expect(slots().map(({ slot }) => slot)).toEqual(["guest", "lower-third"]);
    await expect((async () => show({ ...named("别处"), slot: "ticker" }))()).rejects.toMatchObject({
      code: "overlays.slot-unfit",
      field: "slot",
    });
  });

  test("the theme asked for or the settings', kept by updates", async () => {
    const { show, overlays, engine, slots, context } = await studio();
    await show(named("红"));
    await show({ ...named("红"), theme: "farm-fresh" });
    expect(engine.shown[1]?.still).not.toBe(engine.shown[0]?.still);
    context.store.update((draft) => {
      draft.settings.cards.theme = "red-heritage";
    });
    await overlays.handlers["overlay.update"]({ slot: "lower-third", fields: { name: "绿" } });
    expect(slots()[0]).toMatchObject({ theme: "farm-fresh", fields: { name: "绿" } });
    await expect(show({ ...named("无"), theme: "nothing" })).rejects.toMatchObject({
      code: "overlays.theme-unknown",
    });
  });

  test("for some seconds: those of the call before those of the template; an update names new ones", async () => {
    const { show, overlays, slots } = await studio();
    const { "overlay.update": update } = overlays.handlers;
    const left = () => ((slots()[0]?.leavesAt ?? 0) - Date.now()) / 1000;
    await show({ ...named("一"), seconds: 60 });
    expect(left()).toBeGreaterThan(50);
    await update({ slot: "lower-third", fields: {}, seconds: 20 });
    expect(left()).toBeGreaterThan(10);
    expect(left()).toBeLessThanOrEqual(20);
    await update({ slot: "lower-third", fields: { name: "二" } });
    expect(left()).toBeLessThanOrEqual(20);
    await update({ slot: "lower-third", fields: {}, seconds: null });
    expect(slots()[0]?.leavesAt).toBeNull();
    await update({ slot: "lower-third", fields: {}, seconds: 1 });
    await expect.poll(() => slots(), { timeout: 5000 }).toEqual([]);
  });

  test("a card that lies drawn as a clip moves by itself on OBS; a change of it stands at once", async () => {
    const { show, overlays, engine } = await studio();
    await show(named("没画"));
    await overlays.handlers["overlay.hide"]({});
    await overlays.handlers["overlay.render"]({ ...named("画好"), format: "clip" });
    await show(named("画好"));
    await overlays.handlers["overlay.update"]({ slot: "lower-third", fields: { name: "改了" } });
    expect(engine.shown.map(({ format }) => format)).toEqual(["still", "clip", "still"]);
  });

  test("a running time is a clip on OBS, and a still without digits on the stage", async () => {
    const { show, engine, slots, context } = await studio();
    const countdown = {
      template: "countdown",
      fields: { label: "距离开播", mode: "length", length: "5:00" },
    };
    await show(countdown);
    expect(engine.shown[0]).toMatchObject({
      format: "clip",
      clock: { mode: "down", lengthMilliseconds: 300_000 },
    });
    expect(engine.shown[0]?.file).toMatch(/\.mov$/);
    const picture = resolveMedia(context.paths, slots()[0]?.image ?? "");
    expect(picture).not.toBe(engine.shown[0]?.still);
    engine.kind = "stage";
    await show(countdown);
    expect(engine.shown[1]).toMatchObject({ format: "still", file: engine.shown[0]?.still });
    expect(engine.shown[1]?.clock?.at).toBe(engine.shown[0]?.clock?.at);
  });

  test("a running line is a strip with its speed, whatever the form asked for", async () => {
    const { show, engine } = await studio();
    await show({ template: "ticker", fields: { text: "今天介绍韭菜饺子" }, format: "clip" });
    expect(engine.shown[0]).toMatchObject({ format: "still", width: 1920, height: 72 });
    expect(engine.shown[0]?.scroll).toMatchObject({ width: 1920 });
    expect(engine.shown[0]?.file).toMatch(/\.png$/);
    expect(engine.widths[0]).toBeGreaterThan(1920);
  });

  test("on a portrait canvas the template's stand-in is drawn, under the name that was asked for", async () => {
    const { show, engine, slots, context } = await studio();
    const example = context.store.get().library.templates.find(({ id }) => id === "credits")?.example ?? {};
    await show({ template: "credits", fields: example });
    context.store.update((draft) => {
      draft.engine.canvas = { width: 720, height: 1280 };
    });
    await show({ template: "credits", fields: example });
    expect(engine.shown.map(({ width, height }) => [width, height])).toEqual([
      [1600, 900],
      [1000, 1500],
    ]);
    expect(slots()[0]?.template).toBe("credits");
  });

  test("everything that keeps a card off air is said at once, by field", async () => {
    const { overlays } = await studio();
    const check = overlays.handlers["overlay.check"];
    const input = methods["overlay.check"].input.parse({
      template: "product-card",
      fields: { name: "木耳🥟", price: "50", originalPrice: "40", stock: "-1" },
    });
    const faults = await check(input);
    expect(faults.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["name", "originalPrice", "stock"]),
    );
    expect(faults.every(({ message, hint }) => message !== "" && hint !== "")).toBe(true);
    const fine = { template: "product-card", product: "zhuyuan-dumplings", fields: {} };
    expect(await check(methods["overlay.check"].input.parse(fine))).toEqual([]);
  });

  test("the cards of the next segment lie drawn before it comes", async () => {
    const { context, overlays } = await studio();
    context.store.update((draft) => {
      draft.show.open = showSchema.parse({
        ...{ version: 1, id: "a", title: "早市", orientation: "landscape", presets: ["product-showcase"] },
        segments: [
          {
            ...{ id: "one", title: "饺子", scene: "product-showcase/host", plannedSeconds: 60 },
            products: ["zhuyuan-dumplings"],
            overlays: [{ template: "lower-third", fields: { name: "王桂芳" }, auto: true }],
          },
        ],
      });
    });
    const render = overlays.handlers["overlay.render"];
    const isDrawn = async (input: object) =>
      (await render(methods["overlay.render"].input.parse({ format: "still", ...input }))).cached;
    const folder = join(context.paths.data, "overlays");
    const drawn = async () => (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".png"));
    await expect.poll(drawn, { timeout: 20_000 }).toHaveLength(2);
    expect(await isDrawn(named("王桂芳"))).toBe(true);
    expect(await isDrawn({ template: "product-card", product: "zhuyuan-dumplings" })).toBe(true);
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
    const known = context.store.get().library.templates.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining(["lower-third", "product-card", "my-name"]));
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
