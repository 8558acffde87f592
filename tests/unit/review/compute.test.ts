import fc from "fast-check";
import { expect, test } from "vitest";
import { computeReview, type ReviewAsked } from "../../../main/review/compute";
import { reportOf } from "../../../main/review/report/document";
import { reportHtml } from "../../../main/review/report/html";
import { type Review, readTimeline, type TimelineLine } from "../../../preload/contract";
import { cardLine, pass, read, segmentLine, show, startLine } from "./made";

const asked = (more: Partial<ReviewAsked>): ReviewAsked => ({
  recording: { id: "rec-1", name: "早晨", showId: "morning", seconds: 200 },
  lines: [],
  read: { texts: [], passes: [] },
  findingsOf: () => [],
  titleOf: String,
  sound: null,
  norm: () => 240,
  plannedSeconds: null,
  language: "zh-CN",
  ...more,
});

/** Every moment and stretch a review names. */
const momentsOf = (review: Review): number[] => [
  ...review.segments.flatMap(({ from, to }) => [from, to]),
  ...review.marks.flatMap(({ at, seconds }) => [at, at + seconds]),
  ...review.scripts.flatMap(({ passages }) => passages.flatMap(({ at }) => at ?? [])),
  ...review.cards.flatMap(({ plannedAt, shownAt }) => [plannedAt ?? 0, shownAt ?? 0]),
  ...(review.sound?.silences ?? []).flatMap(({ from, to }) => [from, to]),
  ...review.advice.flatMap(({ evidence }) => evidence),
];

test("a recording that nothing lies beside still has its length, its show's plan and its sound", () => {
  const sound = {
    hasSound: true,
    integratedLufs: -18,
    rangeLu: 4,
    truePeakDb: -3,
    silences: [{ from: 5, to: 20 }],
  };
  const { review } = computeReview(asked({ sound, plannedSeconds: 150 }));
  expect(review).toMatchObject({
    ...{
      hasTimeline: false,
      seconds: 200,
      plannedSeconds: 150,
      segments: [],
      scripts: [],
      pace: null,
      score: null,
    },
    sound: { judgement: "good" },
    marks: [{ at: 5, kind: "silence", seconds: 15 }],
  });
  expect(review.advice).toHaveLength(1);
});

test("a recording of nobody knows what length is as long as what lies beside it", () => {
  const recording = { id: "rec-1", name: "早晨", showId: null, seconds: null };
  expect(computeReview(asked({ recording })).review.seconds).toBe(0);
  const lines: TimelineLine[] = [startLine, { kind: "marker", t: 9000, text: "" }];
  const later = read("好好好好", 12, [pass("好好好好", { seconds: 8 })]);
  expect(computeReview(asked({ recording, lines, read: later })).review.seconds).toBe(12);
});

test("a whole rehearsal: plan, cards, what was read unheard", () => {
  const text = "大家早上好。今天最好吃的饺子。".repeat(20);
  const lines: TimelineLine[] = [
    startLine,
    segmentLine(0, 0),
    ...[cardLine(900, "asked", 1), cardLine(1000, "on-air", 1), cardLine(9000, "off", 1)],
    { kind: "mute", t: 20_000, muted: true },
    { kind: "mute", t: 60_000, muted: false },
    segmentLine(150_000, 1),
    { kind: "end", t: 200_000, asked: 199_000 },
  ];
  const { review, facts } = computeReview(
    asked({
      lines,
      read: read(text, 190, [pass(text, { start: 10, seconds: 80 })]),
      findingsOf: () => [
        { severity: "error", text: "最好", message: "不能说「最好」", hint: "", position: 8 },
      ],
    }),
  );
  expect(review).toMatchObject({ showId: show.id, plannedSeconds: 150, hasTimeline: true });
  expect(facts.mutedReading).toEqual([{ from: 20, to: 60 }]);
  expect(review.segments.map(({ actualSeconds }) => actualSeconds)).toEqual([150, 49]);
  expect(review.advice.map(({ evidence }) => evidence[0])).toEqual([12.1, 20, 60]);
  expect(review.score).toBeGreaterThan(20);
  expect(review.score).toBeLessThan(80);
});

const t = fc.integer({ min: -5000, max: 400_000 });
const word = fc.string({ unit: "grapheme", maxLength: 12 });
const line: fc.Arbitrary<TimelineLine> = fc.oneof(
  fc.constant(startLine),
  fc.tuple(t, fc.integer({ min: -1, max: 3 })).map(([at, index]) => segmentLine(at, index)),
  fc
    .record({ t, phase: fc.constantFrom("asked", "on-air", "off", "failed"), number: fc.nat(4), title: word })
    .map(({ t: at, phase, number, title }) => cardLine(at, phase as "asked", number, { title })),
  fc.record({ kind: fc.constant("marker" as const), t, text: word }),
  fc.record({ kind: fc.constant("mute" as const), t, muted: fc.boolean() }),
  fc.record({ kind: fc.constant("slate" as const), t, on: fc.boolean(), reason: fc.constant(null) }),
  fc.record({ kind: fc.constant("end" as const), t, asked: fc.option(t) }),
);
const passes = fc.array(
  fc
    .record({
      text: word,
      from: fc.nat(20),
      length: fc.nat(20),
      start: fc.integer({ min: -3, max: 400 }),
      seconds: fc.nat(90),
    })
    .map(({ text, from, length, start, seconds }) => pass(text, { from, to: from + length, start, seconds })),
  { maxLength: 6 },
);
const figures = fc.record({
  hasSound: fc.boolean(),
  integratedLufs: fc.option(fc.double({ min: -69, max: 5, noNaN: true })),
  rangeLu: fc.option(fc.double({ min: 0, max: 40, noNaN: true })),
  truePeakDb: fc.option(fc.double({ min: -80, max: 12, noNaN: true })),
  silences: fc.array(
    fc.record({ from: fc.integer({ min: -5, max: 400 }), to: fc.integer({ min: -5, max: 400 }) }),
  ),
});

test("whatever lies beside a recording, it is judged, and every moment lies inside it", () => {
  const input = fc.record({
    seconds: fc.option(fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 300, noNaN: true }))),
    lines: fc.array(line, { maxLength: 30 }),
    passes,
    texts: fc.array(word, { maxLength: 3 }),
    figures: fc.oneof(figures, fc.constant(null), fc.constant("unknown" as const)),
    position: fc.integer({ min: -3, max: 40 }),
  });
  fc.assert(
    fc.property(input, ({ seconds, lines, passes: read, texts, figures: sound, position }) => {
      const source = lines.map((one) => JSON.stringify(one)).join("\n");
      const { review } = computeReview(
        asked({
          recording: { id: "rec-1", name: "早晨", showId: null, seconds },
          lines: readTimeline(source),
          read: {
            passes: read,
            texts: texts.map((text, at) => ({ script: "one", lang: "zh-CN", text, from: at, to: 99_000 })),
          },
          sound,
          findingsOf: () => [{ severity: "error", text: "最", message: "不", hint: "", position }],
        }),
      );
      for (const at of momentsOf(review)) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(review.seconds + 0.11);
      }
      if (review.score !== null)
        expect(review.score).toBe(Math.min(100, Math.max(0, Math.round(review.score))));
      expect(review.advice.length).toBeLessThanOrEqual(3);
      const html = reportHtml(reportOf({ review, startedAt: 0, language: "en" }));
      expect(html).not.toMatch(/NaN|Infinity|undefined/);
    }),
    { numRuns: 120 },
  );
});
