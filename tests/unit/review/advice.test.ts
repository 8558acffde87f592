import { describe, expect, test } from "vitest";
import { chooseAdvice, rules } from "../../../main/review/advice";
import { cardsRule, overTimeRule } from "../../../main/review/advice/run-rules";
import { clippingRule, loudnessRule, mutedRule, silenceRule } from "../../../main/review/advice/sound-rules";
import { paceRule, skippedRule, wordsRule } from "../../../main/review/advice/talk-rules";
import { scoreOf } from "../../../main/review/score";
import { firstWords } from "../../../main/review/wording";
import type { ReviewScript } from "../../../preload/contract";
import { card, facts, segment, sound } from "./made";

const script = (said: number, length: number, passages: ReviewScript["passages"] = []): ReviewScript => ({
  ...{ scriptId: "one", title: "早晨", length, saidCharacters: said, skippedCharacters: length - said },
  ...{ adLibSeconds: 0, passages },
});
const pace = (...charactersPerMinute: (number | null)[]) => ({
  stepSeconds: 10,
  charactersPerMinute,
  norm: 200,
});
const said = (severity: "error" | "warning", at: number) => ({
  ...{ severity, at, text: "最好", message: "不能说「最好」", hint: "换成「很好」。" },
});

test("where nothing is known, nothing is advised and nothing scored", () => {
  for (const rule of rules) expect(rule(facts())).toBeNull();
  expect(chooseAdvice(facts())).toEqual([]);
  expect(scoreOf(facts())).toBeNull();
});

describe("what was said", () => {
  test("forbidden words weigh most, and lead to where they were said", () => {
    const found = wordsRule(
      facts({}, { findings: [said("warning", 3), said("error", 40), said("error", 90)] }),
    );
    expect(found).toMatchObject({ params: { count: 2, text: "最好" }, evidence: [40, 90] });
    expect(found?.weight).toBeGreaterThan(90);
    const doubtful = wordsRule(facts({}, { findings: [said("warning", 3)] }));
    expect(doubtful?.weight).toBeLessThan(50);
  });

  test("a tenth of the script skipped is told, with the longest stretch and where it was passed", () => {
    const passages: ReviewScript["passages"] = [
      { text: "大家好。", at: 2, state: "said" },
      { text: "今天是个好日子。", at: null, state: "skipped" },
      { text: "再见。", at: 30, state: "said" },
      { text: "走。", at: null, state: "skipped" },
    ];
    const found = skippedRule(facts({ scripts: [script(80, 100, passages)] }));
    expect(found).toMatchObject({ params: { percent: 20, text: "今天是个好日子。" }, evidence: [30, 30] });
    expect(skippedRule(facts({ scripts: [script(95, 100, passages)] }))).toBeNull();
    // Loaded and never begun: it was not meant to be read.
    expect(skippedRule(facts({ scripts: [script(0, 100)] }))).toBeNull();
  });

  test("half a minute a quarter off the norm is haste or drag, the worst step first", () => {
    const fast = paceRule(facts({ pace: pace(200, 260, 300, 260, null) }));
    expect(fast).toMatchObject({
      code: "review.advice-fast",
      params: { percent: 50, time: "30 秒" },
      evidence: [20, 10, 30],
    });
    expect(paceRule(facts({ pace: pace(140, 140, 100, 200) }))).toMatchObject({ code: "review.advice-slow" });
    expect(paceRule(facts({ pace: pace(260, 260, 200, 200) }))).toBeNull();
    expect(paceRule(facts({ pace: { ...pace(500, 500, 500), norm: 0 } }))).toBeNull();
  });
});

describe("how it was run", () => {
  test("half a minute and a tenth over the plan is over time, and tells when the plan was used up", () => {
    const segments = [segment("a", 0, 100, 60), segment("b", 100, 160, 60), segment("a", 160, 170, 60)];
    const found = overTimeRule(facts({ segments }));
    expect(found).toMatchObject({
      params: { time: "50 秒", segment: "环节a", most: "50 秒" },
      evidence: [60],
    });
    expect(overTimeRule(facts({ segments: [segment("a", 0, 85, 60)] }))).toBeNull();
    expect(overTimeRule(facts({ segments: [segment("a", 0, 640, 600)] }))).toBeNull();
    expect(overTimeRule(facts({ segments: [segment("a", 0, 640, 0)] }))).toBeNull();
  });

  test("cards that never came come before those that were late, those that sell first", () => {
    const cards = [
      card("late"),
      card("never", { title: "片尾" }),
      card("never", { product: "d", title: "饺子" }),
    ];
    const found = cardsRule(facts({ cards }));
    expect(found).toMatchObject({ code: "review.advice-cards-missed", params: { count: 2, title: "饺子" } });
    expect(cardsRule(facts({ cards: [card("late"), card("too-short", { shownAt: 70 })] }))).toMatchObject({
      ...{ code: "review.advice-cards-late", params: { count: 2 }, evidence: [8, 70] },
    });
    expect(cardsRule(facts({ cards: [card("well")] }))).toBeNull();
  });
});

