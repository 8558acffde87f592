import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Compliance, createCompliance } from "../../../main/compliance";
import { csvCell } from "../../../main/compliance/review/export";
import { hashOfText, signerInHead, signMarkdown } from "../../../main/compliance/review/signature";
import { createScripts } from "../../../main/scripts";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";
import { termList } from "./samples";

const about = { title: "开场", kind: "opening" } as const;
const signature = { by: "王书记", on: "2026-11-28" };

/** A studio's check and review over one script kept in memory; `failing` makes the next save fail. */
function desk(markdown: string, data = temporaryFolder()) {
  const context = { ...testContext(data) };
  context.paths = { ...context.paths, data, resources: join(data, "none") };
  mkdirSync(join(data, "terms"), { recursive: true });
  const terms = [{ text: "最好", replacements: ["很好"] }];
  writeFileSync(join(data, "terms", "own.json"), JSON.stringify(termList("own", "absolute-claim", terms)));
  const stored = { markdown, saves: 0 };
  const seen: string[] = [];
  const compliance = createCompliance(context, {
    source: (id) => {
      if (id !== "opening") throw new StudioError("scripts.not-found", { params: { id } });
      return { markdown: stored.markdown, ...about };
    },
    formFindings: () => [],
    saveSigned: async (id, text) => {
      stored.markdown = text;
      stored.saves++;
      seen.push(compliance.reviewState(id, text).review);
    },
  });
  return { ...context, data, stored, seen, compliance, handlers: compliance.handlers };
}

test("signing writes who and when into the head and nothing else", () => {
  const head = "---\r\n# 备注\r\ntitle: 开场\r\nreviewedBy:   # 谁\r\nkind: opening\r\n---\r\n\r\n大家好\r\n";
  expect(signMarkdown(head, signature, about)).toBe(
    "---\r\n# 备注\r\ntitle: 开场\r\nreviewedBy: 王书记   # 谁\r\nkind: opening\r\nreviewedOn: 2026-11-28\r\n---\r\n\r\n大家好\r\n",
  );
  expect(signMarkdown("大家好", signature, about)).toBe(
    '---\ntitle: "开场"\nkind: opening\nreviewedBy: 王书记\nreviewedOn: 2026-11-28\n---\n\n大家好',
  );
  for (const by of ["no", "2026", 'a: "b" #c', "- x", "O'Neil", "{}", "&a *b", "王 书记", "\\n"]) {
    const signed = signMarkdown(head, { ...signature, by }, about);
    expect(signerInHead(signed)).toBe(by);
    expect(hashOfText(signed)).toBe(hashOfText(head));
  }
  const inBraces = "---\n{title: x, kind: opening}\n---\n";
  expect(() => signMarkdown(inBraces, signature, about)).toThrow(
    expect.objectContaining({ code: "compliance.head-unwritable" }),
  );
});

test("the hash of a text with a head is the same before and after it is signed, however lines end", () => {
  const line = fc.constantFrom(
    "title: a",
    "kind: opening",
    "reviewedBy:",
    "reviewedOn: 2020-01-01",
    "# x",
    "lang: en",
  );
  const body = fc.string({ unit: fc.constantFrom("大", "家", " ", "\n", "reviewedBy: x\n", "---\n", "#") });
  fc.assert(
    fc.property(fc.uniqueArray(line), body, fc.constantFrom("\n", "\r\n", "\r"), (lines, text, lineEnd) => {
      const markdown = ["---", ...lines, "---", text].join("\n").replaceAll("\n", lineEnd);
      const signed = signMarkdown(markdown, signature, about);
      expect(hashOfText(signed)).toBe(hashOfText(markdown));
      expect(signerInHead(signed)).toBe("王书记");
      expect(signed.replaceAll(/[\r\n]/g, "").length).toBeGreaterThan(0);
      expect(hashOfText(`${signed}。`)).not.toBe(hashOfText(signed));
    }),
  );
});

