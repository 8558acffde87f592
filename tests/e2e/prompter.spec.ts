import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, devices, expect, type Page, test } from "@playwright/test";
import { positionAt } from "../../preload/contract";
import { freePort } from "../helpers/free-port";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { expectSound, expectSoundAtBothSizes } from "./screen-checks";

const village = [
  "灶台一早就热了起来，老人们和好了面，把韭菜切得细细的，一边包饺子一边说话。",
  "1935年5月29日，**杨成武**带着22名突击队员从这里过了桥，桥长103米，铁索13根。",
  "水开了，第一锅饺子下去，屋里全是白汽。孩子们放学回来，先到合作社门口看一眼快递车走了没有。",
  "支书说，路修通的那一天，全村人都走出来看车，有人把自家的椅子也搬到了路边。",
];

/** A story of so many rounds of the same four paragraphs, a heading before each and a scene cue behind. */
const story = (rounds: number, first = "") =>
  [
    "---\ntitle: 竹园村的早晨\nkind: village\nlang: zh-CN\n---",
    first,
    ...Array.from({ length: rounds }, (_, round) => [
      `## 第 ${round + 1} 段`,
      ...village,
      "::scene{id=village-story/host}",
    ]).flat(),
  ]
    .filter((part) => part !== "")
    .join("\n\n");

let folder: string;
let studio: StudioProcess;

const addressOf = () => studio.url.replace(/\/(?=#|$)/, "/prompter.html");

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 提词's "));
  // It comes back at this port later, where nobody else may have settled: the usual one is everybody's.
  studio = await startStudio({ folder, port: await freePort() });
});

test.afterEach(async () => {
  await studio.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openPrompter(browser: Browser, device: Parameters<Browser["newContext"]>[0]): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", ...device });
  const page = await context.newPage();
  await page.goto(addressOf());
  await expect(page.locator("[data-current]")).toBeVisible();
  return page;
}

const phone = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };
const tablet = { hasTouch: true, isMobile: true, viewport: { width: 768, height: 1024 } };

/** Where a page shows the text: the character at its reading line, by what stands on the screen, and when that was. */
const placeOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ at: number; position: number; line: number }>((done) =>
        requestAnimationFrame(() => {
          const at = Date.now();
          const box = document.querySelector<HTMLElement>("[data-reading]");
          const current = document.querySelector<HTMLElement>("[data-current]");
          const offset = Number(current?.dataset.offset);
          const next = [...document.querySelectorAll<HTMLElement>("[data-line]")]
            .filter((line) => Number(line.dataset.offset) > offset)
            .sort((one, other) => Number(one.dataset.offset) - Number(other.dataset.offset));
          const below = next.findLast((line) => line.dataset.offset === next[0]?.dataset.offset);
          const topOf = (element: Element | null | undefined) => element?.getBoundingClientRect().top ?? 0;
          const reading = topOf(box) + Number(box?.dataset.reading);
          const line = Number(below?.dataset.offset) - offset;
          const share = (reading - topOf(current)) / (topOf(below) - topOf(current));
          done({ at, position: offset + share * line, line });
        }),
      ),
  );

const lineOn = (page: Page) => page.locator("[data-current]").textContent();

