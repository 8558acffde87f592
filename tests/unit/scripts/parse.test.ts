import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseScript } from "../../../main/scripts/parse";
import { countReadAloud } from "../../../preload/contract";

const head = "---\ntitle: 早晨\nkind: village\nreviewedBy:\n---\n";
const parse = (body: string) => parseScript("test", head + body);
const spoken = (body: string) => parse(body).text.blocks.map(({ text }) => text);
const codes = (body: string) => parse(body).problems.map(({ line, code }) => `${line} ${code}`);

describe("cues", () => {
  test("all four kinds, each at the number of characters read before it", () => {
    const { text, problems } = parse(
      "# 标题不念\n::scene{id=village-story/host}\n大家 好。\n::product{id=zhuyuan-dumplings}\n\n欢迎\n" +
        "::overlay{id=lower-third name=\"王 师傅\" role='村民' auto}\n::pause{seconds=2.5 auto=true}\n再见",
    );
    expect(problems).toEqual([]);
    expect(text.cues).toEqual([
      { index: 0, offset: 0, auto: false, kind: "scene", scene: "village-story/host" },
      { index: 1, offset: 4, auto: false, kind: "product", product: "zhuyuan-dumplings" },
      {
        index: 2,
        offset: 6,
        auto: true,
        kind: "overlay",
        template: "lower-third",
        fields: { name: "王 师傅", role: "村民" },
      },
      { index: 3, offset: 6, auto: true, kind: "pause", seconds: 2.5 },
    ]);
    expect(text.length).toBe(8);
    expect(text.blocks[0]).toEqual({ kind: "heading", level: 1, text: "标题不念", offset: 0 });
  });

  test("a cue interrupts a paragraph, is found when indented, in a list and with CRLF", () => {
    const body = "前\r\n    ::pause{seconds=1}\r\n后\r\n\r\n- ::pause{seconds=2}\r\n";
    const { text, problems } = parseScript("test", `\uFEFF${head.replaceAll("\n", "\r\n")}${body}`);
    expect(problems).toEqual([]);
    expect(text.cues.map((cue) => [cue.offset, cue.kind === "pause" && cue.seconds])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(text.title).toBe("早晨");
  });

  test.each([
    ["::scene", "6 scripts.missing-attribute"],
    ["::scene{id=host}", "6 scripts.bad-attribute"],
    ["::product{id=大米}", "6 scripts.bad-attribute"],
    ["::pause{seconds=0}", "6 scripts.bad-attribute"],
    ["::pause{seconds=一会儿}", "6 scripts.bad-attribute"],
    ["::pause{seconds=1e9}", "6 scripts.bad-attribute"],
    ["::overlay{name=王}", "6 scripts.missing-attribute"],
    ["::scene{auto}", "6 scripts.missing-attribute"],
    ["::music{id=a}", "6 scripts.unknown-directive"],
    ["::scene{id=", "6 scripts.malformed-cue"],
    ["大家好 ::scene{id=a/b}", "6 scripts.malformed-cue"],
    ["\uFF1A\uFF1Ascene{id=a/b}", "6 scripts.wide-punctuation"],
    ["::scene\uFF5Bid=a/b\uFF5D", "6 scripts.wide-punctuation"],
    ["# ::scene{id=a/b", "6 scripts.malformed-cue"],
    ["```\n::scene{id=a/b}\n```", "7 scripts.malformed-cue"],
    [":::note\n里面\n:::", "6 scripts.unknown-directive"],
  ])("%j is reported by line and never read aloud", (body, problem) => {
    expect(codes(body)).toEqual([problem]);
    expect(spoken(body).join("")).not.toMatch(/[:\uFF1A]{2}|\{/);
    expect(parse(body).text.cues).toEqual([]);
  });
});

describe("what an anchor wrote is what is read", () => {
  test.each([
    ["现在是10:30，比分3:2", "现在是10:30，比分3:2"],
    ["心情:smile: 很好:abc[**重**]{a=b}。", "心情:smile: 很好:abc[**重**]{a=b}。"],
    ["::欢迎", "::欢迎"],
    ["a :: b ::", "a :: b ::"],
    ["[主持人]: 大家好", "[主持人]: 大家好"],
    ["    四个空格的缩进", "四个空格的缩进"],
    ["\t制表符的缩进", "制表符的缩进"],
    ["\u3000\u3000全角缩进", "全角缩进"],
    ["大家好\n---", "大家好"],
    ["**重点**和`代码`，[链接](http://a)", "重点和代码，链接"],
    ["看<!-- 自己的备注 -->这里", "看这里"],
    ["<!-- 自己的备注 -->", undefined],
    ["> 引用", "引用"],
    ["```\n围起来的话\n```", "围起来的话"],
    ["2023. 那一年", "2023. 那一年"],
    ["中\0间", "中间"],
  ])("%j reads %j", (body, expected) => {
    expect(codes(body)).toEqual([]);
    expect(spoken(body)[0]).toBe(expected);
  });

  test("numbers of a list are read, bullets are not", () => {
    expect(spoken("1. 和面\n2. 擀皮\n\n- 醋\n- 辣子")).toEqual(["1. 和面", "2. 擀皮", "醋", "辣子"]);
  });
});

describe("the head", () => {
  const problemsOf = (markdown: string) =>
    parseScript("my-script", markdown).problems.map(({ line, code }) => `${line} ${code}`);

  test("missing, the first heading is the title", () => {
    expect(problemsOf("# 大家好\n\n正文")).toEqual(["1 scripts.front-matter-missing"]);
    expect(parseScript("my-script", "# 大家好\n\n正文").frontMatter.title).toBe("大家好");
  });

  test("never closed, it is still the head and is not read aloud", () => {
    const parsed = parseScript("x", "---\ntitle: 早\nkind: opening\n大家好\n\n::pause{seconds=1}");
    expect(parsed.problems).toEqual([{ line: 1, code: "scripts.front-matter-open", params: {} }]);
    expect(parsed.frontMatter).toMatchObject({ title: "早", kind: "opening" });
    expect(parsed.text.blocks.map(({ text }) => text)).toEqual(["大家好"]);
  });

  test("wrong fields are named with their lines, the rest is kept", () => {
    const markdown = "---\ntitle: 2023\nkind: 故事\nlang: 四川话\nsources: 一本书\n---\n正文";
    expect(problemsOf(markdown)).toEqual(["3 scripts.front-matter-field", "4 scripts.front-matter-field"]);
    expect(parseScript("x", markdown).frontMatter).toMatchObject({
      title: "2023",
      kind: "village",
      lang: "zh-CN",
      sources: ["一本书"],
    });
  });

  test("broken YAML and exploding aliases are problems, not crashes", () => {
    expect(problemsOf("---\ntitle: [\n---\n正文")[0]).toMatch(/scripts\.front-matter-syntax$/);
    const bomb = `---\na: &a [1,1,1,1]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\ntitle: x\n---\n正文`;
    expect(problemsOf(bomb).length).toBeGreaterThan(0);
    expect(problemsOf(`---\n${"a: [".repeat(40_000)}\n---\n`).length).toBeGreaterThan(0);
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ...["大家好。", "hello ", "\n", "\n\n", "\r\n", "\t", "    ", "# ", "- ", "1. ", "> ", "::", ":::", ":"],
    ...["scene", "product", "pause", "{", "}", "id=", "a/b", '"', "\\", "*", "_", "`", "```", "<!--", "-->"],
    ...["---", "---\n", "title: x\n", "<b>", "[", "](", "\0", "\uFEFF", "\uD83D\uDE00", "\uD800", "\u3000"],
    ...["\n::scene{id=a/b}\n", "\n  ::pause{seconds=1}\n", "\n::product{id=x", "\uFF1A\uFF1Ascene{id=a/b}"],
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
  );

  test("parses, its offsets never fall, its length is what is read, and no cue line is read", () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const { text } = parseScript("any", body);
        let count = 0;
        for (const block of text.blocks) {
          expect(block.offset).toBe(count);
          if (block.kind === "paragraph") count += countReadAloud(block.text);
          expect(block.text).not.toMatch(/^\s*::(?:scene|product|overlay|pause)\b/m);
        }
        expect(text.length).toBe(count);
        const offsets = text.cues.map((cue) => cue.offset);
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        expect(text.cues.map((cue) => cue.index)).toEqual(text.cues.map((_cue, index) => index));
      }),
      { numRuns: 400 },
    );
  });

  test("200,000 characters are read whole, those that tangle Markdown included", () => {
    const long = "大家好，欢迎来到我们村。\n\n".repeat(15_400);
    expect(parse(long).text.length).toBe(12 * 15_400);
    for (const tangle of ["[", "*a_", "> ", "`a``", "- a\n", "![](", "_"]) {
      const body = tangle.repeat(200_000 / tangle.length);
      const { problems, text, frontMatter } = parse(body);
      expect(problems.map(({ code }) => code)).toEqual(["scripts.too-tangled"]);
      expect(text.length).toBe(countReadAloud(body));
      expect(frontMatter.title).toBe("早晨");
    }
  });

  test("stretches that open and never close are given up after a hundred, and what follows is still read", () => {
    const body = `${":::a\n\n".repeat(20_000)}大家好。`;
    const { problems, text } = parse(body);
    expect(problems.some(({ code }) => code === "scripts.too-tangled")).toBe(true);
    expect(text.blocks.at(-1)?.text).toBe("大家好。");
  });
});
