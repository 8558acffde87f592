import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test, type WebSocketRoute } from "@playwright/test";
import { freePort } from "../helpers/free-port";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { askRehearsal, goOnToRehearsal, microphoneSheet } from "./rehearsing";
import { expectSound, expectSoundAtBothSizes } from "./screen-checks";

const railNames = {
  "zh-CN": ["开播", "讲稿", "场景", "商品", "平台", "彩排", "设置"],
  en: ["On air", "Scripts", "Scenes", "Products", "Platforms", "Rehearsals", "Settings"],
} as const;
const files = ["on-air", "scripts", "scenes", "products", "platforms", "rehearsals", "settings"] as const;

let folder: string;
let studio: StudioProcess;
let context: BrowserContext;
let page: Page;
let troubles: string[];

const go = (screen: string) => page.getByRole("navigation").getByRole("button", { name: screen }).click();

/** A picture and every check in both languages and sizes; the page is left in Chinese. */
async function expectSoundInBothLanguages(shown: Page, name: string) {
  for (const language of ["en", "zh-CN"] as const) {
    await studio.call("settings.set", { language });
    await expect(shown.locator("html")).toHaveAttribute("lang", language);
    await expectSoundAtBothSizes(shown, `${language === "en" ? "en" : "zh"}-${name}`);
  }
}

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 每一屏's screens-"));
  // It comes back at this port later, where nobody else may have settled: the usual one is everybody's.
  studio = await startStudio({ folder, port: await freePort() });
  context = await browser.newContext({ permissions: ["camera", "microphone", "clipboard-write"] });
  page = await context.newPage();
  troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(studio.url);
});

