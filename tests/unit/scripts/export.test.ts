import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createScripts } from "../../../main/scripts";
import { captionLines, longestCaption } from "../../../main/scripts/export/caption-lines";
import { fileNameOf } from "../../../main/scripts/export/file-name";
import { parseScript } from "../../../main/scripts/parse";
import { countReadAloud } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const head =
  '---\ntitle: "饺子 <b>: 1/2"\nkind: product\nsources:\n  - 《四川党的建设》\nreviewedBy: 王书记\nreviewedOn: 2026-11-01\n---\n\n';
const script = `${head}# 开场

::scene{id=village-story/host auto}

各位家人，**大家好**！
今天 3*2 & <!-- 备注 -->好

1. 和面
   - 揉一揉
2. 擀皮

::overlay{id=lower-third name="王 师傅" role='种"粮"的'}

3. 从三数起

::pause{seconds=2.5}

再见
`;

async function studio(markdown: string) {
  const context = testContext(temporaryFolder());
  const scripts = createScripts(context);
  const { handlers } = scripts;
  await handlers["script.save"]({ id: "talk", markdown, kind: "saved" });
  const made = async (format: "docx" | "markdown" | "html" | "srt") => {
    const { name, base64 } = await handlers["script.export"]({ id: "talk", format });
    return { name, base64, text: Buffer.from(base64, "base64").toString() };
  };
  const back = async (base64: string) =>
    parseScript(
      "talk",
      (await handlers["script.read"]({ name: "稿.docx", base64, kind: "product" })).markdown,
    );
  return { ...context, handlers, made, back };
}

test("a Word document comes back with its title, words and cues, and goes out again the same", async () => {
  const { made, back, handlers } = await studio(script);
  const first = await made("docx");
  expect(first.name).toBe("饺子 b 1 2.docx");
  const sent = parseScript("talk", script);
  const returned = await back(first.base64);
  expect(returned.problems).toEqual([]);
  expect(returned.frontMatter.title).toBe(sent.frontMatter.title);
  expect(returned.text.blocks).toEqual(sent.text.blocks);
  expect(returned.text.cues).toEqual(sent.text.cues);
  expect(returned.text.facts).toEqual(sent.text.facts);
  const { markdown } = await handlers["script.read"]({
    name: "稿.docx",
    base64: first.base64,
    kind: "product",
  });
  await handlers["script.save"]({ id: "talk", markdown, kind: "saved" });
  expect((await back((await made("docx")).base64)).text).toEqual(returned.text);
});

test("a note whose cue an editor lost is not read aloud, and a pause is told from its words", async () => {
  const { handlers } = await studio(script);
  const html = "<p>【切场景：村庄故事 · 主播】</p><p>大家好</p><p>【停顿：2.5 秒】</p>";
  const { markdown } = await handlers["script.read"]({ name: "x", html, kind: "product" });
  const { text } = parseScript("x", markdown);
  expect(text.blocks.map((block) => block.text)).toEqual(["大家好"]);
  expect(text.cues).toMatchObject([{ kind: "pause", seconds: 2.5 }]);
  expect(markdown).toContain("<!-- 【切场景：村庄故事 · 主播】 -->");
});

test("the page to print holds the words escaped, names cues, sources and signature, and runs nothing", async () => {
  const { made } = await studio(script);
  const { text, name } = await made("html");
  expect(name).toMatch(/\.html$/);
  expect(text).toContain("<h1>饺子 &lt;b&gt;: 1/2</h1>");
  expect(text).toContain("<strong>大家好</strong>！<br>今天 3*2 &amp; 好");
  expect(text).toContain("【停顿：2.5 秒】");
  expect(text).toContain("资料来源：《四川党的建设》");
  expect(text).toContain("审稿：王书记，2026-11-01");
  expect(text).not.toMatch(/<script|\son\w+=|https?:\/\//);
  expect(text).toContain("default-src 'none'");
});

test("subtitles last as long as the script takes to read, its pauses in their places", async () => {
  const { made, store } = await studio(`${head}${"好".repeat(40)}。\n\n::pause{seconds=2}\n\n再见`);
  store.update((draft) => {
    draft.settings.prompter.charactersPerMinute = 60;
  });
  const times = (await made("srt")).text.match(/\d\d:\d\d:\d\d,\d{3}/g) ?? [];
  expect([times[0], times.at(-3), times.at(-2), times.at(-1)]).toEqual([
    ...["00:00:00,000", "00:00:41,000", "00:00:43,000", "00:00:45,000"],
  ]);
});

test("Markdown goes out as it is stored", async () => {
  const { made } = await studio(script);
  expect((await made("markdown")).text).toBe(script);
});

test.each(["zhuyuan-dumplings", "zhuyuan-dumplings-en", "opening"])(
  "%s goes to Word and back whole",
  async (id) => {
    const markdown = readFileSync(
      join(import.meta.dirname, "../../../resources/scripts", `${id}.md`),
      "utf8",
    );
    const { made, back } = await studio(markdown);
    expect((await back((await made("docx")).base64)).text).toEqual(parseScript("talk", markdown).text);
  },
);

test("captions keep every character in order and none is longer than a line", () => {
  const words = fc.constantFrom(
    "各位家人",
    "，",
    "。",
    "大家好！",
    "hello",
    " ",
    "friends, ",
    "39.9 元",
    "“好”",
    "\n",
    "x".repeat(60),
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 30 }),
      fc.constantFrom("zh-CN" as const, "en" as const),
      (parts, lang) => {
        const text = parts.join("");
        const lines = captionLines(text, lang);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        for (const line of lines) {
          const limit = longestCaption[lang];
          expect(countReadAloud(line)).toBeLessThanOrEqual(
            /^[\x20-\x7E]*$/.test(line) && lang === "zh-CN" ? limit * 2 : limit * 2,
          );
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(
    captionLines("那是二零二三年十月二十号，在自贡市自流井区仲权镇，有个村子叫竹元村。", "zh-CN"),
  ).toEqual([...["那是二零二三年十月二十号，", "在自贡市自流井区仲权镇，", "有个村子叫竹元村。"]]);
});

test("file names are safe on every system", () => {
  expect(
    ["CON", "a:b/c?.", "..", " 饺子 \n", "x".repeat(200)].map((title) => fileNameOf(title, "md")),
  ).toEqual([...["_CON.md", "a b c.md", "script.md", "饺子.md", `${"x".repeat(80)}.md`]]);
});