test("two windows and a phone follow one prompter, and a studio that was killed comes back to the line", async ({
  browser,
}) => {
  await studio.call("script.save", { id: "morning", markdown: story(12) });
  await studio.call("prompter.load", { id: "morning" });
  await studio.call("prompter.rate", { charactersPerMinute: 150 });
  const pages = [
    await openPrompter(browser, { viewport: { width: 1366, height: 768 } }),
    await openPrompter(browser, { viewport: { width: 1920, height: 1080 } }),
    await openPrompter(browser, phone),
  ];
  const wide = pages[0] as Page;
  await wide.locator("body").press("Space");
  await studio.until("it scrolls", ({ prompter }) => prompter.playing);

  let apart = 0;
  for (const moment of ["start", "on", "middle", "after a jump"]) {
    if (moment === "middle") await studio.call("prompter.seek", { position: 900 });
    if (moment === "after a jump") {
      const { prompter: before } = await studio.state();
      await wide.locator("body").press("PageDown");
      await studio.until("it jumped", ({ prompter }) => prompter.position > before.position + 1);
    }
    await wide.waitForTimeout(800);
    const { prompter } = await studio.state();
    const places = await Promise.all(pages.map(placeOn));
    for (const { at, position, line } of places) {
      const away = Math.abs(position - positionAt(prompter, at));
      apart = Math.max(apart, away);
      expect(away, `${moment}: within a line of ${line} characters`).toBeLessThan(line);
    }
  }
  test.info().annotations.push({
    type: "spread",
    description: `${apart.toFixed(2)} characters, ${((apart / 150) * 60_000).toFixed(0)} ms`,
  });
  console.log(
    `farthest from the studio's place: ${apart.toFixed(2)} characters, ${((apart / 150) * 60_000).toFixed(0)} ms`,
  );

  await studio.call("prompter.pause", {});
  await expect(wide.getByText("已停住")).toBeVisible();
  // A place is written within a second of a change.
  await wide.waitForTimeout(1500);
  const line = await lineOn(wide);
  const { port } = studio;
  process.kill(studio.pid, "SIGKILL");
  await expect(wide.getByRole("alert").filter({ hasText: "直播台" })).toBeVisible();
  await studio.stop();
  studio = await startStudio({ folder, port });
  await wide.goto(addressOf());
  await wide.reload();
  await expect(wide.locator("[data-current]")).toHaveText(line ?? "");
  await Promise.all(pages.map((page) => page.context().close()));
});

