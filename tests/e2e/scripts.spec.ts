import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import { Document, HeadingLevel, Packer, Paragraph } from "docx";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { expectSound, expectSoundAtBothSizes } from "./screen-checks";

let folder: string;
let studio: StudioProcess;
let context: BrowserContext;
let page: Page;
const troubles: string[] = [];

const go = (screen: string) => page.getByRole("navigation").getByRole("button", { name: screen }).click();
const press = (name: string | RegExp, on: Page | Locator = page) => on.getByRole("button", { name }).click();
const editorOf = (shown: Page) => shown.getByRole("textbox", { name: "讲稿内容" });
const pill = (words: string | RegExp) => page.locator("[data-pill]").filter({ hasText: words });
const sheet = () => page.getByRole("dialog");

/** The stored text of the script with a title. */
async function stored(title: string): Promise<string> {
  const found = (await studio.call("script.list", {})).find((script) => script.title === title);
  return (await studio.call("script.get", { id: found?.id ?? "" })).markdown;
}

/** A picture and every check in both languages; the page is left in Chinese. */
async function expectSoundInBothLanguages(name: string, check = expectSound) {
  for (const language of ["en", "zh-CN"] as const) {
    await studio.call("settings.set", { language });
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await check(page, `${language === "en" ? "en" : "zh"}-scripts-${name}`);
  }
}

/** Lets no save through until it is called off. */
async function withoutSaving(shown: Page, work: () => Promise<void>) {
  await shown.route("**/api/call", (route) =>
    route.request().postDataJSON()?.method === "script.save" ? route.abort() : route.continue(),
  );
  await work();
  await shown.unroute("**/api/call");
}

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 讲稿's scripts-"));
  studio = await startStudio({ folder });
  await studio.call("settings.set", { welcomed: true, village: "竹元村" });
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(studio.url);
});