test("a signed script is signed until its text changes, and again when that is taken back", async () => {
  const { handlers, compliance, stored, seen, data, store } = desk(
    "---\ntitle: 开场\nkind: opening\n---\n\n最好的茶\n",
  );
  await compliance.start();
  const before = stored.markdown;
  expect(compliance.reviewState("opening", before)).toEqual({ review: "none", reviewedBy: "" });
  const findings = await handlers["script.check"]({ id: "opening" });
  expect(findings).toMatchObject([{ text: "最好", line: 6, fixes: [{ insert: "很好" }] }]);
  const record = await handlers["script.review"]({ id: "opening", by: "王书记", note: "念过两遍" });
  expect(record).toMatchObject({
    scriptId: "opening",
    by: "王书记",
    counts: { error: 1, warning: 0, note: 0 },
    lists: [{ id: "own", edition: "2026-11-28" }],
    textHash: hashOfText(before),
  });
  expect(record.findings).toMatchObject([{ text: "最好", line: 6 }]);
  expect(seen).toEqual(["signed"]);
  expect(stored.markdown).toContain("reviewedBy: 王书记\nreviewedOn: 2023-11-1");
  const state = (text: string) => compliance.reviewState("opening", text);
  expect(state(stored.markdown)).toEqual({ review: "signed", reviewedBy: "王书记" });
  expect(state(`${stored.markdown}！`)).toEqual({ review: "changed", reviewedBy: "王书记" });
  expect(state(before.replaceAll("\n", "\r\n"))).toMatchObject({ review: "signed" });

  // Another studio on the same folder knows it too.
  const next = desk(stored.markdown, data);
  await next.compliance.start();
  expect(next.compliance.reviewState("opening", stored.markdown).review).toBe("signed");
  expect(await next.handlers["script.reviews"]({})).toEqual([record]);
  expect(store.get().problems).toEqual([]);
});

test("a name in the head without any record counts as signed by that name", () => {
  const { compliance } = desk("");
  const text = "---\ntitle: x\nkind: opening\nreviewedBy: 李老师\n---\n";
  expect(compliance.reviewState("opening", text)).toEqual({ review: "signed", reviewedBy: "李老师" });
});

test("a line that a crash cut off loses that record alone, and the next one stands on its own line", async () => {
  const first = desk("大家好");
  await first.compliance.start();
  await first.handlers["script.review"]({ id: "opening", by: "甲", note: "" });
  const file = join(first.data, "reviews.jsonl");
  appendFileSync(file, '{"version":1,"id":"cut of');
  const second = desk(first.stored.markdown, first.data);
  await second.compliance.start();
  expect(second.store.get().problems).toEqual([]);
  await second.handlers["script.review"]({ id: "opening", by: "乙", note: "" });
  const third = desk(second.stored.markdown, first.data);
  await third.compliance.start();
  expect((await third.handlers["script.reviews"]({ id: "opening" })).map(({ by }) => by)).toEqual([
    "乙",
    "甲",
  ]);
  expect(third.store.get().problems).toMatchObject([
    { code: "compliance.records-broken", params: { count: 1 } },
  ]);
  expect(readFileSync(file, "utf8").split("\n")).toHaveLength(4);
});

test("a record that cannot be kept leaves the script unsigned", async () => {
  const { handlers, compliance, stored, data } = desk("---\ntitle: 开场\nkind: opening\n---\n大家好");
  mkdirSync(join(data, "reviews.jsonl"));
  const before = stored.markdown;
  await expect(handlers["script.review"]({ id: "opening", by: "甲", note: "" })).rejects.toEqual(
    expect.objectContaining({ code: "storage.unwritable" }),
  );
  expect(stored).toMatchObject({ markdown: before, saves: 2 });
  expect(compliance.reviewState("opening", before).review).toBe("none");
});

