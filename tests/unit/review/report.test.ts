import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { prepareFonts } from "../../../main/overlays/text/prepare-fonts";
import { renderReview } from "../../../main/review/report";
import { drawBars, drawCurve } from "../../../main/review/report/charts";
import type { Language, Review } from "../../../preload/contract";
import { sharedFonts } from "../../helpers/overlays";
import { card, facts, segment, sound } from "./made";

const nasty = `<script>alert("x")</script> & '饺子' \u0007https://example.com/a.png`;

function reviewOf(title: string, rows = 3): Review {
  const base = facts({
    ...{ name: title, hasTimeline: true, plannedSeconds: 400 },
    segments: Array.from({ length: rows }, (_, at) =>
      segment(`${title}${at}`, at * 100, at * 100 + 120, 90, at),
    ),
    pace: { stepSeconds: 10, charactersPerMinute: [null, 200, 240, null, 300, 250], norm: 240 },
    sound: sound({ silences: [{ from: 40, to: 50 }], words: "音量合适" }),
    cards: Array.from({ length: rows }, () => card("late", { title })),
    scripts: [
      {
        ...{
          scriptId: "one",
          title,
          length: 100,
          saidCharacters: 90,
          skippedCharacters: 10,
          adLibSeconds: 12,
        },
        passages: [{ text: `${title}漏了的话`, at: null, state: "skipped" }],
      },
    ],
    marks: Array.from({ length: rows }, (_, at) => ({ at, kind: "marker" as const, title, seconds: 0 })),
  }).review;
  return { ...base, score: 81, advice: [{ message: title, hint: "慢一点。", evidence: [5, 65] }] };
}

const render = async (review: Review, kind: "html" | "pdf", language: Language = "zh-CN") =>
  renderReview(
    { review, startedAt: 1_700_000_000_000, language, fonts: await prepareFonts(sharedFonts) },
    kind,
  );

test("the page escapes what users wrote, asks for nothing and says all there is", async () => {
  const html = (await render(reviewOf(nasty), "html")).toString();
  expect(html).not.toContain("<script");
  expect(html).not.toContain("\u0007");
  expect(html.match(/(?:src|href|url)\s*[=(]/gi)).toBeNull();
  expect(html).toContain("default-src 'none'");
  for (const part of [
    "&lt;script&gt;",
    "81",
    "1:05",
    "环节：计划和实际",
    "语速",
    "−18.0 LUFS",
    "漏了的话",
    "脱稿",
  ])
    expect(html).toContain(part);
  expect(html.match(/<svg/g)).toHaveLength(2);
});

test("the English page is English", async () => {
  const html = (await render(reviewOf("Morning"), "html", "en")).toString();
  expect(html).toContain("Segments: planned and actual");
  expect(html).toContain('lang="en"');
  expect(html).not.toContain("计划");
});

test("bars and curves stay inside their drawing, with no numbers that are none", () => {
  const drawings = [
    drawBars([{ label: "一", planned: 0, actual: 0, value: "" }], { planned: "计划", actual: "实际" }),
    drawBars([{ label: "一", planned: 60, actual: 600, value: "" }], { planned: "计划", actual: "实际" }),
    drawCurve({ points: [null, 100, null, 900], stepSeconds: 10, norm: 240, unit: "", normLabel: "" }),
    drawCurve({ points: [], stepSeconds: 10, norm: 0, unit: "", normLabel: "" }),
  ];
  for (const { width, height, shapes } of drawings)
    for (const shape of shapes) {
      if (shape.kind === "rect") expect(shape.x + shape.w).toBeLessThanOrEqual(width + 0.01);
      const points = shape.kind === "path" ? shape.points : [];
      for (const [x, y] of points) {
        expect(x).toBeLessThanOrEqual(width + 0.01);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(height);
      }
    }
});

/** What the fonts of a PDF can show: their tables from glyphs to characters, as every reader copies text by them. */
function charactersOf(pdf: Buffer): string {
  let found = "";
  for (const match of pdf.toString("latin1").matchAll(/stream\r?\n/g)) {
    const from = (match.index ?? 0) + match[0].length;
    const to = pdf.indexOf("endstream", from);
    let text = "";
    try {
      text = inflateSync(pdf.subarray(from, to)).toString("latin1");
    } catch {
      continue;
    }
    if (!text.includes("beginbfrange") && !text.includes("beginbfchar")) continue;
    for (const [, code] of text.matchAll(/<([0-9a-f]{4})>/gi))
      found += String.fromCharCode(Number.parseInt(code ?? "0", 16));
  }
  return found;
}

test("the PDF holds the Chinese it shows and no more of the font than that", async () => {
  const pdf = await render(reviewOf("竹元村的早晨", 3), "pdf");
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.subarray(-6).toString()).toContain("%%EOF");
  const characters = charactersOf(pdf);
  for (const character of "竹元村的早晨复盘计划实际语速漏") expect(characters).toContain(character);
  expect(pdf.length).toBeLessThan(400_000);
});

test("a long review goes over several pages", async () => {
  const pdf = (await render(reviewOf(nasty, 45), "pdf")).toString("latin1");
  const pages = Number(/\/Count (\d+)/.exec(pdf)?.[1]);
  expect(pages).toBeGreaterThan(3);
  expect(pages).toBeLessThan(14);
});

test("without its fonts there is no PDF", async () => {
  const asked = {
    review: reviewOf("早"),
    startedAt: 0,
    language: "zh-CN",
    fonts: join(sharedFonts, "无"),
  } as const;
  await expect(renderReview(asked, "pdf")).rejects.toMatchObject({ code: "storage.unreadable" });
});
