import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import OBSWebSocket from "obs-websocket-js";
import sharp from "sharp";
import { freePort } from "../helpers/free-port";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { slow, startObs, type TestObs } from "../helpers/obs";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { workbook } from "../helpers/workbook";
import { endShow, goLive } from "./going-live";
import { expectSound, expectSoundAtBothSizes } from "./screen-checks";

let folder: string;
let obs: TestObs;
let platform: NginxRtmp;
let studio: StudioProcess;
let context: BrowserContext;
let page: Page;
const troubles: string[] = [];

const go = (screen: string) => page.getByRole("navigation").getByRole("button", { name: screen }).click();
const press = (name: string | RegExp) => page.getByRole("button", { name }).click();

/** A text field of a form by its label; a drop-down's hidden twin has the same words. */
const field = (name: string) => page.getByRole("textbox", { name });

/** Holds a button until it has acted: 0.8 s is what it asks for. */
async function hold(button: Locator, acted: Locator) {
  await button.hover();
  await page.mouse.down();
  await expect(acted).toBeVisible({ timeout: 15_000 });
  await page.mouse.up();
}

async function choose(button: Locator, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(file);
}

/** A change made in OBS itself, past the studio. */
async function inObs(change: (socket: OBSWebSocket) => Promise<unknown>) {
  const socket = new OBSWebSocket();
  await socket.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
  await change(socket);
  await socket.disconnect();
}

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 动手's actions-"));
  platform = await startNginxRtmp(join(folder, "platform"));
  obs = await startObs({ framesPerSecond: slow });
  studio = await startStudio({ folder, environment: { XDG_CONFIG_HOME: join(obs.home, ".config") } });
  await studio.call("settings.set", { welcomed: true });
  await studio.call("show.open", { id: "zhuyuan-morning" });
  await studio.until("OBS is found", ({ engine }) => engine.kind === "obs" && engine.status === "connected");
  context = await browser.newContext({ permissions: ["camera", "microphone", "clipboard-write"] });
  page = await context.newPage();
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(studio.url);
  await expect(page.getByText("OBS 已连接")).toBeVisible();
});

