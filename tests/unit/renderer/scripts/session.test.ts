import { ChangeSet, EditorState } from "@codemirror/state";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ScriptFinding, type ScriptSummary, StudioError } from "../../../../preload/contract";
import { movedFindings } from "../../../../renderer/features/scripts/session/check";
import { autosavePause, Saver, type SaveState } from "../../../../renderer/features/scripts/session/saver";
import { nextFinding, placedFix, plainFixes } from "../../../../renderer/features/scripts/text/fixes";

const found = (from: number, to: number, inserts: string[], severity = "error"): ScriptFinding =>
  ({
    from,
    to,
    severity,
    message: `${from}`,
    fixes: inserts.map((insert) => ({ from, to, insert })),
  }) as never;
const placed = (finding: ScriptFinding) => ({ finding, from: finding.from, to: finding.to });

describe("findings while one types", () => {
  const text = "全国最好的木耳，包治百病。";
  const findings = [found(2, 4, ["很好"]), found(8, 12, []), found(0, 0, [])];

  test("an answer about an older text lands where its words are now, and is dropped where they were changed", () => {
    const changes = ChangeSet.of(
      [
        { from: 0, insert: "大家好！" },
        { from: 10, to: 11, insert: "一" },
      ],
      text.length,
    );
    const now = EditorState.create({ doc: text }).update({ changes }).state.doc;
    const moved = movedFindings(findings, text, changes.desc, (from, to) => now.sliceString(from, to));
    expect(moved.map(({ from, to }) => [now.sliceString(from, to), from])).toEqual([
      ["最好", 6],
      ["", 0],
    ]);
    expect(moved[0] && placedFix(moved[0])).toEqual({ from: 6, to: 8, insert: "很好" });
    expect(movedFindings(findings, text, null, (from, to) => text.slice(from, to))).toHaveLength(3);
  });

  test("all fixes at once: those that leave no choice, none over another", () => {
    const fixes = plainFixes(
      [
        found(8, 10, ["b"]),
        found(2, 5, ["a"]),
        found(4, 6, ["x"]),
        found(20, 22, ["c", "d"]),
        found(30, 31, []),
      ].map(placed),
    );
    expect(fixes.map(({ from, insert }) => [from, insert])).toEqual([
      [2, "a"],
      [8, "b"],
    ]);
  });

  test("next and previous go round", () => {
    const all = [found(5, 6, []), found(1, 2, [])].map(placed);
    expect(nextFinding(all, 1, 1)?.from).toBe(5);
    expect(nextFinding(all, 5, 1)?.from).toBe(1);
    expect(nextFinding(all, 1, -1)?.from).toBe(5);
    expect(nextFinding([], 1, 1)).toBeNull();
    // Two at one place are both gone to.
    const twice = [found(5, 6, []), found(5, 6, []), found(9, 9, [])].map(placed);
    expect(nextFinding(twice, twice[0]!, 1)).toBe(twice[1]);
    expect(nextFinding(twice, twice[2]!, 1)).toBe(twice[0]);
    expect(nextFinding(twice, twice[0]!, -1)).toBe(twice[2]);
  });
});

describe("saving", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A store that takes a text as the studio does: refused where the base is not what is stored. */
  function studio(text: string) {
    const stored = { text, hash: "0", failure: null as Error | null };
    const asked: { kind: string; base: string }[] = [];
    const states: SaveState[] = [];
    const editor = { text, isComposing: false };
    const saver = new Saver("0", {
      text: () => editor.text,
      isComposing: () => editor.isComposing,
      tell: (state) => states.push(state),
      stored: () => {},
      now: () => 7,
      async store(sent, base, kind) {
        asked.push({ kind, base });
        await Promise.resolve();
        if (stored.failure) throw stored.failure;
        if (base !== stored.hash) throw new StudioError("scripts.conflict" as never);
        Object.assign(stored, { text: sent, hash: `${Number(stored.hash) + 1}` });
        return { hash: stored.hash } as ScriptSummary;
      },
    });
    const type = (next: string) => {
      editor.text = next;
      saver.touch();
    };
    return { stored, asked, states, editor, saver, type };
  }

  test("by itself once typing stops, never in the middle of a word that is composed", async () => {
    const { stored, asked, states, editor, type } = studio("一");
    type("一二");
    await vi.advanceTimersByTimeAsync(autosavePause - 1);
    type("一二三");
    await vi.advanceTimersByTimeAsync(autosavePause - 1);
    expect(asked).toEqual([]);
    editor.isComposing = true;
    await vi.advanceTimersByTimeAsync(autosavePause * 3);
    expect(asked).toEqual([]);
    editor.isComposing = false;
    await vi.advanceTimersByTimeAsync(autosavePause);
    expect(stored.text).toBe("一二三");
    expect(asked).toEqual([{ kind: "auto", base: "0" }]);
    expect(states.at(-1)).toEqual({ kind: "saved", at: 7 });
  });

  test("a text that nobody changed is not stored by hand; one that was saved by itself is, to be kept", async () => {
    const { asked, saver, type } = studio("一");
    expect(await saver.save("saved")).toBe(true);
    expect(asked).toEqual([]);
    type("一二");
    await vi.advanceTimersByTimeAsync(autosavePause);
    expect(await saver.save("saved")).toBe(true);
    expect(await saver.save("saved")).toBe(true);
    expect(asked.map(({ kind }) => kind)).toEqual(["auto", "saved"]);
  });

  test("what is typed while a save is under way is saved after it, over its own hash", async () => {
    const { stored, asked, saver, type } = studio("一");
    type("一二");
    const first = saver.save("saved");
    type("一二三");
    expect(await first).toBe(false);
    await vi.advanceTimersByTimeAsync(autosavePause);
    expect(stored.text).toBe("一二三");
    expect(asked.map(({ base }) => base)).toEqual(["0", "1"]);
    expect(saver.dirty).toBe(false);
  });

  test("another's text is never written over: it stops until both are merged", async () => {
    const { stored, asked, states, saver, type } = studio("一");
    Object.assign(stored, { text: "别人的", hash: "5" });
    type("一二");
    await vi.advanceTimersByTimeAsync(autosavePause * 2);
    type("一二三");
    await vi.advanceTimersByTimeAsync(autosavePause * 2);
    expect(await saver.save("saved")).toBe(false);
    expect(stored.text).toBe("别人的");
    expect(asked).toHaveLength(1);
    expect(states.at(-1)).toEqual({ kind: "conflict" });
    saver.rebase("5", true);
    expect(await saver.save("saved")).toBe(true);
    expect(stored.text).toBe("一二三");
  });

  test("a studio that is gone costs nothing: said, and saved when it is back", async () => {
    const { stored, states, saver, type } = studio("一");
    stored.failure = new TypeError("Failed to fetch");
    type("一二");
    await vi.advanceTimersByTimeAsync(autosavePause * 5);
    expect(states.at(-1)).toEqual({ kind: "failed", message: "", hint: "" });
    expect(saver.dirty).toBe(true);
    stored.failure = null;
    expect(await saver.save("auto")).toBe(true);
    expect(stored.text).toBe("一二");
  });
});
