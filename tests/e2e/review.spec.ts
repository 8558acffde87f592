import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startStudio } from "../helpers/studio-process";
import { prepareRehearsals, rehearsed } from "./recorded-rehearsals";
import { expectSoundAtBothSizes } from "./screen-checks";

test("a rehearsal's review leads from what to do better to the moment it shows", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "hongcun 复盘's "));
  const ids = await prepareRehearsals(join(folder, "红村's data"));
  const studio = await startStudio({ folder });
  const context = await browser.newContext();
  try {
    await studio.call("settings.set", { welcomed: true, village: "竹元村" });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    await page.goto(studio.url);
    await page.getByRole("navigation").getByRole("button", { name: "彩排" }).click();
    await page.locator(`#review-${ids.latest}`).click();

    const parts = page.getByRole("navigation", { name: "复盘内容" });
    const section = (name: string) => page.getByRole("region", { name, exact: true });
    const video = page.locator("video");
    const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);

    // The first advice is the word that must not be said; its evidence takes the picture there.
    const advice = section("改进").getByRole("listitem").first();
    await expect(advice).toContainText("全国第一");
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState))
      .toBeGreaterThan(0);
    await advice.getByRole("button", { name: /^看 0:2/ }).click();
    await expect.poll(time).toBeGreaterThanOrEqual(rehearsed.forbiddenAt);
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "暂停" })).toBeVisible();
    const before = await time();
    await expect.poll(time).toBeGreaterThan(before);
    await page.keyboard.press("KeyK");
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByRole("button", { name: "播放", exact: true })).toBeVisible();

    // The time line comes nearer and goes back, by button and key.
    await page.getByRole("button", { name: "放大时间线" }).click();
    await expect(page.getByRole("button", { name: "缩小时间线" })).toBeEnabled();
    await page.keyboard.press("Minus");
    await expect(page.getByRole("button", { name: "缩小时间线" })).toBeDisabled();

    await parts.getByRole("button", { name: "环节" }).click();
    await expect(section("环节").getByRole("row", { name: /一锅饺子/ })).toContainText("多 8 秒");
    await parts.getByRole("button", { name: "声音" }).click();
    // Measured meanwhile by a job of its own.
    await section("声音")
      .getByRole("button", { name: /静了 6 秒/ })
      .click();
    await expect.poll(time).toBeCloseTo(rehearsed.silenceFrom, 0);
    await parts.getByRole("button", { name: "卡片" }).click();
    await expect(section("卡片").getByRole("row", { name: /一锅饺子的早晨/ })).toContainText("没上屏");

    await parts.getByRole("button", { name: "讲稿" }).click();
    await expect(section("讲稿").locator("s")).toContainText("馅里的菜");
    await expectSoundAtBothSizes(page, "zh-review-script");
    await parts.getByRole("button", { name: "改进" }).click();
    await expect(page.getByRole("table", { name: "历次彩排" }).getByRole("row")).toHaveCount(3);
    await studio.call("settings.set", { language: "en" });
    await expect(section("Improve").getByRole("listitem").first()).toContainText("Words to avoid were said");
    await expectSoundAtBothSizes(page, "en-review");

    // The rehearsal before is one tap from the curves.
    const earlier = page.getByRole("list", { name: "Open another one's review" }).getByRole("button").first();
    await earlier.click();
    await expect(earlier).toHaveAttribute("aria-current", "true");
    await page.getByRole("button", { name: "Back to the recordings" }).click();
    await page.locator(`#review-${ids.plain}`).click();
    await expect(section("Improve")).toContainText("has no time line");
    expect(troubles).toEqual([]);
  } finally {
    await context.close();
    await studio.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
