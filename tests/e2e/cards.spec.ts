import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { expectSound, expectSoundAtBothSizes } from "./screen-checks";

let folder: string;
let studio: StudioProcess;
let context: BrowserContext;
let page: Page;
const troubles: string[] = [];

const panel = () => page.getByRole("region", { name: "字幕卡和商品" });
const composer = () => page.getByRole("dialog");

/** Opens the composer as an anchor does, and chooses a template by its name. */
async function make(template: string) {
  await page.locator("body").press("n");
  await expect(composer().getByRole("heading", { name: "做一张字幕卡" })).toBeVisible();
  await composer().getByRole("button", { name: template }).click();
  await expect(composer().getByRole("heading", { name: template })).toBeVisible();
}
const slotIs = (slot: string, template: string) =>
  studio.until(`${template} is on air`, ({ overlays }) =>
    overlays.slots.some((one) => one.slot === slot && one.template === template && one.status === "on-air"),
  );

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 做卡's cards-"));
  // The page's own time zone, as on an anchor's computer: a countdown runs until a moment of both.
  studio = await startStudio({ folder, environment: { TZ: "Asia/Shanghai" } });
  await studio.call("settings.set", { welcomed: true, engine: "stage" });
  await studio.call("show.open", { id: "zhuyuan-morning" });
  context = await browser.newContext({ permissions: ["camera", "microphone"] });
  page = await context.newPage();
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(studio.url);
  await expect(page.getByRole("heading", { name: "竹元村的早晨" })).toBeVisible();
  await page.locator("body").press("Space");
  await studio.until("a scene is on air", ({ scenes }) => scenes.onAir === "village-story/host");
});

test.afterAll(async () => {
  await context?.close();
  await studio?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the gallery shows every template by what it is for, drawn in the look of the cards", async () => {
  await page.locator("body").press("n");
  for (const group of ["名条与说明", "商品与价格", "互动", "时间", "全屏"])
    await expect(composer().getByRole("region", { name: group })).toBeAttached({ timeout: 30_000 });
  const words = composer().getByRole("region", { name: "名条与说明" });
  await expect.poll(() => words.locator("img").count(), { timeout: 60_000 }).toBeGreaterThan(4);
  await expectSoundAtBothSizes(page, "zh-cards-gallery");
  await studio.call("settings.set", { language: "en" });
  await expect(composer().getByRole("region", { name: "Products and prices" })).toBeAttached();
  await expectSoundAtBothSizes(page, "en-cards-gallery");
  await studio.call("settings.set", { language: "zh-CN" });
  await page.keyboard.press("Escape");
  await expect(composer()).toBeHidden();
});

test("a lower third by hand: each field says what is wrong while it is typed, and only a good card can go on air", async () => {
  await make("人名条");
  const show = composer().getByRole("button", { name: "上画", exact: true });
  await expect(show).toBeDisabled();
  await expect(composer().getByText("还要填：名字")).toBeVisible();
  await composer().getByLabel("名字").fill("李大姐".repeat(12));
  await composer().getByLabel(/^身份/).fill("社长 😀");
  await expect(
    composer()
      .getByText(/「名字」超过了 24 个字/)
      .first(),
  ).toBeVisible();
  await expect(
    composer()
      .getByText(/表情符号/)
      .first(),
  ).toBeVisible();
  await expect(show).toBeDisabled();
  await expectSoundAtBothSizes(page, "zh-cards-faults");
  await composer().getByLabel("名字").fill("李大姐");
  await composer().getByLabel(/^身份/).fill("竹元村合作社社长");
  await expect(composer().getByRole("img", { name: "「人名条」上画的样子" })).toBeVisible();
  await expect(show).toBeEnabled();
  await expectSoundAtBothSizes(page, "zh-cards-form");

  // Closed by mistake, nothing is lost.
  await page.keyboard.press("Escape");
  await expect(composer()).toBeHidden();
  await make("人名条");
  await expect(composer().getByLabel("名字")).toHaveValue("李大姐");
  await show.click();
  await expect(composer()).toBeHidden();
  await slotIs("lower-third", "lower-third");
});

test("on air: the receipt, the time left with a tap that keeps it, and a change without leaving", async () => {
  const card = panel().getByRole("button", { name: /李大姐.*人名条/ });
  await expect(card).toHaveAttribute("aria-pressed", "true");
  await expect(card).toContainText(/前上画|上画 \d+ 秒.*用时/);
  await panel().getByRole("button", { name: "留住「李大姐」，不自动下卡" }).click();
  await studio.until("it stays", ({ overlays }) => overlays.slots.every(({ leavesAt }) => leavesAt === null));
  await expect(panel().getByText(/^还剩 \d+ 秒$/)).toBeHidden();
  await expectSoundAtBothSizes(page, "zh-cards-on-air");
  await panel().getByRole("button", { name: "修改「李大姐」" }).click();
  await composer().getByLabel("名字").fill("李大姐（饺子铺）");
  await composer().getByRole("button", { name: "更新画面上的卡" }).click();
  await expect(composer()).toBeHidden();
  const { overlays } = await studio.until("it is changed", ({ overlays: { slots } }) =>
    slots.some(({ fields, status }) => fields.name === "李大姐（饺子铺）" && status === "on-air"),
  );
  expect(overlays.slots).toHaveLength(1);
  await panel().getByRole("button", { name: "全部收起" }).click();
  await studio.until("the picture is clear", (state) => state.overlays.slots.length === 0);
});

