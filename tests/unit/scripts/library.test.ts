import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createScripts, describeProblems, parseScript } from "../../../main/scripts";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const head = "---\ntitle: 我的讲稿\nkind: interaction\nreviewedBy: 王书记\n---\n";

async function library(prepare: (folder: string) => void = () => {}) {
  const context = testContext(temporaryFolder());
  const folder = join(context.paths.data, "scripts");
  mkdirSync(folder, { recursive: true });
  prepare(folder);
  const scripts = createScripts(context);
  await scripts.start();
  return { ...context, folder, scripts, ...scripts };
}

const code = (code: string) => expect.objectContaining({ code });

test("saving a script that ships makes the user's own copy, removing the copy brings the shipped one back", async () => {
  const { handlers, folder, store } = await library();
  const shipped = await handlers["script.get"]({ id: "opening" });
  expect(shipped).toMatchObject({ bundled: true, review: "none", reviewedBy: "", kind: "opening" });
  await handlers["script.save"]({ id: "opening", markdown: `${head}大家好`, kind: "saved" });
  expect(readFileSync(join(folder, "opening.md"), "utf8")).toBe(`${head}大家好`);
  const listed = () => store.get().library.scripts.filter(({ id }) => id === "opening");
  expect(listed()).toMatchObject([
    { title: "我的讲稿", bundled: false, review: "signed", reviewedBy: "王书记", length: 3 },
  ]);
  await handlers["script.remove"]({ id: "opening" });
  expect(listed()).toMatchObject([{ title: shipped.title, bundled: true }]);
  await expect(handlers["script.remove"]({ id: "opening" })).rejects.toEqual(code("scripts.bundled"));
  await expect(handlers["script.remove"]({ id: "gone" })).rejects.toEqual(code("scripts.not-found"));
});

test("ids that are paths are refused and write nothing", async () => {
  const { handlers, folder } = await library();
  for (const id of ["../evil", "a/b", "..", "", "A", "con:x", "\0"])
    await expect(handlers["script.save"]({ id, markdown: head, kind: "saved" })).rejects.toEqual(
      code("core.invalid-input"),
    );
  expect(readdirSync(folder)).toEqual([]);
});

test("a file dropped in by hand is listed whatever its name, text or encoding, and never changed by reading", async () => {
  const gbk = Buffer.concat([
    Buffer.from("---\ntitle: "),
    Buffer.from([0xd6, 0xf1, 0xd4, 0xaa, 0xb4, 0xe5]),
    Buffer.from("\nkind: village\n---\n"),
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
  ]);
  const { handlers, folder, store } = await library((path) => {
    writeFileSync(join(path, "饺子 'n.md"), "---\ntitle: [\n---\n你好");
    writeFileSync(join(path, "old.md"), gbk);
    writeFileSync(join(path, ".hidden.md"), "x");
    mkdirSync(join(path, "folder.md"));
  });
  const own = store.get().library.scripts.filter(({ bundled }) => !bundled);
  expect(own.map(({ title }) => title).sort()).toEqual(["竹元村", "饺子 'n"].sort());
  const dumplings = own.find(({ title }) => title === "饺子 'n");
  const document = await handlers["script.get"]({ id: dumplings?.id ?? "" });
  expect(document.problems[0]?.line).toBe(2);
  expect((await handlers["script.get"]({ id: "old" })).problems[0]?.message).toContain("UTF-8");
  expect(readFileSync(join(folder, "old.md"))).toEqual(gbk);
  await handlers["script.save"]({ id: dumplings?.id ?? "", markdown: `${head}改好了`, kind: "saved" });
  expect(readFileSync(join(folder, "饺子 'n.md"), "utf8")).toContain("改好了");
  expect(readdirSync(folder).filter((name) => name !== ".versions")).toHaveLength(4);
});