test.afterAll(async () => {
  await context?.close();
  await studio?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("first start: language, village and this computer's own camera, then the demo show on the built-in stage", async () => {
  await expect(page.getByRole("heading", { name: "用哪种语言？" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Which language?" })).toBeVisible();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("heading", { name: "用哪种语言？" })).toBeVisible();
  await expectSoundInBothLanguages(page, "welcome-language");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("村名").fill("竹元村");
  await expectSoundInBothLanguages(page, "welcome-village");
  await page.getByRole("button", { name: "下一步" }).click();

  await studio.until("the stage stands in for OBS", ({ engine }) => engine.kind === "stage");
  await expectSoundInBothLanguages(page, "welcome-camera");
  await page.getByRole("button", { name: "打开摄像头看看" }).click();
  await expect
    .poll(() => page.locator("video").evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
  await studio.until("the camera is chosen", ({ settings }) => settings.devices.host !== null);
  await expectSoundInBothLanguages(page, "welcome-camera-live");
  await page.getByRole("button", { name: "完成，打开示范节目" }).click();
  await expect(page.getByRole("heading", { name: "竹元村的早晨" })).toBeVisible();
  expect((await studio.state()).settings.village).toBe("竹元村");
});

test("a start loads On air alone: no other screen before it is asked for", async () => {
  await page.reload();
  await expect(page.getByRole("heading", { name: "竹元村的早晨" })).toBeVisible();
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
  );
  expect(loaded.filter((path) => /(-screen|field|welcome)-/.test(path))).toEqual([]);
  await go("商品");
  await expect(page.getByRole("button", { name: "添加商品" })).toBeVisible();
  expect(
    await page.evaluate(() =>
      performance.getEntriesByType("resource").some(({ name }) => /products-screen/.test(name)),
    ),
  ).toBe(true);
});

test("every screen in both languages and sizes", async () => {
  await go("开播");
  for (const language of ["zh-CN", "en"] as const) {
    const short = language === "en" ? "en" : "zh";
    for (const [index, name] of railNames[language].entries()) {
      await go(name);
      if (name !== railNames[language][0])
        await expect(page.getByRole("heading", { name, exact: true, level: 2 })).toBeVisible();
      await expectSoundAtBothSizes(page, `${short}-${files[index]}`);
    }
    // The switch itself, by hand: the settings screen is the last one shown.
    await page.getByRole("button", { name: language === "en" ? /Language/ : /语言/ }).click();
    await page.getByRole("option", { name: language === "en" ? /中文/ : "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", language === "en" ? "zh-CN" : "en");
  }
});

test("no show open: the shows there are, and one tap opens one", async () => {
  await go("开播");
  await studio.call("show.close", {});
  await expect(page.getByRole("heading", { name: "选一个节目开始" })).toBeVisible();
  await expectSoundInBothLanguages(page, "no-show");
  await page.getByRole("button", { name: "打开", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "竹元村的早晨" })).toBeVisible();
});

test("the prompter window: no note lies over the text, and an armed cue is said beside it", async () => {
  await page.locator("body").press("Space");
  await studio.until("the first script is on", ({ prompter }) => prompter.scriptId !== null);
  const [prompter] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: "提词窗口" }).click(),
  ]);
  await expect(prompter.locator("[data-line]").first()).toBeVisible();
  const { prompter: first } = await studio.state();
  await studio.call("show.goto", { index: 2 });
  await studio.until("the next script is on", ({ prompter: state }) => state.scriptId !== first.scriptId);
  const loaded = await studio.call("prompter.text", {});
  const cue = loaded?.cues.find(({ offset }) => offset > 20);
  await studio.call("prompter.seek", { position: (cue?.offset ?? 0) + 1 });
  await studio.until("a cue is armed", ({ prompter: state }) => state.armed !== null);
  const banner = prompter.getByRole("status");
  await expect(banner).toBeVisible();
  await expectSoundInBothLanguages(prompter, "prompter-armed");
  const notes = await banner.boundingBox();
  const reading = await prompter.locator("[data-reading]").boundingBox();
  expect((notes?.y ?? 0) + (notes?.height ?? 0)).toBeLessThanOrEqual(reading?.y ?? 0);
  await prompter.locator("body").press("KeyV");
  await expectSound(prompter, "zh-prompter-flipped");
  await prompter.close();
});

test("a rehearsal: its frame, its lamp, and the recording it leaves, which is removed by holding", async () => {
  await page.bringToFront();
  await go("开播");
  await askRehearsal(page);
  await expect(microphoneSheet(page).getByRole("button", { name: "再听一遍" })).toBeVisible();
  await expectSoundInBothLanguages(page, "microphone-check");
  await goOnToRehearsal(page);
  await studio.until("it records", ({ recording }) => recording.status === "recording");
  await expect(page.getByText("彩排中，已锁住")).toBeVisible();
  await expectSoundInBothLanguages(page, "rehearsing");
  await page.getByRole("button", { name: "结束彩排", exact: true }).click();
  await studio.until(
    "the recording is listed",
    ({ recording }) => recording.status === "idle" && recording.recordings.length === 1,
  );
  await go("彩排");
  await expect(page.getByText(/1 段录像/)).toBeVisible();
  await expectSoundInBothLanguages(page, "rehearsals-full");
  await page.getByRole("button", { name: /^删除录像/ }).hover();
  await page.mouse.down();
  await expect(page.getByRole("heading", { name: "还没有录像" })).toBeVisible();
  await page.mouse.up();
  await go("开播");
});

test("the studio goes away: said in words, back by itself, and a new start asks for its new address", async () => {
  await page.bringToFront();
  const sockets: WebSocketRoute[] = [];
  await page.routeWebSocket(/\/api\/events/, (socket) => {
    socket.connectToServer();
    sockets.push(socket);
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "竹元村的早晨" })).toBeVisible();
  const before = sockets.length;
  await sockets.at(-1)?.close();
  await expect.poll(() => sockets.length).toBeGreaterThan(before);
  const banner = page.getByRole("alert").filter({ hasText: "直播台" });
  await expect(banner).toBeHidden();
  await studio.call("show.close", {});
  await expect(page.getByRole("heading", { name: "选一个节目开始" })).toBeVisible();

  const { port } = studio;
  await studio.stop();
  await expect(banner).toContainText("正在重连");
  await expectSoundAtBothSizes(page, "zh-studio-gone");
  studio = await startStudio({ folder, port });
  await expect(banner).toContainText("已经过期", { timeout: 30_000 });
  await page.goto(studio.url);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(banner).toBeHidden();
});

test("no script of the page failed", () => {
  expect(troubles).toEqual([]);
});