describe("how it sounded", () => {
  test("too quiet and too loud are told with what to turn", () => {
    expect(loudnessRule(facts({ sound: sound({ integratedLufs: -30 }) }))).toMatchObject({
      ...{ code: "review.advice-quiet", params: { lufs: "−30.0", gain: 12 } },
    });
    expect(loudnessRule(facts({ sound: sound({ integratedLufs: -10 }) }))).toMatchObject({
      code: "review.advice-loud",
    });
    expect(loudnessRule(facts({ sound: sound() }))).toBeNull();
  });

  test("nothing heard is not the same as nothing measured", () => {
    const silent = sound({ integratedLufs: null, truePeakDb: null, silences: [{ from: 0, to: 600 }] });
    expect(loudnessRule(facts({ sound: silent }, { hasNoSound: true }))).toMatchObject({
      code: "review.advice-no-sound",
      evidence: [0],
    });
    expect(silenceRule(facts({ sound: silent }))).toBeNull();
    expect(loudnessRule(facts({ sound: sound({ integratedLufs: null, truePeakDb: null }) }))).toBeNull();
  });

  test("peaks above −1 dBTP clip", () => {
    expect(clippingRule(facts({ sound: sound({ truePeakDb: 0.4 }) }))).toMatchObject({
      params: { peak: "0.4", gain: 2 },
    });
    expect(clippingRule(facts({ sound: sound({ truePeakDb: -1 }) }))).toBeNull();
    expect(clippingRule(facts({ sound: sound({ truePeakDb: null }) }))).toBeNull();
  });

  test("silences are told the longest first, but for those with the microphone off and the one it ends with", () => {
    const silences = [
      { from: 10, to: 15 },
      { from: 30, to: 40 },
      { from: 60, to: 66 },
      { from: 590, to: 600 },
    ];
    const marks = [{ at: 59, kind: "mute" as const, title: "", seconds: 8 }];
    const found = silenceRule(facts({ sound: sound({ silences }), marks }));
    expect(found).toMatchObject({ params: { count: 2, longest: 10 }, evidence: [30, 10] });
    expect(silenceRule(facts({ sound: sound() }))).toBeNull();
  });

  test("reading with the microphone off for more than a slip", () => {
    const found = mutedRule(
      facts(
        {},
        {
          mutedReading: [
            { from: 5, to: 7 },
            { from: 50, to: 90 },
          ],
        },
      ),
    );
    expect(found).toMatchObject({ params: { time: "42 秒" }, evidence: [50, 5] });
    expect(mutedRule(facts({}, { mutedReading: [{ from: 5, to: 7 }] }))).toBeNull();
  });
});

describe("all of it", () => {
  const bad = facts(
    {
      segments: [segment("a", 0, 300, 60)],
      scripts: [script(50, 100, [{ text: "漏了。", at: null, state: "skipped" }])],
      pace: pace(400, 400, 400, 400),
      cards: [card("never")],
      sound: sound({ integratedLufs: -30, judgement: "poor", silences: [{ from: 1, to: 9 }] }),
    },
    { findings: [said("error", 4)], mutedReading: [{ from: 5, to: 30 }] },
  );
  const good = facts({
    segments: [segment("a", 0, 62, 60)],
    scripts: [script(100, 100)],
    pace: pace(200, 205, 195, 200),
    cards: [card("well")],
    sound: sound(),
  });

  test("no more than three, the heaviest first, each with words, a next step and seconds inside the recording", () => {
    const advice = chooseAdvice(bad);
    expect(advice).toHaveLength(3);
    expect(advice[0]?.message).toContain("最好");
    expect(advice[1]?.message).toContain("静音");
    for (const { message, hint, evidence } of advice) {
      expect(message + hint).not.toMatch(/[{}]/);
      for (const at of evidence) expect(at).toBeLessThanOrEqual(600);
    }
    expect(chooseAdvice({ ...bad, language: "en" })[0]?.message).not.toMatch(/\p{Script=Han}{3}/u);
  });

  test("seconds outside the recording are no evidence", () => {
    const short = facts({ ...bad.review, seconds: 10 }, { findings: [said("error", 4), said("error", 40)] });
    expect(chooseAdvice(short)[0]?.evidence).toEqual([4]);
  });

  test("a good one scores high, a bad one low, and too little is not scored", () => {
    expect(scoreOf(good)).toBeGreaterThan(95);
    expect(scoreOf(bad)).toBeLessThan(35);
    expect(scoreOf(facts({ sound: sound() }))).toBeNull();
    expect(scoreOf(facts({ ...good.review, seconds: 20 }))).toBeNull();
  });

  test("being short in the last segment says nothing, being long does", () => {
    const base = { sound: sound(), cards: [card("well")] };
    const cut = facts({ ...base, segments: [segment("a", 0, 60, 60), segment("b", 60, 70, 60)] });
    expect(scoreOf(cut)).toBe(100);
    const long = facts({ ...base, segments: [segment("a", 0, 60, 60), segment("b", 60, 150, 60)] });
    expect(scoreOf(long)).toBeLessThan(90);
  });
});

test("a quoted stretch begins with a word, not with what closed the sentence before", () => {
  expect(firstWords("？听得见的，在屏幕上打个早字")).toBe("听得见的，在屏幕上打个早字");
  expect(firstWords("“早”字")).toBe("“早”字");
  expect(firstWords("…… ")).toBe("");
});