test("what was typed while the check ran is not overwritten", async () => {
  const { handlers, stored } = desk("大家好");
  const review = handlers["script.review"]({ id: "opening", by: "甲", note: "" });
  stored.markdown = "大家好，又改了";
  await expect(review).rejects.toEqual(expect.objectContaining({ code: "compliance.changed-meanwhile" }));
  expect(stored).toEqual({ markdown: "大家好，又改了", saves: 0 });
});

test("the records go out as a table that runs no formula, and as data", async () => {
  const { handlers, compliance } = desk("最好");
  await compliance.start();
  const note = '=HYPERLINK("http://x"),\n第二行';
  const record = await handlers["script.review"]({ id: "opening", by: "甲", note });
  const csv = await handlers["script.exportReviews"]({ format: "csv" });
  const table = Buffer.from(csv.base64, "base64").toString("utf8");
  expect(csv.name).toBe("讲稿审阅记录.csv");
  expect(table.startsWith("\uFEFF审阅时间,讲稿,")).toBe(true);
  expect(table).toContain(`"'=HYPERLINK(""http://x""),\n第二行"`);
  const json = await handlers["script.exportReviews"]({ format: "json", id: "opening" });
  expect(JSON.parse(Buffer.from(json.base64, "base64").toString("utf8"))).toEqual({
    version: 1,
    records: [record],
  });
  for (const start of ["=1", "+1", "-1", "@a", "\t=1", " =1", "＝1"])
    expect(csvCell(start).replace('"', "")).toMatch(/^'/);
});

test("a broken list of the user's own is said and left out; mending it counts at the next check", async () => {
  const { handlers, data, store } = desk("最好，最香");
  const file = join(data, "terms", "mine.json");
  writeFileSync(file, "{ half");
  expect(await handlers["script.check"]({ markdown: "最好，最香" })).toHaveLength(1);
  expect(store.get().problems).toMatchObject([
    { code: "compliance.list-broken", message: expect.stringContaining("mine.json") },
  ]);
  writeFileSync(file, `\uFEFF${JSON.stringify(termList("mine", "misleading", [{ text: "最香" }]))}`);
  expect(await handlers["script.check"]({ markdown: "最好，最香" })).toHaveLength(2);
  expect(store.get().problems).toEqual([]);
  await expect(handlers["script.check"]({})).rejects.toEqual(
    expect.objectContaining({ code: "scripts.nothing-to-check" }),
  );
});

test("in the library a signed script is shown as signed, and as changed when somebody edits it", async () => {
  const context = testContext(temporaryFolder());
  const compliance: Compliance = createCompliance(context, {
    source: (id) => scripts.source(id),
    formFindings: (id, markdown) => scripts.formFindings(id, markdown),
    saveSigned: (id, markdown) => scripts.saveSigned(id, markdown),
  });
  const scripts = createScripts(context, { reviewState: (id, text) => compliance.reviewState(id, text) });
  await compliance.start();
  await scripts.start();
  const shown = () => context.store.get().library.scripts.find(({ id }) => id === "opening");
  expect(shown()).toMatchObject({ review: "none", reviewedBy: "", bundled: true });
  await compliance.handlers["script.review"]({ id: "opening", by: "王书记", note: "" });
  expect(shown()).toMatchObject({ review: "signed", reviewedBy: "王书记", bundled: false });
  const { markdown } = scripts.source("opening");
  await scripts.handlers["script.save"]({
    id: "opening",
    markdown: `${markdown}\n再加一句。\n`,
    kind: "saved",
  });
  expect(shown()).toMatchObject({ review: "changed", reviewedBy: "王书记" });
  const bad = "---\ntitle: x\nkind: product\n---\n\n::scene{id=none/none}\n\n能治疗百病";
  const classes = (await compliance.handlers["script.check"]({ markdown: bad })).map((one) => one.class);
  expect(classes).toEqual(expect.arrayContaining(["cue", "medical-claim"]));
  await scripts.handlers["script.remove"]({ id: "opening" });
  scripts.close();
});