test.afterAll(async () => {
  await context?.close();
  await studio?.stop();
  await obs?.stop();
  await platform?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a product: every field says what is wrong, the photograph is turned upright, the card is drawn", async () => {
  await go("商品");
  await press("添加商品");
  await press("保存");
  for (const words of ["要有品名", "要写明单位", "价格写大于 0 的数字"])
    await expect(page.getByText(words)).toBeVisible();
  await field("品名").fill("仲权镇土蜂蜜");
  await field("现价（元）").fill("很便宜");
  await expect(page.getByText("价格写大于 0 的数字")).toBeVisible();
  await field("现价（元）").fill("６８．５ 元");
  await field("原价（元）").fill("68.50");
  await expect(page.getByText("原价要高于现价")).toBeVisible();
  await field("库存").fill("不少");
  await expect(page.getByText("库存写整数")).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-product-errors");
  await field("库存").fill("12");
  await field("原价（元）").fill("88");
  await press("保存");
  await expect(page.getByText("写了原价，就要写明依据")).toBeVisible();
  await field("原价依据").fill("2025 年国庆村口摊位标价");
  await field("计价单位").fill("500 克");

  const half = { width: 120, height: 160, channels: 3 as const };
  const left = await sharp({ create: { ...half, background: "#d02020" } })
    .png()
    .toBuffer();
  const lying = await sharp({ create: { ...half, width: 240, background: "#2020d0" } })
    .composite([{ input: left, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  await choose(page.getByRole("button", { name: "添加图片" }), {
    name: "手机 照片's.JPG",
    mimeType: "image/jpeg",
    buffer: lying,
  });
  await expect(page.getByRole("button", { name: "第 1 张图片" })).toBeVisible();
  await press("添加证书");
  await press("保存");
  await expect(page.getByText("要照证书填上编号")).toBeVisible();
  await field("证书编号").fill("AGI2019-01-2589");
  await press("链接与平台编号");
  await field("商品链接").fill("example.com/honey");
  await expect(page.getByText("要完整的网址")).toBeVisible();
  await field("商品链接").fill("https://example.com/honey");
  await field("抖音商品编号").fill("３６０７１２３４５６");
  await press("保存");
  await expect(page.getByRole("button", { name: "已保存" })).toBeVisible();
  await expect(page.getByRole("img", { name: "「仲权镇土蜂蜜」的卡片" })).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-product-saved");

  const { library } = await studio.state();
  const saved = library.products.find(({ name }) => name === "仲权镇土蜂蜜");
  expect(saved).toMatchObject({
    price: "68.5",
    originalPrice: "88",
    unit: "500 克",
    stock: 12,
    certificates: [{ kind: "geographical-indication", number: "AGI2019-01-2589" }],
    link: "https://example.com/honey",
    platformIds: { douyin: "3607123456" },
  });
  const upright = sharp(join(studio.data, "media", (saved?.pictures[0] ?? "").replace("media:", "")));
  expect(await upright.metadata()).toMatchObject({ width: 160, height: 240 });
  const [red, , blue] = await upright.extract({ left: 40, top: 40, width: 8, height: 8 }).raw().toBuffer();
  expect(red).toBeGreaterThan(blue ?? 255);

  // The top half is red: a square moved to the bottom by keyboard alone is blue.
  await press("裁剪");
  const cropped = page.getByRole("dialog");
  await expect(cropped.getByRole("img", { name: "要裁剪的图片" })).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-product-crop");
  await cropped.getByLabel("要留下的部分").focus();
  for (let step = 0; step < 8; step++) await page.keyboard.press("Control+ArrowDown");
  await cropped.getByRole("button", { name: "用这一部分" }).click();
  await expect(cropped).toBeHidden();
  await expect(page.getByRole("button", { name: "还原" })).toBeVisible();
  await press("保存");
  const square = await studio.until("it is cropped", ({ library: { products } }) =>
    products.some(({ name, pictures }) => name === "仲权镇土蜂蜜" && pictures[0] !== saved?.pictures[0]),
  );
  const picture = square.library.products.find(({ name }) => name === "仲权镇土蜂蜜")?.pictures[0] ?? "";
  const part = sharp(join(studio.data, "media", picture.replace("media:", "")));
  expect(await part.metadata()).toMatchObject({ width: 160, height: 160 });
  const [, , bottomBlue] = await part.extract({ left: 80, top: 150, width: 4, height: 4 }).raw().toBuffer();
  expect(bottomBlue).toBeGreaterThan(150);

  await field("库存").fill("0");
  await expect(page.getByText("库存为 0，上卡片时")).toBeVisible();
  await press("保存");
  await studio.until("it is sold out", ({ library: { products } }) =>
    products.some(({ name, stock }) => name === "仲权镇土蜂蜜" && stock === 0),
  );
  await choose(page.getByRole("button", { name: "添加图片" }), {
    name: "坏图.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("no picture at all"),
  });
  await expect(page.getByText("图片打不开")).toBeVisible();
  await expectSound(page, "zh-product-broken-picture");
  await press("知道了");
  await hold(page.getByRole("button", { name: /^删除/ }), page.getByText("选一件商品来修改"));
  await expect(page.getByRole("button", { name: /仲权镇土蜂蜜/ })).toBeHidden();
});

test("a sheet of products: looked through first, refused by row, then taken over", async () => {
  const csv = (name: string, content: string | Buffer) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  await go("商品");
  await press("从表格导入");
  const sheet = page.getByRole("dialog");
  const pick = (file: string) => choose(sheet.getByRole("button", { name: "选表格文件" }), file);
  const [empty] = await Promise.all([
    page.waitForEvent("download"),
    sheet.getByRole("button", { name: "下载空白表格" }).click(),
  ]);
  expect(empty.suggestedFilename()).toBe("商品表格.xlsx");
  await pick(
    csv(
      "坏的's.csv",
      "品名,单位,现价,原价,库存,有机证书编号\n红薯粉,,12.00,,5,\n豆瓣酱,瓶,贵,,5,\n腊肉,500 克,60,50,x,有\n",
    ),
  );
  await expect(sheet.getByText("第 2 行")).toBeVisible();
  await expect(sheet.getByText("第 3 行")).toBeVisible();
  await expect(sheet.getByText("第 4 行").first()).toBeVisible();
  await expect(sheet.getByText("却没有证书编号")).toBeVisible();
  await expect(sheet.getByRole("button", { name: /^导入这/ })).toBeHidden();
  await expectSoundAtBothSizes(page, "zh-import-errors");
  await pick(csv("没有栏名.csv", "1,2,3\n4,5,6\n"));
  await expect(sheet.getByRole("alert")).toContainText("表格里缺少这些列");
  await pick(csv("旧表.xls", Buffer.from("d0cf11e0a1b11ae1", "hex")));
  await expect(sheet.getByRole("alert")).toContainText("旧的 .xls 格式");
  await expectSound(page, "zh-import-old-format");
  const before = (await studio.state()).library.products.length;
  const rows = [
    ["竹元村本周商品"],
    ["品名", "单位", "现价", "原价", "原价依据", "库存"],
    ["红薯粉", "500 克", 12.1, 15, "去年集市", 5],
    ["豆瓣酱", "瓶", 18],
    ["青川黑木耳", "250 克", 42, null, null, 80],
  ];
  await pick(csv("好的.xlsx", workbook({ name: "本周", rows, merges: ["A1:F1"] })));
  await expect(sheet.getByText("新增 2 件，修改 1 件，不变 0 件")).toBeVisible();
  await expect(sheet.getByText("45.00")).toBeVisible();
  await expect(sheet.getByText("42.00")).toBeVisible();
  expect((await studio.state()).library.products).toHaveLength(before);
  await expectSoundAtBothSizes(page, "zh-import-check");
  await sheet.getByRole("button", { name: "导入这 3 件商品" }).click();
  await expect(sheet.getByText("导入完成")).toBeVisible();
  expect((await studio.state()).library.products).toHaveLength(before + 2);
  await sheet.getByRole("button", { name: "关闭" }).last().click();
  await expect(page.getByRole("button", { name: /红薯粉/ })).toBeVisible();
});

test("the products as a table: sorted by a column, searched, those to correct alone", async () => {
  await go("商品");
  await page.getByRole("radio", { name: "表格" }).click();
  const names = () => page.getByRole("rowheader").allTextContents();
  await page.getByRole("columnheader", { name: "价格" }).getByRole("button").click();
  await expect(page.getByRole("columnheader", { name: "价格" })).toHaveAttribute("aria-sort", "ascending");
  const ascending = await names();
  await page.getByRole("columnheader", { name: "价格" }).getByRole("button").click();
  await expect.poll(names).toEqual(ascending.toReversed());
  await expectSoundAtBothSizes(page, "zh-product-table");
  await page.getByText(/^只看要改的/).click();
  await expect(page.getByRole("rowheader", { name: "红薯粉" })).toBeVisible();
  await expect(page.getByText("没有图片").first()).toBeVisible();
  await page.getByLabel("找商品").fill("没有这样的");
  await page.getByRole("button", { name: "全部显示" }).click();
  await page.getByRole("radio", { name: "卡片" }).click();
});

/** A row of the list of presets, and what it opens. */
const openPreset = async (name: string) => {
  await page
    .getByRole("region", { name: "场景预设列表" })
    .getByRole("button", { name: new RegExp(`^${name}`) })
    .click();
  return page.getByRole("region", { name, exact: true });
};

/** Hides the lowest layer of the preset's first scene. */
const hideLowest = (preset: string) =>
  inObs(async (socket) => {
    const { scenes } = await socket.call("GetSceneList");
    const scene = scenes
      .map(({ sceneName }) => String(sceneName))
      .find((name) => name.includes(`·${preset}·`));
    const { sceneItems } = await socket.call("GetSceneItemList", { sceneName: scene ?? "" });
    const shown = sceneItems.find(({ sceneItemEnabled }) => sceneItemEnabled === true);
    await socket.call("SetSceneItemEnabled", {
      sceneName: scene ?? "",
      sceneItemId: Number(shown?.sceneItemId),
      sceneItemEnabled: false,
    });
  });

test("scenes: built, changed in OBS, compared in words, put back, undone, and put back with one key", async () => {
  test.slow();
  await go("场景");
  const preset = await openPreset("村庄故事");
  await preset.getByRole("button", { name: /^搭建/ }).click();
  await expect(preset.getByText(/已搭好 \d+ 个场景/)).toBeVisible();
  await expect(preset.getByRole("region", { name: "这台电脑还缺这些设备" })).toContainText("主播摄像头");
  await expect(preset.locator("[data-picture=live]").first()).toBeVisible({ timeout: 15_000 });
  await preset.getByRole("button", { name: "再搭建一次" }).click();
  await expect(preset.getByText("这次什么都没有改")).toBeVisible();
  await hideLowest("村庄故事");
  await preset.getByRole("button", { name: "和现在对比" }).click();
  await expect(preset.getByText(/有 1 处和预设不同/)).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-scenes-differ");
  await preset.getByRole("button", { name: "恢复成预设" }).click();
  await expect(preset.getByText(/恢复了 1 处/)).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-scenes-restored");
  await preset.getByRole("button", { name: "撤销" }).click();
  await expect(preset.getByText("已撤销")).toBeVisible();
  await preset.getByRole("button", { name: "和现在对比" }).click();
  await expect(preset.getByText(/有 1 处和预设不同/)).toBeVisible();
  await page.locator("body").press("r");
  await expect(preset.getByText(/恢复了 1 处/)).toBeVisible();
  await page.locator("body").press("r");
  await expect(preset.getByText("和预设一模一样")).toBeVisible();
  await hideLowest("村庄故事");
  await page.locator("body").press("Shift+R");
  await expect(page.getByText("检查了 1 套搭好的预设，恢复了 1 套")).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-scenes-restored-all");
  await page.getByRole("button", { name: "关闭" }).click();
});

test("a safe zone is drawn over the pictures on this screen alone: neither the studio nor OBS hears of it", async () => {
  const held = async () => {
    let all = "";
    await inObs(async (socket) => {
      const { inputs } = await socket.call("GetInputList");
      const { scenes } = await socket.call("GetSceneList");
      const items = await Promise.all(
        scenes.map(({ sceneName }) => socket.call("GetSceneItemList", { sceneName: String(sceneName) })),
      );
      all = JSON.stringify([inputs, scenes, items]);
    });
    return all;
  };
  await go("场景");
  await openPreset("村庄故事");
  const before = await held();
  const asked: string[] = [];
  page.on("request", (request) => {
    const { method } = (request.postDataJSON() ?? {}) as { method?: string };
    if (method !== undefined) asked.push(method);
  });
  const zones = page.locator("[data-safe-zone]:visible");
  await expect(zones).toHaveCount(0);
  await page.getByRole("button", { name: /平台的安全区/ }).click();
  await page.getByRole("option", { name: "安全区：抖音" }).click();
  await expect(zones.first()).toBeVisible();
  await expect(page.getByText("抖音没有公布尺寸")).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-scenes-safe-zone");
  await go("开播");
  await expect(page.getByRole("img", { name: "观众现在看到的画面" })).toBeVisible({ timeout: 15_000 });
  const toggle = page.getByRole("button", { name: "预览上画安全区：抖音" });
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await expectSoundAtBothSizes(page, "zh-on-air-safe-zone");
  await toggle.click();
  await expect(zones).toHaveCount(0);
  expect(await held()).toBe(before);
  const pictures = new Set(["engine.screenshot", "preset.thumbnail"]);
  expect(asked.filter((method) => !pictures.has(method))).toEqual([]);
});

test("a show is turned upright for phones after it was said what that does, and back", async () => {
  await go("场景");
  const preset = await openPreset("村庄故事");
  await press("竖屏 9:16");
  await expect(page.getByText("画布会变成 720×1280")).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-scenes-turn");
  await press("改成竖屏 9:16");
  await studio.until(
    "it stands upright",
    ({ scenes, engine, show }) =>
      scenes.applied.some(
        ({ preset: id, orientation }) => id === "village-story" && orientation === "portrait",
      ) &&
      engine.canvas?.height === 1280 &&
      show.open?.orientation === "portrait",
  );
  await preset
    .getByRole("button", { name: /^切到这个场景/ })
    .first()
    .click();
  await expect(preset.getByText("正在播出").first()).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-scenes-portrait");
  await go("开播");
  const picture = page.getByRole("img", { name: "观众现在看到的画面" });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.clientHeight / image.clientWidth))
    .toBeCloseTo(16 / 9, 1);
  await expectSoundAtBothSizes(page, "zh-on-air-portrait");
  await go("场景");
  await press("横屏 16:9");
  await press("改成横屏 16:9");
  await studio.until("it lies again", ({ show }) => show.open?.orientation === "landscape");
  const other = await openPreset("产品展示");
  await other.getByRole("button", { name: "搭建横屏 16:9" }).click();
  await studio.until(
    "both lie",
    ({ scenes }) => scenes.applied.filter(({ orientation }) => orientation === "landscape").length === 2,
  );
});

test("the devices: a level and a picture of each, and a look for what was plugged in since", async () => {
  await go("场景");
  await page
    .getByRole("region", { name: "场景预设列表" })
    .getByRole("button", { name: /^摄像头、麦克风和屏幕/ })
    .click();
  const devices = page.getByRole("region", { name: "摄像头、麦克风和屏幕" });
  await expect(devices.getByRole("img", { name: "主播摄像头现在的画面" })).toBeVisible({ timeout: 20_000 });
  await expect(
    devices.getByRole("meter").or(devices.getByText("OBS 现在没有收到麦克风的声音")),
  ).toBeVisible();
  await devices.getByRole("button", { name: "重新找设备" }).click();
  await expect(devices.getByRole("button", { name: "重新找设备" })).toBeEnabled();
  await expectSoundAtBothSizes(page, "zh-scenes-devices");
});

test("pictures of the programme are asked for only while somebody sees them", async () => {
  let asked = 0;
  page.on("request", (request) => {
    if (request.postData()?.includes("engine.screenshot")) asked += 1;
  });
  await go("开播");
  await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(2);
  await go("商品");
  await page.waitForTimeout(500);
  const seen = asked;
  await page.waitForTimeout(3000);
  expect(asked).toBe(seen);
});

test("the doctor answers every line in words", async () => {
  await go("设置");
  await press("开始体检");
  const lines = page.getByRole("region", { name: "体检" }).getByRole("listitem");
  await expect.poll(() => lines.count(), { timeout: 60_000 }).toBeGreaterThan(5);
  for (const line of await lines.allInnerTexts()) expect(line).toMatch(/正常|注意|要处理/);
  await expectSoundAtBothSizes(page, "zh-doctor");
});

test("OBS dies in mid-show, five of six platforms are down: said with the next step, the sixth keeps its stream, and OBS is taken back", async () => {
  const closed = `rtmp://127.0.0.1:${await freePort()}/live`;
  for (const [index, name] of [
    "县融媒",
    "市融媒",
    "镇文化站",
    "合作社",
    "乡村振兴局直播间",
    "备用",
  ].entries())
    await studio.call("destination.save", {
      ...{ id: `place-${index}`, platform: "custom", name, enabled: true, key: `camera-${index}` },
      server: index === 0 ? platform.server : closed,
    });
  await go("开播");
  await page.locator("body").press("Space");
  await studio.until("a scene is on air", ({ scenes }) => scenes.onAir !== null);
  await goLive(page);
  // A hot key must not light a ring on the button that the mouse has let go.
  await expect(page.getByRole("button", { name: /^结束直播/ })).not.toBeFocused();
  await studio.until("it publishes", ({ destinations }) => destinations[0]?.status === "publishing", 60);

  await go("平台");
  const spare = page.getByRole("article", { name: "备用" });
  await hold(
    spare.getByRole("button", { name: /^停掉这个平台/ }),
    spare.getByRole("button", { name: "现在加入" }),
  );
  await expect(page.getByText("1 个在播、4 个有问题")).toBeVisible();
  await expectSound(page, "zh-platforms-live");
  await spare.getByRole("button", { name: "现在加入" }).click();
  await expect(page.getByText("1 个在播、5 个有问题")).toBeVisible();
  await go("开播");
  await obs.kill();
  await expect(page.getByRole("heading", { name: "OBS 断开了，正在重连…" })).toBeVisible();
  await expect(page.getByText("请重新打开 OBS").first()).toBeVisible();
  await studio.until("the source is missed", ({ live }) => !live.sourceActive);
  await expectSoundAtBothSizes(page, "zh-obs-lost-live");
  expect((await studio.state()).destinations[0]?.status).toBe("publishing");
  await obs.restart();
  await studio.until(
    "OBS streams again",
    ({ engine, live }) => engine.status === "connected" && live.sourceActive,
    60,
  );
  await expect(page.getByRole("img", { name: "观众现在看到的画面" })).toBeVisible();
  await expectSoundAtBothSizes(page, "zh-obs-back-live");
  await endShow(page);
});

test("no script of the page failed", () => {
  expect(troubles).toEqual([]);
});
