import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { test } from "vitest";
import { type Engine, type StudioContext, silentLog } from "../../main/core";
import { createOverlays } from "../../main/overlays";
import { prepareFonts } from "../../main/overlays/text/prepare-fonts";
import { readPresets } from "../../main/presets";
import { createFfmpeg, findCandidates } from "../../main/process/ffmpeg";
import { createProducts } from "../../main/products";
import { type CheckedInput, methods, type Slot } from "../../preload/contract";
import { startObs } from "../helpers/obs";
import { emptyFill, type ObsStudio, obsStudio } from "../helpers/obs-engine";
import { overlayContext, resources, sharedFonts } from "../helpers/overlays";
import { cpuSeconds } from "./process-cost";
import { at as atSorted } from "./timing";

// `npx vitest run --config tests/bench/vitest.config.ts overlays`: figures are printed, nothing is asserted.

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const at = (values: readonly number[], part: number) =>
  atSorted(
    values.toSorted((one, other) => one - other),
    part,
  );
const timed = async (work: () => Promise<unknown>) => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
const line = (what: string, ...figures: string[]) => console.log(`${what.padEnd(46)} ${figures.join(" · ")}`);
const ms = (value: number) => `${value.toFixed(0)} ms`;

type Handlers = ReturnType<typeof createOverlays>["handlers"];
const show = async (handlers: Handlers, input: object) =>
  handlers["overlay.show"](methods["overlay.show"].input.parse(input));
const render = async (handlers: Handlers, input: object) =>
  handlers["overlay.render"](methods["overlay.render"].input.parse(input));

async function cardStudio(context: StudioContext, engine: () => Engine | null, source: string | null = null) {
  const ffmpeg = createFfmpeg(silentLog, async () =>
    (await findCandidates())
      .filter((candidate) => source === null || candidate.source === source)
      .slice(0, 1),
  );
  const products = createProducts(context);
  await products.start();
  const overlays = createOverlays(context, { ffmpeg, engine, products });
  const close = async () => {
    await overlays.close();
    await ffmpeg.close();
  };
  return { overlays, handlers: overlays.handlers, close };
}

const fields = (name: string) => ({
  name,
  sellingPoint: "清晨现割韭菜，手工擀皮",
  price: "29.90",
  unit: "500 克",
  originalPrice: "36.00",
  picture: "bundled:product-dumplings.png",
});
const card = (name: string, format = "still") => ({ template: "product-card", fields: fields(name), format });

/** The same card by a raster library that knows no templates, checks no glyph and measures nothing: the limit. */
async function drawBySharp(name: string): Promise<Buffer> {
  const text = (x: number, y: number, size: number, weight: number, words: string) =>
    `<text x="${x}" y="${y}" font-family="Noto Sans CJK SC" font-size="${size}" font-weight="${weight}" fill="#3a2a1c">${words}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="320"><rect width="960" height="320" rx="10" fill="#fbf6ec"/>${text(324, 84, 52, 700, name)}${text(324, 150, 34, 400, "清晨现割韭菜，手工擀皮")}${text(324, 280, 76, 700, "¥29.90")}${text(600, 280, 34, 400, "/ 500 克")}</svg>`;
  const mask = Buffer.from(`<svg width="272" height="272"><rect width="272" height="272" rx="6"/></svg>`);
  const picture = await sharp(join(resources, "pictures/product-dumplings.png"))
    .resize(272, 272, { fit: "cover" })
    .ensureAlpha()
    .composite([{ input: mask, blend: "dest-in" }])
    .png()
    .toBuffer();
  return sharp(Buffer.from(svg))
    .composite([{ input: picture, left: 24, top: 24 }])
    .png({ compressionLevel: 3 })
    .toBuffer();
}

const names = (count: number, what: string) =>
  Array.from({ length: count }, (_each, index) => `${what}${index + 1}号`);

async function figuresOf(source: string) {
  const context = await overlayContext();
  const { overlays, handlers, close } = await cardStudio(context, () => null, source);
  const coldest = await timed(async () => {
    await overlays.start();
    await render(handlers, card("第一张"));
  });
  const warm: number[] = [];
  for (const name of names(15, "单张")) warm.push(await timed(() => render(handlers, card(name))));
  const cached = await timed(() => render(handlers, card("第一张")));
  const clips: number[] = [];
  for (const name of names(5, "动画")) clips.push(await timed(() => render(handlers, card(name, "clip"))));
  const oneByOne = await timed(async () => {
    for (const name of names(50, "逐张")) await render(handlers, card(name));
  });
  const together = await timed(() =>
    Promise.all(names(50, "一起").map((name) => render(handlers, card(name)))),
  );
  await close();
  return { coldest, warm, cached, clips, oneByOne, together };
}

test("cards a second: this, one process of ffmpeg a card, and a raster library as the limit", async () => {
  await prepareFonts(sharedFonts);
  for (const source of ["@ffmpeg-installer/ffmpeg", "path"]) {
    const figures = await figuresOf(source);
    console.log(`\nffmpeg from ${source}`);
    line("one card, studio just started", ms(figures.coldest));
    line("one card", `p50 ${ms(at(figures.warm, 0.5))}`, `p95 ${ms(at(figures.warm, 0.95))}`);
    line("one card, drawn before", ms(figures.cached));
    line("its clips, in and out", `p50 ${ms(at(figures.clips, 0.5))}`);
    line("fifty, this", ms(figures.together), `${(50_000 / figures.together).toFixed(1)} a second`);
    line("fifty, a process each", ms(figures.oneByOne), `${(50_000 / figures.oneByOne).toFixed(1)} a second`);
  }
  const first = await timed(() => drawBySharp("第一张"));
  const fifty = await timed(() => Promise.all(names(50, "五十").map(drawBySharp)));
  console.log("\nsharp, without templates or checks");
  line("one card, first", ms(first));
  line("fifty", ms(fifty), `${(50_000 / fifty).toFixed(1)} a second`);
}, 600_000);