test("a poll is kept in the segment, shown by its key, and its votes are counted with big buttons", async () => {
  await make("二选一");
  await composer().getByLabel("问题").fill("饺子要蘸醋还是蘸辣？");
  await composer().getByLabel("答案一", { exact: true }).fill("蘸醋");
  await composer().getByLabel("答案二", { exact: true }).fill("蘸辣");
  await composer().getByRole("button", { name: "留在本环节" }).click();
  await expect(composer()).toBeHidden();
  const { show } = await studio.until("it is kept", (state) =>
    (state.show.open?.segments[0]?.overlays ?? []).some(({ template }) => template === "poll"),
  );
  const kept = show.open?.segments[0]?.overlays ?? [];
  expect((await studio.state()).library.shows.find(({ id }) => id === show.open?.id)?.bundled).toBe(false);
  await page.locator("body").press(String(kept.length));
  await slotIs("side", "poll");
  const more = panel().getByRole("button", { name: "答案一的票数加 1" });
  for (let press = 0; press < 3; press += 1) await more.click();
  await studio.until("three votes are on air", ({ overlays }) =>
    overlays.slots.some(({ fields, status }) => fields.countA === "3" && status === "on-air"),
  );
  await expectSoundAtBothSizes(page, "zh-cards-poll");

  // Taken off and shown again, it has its votes.
  const card = panel()
    .getByRole("button", { name: /饺子要蘸醋还是蘸辣/ })
    .first();
  await card.click();
  await studio.until("it is off", ({ overlays }) => overlays.slots.length === 0);
  await card.click();
  const again = await slotIs("side", "poll");
  expect(again.overlays.slots[0]?.fields.countA).toBe("3");
  await card.click();
  await panel().getByRole("button", { name: "修改「饺子要蘸醋还是蘸辣？」" }).click();
  await expectSound(page, "zh-cards-kept");
  const remove = composer().getByRole("button", { name: /^从环节去掉/ });
  await remove.hover();
  await page.mouse.down();
  await expect(composer()).toBeHidden({ timeout: 15_000 });
  await page.mouse.up();
  await studio.until("it is out of the segment", (state) =>
    (state.show.open?.segments[0]?.overlays ?? []).every(({ template }) => template !== "poll"),
  );
});

test("a countdown of a length, stepped and typed; an end that is past is refused", async () => {
  await make("倒计时");
  await composer().getByLabel("文字").fill("离开饭还有");
  await composer().getByText("倒数到某个时间").click();
  await composer().getByLabel("到什么时间：时间").fill("00:00");
  await expect(composer().getByRole("button", { name: "上画", exact: true })).toBeDisabled();
  await expectSound(page, "zh-cards-past");
  await composer().getByRole("button", { name: "10 分钟后" }).click();
  await expect(composer().getByRole("button", { name: "上画", exact: true })).toBeEnabled();
  await page.keyboard.press("Escape");
});

test("a product's other cards are one tap further; one that lacks a price asks for it", async () => {
  await studio.call("show.goto", { index: 2 });
  await panel().getByRole("button", { name: "「竹元村韭菜饺子」的其他卡" }).click();
  await expectSoundAtBothSizes(page, "zh-cards-product");
  await panel()
    .getByRole("button", { name: /^正在讲解/ })
    .click();
  await slotIs("badge", "now-explaining");
  await expectSound(page, "zh-cards-explaining");
});

test("settings: the look is chosen by its picture, and the gallery follows", async () => {
  await page.getByRole("navigation").getByRole("button", { name: "设置" }).click();
  const section = page.getByRole("region", { name: "字幕卡的样子" });
  await expect.poll(() => section.locator("img").count(), { timeout: 60_000 }).toBe(4);
  await section.scrollIntoViewIfNeeded();
  await expectSoundAtBothSizes(page, "zh-cards-look");
  await section.getByText("田园清新").click();
  await studio.until("the look is kept", ({ settings }) => settings.cards.theme === "farm-fresh");
  await section.getByText("卡片带进出场动画").click();
  await studio.until("cards stand still", ({ settings }) => !settings.cards.motion);
});

test("no script of the page failed", () => {
  expect(troubles).toEqual([]);
});
