import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { DestinationState, StateMessage, StudioState } from "../../preload/contract";
import { freePort } from "../helpers/free-port";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { expectSound, sizes, takesPictures } from "./screen-checks";

let folder: string;
let platform: NginxRtmp;
let studio: StudioProcess;
let context: BrowserContext;
let page: Page;
const troubles: string[] = [];

const pictures = resolve(import.meta.dirname, "../../artifacts/screens");
const key = "camera-1-SECRETSECRET";
const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
const card = (name: string) => page.getByRole("article", { name, exact: true });
const names = () => page.getByRole("article").getByRole("heading", { level: 3 }).allTextContents();

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 平台's platforms-"));
  platform = await startNginxRtmp(join(folder, "platform"), { isRecording: false });
  studio = await startStudio({ folder });
  await studio.call("settings.set", { welcomed: true });
  context = await browser.newContext({
    permissions: ["camera", "microphone", "clipboard-read", "clipboard-write"],
  });
  page = await context.newPage();
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(studio.url);
  await page.getByRole("navigation").getByRole("button", { name: "平台" }).click();
});

test.afterAll(async () => {
  await context?.close();
  await studio?.stop();
  await platform?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a platform is added: faults by field, a whole address taken apart, a second use refused", async () => {
  await press("添加平台");
  const sheet = page.getByRole("dialog");
  await expectSound(page, "zh-platform-which");
  await sheet
    .getByRole("button", { name: /^自定义/ })
    .first()
    .click();
  await sheet.getByLabel("叫什么名字").fill("县融媒");
  await sheet.getByLabel("服务器地址").fill("http://example.com");
  await sheet.getByLabel("推流密钥").fill("密钥：1");
  await expect(sheet.getByText("地址以 rtmp:// 或 rtmps:// 开头")).toBeVisible();
  await expectSound(page, "zh-platform-faults");
  await sheet.getByRole("button", { name: "改成半角" }).click();
  await expect(sheet.getByText("中文标点")).toBeHidden();
  await sheet.getByLabel("推流密钥").fill("");
  await sheet.getByLabel("服务器地址").fill(`${platform.server}/${key}`);
  await expect(sheet.getByText("已经分开填到两栏里了")).toBeVisible();
  await expect(sheet.getByLabel("服务器地址")).toHaveValue(platform.server);
  await sheet.getByRole("button", { name: "保存" }).click();
  await expect(card("县融媒")).toContainText("••••");

  await press("添加平台");
  await sheet
    .getByRole("button", { name: /^自定义/ })
    .first()
    .click();
  await sheet.getByLabel("叫什么名字").fill("再来一次");
  await sheet.getByLabel("服务器地址").fill(platform.server);
  await page.evaluate((text) => navigator.clipboard.writeText(text), key);
  await sheet.getByRole("button", { name: "粘贴密钥" }).click();
  await expect(sheet.getByText(`共 ${key.length} 个字符`)).toBeVisible();
  await sheet.getByRole("button", { name: "保存" }).click();
  await expect(sheet.getByText(/已经用在「县融媒」上了/)).toBeVisible();
  await sheet.getByLabel("推流密钥").fill("another-key");
  await sheet.getByRole("button", { name: "保存" }).click();
  await expect(card("再来一次")).toBeVisible();
});