async function showcase(obs: ObsStudio) {
  const { presets } = await readPresets([resolve("resources/presets")]);
  const preset = presets.find(({ id }) => id === "product-showcase");
  if (preset === undefined) throw new Error("no product-showcase");
  await obs.obs.connect();
  await obs.obs.engine.applyPreset(preset, "landscape", { width: 1280, height: 720 }, emptyFill);
  await obs.obs.engine.take("product-showcase/host");
}

async function withObs(
  work: (studio: { handlers: Handlers; pid: number; store: StudioContext["store"] }) => Promise<void>,
) {
  const obs = await startObs({});
  const studio = await obsStudio(obs);
  const fonts = await prepareFonts(sharedFonts);
  const context = { ...studio.context, paths: { ...studio.context.paths, fonts } };
  const { overlays, handlers, close } = await cardStudio(context, () => studio.obs.engine);
  try {
    await overlays.start();
    await showcase(studio);
    await work({ handlers, pid: obs.pid() ?? 0, store: context.store });
  } finally {
    await close();
    await studio.close();
    await obs.stop();
    await rm(studio.folder, { recursive: true, force: true });
  }
}

test("from click to the card in the programme's picture", async () => {
  await withObs(async ({ handlers, store }) => {
    const measure = async (
      what: string,
      rounds: number,
      work: (round: number) => Promise<{ seen: boolean | null }>,
    ) => {
      const waits: number[] = [];
      let seen = 0;
      for (let round = 0; round < rounds; round++) {
        // Uneven, so that the rounds do not lock to OBS's frames.
        await pause(80 + Math.random() * 40);
        waits.push(await timed(async () => (seen += (await work(round)).seen === true ? 1 : 0)));
      }
      line(what, `p50 ${ms(at(waits, 0.5))}`, `p95 ${ms(at(waits, 0.95))}`, `seen ${seen} of ${rounds}`);
    };
    const off = () => handlers["overlay.hide"]({ slot: "card" });
    console.log("\nclick to the answer, the card read back from the programme's picture by then");
    for (const name of ["甲", "乙"]) await render(handlers, card(name));
    await measure("a drawn still in place of another", 60, (round) =>
      show(handlers, card(round % 2 ? "甲" : "乙")),
    );
    await measure("a new price, to be drawn", 30, async (round) =>
      handlers["overlay.update"]({ slot: "card", fields: { price: (10 + round / 10).toFixed(2) } }),
    );
    await measure("a drawn still into an empty slot", 20, async (round) => {
      await off();
      return show(handlers, card(round % 2 ? "甲" : "乙"));
    });
    await render(handlers, card("甲", "clip"));
    const waits: number[] = [];
    for (let round = 0; round < 10; round++) {
      await off();
      await pause(400);
      const begun = performance.now();
      await show(handlers, card("甲", "auto"));
      const answered = performance.now() - begun;
      while (store.get().overlays.slots[0]?.seen !== true && performance.now() - begun < 3000)
        await pause(10);
      waits.push(answered, performance.now() - begun);
    }
    const part = (rest: number) => waits.filter((_each, index) => index % 2 === rest);
    line("a drawn clip, answer", `p50 ${ms(at(part(0), 0.5))}`, `p95 ${ms(at(part(0), 0.95))}`);
    line("a drawn clip, in and seen standing", `p50 ${ms(at(part(1), 0.5))}`, `p95 ${ms(at(part(1), 0.95))}`);
  });
}, 300_000);

/** Cards for six places of one scene. */
const six: { slot: Slot; template: string }[] = [
  { slot: "card", template: "product-card" },
  { slot: "lower-third", template: "lower-third" },
  { slot: "badge", template: "now-explaining" },
  { slot: "corner", template: "logo-bug" },
  { slot: "timer", template: "countdown" },
  { slot: "ticker", template: "ticker" },
];

test("what OBS spends on cards", async () => {
  await withObs(async ({ handlers, pid, store }) => {
    const seconds = Number(process.env.HONGCUN_BENCH_SECONDS ?? 20);
    const spend = async (what: string) => {
      await pause(2500);
      const [before, begun] = [cpuSeconds(pid), performance.now()];
      await pause(seconds * 1000);
      const minutes = (performance.now() - begun) / 60_000;
      line(what, `${((cpuSeconds(pid) - before) / minutes).toFixed(1)} processor seconds a minute`);
    };
    const exampleOf = (template: string): CheckedInput<"overlay.show">["fields"] =>
      store.get().library.templates.find(({ id }) => id === template)?.example ?? {};
    const put = ({ slot, template }: (typeof six)[number]) =>
      show(handlers, { template, slot, fields: exampleOf(template), seconds: null });
    const clear = () => handlers["overlay.hide"]({});
    console.log("\nprocessor time of OBS, 1280×720 at 30 frames a second");
    await spend("no card");
    await spend("no card, again");
    for (const one of six) {
      await put(one);
      await spend(`one card: ${one.template}`);
      await clear();
    }
    for (const one of six) await put(one);
    await spend("six cards, a countdown and a ticker among them");
  });
}, 600_000);