test.afterAll(async () => {
  await context?.close();
  await studio?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("written with cues as pills, checked, put right by one tap, saved by itself, and not lost with the studio gone", async () => {
  await go("讲稿");
  await expect(editorOf(page).locator("[data-pill]").first()).toBeVisible();
  await expectSoundInBothLanguages("bundled", expectSoundAtBothSizes);
  await press("新讲稿");
  await sheet().getByLabel("标题").fill("土蜂蜜怎么来的");
  await press("建好并打开", sheet());
  // Its way out gives the focus back to the button that opened it: a key pressed then would open it again.
  await expect(sheet()).toBeHidden();
  const editor = editorOf(page);
  await editor.press("Control+End");
  await page.keyboard.type("蜂箱在后山，\n\n这是全国最好的蜂蜜。");
  await page.getByRole("toolbar", { name: "插入提示点" }).getByRole("button", { name: "切场景" }).click();
  await page.getByRole("menuitem", { name: "村庄故事 · 主播" }).click();
  await expect(pill("切场景 · 村庄故事 · 主播")).toBeVisible();
  await page.keyboard.type("\n::scene{id=nowhere");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-pill=broken]")).toContainText("::scene{id=nowhere");
  await expect(editor.locator("[data-found=error]").first()).toBeVisible();
  await expectSoundInBothLanguages("findings", expectSoundAtBothSizes);

  await page.locator("[data-pill=broken]").click();
  await page.getByRole("menuitem", { name: "删掉" }).click();
  await expect(page.locator("[data-pill=broken]")).toHaveCount(0);
  await pill("切场景").click();
  await page.getByRole("menuitem", { name: "改成到点自动" }).click();
  await expect(pill("自动")).toBeVisible();
  // The caret goes over a pill as over one character.
  await pill("切场景").click();
  await expect(page.getByRole("menu", { name: "这个提示点" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu", { name: "这个提示点" })).toBeHidden();
  await expect(editor).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu", { name: "这个提示点" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu", { name: "这个提示点" })).toBeHidden();

  const card = page.locator(".cm-tooltip[data-severity]");
  // A word that is being composed is neither broken off by a mark that comes nor saved half.
  await pill("切场景").click();
  await expect(page.getByRole("menu", { name: "这个提示点" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu", { name: "这个提示点" })).toBeHidden();
  await expect(editor).toBeFocused();
  const keyboard = await context.newCDPSession(page);
  const compose = (text: string) =>
    keyboard.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await page.keyboard.press("Enter");
  await compose("ni");
  await compose("ni hao");
  await studio.call("settings.set", { village: "竹元村二组" });
  await expect(editor).toContainText("ni hao");
  await keyboard.send("Input.insertText", { text: "你好" });
  await expect(editor).toContainText("你好");
  await expect(editor).not.toContainText("ni hao");
  await expect(pill("切场景")).toHaveCount(1);

  await editor.press("F8");
  await expect(card).toContainText("出处");
  await editor.press("F8");
  await expect(card).toContainText("广告法");
  await expectSoundInBothLanguages("card");
  await card.getByRole("button").first().click();
  await expect(editor).not.toContainText("全国最好");
  await expect(page.getByText("已保存 · 刚刚")).toBeVisible();
  expect(await stored("土蜂蜜怎么来的")).toMatch(/::scene\{id=village-story\/host auto\}/);
  expect(await stored("土蜂蜜怎么来的")).not.toContain("全国最好");

  await page.getByRole("tab", { name: "大纲" }).click();
  await expect(page.getByRole("button", { name: /^土蜂蜜怎么来的.*字/ })).toHaveAttribute(
    "aria-current",
    "location",
  );
  await expectSound(page, "zh-scripts-outline");
  await press("修改");
  await sheet().getByLabel("出处").fill("村里养蜂人口述");
  await press("加一个日期");
  await sheet().getByLabel("正文里怎么称呼").fill("第一批蜂箱");
  await sheet().getByLabel("日期").last().fill("去年");
  await press("写进讲稿", sheet());
  await expect(sheet().getByText("写成 1935-05-29")).toBeVisible();
  await expectSoundInBothLanguages("head");
  await sheet().getByLabel("日期").last().fill("2019-03");
  await press("写进讲稿", sheet());
  await expect(page.getByText(/^讲稿信息：.*出处 1/)).toBeVisible();

  await withoutSaving(page, async () => {
    await editor.press("Control+End");
    await page.keyboard.type("断线时写的一句。");
    await expect(page.getByRole("alert").filter({ hasText: "没存上：连不上直播台" })).toBeVisible();
    await expectSoundInBothLanguages("unsaved");
    await page.reload();
    await go("讲稿");
    await press(/^土蜂蜜怎么来的/);
    await expect(editor).toContainText("断线时写的一句。");
    await expect(page.getByText("已经找回来了")).toBeVisible();
    expect(await stored("土蜂蜜怎么来的")).not.toContain("断线时");
  });
  await editor.press("Control+s");
  await expect(page.getByText("已保存 · 刚刚")).toBeVisible();
  expect(await stored("土蜂蜜怎么来的")).toContain("断线时写的一句。");
  expect(await stored("土蜂蜜怎么来的")).toContain("第一批蜂箱: 2019-03");
});

test("two people's copies are merged by asking, and an older version comes back", async () => {
  const first = "---\ntitle: 两个人写\nkind: village\n---\n\n# 两个人写\n\n村口有一棵黄桷树。\n";
  await studio.call("script.import", { name: "两个人写", kind: "village", text: first });
  await page.goto(studio.url);
  await go("讲稿");
  await press(/^两个人写/);
  const editor = editorOf(page);
  await expect(editor).toContainText("黄桷树");
  const other = await context.newPage();
  await other.goto(studio.url);
  await other.getByRole("navigation").getByRole("button", { name: "讲稿" }).click();
  await other.getByRole("button", { name: /^两个人写/ }).click();
  await expect(editorOf(other)).toContainText("黄桷树");

  await withoutSaving(page, async () => {
    await page.bringToFront();
    await editor.press("Control+End");
    await page.keyboard.type("我添的话。");
    await other.bringToFront();
    await editorOf(other).press("Control+End");
    await other.keyboard.type("他添的话。");
    await editorOf(other).press("Control+s");
    await expect(other.getByText("已保存 · 刚刚")).toBeVisible();
  });
  await page.bringToFront();
  await editor.press("Control+s");
  await expect(sheet().getByText("还有 1 处要选")).toBeVisible();
  await expect(sheet().getByRole("button", { name: "合好并保存" })).toBeDisabled();
  await expectSoundInBothLanguages("merge");
  await sheet().getByText("都要").click();
  await press("合好并保存", sheet());
  await expect(page.getByText("已保存 · 刚刚")).toBeVisible();
  const merged = await stored("两个人写");
  expect(merged.indexOf("我添的话")).toBeGreaterThan(0);
  expect(merged.indexOf("他添的话")).toBeGreaterThan(merged.indexOf("我添的话"));
  await expect(editorOf(other)).toContainText("我添的话。");
  await other.close();

  await press("版本");
  const older = sheet()
    .getByRole("button", { name: /手动保存/ })
    .last();
  await older.click();
  await expect(sheet().getByRole("document", { name: "和现在的不同" }).locator("ins").first()).toBeVisible();
  await expectSound(page, "zh-scripts-versions");
  await press("恢复成这一份", sheet());
  await expect(sheet()).toBeHidden();
  await expect(editor).not.toContainText("他添的话。");
  expect(await stored("两个人写")).not.toContain("他添的话。");
  await editor.press("Control+z");
  await expect(editor).toContainText("他添的话。");
  await expect(page.getByText("已保存 · 刚刚")).toBeVisible();

  await editor.press("Control+f");
  await page.getByPlaceholder("查找").pressSequentially("黄桷树");
  await expectSoundInBothLanguages("find");
  await page.getByPlaceholder("换成").pressSequentially("黄葛树");
  await press("全部替换");
  await expect(editor).toContainText("村口有一棵黄葛树。");
  await page.keyboard.press("Escape");
});

test("a Word document comes in and goes out, is signed, and shows that it was changed since", async () => {
  await page.goto(studio.url);
  await go("讲稿");
  await press("导入");
  const choose = async (name: string, buffer: Buffer) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      sheet().getByRole("button", { name: "选文件" }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
  };
  await choose("坏文件.docx", Buffer.from("this is no document"));
  await expect(sheet().getByRole("alert")).toContainText(/\p{Script=Han}{4}/u);
  await expectSound(page, "zh-scripts-bad-file");
  const heading = { heading: HeadingLevel.HEADING_1, text: "柑橘熟了" };
  const children = [
    new Paragraph(heading),
    new Paragraph("竹元村的柑橘，今年挂果早。"),
    new Paragraph("请大家来尝尝。"),
  ];
  await choose("柑橘's 讲稿.docx", await Packer.toBuffer(new Document({ sections: [{ children }] })));
  await expect(sheet().getByRole("document", { name: "开头几行" })).toContainText("# 柑橘熟了");
  await sheet().getByLabel("标题").fill("柑橘熟了");
  await expectSoundInBothLanguages("import");
  await press("建好并打开", sheet());
  const editor = editorOf(page);
  await expect(editor).toContainText("今年挂果早。");
  expect(await stored("柑橘熟了")).toContain("# 柑橘熟了");

  // Rich text pasted into the text is read as a document is.
  await editor.press("Control+End");
  await editor.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", "<h2>怎么吃</h2><p>洗净，<b>去皮</b>，就能吃。</p>");
    clipboardData.setData("text/plain", "plain");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(editor).toContainText("**去皮**");
  await expect(editor).toContainText("# 怎么吃");

  const exported = async (format: string) => {
    await press("导出");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: format }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const word = await exported("Word 文档");
  expect(word.name).toMatch(/\.docx$/);
  expect(word.bytes.subarray(0, 2).toString()).toBe("PK");
  expect((await exported("字幕 SRT")).bytes.toString()).toContain("-->");
  await press("导出");
  const [print] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("menuitem", { name: "打印页" }).click(),
  ]);
  await expect(print.locator("body")).toContainText("今年挂果早。");
  await print.close();

  const script = page.getByRole("region", { name: "柑橘熟了" });
  await expect(script.getByText("未审", { exact: true })).toBeVisible();
  await press("审核签字");
  await press("签字", sheet());
  await expect(sheet().getByText("要写上姓名")).toBeVisible();
  await sheet().getByLabel("审核人姓名").fill("张三");
  await expectSoundInBothLanguages("review");
  await sheet().getByRole("button", { name: "签字", exact: true }).click();
  await expect(sheet()).toBeHidden();
  await expect(script.getByText(/^已审：张三 \d{4}-\d{2}-\d{2}$/)).toBeVisible();
  await expect(page.getByRole("region", { name: "讲稿列表" }).getByText("已审：张三")).toBeVisible();
  await editor.press("Control+End");
  await page.keyboard.type("再加一句。");
  await expect(script.getByText(/^审后改过：张三/)).toBeVisible();
  await press(/^更多$/);
  await page.getByRole("menuitem", { name: "审核记录" }).click();
  await expect(sheet().getByText(/^张三 · /)).toBeVisible();
  await expectSound(page, "zh-scripts-records");
  const [table] = await Promise.all([page.waitForEvent("download"), press("导出表格 CSV", sheet())]);
  expect(readFileSync(await table.path()).toString()).toContain("张三");
  await press("关闭", sheet());
  await press("放上提词器");
  await studio.until("it is on the prompter", ({ prompter, library }) =>
    library.scripts.some(({ id, title }) => id === prompter.scriptId && title === "柑橘熟了"),
  );
  await expect(page.getByText("在提词器上")).toBeVisible();
});

test("no script of the page failed", () => {
  expect(troubles).toEqual([]);
});