test("tested: taken by a real server, and a closed port said in words", async () => {
  await card("县融媒").getByRole("button", { name: "测试" }).click();
  const answer = card("县融媒").getByRole("status");
  await expect(answer).toContainText("密钥也被接受了", { timeout: 20_000 });
  await card("再来一次").getByRole("button", { name: "修改" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("服务器地址").fill(`rtmp://127.0.0.1:${await freePort()}/live`);
  await sheet.getByRole("button", { name: "保存" }).click();
  await card("再来一次").getByRole("button", { name: "测试" }).click();
  const refusal = card("再来一次").getByRole("status");
  await expect(refusal).toBeVisible({ timeout: 20_000 });
  await expect(refusal).not.toContainText("接受了");
  expect(((await refusal.textContent()) ?? "").length).toBeGreaterThan(12);
  await expectSound(page, "zh-platforms-tested");
  expect(await page.content()).not.toContain("SECRETSECRET");
});

test("the companion's checklist stays ticked, and the order is changed by keyboard and by dragging", async () => {
  await press("添加平台");
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: /^抖音/ }).click();
  await expect(sheet.getByLabel("推流密钥")).toHaveCount(0);
  await sheet.getByRole("button", { name: "保存" }).click();
  const douyin = card("抖音");
  await douyin.getByRole("checkbox").first().check();
  await expect(douyin.getByText("虚拟摄像机是 OBS 的功能")).toBeVisible();
  await page.reload();
  await page.getByRole("navigation").getByRole("button", { name: "平台" }).click();
  await expect(douyin.getByRole("checkbox").first()).toBeChecked();
  await expect.poll(names).toEqual(["县融媒", "再来一次", "抖音"]);

  await page.getByRole("button", { name: "「抖音」往前排" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(names).toEqual(["县融媒", "抖音", "再来一次"]);
  await page.keyboard.press("Enter");
  await expect.poll(names).toEqual(["抖音", "县融媒", "再来一次"]);
  // At the top there is no way up any more, so that the same key goes down again.
  await expect(page.getByRole("button", { name: "「抖音」往后排" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(names).toEqual(["县融媒", "抖音", "再来一次"]);
  const grips = page.getByTitle("按住拖动来排序");
  await grips.nth(2).scrollIntoViewIfNeeded();
  await grips.nth(2).hover();
  await page.mouse.down();
  const first = await card("县融媒").boundingBox();
  await page.mouse.move(first?.x ?? 0, first?.y ?? 0, { steps: 3 });
  await page.mouse.up();
  await expect.poll(names).toEqual(["再来一次", "县融媒", "抖音"]);
  expect((await studio.state()).destinations.map(({ name }) => name)).toEqual(await names());
});

test("the upload is said, and what does not fit is named, the least important first", async () => {
  for (const [id, name] of [
    ["far-1", "快手"],
    ["far-2", "哔哩哔哩"],
  ] as const)
    await studio.call("destination.save", {
      ...{ id, name, platform: "custom", server: `rtmp://${id}.invalid/live`, enabled: true, key: id },
    });
  const budget = page.getByRole("region", { name: "上传带宽" });
  await budget.getByLabel(/^测速软件看到的上传/).fill("快");
  await expect(budget.getByText("填 0.1 到 10000 之间的数")).toBeVisible();
  await budget.getByLabel(/^测速软件看到的上传/).fill("４．２");
  await budget.getByRole("button", { name: "就用这个数" }).click();
  await expect(budget).toContainText("先关掉「哔哩哔哩」。");
  await expect(budget).toContainText("推到本机，不占上传");
  await expectSound(page, "zh-platforms-short");
  await card("哔哩哔哩").getByText("开播时推送").click();
  await expect(budget).toContainText("够用");
  await card("哔哩哔哩").getByRole("button", { name: /^删除/ }).hover();
  await page.mouse.down();
  await expect(card("哔哩哔哩")).toBeHidden();
  await page.mouse.up();
});

test("settings: a server that passes the picture on is told apart in words, and its secrets are never shown", async () => {
  await page.getByRole("navigation").getByRole("button", { name: "设置" }).click();
  const relay = page.getByRole("region", { name: "转推" });
  await relay.getByLabel("垫片上的话").fill("去摘菜了，五分钟回来");
  await relay.getByText("另一台 nginx-rtmp 服务器").click();
  await relay.getByLabel("推流地址").fill("rtmp://county.example");
  await expect(relay.getByText("写成 rtmp://服务器/应用名 的样子")).toBeVisible();
  await relay.getByLabel("推流地址").fill("rtmp://county.example/ingest");
  await relay.getByLabel("推流密钥").fill("ingest-SECRETSECRET");
  await relay.getByRole("button", { name: "保存密钥和口令" }).click();
  await expect(relay.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  // Which are saved is said by a mask, also to whoever opens the screen anew.
  await expect(relay.getByPlaceholder("已保存 ••••CRET，不改就空着")).toBeVisible();
  await expect(relay.getByPlaceholder("还没有填")).toHaveCount(1);
  const { settings } = await studio.until(
    "it is saved",
    ({ settings: { relay: saved } }) => saved.slate.words !== "" && saved.nginx.ingest !== "",
  );
  expect(settings.relay).toMatchObject({
    engine: "nginx-rtmp",
    slate: { words: "去摘菜了，五分钟回来", picture: null, music: true },
    nginx: { ingest: "rtmp://county.example/ingest", control: "" },
  });
  await expectSound(page, "zh-settings-relay");
  expect(await page.content()).not.toContain("SECRETSECRET");
  expect(JSON.stringify(settings)).not.toContain("SECRETSECRET");
});

/** Nothing lies outside the window; the strip's own lines may end in dots, since a tap opens the whole of them. */
async function expectUnclipped(target: Page, name: string): Promise<void> {
  if (takesPictures) await target.screenshot({ path: join(pictures, `${name}.png`) });
  const { width, height, wide, high } = await target.evaluate(() => ({
    ...{ width: innerWidth, height: innerHeight },
    ...{ wide: document.documentElement.scrollWidth, high: document.documentElement.scrollHeight },
  }));
  expect([wide, high], name).toEqual([width, height]);
  for (const tile of await target
    .getByRole("region", { name: /^(推流状况|Stream health)$/ })
    .getByRole("button")
    .all())
    await expect(tile).toBeInViewport({ ratio: 1 });
}

/** Six destinations of a show, as many in each trouble as there are troubles. */
function inTrouble(state: StudioState, english: boolean): void {
  const now = Date.now();
  const statuses = ["publishing", "retrying", "refused", "stalled", "yielding", "feeding"] as const;
  const platforms = ["custom", "kuaishou", "bilibili", "taobao", "youtube", "douyin"];
  const long = english ? "County news and harvest channel " : "竹元村合作社直播间一号机位备用";
  const trouble = english
    ? "The server rejected the connection (NetConnection.Connect.Rejected: app not found)"
    : "服务器拒绝了连接（NetConnection.Connect.Rejected: app not found）";
  state.live = { ...state.live, status: "on-air", startedAt: now - 754_000, sourceActive: true };
  state.settings.relay.engine = "built-in";
  state.settings.relay.upload = { kbps: 12_000, at: now, how: "measured" };
  state.destinations = statuses.map((status, index): DestinationState => {
    const isUp = status === "publishing";
    return {
      ...{
        id: `d${index}`,
        platform: platforms[index] ?? "custom",
        status,
        since: now - 83_000,
        enabled: true,
      },
      kind: status === "feeding" ? "companion" : "rtmp",
      name: index === 1 ? long.repeat(3).slice(0, 40) : long.slice(0, 6) + index,
      server: `rtmp://push-${index}.example.com/live`,
      keyMask: "••••4f2a",
      publishedAt: status === "refused" ? null : now - 700_000,
      outgoingKbps: isUp ? 2631 : 0,
      droppedFrames: isUp ? 0 : 1234,
      queuedBytes: isUp ? 20_000 : 3_900_000,
      reconnects: isUp ? 0 : 27,
      roundTripMs: isUp ? 34 : null,
      closesAt: status === "retrying" ? now + 48_000 : status === "stalled" ? now - 1 : null,
      lastTrouble: isUp || status === "feeding" || status === "yielding" ? "" : trouble,
    };
  });
}

test("six platforms on air, most of them in trouble, in both languages and sizes", async () => {
  // The studio's own state, changed on its way to the page: six such platforms at once cannot be had from real ones.
  let shows: (language: "zh-CN" | "en") => void = () => undefined;
  await page.routeWebSocket(/\/api\/events/, (socket) => {
    socket.connectToServer().onMessage((text) => {
      const message = JSON.parse(String(text)) as StateMessage;
      if (message.type !== "snapshot") return;
      shows = (language) => {
        message.state.settings.language = language;
        inTrouble(message.state, language === "en");
        socket.send(JSON.stringify(message));
      };
      shows("zh-CN");
    });
  });
  await page.reload();
  await page.getByRole("navigation").getByRole("button", { name: "平台" }).click();
  await expect(page.getByRole("article")).toHaveCount(6);
  await expect(page.getByText(/快手 \d+ 秒后可能关播/)).toBeVisible();
  await expectSound(page, "zh-platforms-troubled");
  const go = (screen: string) =>
    page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();
  await go("开播");
  await expect(page.getByRole("button", { name: "全部平台（6 个）" })).toBeVisible();
  await expectUnclipped(page, "zh-on-air-troubled");
  await page.setViewportSize(sizes[1]);
  shows("en");
  await expect(page.getByText(/may close in 0:\d+/).first()).toBeVisible();
  await expectUnclipped(page, "en-on-air-troubled");
  await go("Platforms");
  await expectSound(page, "en-platforms-troubled");
});

test("no script of the page failed", () => {
  expect(troubles).toEqual([]);
});
