import { expect, type Locator, type Page } from "@playwright/test";

/** The transport's button that opens the page before going live. */
export const liveButton = (page: Page): Locator => page.getByRole("button", { name: /^开播 先/ });

/** The page before going live. */
export const preflightPage = (page: Page): Locator => page.getByRole("dialog", { name: "开播前检查" });

/** Holds a button for that long, as a finger does. */
export async function holdFor(page: Page, button: Locator, milliseconds: number): Promise<void> {
  await button.hover();
  await page.mouse.down();
  await page.waitForTimeout(milliseconds);
  await page.mouse.up();
}

/** Goes live past whatever light is on: the page is opened, checked, and its button held for as long as it asks. */
export async function goLive(page: Page): Promise<void> {
  await liveButton(page).click();
  const sheet = preflightPage(page);
  const button = sheet.getByRole("button", { name: /按住/ });
  await expect(sheet.getByText(/查完$/)).toBeVisible({ timeout: 20_000 });
  const isRed = (await button.textContent())?.includes("仍要开播") ?? false;
  await holdFor(page, button, isRed ? 2300 : 1000);
  await expect(sheet).toBeHidden({ timeout: 30_000 });
}

/** Ends the show and puts its report aside. */
export async function endShow(page: Page): Promise<void> {
  await holdFor(page, page.getByRole("button", { name: /^结束直播/ }), 1000);
  const report = page.getByRole("dialog", { name: "这场直播的报告" });
  await expect(report.getByText(/播了/).first()).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press("Escape");
  await expect(liveButton(page)).toBeVisible();
}
