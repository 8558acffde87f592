import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import {
  createProblems,
  createStateStore,
  initialState,
  type StudioContext,
  silentLog,
  systemClock,
} from "../../main/core";
import { createOverlays } from "../../main/overlays";
import { createFfmpeg, findCandidates } from "../../main/process/ffmpeg";
import { resources, sharedFonts } from "../helpers/overlays";

// `npx vitest run -c tests/bench/vitest.config.ts overlays`: raw milliseconds, nothing asserted.

/** Processor milliseconds of this process and of the children it has waited for; Linux alone knows the latter. */
async function processorMilliseconds(): Promise<number> {
  const stat = await readFile("/proc/self/stat", "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function studio(source: string) {
  const data = await mkdtemp(join(tmpdir(), "hongcun-bench-"));
  const store = createStateStore(initialState());
  const paths = { data, resources, fonts: sharedFonts, relayEntry: "" };
  const context: StudioContext = {
    store,
    problems: createProblems(store, systemClock),
    log: silentLog,
    clock: systemClock,
    paths,
  };
  const ffmpeg = createFfmpeg(silentLog, async () =>
    (await findCandidates()).filter((candidate) => candidate.source === source).slice(0, 1),
  );
  const overlays = createOverlays(context, {
    ffmpeg,
    engine: () => null,
    products: { get: () => undefined },
  });
  const close = async () => {
    await overlays.close();
    await ffmpeg.close();
    await rm(data, { recursive: true, force: true });
  };
  return { overlays, close };
}

const card = (name: string, format: "still" | "clip" = "still") => ({
  template: "product-card",
  fields: {
    name,
    sellingPoint: "清晨现割韭菜，手工擀皮",
    price: "29.90",
    unit: "500 克",
    originalPrice: "36.00",
    picture: "bundled:product-dumplings.png",
  },
  format,
});

test.each(["@ffmpeg-installer/ffmpeg", "path"])(
  "cards by the ffmpeg from %s",
  async (source) => {
    const timed = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      return Math.round(performance.now() - start);
    };
    const { overlays, close } = await studio(source);
    const render = overlays.handlers["overlay.render"];
    const figures: Record<string, unknown> = {};
    figures.coldest = await timed(async () => {
      await overlays.start();
      await render(card("第一张"));
    });
    const warm: number[] = [];
    for (let index = 0; index < 15; index++)
      warm.push(await timed(async () => render(card(`第 ${index} 张`))));
    figures.one = { median: median(warm), raw: warm };
    const cached: number[] = [];
    for (let index = 0; index < 15; index++) cached.push(await timed(async () => render(card("第一张"))));
    figures.cached = { median: median(cached), raw: cached };
    const clips: number[] = [];
    for (let index = 0; index < 5; index++)
      clips.push(await timed(async () => render(card(`片 ${index}`, "clip"))));
    figures.clip = { median: median(clips), raw: clips };
    const before = await processorMilliseconds();
    figures.fifty = await timed(() =>
      Promise.all(Array.from({ length: 50 }, (_, index) => render(card(`五十之 ${index}`)))),
    );
    figures.processorPerCard = ((await processorMilliseconds()) - before) / 50;
    console.log(source, JSON.stringify(figures));
    await close();
  },
  300_000,
);
