import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createScripts } from "../../../main/scripts";
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
  expect(shipped).toMatchObject({ bundled: true, reviewed: false, kind: "opening" });
  await handlers["script.save"]({ id: "opening", markdown: `${head}大家好` });
  expect(readFileSync(join(folder, "opening.md"), "utf8")).toBe(`${head}大家好`);
  const listed = () => store.get().library.scripts.filter(({ id }) => id === "opening");
  expect(listed()).toMatchObject([{ title: "我的讲稿", bundled: false, reviewed: true, length: 3 }]);
  await handlers["script.remove"]({ id: "opening" });
  expect(listed()).toMatchObject([{ title: shipped.title, bundled: true }]);
  await expect(handlers["script.remove"]({ id: "opening" })).rejects.toEqual(code("scripts.bundled"));
  await expect(handlers["script.remove"]({ id: "gone" })).rejects.toEqual(code("scripts.not-found"));
});

test("ids that are paths are refused and write nothing", async () => {
  const { handlers, folder } = await library();
  for (const id of ["../evil", "a/b", "..", "", "A", "con:x", "\0"])
    await expect(handlers["script.save"]({ id, markdown: head })).rejects.toEqual(code("core.invalid-input"));
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
  await handlers["script.save"]({ id: dumplings?.id ?? "", markdown: `${head}改好了` });
  expect(readFileSync(join(folder, "饺子 'n.md"), "utf8")).toContain("改好了");
  expect(readdirSync(folder)).toHaveLength(4);
});

test("imports plain text line by line, and Markdown with a head as it is, under an id of its own", async () => {
  const { handlers } = await library();
  const save = (name: string, text: string) => handlers["script.import"]({ name, kind: "product", text });
  const plain = await save("C:\\桌面\\卖核桃.txt", "\uFEFF第一行\r\n第二行: 3:2\r\n");
  expect(plain).toMatchObject({ title: "卖核桃", kind: "product", lang: "zh-CN", reviewed: false });
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

test("check says by line what a cue points at that is not there, in the user's language", async () => {
  const { handlers, store } = await library();
  const markdown = `${head}::scene{id=village-story/host}\n::product{id=walnut}\n::overlay{id=banner x=y}`;
  const findings = await handlers["script.check"]({ markdown });
  expect(findings.map(({ line }) => line)).toEqual([6, 7, 8]);
  expect(findings[1]?.message).toContain("商品里没有：walnut");
  store.update((draft) => {
    draft.settings.language = "en";
  });
  expect((await handlers["script.check"]({ markdown }))[1]?.message).toContain("no product walnut");
  expect(() => handlers["script.check"]({})).toThrow(code("scripts.nothing-to-check"));
});

test("reading times follow the pace of the settings, pauses included", async () => {
  const { handlers, store } = await library();
  const markdown = `${head}${"好".repeat(240)}\n::pause{seconds=4.2}`;
  expect((await handlers["script.save"]({ id: "timed", markdown })).readingSeconds).toBe(65);
  store.update((draft) => {
    draft.settings.prompter.charactersPerMinute = 120;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.get().library.scripts.find(({ id }) => id === "timed")?.readingSeconds).toBe(125);
});
