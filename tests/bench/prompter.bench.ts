import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, test } from "vitest";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { longScript } from "./long-script";
import { at, ratio, say } from "./timing";

const seconds = Number(process.env.HONGCUN_BENCH_SECONDS ?? 10);
const rounds = Number(process.env.HONGCUN_BENCH_ROUNDS ?? 3);
const lengths = { short: 2000, long: 200_000 } as const;
/** A frame of a 60 Hz screen, in milliseconds. */
const frame = 1000 / 60;

let folder: string;
let studio: StudioProcess;
let browser: Browser;
let processes: CDPSession;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hongcun prompter bench-"));
  studio = await startStudio({ folder });
  browser = await chromium.launch({
    executablePath: process.env.HONGCUN_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  processes = await browser.newBrowserCDPSession();
  for (const [id, length] of Object.entries(lengths))
    await studio.call("script.save", { id, markdown: longScript(id, length) });
});

afterAll(async () => {
  await browser?.close();
  await studio?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "zh-CN" });
  return await context.newPage();
}

const prompterAddress = () => studio.url.replace(/\/(?=#|$)/, "/prompter.html");

/** Opens the prompter window and waits for its text; gives the milliseconds from the navigation to the first line. */
async function openPrompter(page: Page): Promise<number> {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector("[data-current]")) Object.assign(globalThis, { shownAt: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(prompterAddress());
  const shownAt = await page.waitForFunction(() => (globalThis as { shownAt?: number }).shownAt, undefined, {
    polling: 20,
  });
  return Number(await shownAt.jsonValue());
}

/** The limit of what is possible: a page with nothing in it but one moving element. */
const openEmpty = (page: Page) =>
  page.setContent(
    `<style>body{background:#000;overflow:hidden}div{width:100px;height:100px;background:#fff;will-change:transform}</style><div></div>
     <script>const box=document.querySelector("div");const draw=now=>{box.style.transform="translate3d(0,"+(now/20%900).toFixed(2)+"px,0)";requestAnimationFrame(draw)};requestAnimationFrame(draw)</script>`,
  );

/** As empty, but what moves is as large as a text: without a graphics card every pixel of it is copied each frame. */
const openEmptyLarge = (page: Page) =>
  page.setContent(
    `<style>body{background:#000;overflow:hidden}div{width:100vw;height:300vh;margin-top:-100vh;will-change:transform;background:repeating-linear-gradient(#000 0 40px,#fff 40px 84px)}</style><div></div>
     <script>const box=document.querySelector("div");const draw=now=>{box.style.transform="translate3d(0,"+(now/20%900).toFixed(2)+"px,0)";requestAnimationFrame(draw)};requestAnimationFrame(draw)</script>`,
  );

/** What a plain page does: the whole text in it, wrapped by the browser, moved as one. */
const openPlain = (page: Page) =>
  page.setContent(
    `<style>body{background:#000;overflow:hidden;color:#fff;font:600 56px/1.5 sans-serif}div{will-change:transform;white-space:pre-wrap}</style><div>${longScript("x", lengths.long)}</div>
     <script>const box=document.querySelector("div");const from=performance.now();const draw=now=>{box.style.transform="translate3d(0,"+(-(now-from)/50).toFixed(2)+"px,0)";requestAnimationFrame(draw)};requestAnimationFrame(draw)</script>`,
  );

interface Frames {
  dropped: number;
  frames: number;
  worst: number;
  cpu: number;
}

async function processorSeconds(): Promise<number> {
  const { processInfo } = await processes.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function watch(page: Page): Promise<Frames> {
  const before = await processorSeconds();
  const gaps = await page.evaluate(
    (milliseconds) =>
      new Promise<number[]>((done) => {
        const found: number[] = [];
        const begin = performance.now();
        let last = 0;
        const look = (now: number) => {
          if (last > 0) found.push(now - last);
          last = now;
          if (now - begin < milliseconds) requestAnimationFrame(look);
          else done(found);
        };
        requestAnimationFrame(look);
      }),
    seconds * 1000,
  );
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frame) - 1), 0);
  return {
    ...{ dropped, frames: gaps.length, worst: Math.max(...gaps) },
    cpu: ((await processorSeconds()) - before) / seconds,
  };
}

function sayFrames(what: string, all: Frames[]) {
  const sum = (of: (one: Frames) => number) => all.reduce((total, one) => total + of(one), 0);
  const due = sum(({ frames, dropped }) => frames + dropped);
  console.log(
    `${what.padEnd(40)} dropped ${String(sum(({ dropped }) => dropped)).padStart(3)} of ${due} frames (${all.map(({ dropped }) => dropped).join(", ")}) · worst gap ${Math.max(...all.map(({ worst }) => worst)).toFixed(0)} ms · CPU ${((sum(({ cpu }) => cpu) / all.length) * 100).toFixed(0)}% of a core`,
  );
}

test("how soon a script stands on the prompter", async () => {
  const taken: Record<keyof typeof lengths, number[]> = { short: [], long: [] };
  const swapped: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const id of ["short", "long"] as const) {
      await studio.call("prompter.load", { id });
      const page = await openPage();
      taken[id].push(await openPrompter(page));
      if (id === "short") {
        const begun = performance.now();
        await studio.call("prompter.load", { id: "long" });
        await page.waitForFunction(
          () => document.querySelector("[data-current]")?.parentElement?.previousElementSibling !== undefined,
        );
        swapped.push(performance.now() - begun);
      }
      await page.context().close();
    }
  }
  const sorted = (values: number[]) => values.sort((one, other) => one - other);
  say("page opened to first line, 2,000 characters", sorted(taken.short));
  say("page opened to first line, 200,000 characters", sorted(taken.long));
  ratio(taken.long, taken.short);
  say("200,000 characters loaded into an open window", sorted(swapped));
  console.log(`longest start ${at(taken.long, 1).toFixed(0)} ms`);
});

test("frames dropped while it scrolls, beside an empty page", async () => {
  const found = new Map<string, Frames[]>();
  await studio.call("prompter.load", { id: "long" });
  const scrolling = (charactersPerMinute: number, position: number) => async (page: Page) => {
    await studio.call("prompter.rate", { charactersPerMinute });
    await studio.call("prompter.seek", { position });
    await openPrompter(page);
    await studio.call("prompter.play", {});
  };
  const cases = [
    ["empty page, one transform", openEmpty],
    ["empty page, a layer as large", openEmptyLarge],
    ["prompter, 240 characters a minute", scrolling(240, 90_000)],
    ["prompter, 900 characters a minute", scrolling(900, 120_000)],
    ["whole text in one plain element", openPlain],
  ] as const;
  for (let round = 0; round < rounds; round++) {
    for (const [what, open] of cases) {
      const page = await openPage();
      await open(page);
      await page.waitForTimeout(1500);
      found.set(what, [...(found.get(what) ?? []), await watch(page)]);
      await studio.call("prompter.pause", {});
      await page.context().close();
    }
  }
  for (const [what] of cases) sayFrames(what, found.get(what) ?? []);
  const dropped = (what: string) => (found.get(what) ?? []).reduce((sum, one) => sum + one.dropped, 0);
  const empty = dropped("empty page, one transform");
  for (const [what] of cases.slice(1))
    console.log(
      `${what}: ${((dropped(what) + 1) / (empty + 1)).toFixed(2)} × the dropped frames of the empty page`,
    );
});
