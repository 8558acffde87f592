import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { expectSound, expectSoundAtBothSizes } from "./screen-checks";

let folder: string;
let studio: StudioProcess;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 配对's room-"));
  studio = await startStudio({ folder, environment: { HONGCUN_ROOM_HOST: "127.0.0.1" } });
});

test.afterAll(async () => {
  await studio?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const positionOf = (page: Page) => page.locator("[data-current]").first();

test("a phone is paired by the code, reads and moves the same text, and is shut out when it is removed", async ({
  browser,
}) => {
  await studio.call("settings.set", { welcomed: true });
  await studio.call("prompter.load", { id: "opening" });
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(studio.url);
  await page.getByRole("navigation").getByRole("button", { name: "设置" }).click();
  const section = page.getByRole("region", { name: "平板和手机" });
  await section.getByText("允许平板和手机连进来").click();
  await section.getByRole("button", { name: "配对一台设备" }).click();
  await expect(section.getByRole("img", { name: /^打开 http:\/\/127\.0\.0\.1:\d+ 的二维码$/ })).toBeVisible();
  const { remote } = await studio.state();
  const { code = "", links = [] } = remote.invitation ?? {};
  await expect(section.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible();
  await section.scrollIntoViewIfNeeded();
  await expectSoundAtBothSizes(page, "zh-settings-pairing");

  const phone = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const shown = await phone.newPage();
  await shown.goto(links[0]?.split("#")[0] ?? "");
  await shown.getByLabel("六位配对码").fill(code === "000000" ? "000001" : "000000");
  await shown.getByLabel("这台设备叫什么").fill("王姐的手机");
  await shown.getByRole("button", { name: "配对" }).click();
  await expect(shown.getByRole("alert")).toContainText("配对码不对或已过期");
  await expectSound(shown, "zh-pair-phone-wrong");
  await shown.goto("about:blank");
  await shown.goto(links[0] ?? "");
  await shown.getByLabel("这台设备叫什么").fill("王姐的手机");
  await shown.getByRole("button", { name: "配对" }).click();
  await expect(positionOf(shown)).toBeVisible();
  await expect(section.getByText("王姐的手机")).toBeVisible();
  await expect(section.getByText("在线", { exact: true })).toBeVisible();
  await expect(section.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeHidden();

  await studio.call("prompter.seek", { position: 60 });
  const [own] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate(() => window.open("prompter.html")),
  ]);
  await expect(positionOf(own)).toBeVisible();
  const words = (await positionOf(own).textContent()) ?? "";
  expect(words.length).toBeGreaterThan(0);
  const line = ((await positionOf(shown).textContent()) ?? "").trim();
  // The phone's lines are shorter: its line on the reading line is a part of, or crosses, the window's.
  expect([...line].filter((character) => words.includes(character)).length).toBeGreaterThan(line.length / 3);

  // A reload needs no code.
  await shown.reload();
  await expect(positionOf(shown)).toBeVisible();
  await section.getByRole("button", { name: "移除 王姐的手机" }).hover();
  await page.mouse.down();
  await expect(section.getByText("王姐的手机")).toBeHidden();
  await page.mouse.up();
  await expect(shown.getByLabel("六位配对码")).toBeVisible();
  await phone.close();
  await context.close();
});
