import { Text } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { MergePart } from "../../../../preload/contract";
import { cueOfLine, isCueLine, withAuto } from "../../../../renderer/features/scripts/cue-line";
import { previewPieces } from "../../../../renderer/features/scripts/markdown";
import { changeBetween } from "../../../../renderer/features/scripts/text/change";
import {
  bodyOf,
  findHead,
  readHead,
  signedOn,
  withHead,
  writeHead,
} from "../../../../renderer/features/scripts/text/head";
import { cueInsertion } from "../../../../renderer/features/scripts/text/insert-cue";
import { changedLines } from "../../../../renderer/features/scripts/text/line-changes";
import { everyScript, wantedScripts } from "../../../../renderer/features/scripts/text/list-filter";
import { mergedText, openChoices } from "../../../../renderer/features/scripts/text/merged";
import { outlineOf, sectionOfLine } from "../../../../renderer/features/scripts/text/outline";

describe("cue lines", () => {
  test("a cue that fires by itself is told from one that waits, however it is written", () => {
    for (const line of ["::scene{id=a/b auto}", "::scene{auto id=a/b}", '::scene{id=a/b auto="true"}'])
      expect(cueOfLine(line), line).toMatchObject({ kind: "scene", scene: "a/b", auto: true });
    expect(cueOfLine("::scene{id=a/b auto=false}")).toMatchObject({ auto: false });
    expect(cueOfLine("::overlay{id=lower-third name='李 auto 姐'}")).toMatchObject({
      auto: false,
      fields: { name: "李 auto 姐" },
    });
  });

  test("auto is set and taken away without touching anything else", () => {
    const line = '::overlay{id=lower-third  name="她说 auto 好"}';
    const auto = withAuto(line, true);
    expect(auto).toBe('::overlay{id=lower-third  name="她说 auto 好" auto}');
    expect(withAuto(auto, true)).toBe(auto);
    expect(withAuto(auto, false)).toBe(line);
    expect(withAuto('::scene{auto="1" id=a/b}', false)).toBe("::scene{id=a/b}");
  });

  test("what was meant as a cue is no text, and text with colons is", () => {
    for (const line of ["：：scene｛id=a｝", "::scene", ":: pause{seconds=3}", "> ::product{id=a}"])
      expect(isCueLine(line), line).toBe(true);
    for (const line of ["早上 10:30", "他说：好", ":smile:", "比分 2::1"])
      expect(isCueLine(line), line).toBe(false);
  });

  test("a cue goes in after the line of the caret, a blank line apart from what is read, and below the head", () => {
    const put = (text: string, caret: number, after = 0) => {
      const {
        from,
        insert,
        caret: next,
      } = cueInsertion(Text.of(text.split("\n")), caret, "::pause{seconds=3}", after);
      const changed = text.slice(0, from) + insert + text.slice(from);
      expect(changed.slice(0, next)).toMatch(/\{seconds=3\}$/);
      return changed;
    };
    expect(put("第一段。\n\n第二段。\n", 1)).toBe("第一段。\n\n::pause{seconds=3}\n\n第二段。\n");
    expect(put("", 0)).toBe("::pause{seconds=3}");
    expect(put("一\n二", 0)).toBe("一\n\n::pause{seconds=3}\n\n二");
    expect(put("::scene{id=a/b}\n", 0)).toBe("::scene{id=a/b}\n::pause{seconds=3}\n");
    const head = "---\ntitle: 甲\n---";
    expect(put(`${head}\n\n正文`, 5, head.length)).toBe(`${head}\n\n::pause{seconds=3}\n\n正文`);
  });
});

