import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeCopies } from "../../../main/scripts/versions/merge";
import type { MergePart } from "../../../preload/contract";

const line = fc.constantFrom("一", "二", "三", "四", "五", "", "", "__proto__", "constructor", "# 标题");
const copy = fc.array(line, { maxLength: 14 }).map((lines) => lines.join("\n"));
const linesOf = (text: string) => {
  const lines = text.replace(/\n+$/, "").split("\n");
  return lines.length === 1 && lines[0] === "" ? [] : lines;
};
const side = (parts: MergePart[], which: "mine" | "theirs") =>
  parts.flatMap((part) => (part.kind === "conflict" ? part[which] : part.kind === "same" ? part.lines : []));

describe("two copies", () => {
  test("without a base every line of both is there, in order, and every difference is asked about", () => {
    fc.assert(
      fc.property(copy, copy, (mine, theirs) => {
        const parts = mergeCopies(mine, theirs, null);
        expect(parts.every(({ kind }) => kind === "same" || kind === "conflict")).toBe(true);
        expect(side(parts, "mine")).toEqual(linesOf(mine));
        expect(side(parts, "theirs")).toEqual(linesOf(theirs));
      }),
    );
  });

  test("with a base, every line that either of them added is there", () => {
    fc.assert(
      fc.property(copy, copy, copy, (base, mine, theirs) => {
        const parts = mergeCopies(mine, theirs, base);
        const shown = new Set(
          parts.flatMap((part) => (part.kind === "conflict" ? [...part.mine, ...part.theirs] : part.lines)),
        );
        const known = new Set(linesOf(base));
        for (const added of [...linesOf(mine), ...linesOf(theirs)].filter((one) => !known.has(one)))
          expect(shown).toContain(added);
      }),
    );
  });

  test("one that was not changed gives way to the other without a question", () => {
    fc.assert(
      fc.property(copy, copy, (base, changed) => {
        for (const parts of [mergeCopies(changed, base, base), mergeCopies(base, changed, base)]) {
          expect(parts.every(({ kind }) => kind !== "conflict")).toBe(true);
          expect(parts.flatMap((part) => (part.kind === "conflict" ? [] : part.lines))).toEqual(
            linesOf(changed),
          );
        }
      }),
    );
  });

  test("line ends are no difference, the same change on both sides no conflict", () => {
    expect(mergeCopies("一\r\n二\r\n", "一\n二\n\n\n", null)).toEqual([
      { kind: "same", lines: ["一", "二"] },
    ]);
    expect(mergeCopies("一\n新", "一\n新", "一\n旧")).toEqual([{ kind: "same", lines: ["一", "新"] }]);
    expect(mergeCopies("一\n甲\n三", "一\n乙\n三", "一\n二\n三")).toEqual([
      { kind: "same", lines: ["一"] },
      { kind: "conflict", base: ["二"], mine: ["甲"], theirs: ["乙"] },
      { kind: "same", lines: ["三"] },
    ]);
  });

  test("two texts of sixty thousand lines that share nothing are asked about as a whole", () => {
    const parts = mergeCopies("甲\n".repeat(60_000), "乙\n".repeat(60_000), "丙");
    expect(parts).toHaveLength(1);
    expect(parts[0]?.kind).toBe("conflict");
  });
});