test("what the reader is told: countdown, cues, facts, a message, a flash; and an edit moves no word", async ({
  browser,
}) => {
  await studio.call("script.save", { id: "morning", markdown: story(3) });
  await studio.call("prompter.load", { id: "morning" });
  await studio.call("settings.set", { prompter: { countdown: 5 } });
  const page = await openPrompter(browser, { viewport: { width: 1366, height: 768 } });
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));

  await test.step("counts down before it starts, and F5 of a clicker reloads nothing", async () => {
    await page.locator("body").press("F5");
    await expect(page.getByRole("timer")).toHaveText(/^[1-5]$/);
    await expectSound(page, "zh-prompter-countdown-1366");
    await page.locator("body").press("Escape");
    await studio.until("it holds", ({ prompter }) => !prompter.playing);
  });

  await test.step("the cue that waits is said; passed by, it stays as missed, and can still be fired", async () => {
    const text = await studio.call("prompter.text", {});
    const cue = text?.cues[0];
    await studio.call("prompter.seek", { position: (cue?.offset ?? 0) - 3 });
    await expect(page.getByRole("status")).toContainText("切到");
    await expect(page.locator("[data-state=armed]")).toBeVisible();
    await studio.call("prompter.play", { countdown: false });
    await studio.call("prompter.rate", { charactersPerMinute: 1500 });
    await studio.until("it was passed", ({ prompter }) => prompter.missed.includes(0));
    await studio.call("prompter.pause", {});
    await studio.call("prompter.rate", { charactersPerMinute: 240 });
    await page.getByRole("button", { name: "错过 1" }).click();
    await expect(page.getByRole("button", { name: "现在补上" })).toBeVisible();
    await expectSound(page, "zh-prompter-missed-1366");
    await page.getByRole("button", { name: "现在补上" }).click();
    await studio.until(
      "it was tried",
      ({ prompter, problems, scenes }) =>
        prompter.fired.includes(0) || scenes.asked !== null || problems.length > 0,
    );
    await page.keyboard.press("Escape");
  });

  await test.step("facts of the paragraph, the next one bright, none over the reading line", async () => {
    await studio.call("prompter.seek", { position: 45 });
    await page.locator("body").press("KeyN");
    const facts = page.getByRole("region", { name: "这一段要说准的" });
    await expect(facts).toContainText("103米");
    const strip = await facts.boundingBox();
    const current = await page.locator("[data-current]").boundingBox();
    expect((current?.y ?? 0) + (current?.height ?? 0)).toBeLessThan(strip?.y ?? 0);
  });

  await test.step("a message over the text with its time, and three soft flashes", async () => {
    await studio.call("prompter.message", { text: "看这边", seconds: 60 });
    await expect(page.getByRole("alert")).toContainText(/看这边\s*\d+ 秒/);
    for (const language of ["en", "zh-CN"] as const) {
      await studio.call("settings.set", { language });
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectSoundAtBothSizes(page, `${language === "en" ? "en" : "zh"}-prompter-message`);
    }
    const message = await page.getByRole("alert").boundingBox();
    const current = await page.locator("[data-current]").boundingBox();
    expect((message?.y ?? 0) + (message?.height ?? 0)).toBeLessThanOrEqual(current?.y ?? 0);
    await studio.call("prompter.flash", {});
    const flash = page.locator("[data-flash]");
    await expect(flash).toBeAttached();
    await expect(flash).not.toBeAttached();
    await studio.call("prompter.message", { text: "" });
    await expect(page.getByRole("alert")).toBeHidden();
  });

  await test.step("a text put in above moves no word on the line, not for one frame", async () => {
    await studio.call("prompter.seek", { position: 200 });
    await expect(page.locator("[data-current]")).toHaveAttribute("data-offset", /^(1[6-9]|20)\d$/);
    const line = await lineOn(page);
    const before = await page.locator("[data-current]").boundingBox();
    const { prompter } = await studio.state();
    await page.evaluate(() => {
      const seen = new Set<string>();
      const look = () => {
        seen.add(document.querySelector("[data-current]")?.textContent ?? "nothing");
        requestAnimationFrame(look);
      };
      look();
      Object.assign(globalThis, { seen });
    });
    await studio.call("script.save", {
      id: "morning",
      markdown: story(3, "今天先说一句：村里下雪了，路上慢一点走。"),
    });
    const edited = await studio.until(
      "the edit is on",
      (state) => state.prompter.revision > prompter.revision,
    );
    expect(edited.prompter.position).toBeGreaterThan(prompter.position + 10);
    await page.waitForTimeout(500);
    expect(await lineOn(page)).toBe(line);
    expect(await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen])).toEqual([
      line,
    ]);
    const after = await page.locator("[data-current]").boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
  });

  await test.step("every key is listed, and the look changes the text at once", async () => {
    await page.locator("body").press("Shift+Slash");
    await expect(page.getByRole("complementary", { name: "提词窗口的按键" })).toBeVisible();
    await expectSound(page, "zh-prompter-keys-1366");
    await page.locator("body").press("Escape");
    await page.locator("body").press("KeyS");
    const type = () =>
      page.locator("[data-current]").evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize));
    const small = await type();
    await page.getByRole("button", { name: "字号加" }).click();
    await expect.poll(type).toBe(small + 4);
    await page.getByText("纸底黑字").click();
    await expect(page.locator("main")).toHaveAttribute("data-palette", "black-on-paper");
    await expectSound(page, "zh-prompter-look-1366");
  });
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("by thumb on a phone and a tablet: the buttons, a drag, and nothing cut off", async ({ browser }) => {
  await studio.call("script.save", { id: "morning", markdown: story(3) });
  await studio.call("prompter.load", { id: "morning" });
  await studio.call("prompter.seek", { position: 40 });
  const page = await openPrompter(browser, phone);
  await page.getByRole("button", { name: "滚动", exact: true }).tap();
  await studio.until("it scrolls", ({ prompter }) => prompter.playing);
  await page.getByRole("button", { name: "停住", exact: true }).tap();
  const held = await studio.until("it holds", ({ prompter }) => !prompter.playing);
  await page.getByRole("button", { name: "进一行" }).tap();
  await studio.until("a line on", ({ prompter }) => prompter.position > held.prompter.position + 1);
  await page.getByRole("button", { name: "快一点" }).tap();
  await studio.until(
    "faster",
    ({ prompter }) => prompter.charactersPerMinute > held.prompter.charactersPerMinute,
  );

  const { prompter: before } = await studio.state();
  const touch = await page.context().newCDPSession(page);
  const finger = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: 200, y }] });
  await finger("touchStart", 500);
  for (const y of [470, 430, 380, 320, 260]) await finger("touchMove", y);
  await finger("touchEnd", 260);
  await studio.until(
    "the text followed the finger",
    ({ prompter }) => prompter.position > before.position + 8,
  );
  await expectSound(page, "zh-prompter-390");
  await page.getByRole("button", { name: "样子" }).tap();
  await expectSound(page, "zh-prompter-look-390");
  await page.context().close();

  const large = await openPrompter(browser, tablet);
  await studio.call("prompter.message", { text: "Slow down a little, please", seconds: 60 });
  await studio.call("settings.set", { language: "en", prompter: { facts: true } });
  await expect(large.locator("html")).toHaveAttribute("lang", "en");
  await expect(large.getByRole("alert")).toBeVisible();
  await expectSound(large, "en-prompter-768");
  await large.context().close();
});