describe("the head", () => {
  const yaml = `# 编者：核对过\ntitle: "饺子 : 一" # 别改\nkind: village\nsources:\n  - 县志\nreviewedBy: 张三\nreviewedOn: 2026-11-28\nextra: {a: 1}`;

  test("only what differs is written; comments, order and unknown keys stay", () => {
    const head = readHead(yaml);
    if (!head) throw new Error("unreadable");
    expect(head).toMatchObject({ title: "饺子 : 一", kind: "village", sources: ["县志"], lang: "zh-CN" });
    expect(writeHead(yaml, head)).toBe(yaml);
    const changed = writeHead(yaml, { ...head, title: "换了", dates: { 飞夺泸定桥: "1935-05-29" } });
    expect(changed).toContain("# 编者：核对过");
    expect(changed).toContain("# 别改");
    expect(changed).toContain("extra: {a: 1}".replace("{", "{ ").replace("}", " }"));
    expect(parse(changed)).toMatchObject({
      title: "换了",
      reviewedBy: "张三",
      extra: { a: 1 },
      dates: { 飞夺泸定桥: "1935-05-29" },
    });
    expect(signedOn(yaml)).toBe("2026-11-28");
    expect(signedOn("title: a")).toBe("");
  });

  test("whatever is typed into the form comes back the same", () => {
    const word = fc
      .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
      .filter((text) => text.trim() !== "");
    const fields = fc.record({
      title: word,
      kind: fc.constantFrom("heritage" as const, "product" as const),
      village: fc.string({ maxLength: 20, unit: "grapheme" }),
      lang: fc.constantFrom("zh-CN" as const, "en" as const),
      sources: fc.array(word, { maxLength: 4 }),
      dates: fc.dictionary(word, fc.constantFrom("1935", "1935-05", "1935-05-29"), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    });
    fc.assert(
      fc.property(fields, (given) => {
        const text = withHead(`---\n${yaml}\n---\n\n正文\n`, given);
        const head = findHead(text);
        expect(readHead(head?.yaml ?? "")).toEqual(given);
        expect(bodyOf(text)).toBe("正文\n");
      }),
      { numRuns: 60 },
    );
  });

  test("a text without a head gets one; a broken or unclosed one is not taken for one", () => {
    const head = {
      title: "甲",
      kind: "village" as const,
      village: "",
      lang: "zh-CN" as const,
      sources: [],
      dates: {},
    };
    expect(withHead("正文", head)).toBe("---\ntitle: 甲\nkind: village\n---\n\n正文");
    expect(findHead("---\ntitle: 甲\n\n正文")).toBeNull();
    expect(findHead("----\n---\n")).toBeNull();
    expect(findHead("---\n---\n正文")).toEqual({ to: 7, yaml: "" });
    expect(readHead("title: [")).toBeNull();
    expect(readHead("- a")).toBeNull();
    expect(readHead("title: 2023\nkind: 无\nsources: 县志")).toMatchObject({
      title: "2023",
      kind: "village",
      sources: ["县志"],
    });
  });
});

describe("outline", () => {
  const text =
    "---\ntitle: 甲\n---\n先说两句。\n\n# 第一节\n\n**一二**三四五\n六七八九十\n\n::pause{seconds=6}\n\n## 第二节\n";

  test("characters, pauses and seconds by section, and where the caret is", () => {
    const { sections, characters, pauseSeconds, seconds } = outlineOf(previewPieces(text), 60);
    expect(
      sections.map(({ title, level, characters: count, seconds: took }) => [title, level, count, took]),
    ).toEqual([
      ["", 0, 5, 5],
      ["第一节", 1, 10, 16],
      ["第二节", 2, 0, 0],
    ]);
    expect({ characters, pauseSeconds, seconds }).toEqual({ characters: 15, pauseSeconds: 6, seconds: 21 });
    expect([1, 4, 6, 9, 13].map((line) => sectionOfLine(sections, line))).toEqual([-1, 0, 1, 1, 2]);
  });

  test("lines of English are joined by a blank, lines of Chinese are not", () => {
    expect(previewPieces("one\ntwo\n\n一\n二").map(({ text: joined }) => joined)).toEqual([
      "one two",
      "一二",
    ]);
  });
});

describe("two copies made one", () => {
  const parts: MergePart[] = [
    { kind: "same", lines: ["一"] },
    { kind: "conflict", base: ["二"], mine: ["二甲"], theirs: ["二乙", "二丙"] },
    { kind: "theirs", lines: ["三"] },
    { kind: "conflict", base: ["四"], mine: [], theirs: ["四乙"] },
  ];

  test("nothing is chosen in advance, and nothing is made before all is", () => {
    expect(openChoices(parts, new Map())).toBe(2);
    expect(mergedText(parts, new Map([[1, "mine"]]))).toBeNull();
    expect(
      mergedText(
        parts,
        new Map([
          [1, "both"],
          [3, "mine"],
        ]),
      ),
    ).toBe("一\n二甲\n二乙\n二丙\n三");
    expect(
      mergedText(
        parts,
        new Map([
          [1, "theirs"],
          [3, "both"],
        ]),
      ),
    ).toBe("一\n二乙\n二丙\n三\n四乙");
  });

  test("the change between two texts makes the one into the other", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("一", "二", "\n") }),
        fc.string({ unit: fc.constantFrom("一", "二", "\n") }),
        (before, after) => {
          const change = changeBetween(before, after);
          const made = change
            ? before.slice(0, change.from) + change.insert + before.slice(change.to)
            : before;
          expect(made).toBe(after);
          if (change) expect(change.from).toBeLessThanOrEqual(change.to);
        },
      ),
    );
  });

  test("versions are laid over each other line by line, with what did not change left out", () => {
    const older = ["头", "甲", "", "", "", "", "尾"].join("\n");
    expect(changedLines(older, older.replace("甲", "乙"))).toEqual([
      { kind: "same", text: "头" },
      { kind: "old", text: "甲" },
      { kind: "new", text: "乙" },
      { kind: "same", text: "" },
      { kind: "same", text: "" },
      { kind: "gap", lines: 3, text: "" },
    ]);
    const rebuilt = (kind: "old" | "new") =>
      changedLines("一\n二\n三", "一\n三\n四").filter((line) => line.kind === kind || line.kind === "same");
    expect(
      rebuilt("old")
        .map(({ text }) => text)
        .join(""),
    ).toBe("一二三");
    expect(
      rebuilt("new")
        .map(({ text }) => text)
        .join(""),
    ).toBe("一三四");
  });
});

test("scripts are found by title, village and source, whatever the width and case of what is typed", () => {
  const script = {
    id: "a",
    title: "飞夺泸定桥",
    kind: "heritage",
    village: "泸定县",
    sources: ["县志 A1"],
    lang: "zh-CN",
    review: "none",
  };
  const scripts = [
    script,
    { ...script, id: "b", title: "Citrus", lang: "en", review: "signed", sources: [] },
  ] as never;
  const found = (filter: Partial<typeof everyScript>) =>
    wantedScripts(scripts, { ...everyScript, ...filter }).map(({ id }) => id);
  expect(found({})).toEqual(["a", "b"]);
  expect(found({ words: "泸定 ａ１" })).toEqual(["a"]);
  expect(found({ words: "CITRUS" })).toEqual(["b"]);
  expect(found({ lang: "en", review: "none" })).toEqual([]);
  expect(found({ kind: "product" })).toEqual([]);
});