test("imports plain text line by line, and Markdown with a head as it is, under an id of its own", async () => {
  const { handlers } = await library();
  const save = (name: string, text: string) => handlers["script.import"]({ name, kind: "product", text });
  const plain = await save("C:\\桌面\\卖核桃.txt", "\uFEFF第一行\r\n第二行: 3:2\r\n");
  expect(plain).toMatchObject({ title: "卖核桃", kind: "product", lang: "zh-CN", review: "none" });
  const text = (await handlers["script.get"]({ id: plain.id })).markdown;
  expect(text).toContain("第一行\n\n第二行: 3:2\n");
  expect((await handlers["script.get"]({ id: plain.id })).problems).toEqual([]);
  expect((await save("卖核桃.txt", "又一份")).id).not.toBe(plain.id);
  expect(await save("walnut pitch.md", `${head}你好`)).toMatchObject({
    id: "walnut-pitch",
    title: "我的讲稿",
  });
  expect((await save("talk.txt", "Good morning, friends.")).lang).toBe("en");
  await expect(save("空.txt", " \n")).rejects.toEqual(code("scripts.empty-import"));
});

test("says by line what a cue points at that is not there, in the user's language, with places and fixes", async () => {
  const { scripts, store } = await library();
  const markdown = `${head}::scene{id=village-story/host}\n::product{id=walnut}\n::overlay{id=banner x=y}`;
  const findings = scripts.formFindings(undefined, markdown);
  expect(findings.map(({ line }) => line)).toEqual([6, 7, 8]);
  expect(findings[1]).toMatchObject({
    code: "scripts.unknown-product",
    class: "cue",
    severity: "error",
    text: "::product{id=walnut}",
    message: "商品里没有：walnut",
    fixes: [],
  });
  expect(findings.map(({ from, to }) => markdown.slice(from, to))).toEqual(markdown.split("\n").slice(5));
  store.update((draft) => {
    draft.settings.language = "en";
  });
  expect(scripts.formFindings(undefined, markdown)[1]?.message).toContain("no product walnut");
});

test("a fix makes of the line what was meant, whatever the line ends", () => {
  const apply = (markdown: string) => {
    const { problems } = parseScript("x", markdown);
    const [fix] = describeProblems(markdown, problems, "zh-CN").flatMap(({ fixes }) => fixes);
    return fix === undefined ? null : markdown.slice(0, fix.from) + fix.insert + markdown.slice(fix.to);
  };
  const crlf = head.replaceAll("\n", "\r\n");
  expect(apply(`\uFEFF${crlf}前\r\n\uFF1A\uFF1Ascene\uFF5Bid\uFF1Da/b\uFF5D\r\n后`)).toBe(
    `\uFEFF${crlf}前\r\n::scene{id=a/b}\r\n后`,
  );
  expect(apply(`${head}大家好 ::pause{seconds=2} 开始`)).toBe(`${head}大家好\n\n::pause{seconds=2}\n\n开始`);
  expect(apply(`${head}::scene{id=`)).toBeNull();
  const open = "---\ntitle: 早\nkind: opening\n大家好";
  const closed = apply(open) ?? "";
  expect(parseScript("x", closed).problems).toEqual([]);
  expect(parseScript("x", closed).text.length).toBe(3);
});

test("dates of the head are checked one by one, with their own lines", () => {
  const markdown =
    "---\ntitle: x\nkind: heritage\ndates:\n  飞夺泸定桥: 1935-05-29\n  会理: 1935-13\n  强渡: 1935\n---\n正文";
  const { frontMatter, problems } = parseScript("x", markdown);
  expect(frontMatter.dates).toEqual({ 飞夺泸定桥: "1935-05-29", 强渡: "1935" });
  expect(problems).toEqual([
    { line: 6, code: "scripts.front-matter-date", params: { name: "会理", value: "1935-13" } },
  ]);
});

test("reading times follow the pace of the settings, pauses included", async () => {
  const { handlers, store } = await library();
  const markdown = `${head}${"好".repeat(240)}\n::pause{seconds=4.2}`;
  expect((await handlers["script.save"]({ id: "timed", markdown, kind: "saved" })).readingSeconds).toBe(65);
  store.update((draft) => {
    draft.settings.prompter.charactersPerMinute = 120;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.get().library.scripts.find(({ id }) => id === "timed")?.readingSeconds).toBe(125);
  store.update((draft) => {
    draft.prompter.learnedPace["zh-CN"] = 480;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.get().library.scripts.find(({ id }) => id === "timed")?.readingSeconds).toBe(35);
  store.update((draft) => {
    draft.settings.prompter.usesLearnedPace = false;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.get().library.scripts.find(({ id }) => id === "timed")?.readingSeconds).toBe(125);
});
