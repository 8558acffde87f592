import type { Facts } from "../../../main/review/facts";
import type { ReadPass, WhatWasRead } from "../../../main/review/ports";
import type {
  Language,
  ReviewCard,
  ReviewSegment,
  ReviewSound,
  TimelineLine,
} from "../../../preload/contract";

/** A pass from one place to another at an even pace; seconds. */
export function pass(
  text: string,
  { from = 0, to = [...text.replace(/\s/g, "")].length, start = 0, seconds = 10 },
  { script = "one", lang = "zh-CN" as Language } = {},
): ReadPass {
  const points = [
    { t: start * 1000, position: from },
    { t: (start + seconds) * 1000, position: to },
  ];
  return { script, lang, text, points };
}

/** One script that lay on the prompter for so long, and the passes over it. */
export const read = (text: string, seconds: number, passes: readonly ReadPass[]): WhatWasRead => ({
  texts: [{ script: "one", lang: "zh-CN", text, from: 0, to: seconds * 1000 }],
  passes,
});

export const segment = (
  id: string,
  from: number,
  to: number,
  plannedSeconds: number,
  index = 0,
): ReviewSegment => ({ index, id, title: `环节${id}`, from, to, plannedSeconds, actualSeconds: to - from });

export const card = (verdict: ReviewCard["verdict"], more: Partial<ReviewCard> = {}): ReviewCard => ({
  ...{ slot: "card", template: "product-card", title: "饺子", product: null, segment: 0, plannedAt: 5 },
  ...{ shownAt: verdict === "never" ? null : 8, seconds: verdict === "never" ? 0 : 12, verdict },
  ...more,
});

export const sound = (more: Partial<ReviewSound> = {}): ReviewSound => ({
  ...{ integratedLufs: -18, rangeLu: 6, truePeakDb: -3, judgement: "good", words: "", silences: [] },
  ...more,
});

/** Facts of a recording of ten minutes of which nothing is known but what is given. */
export function facts(review: Partial<Facts["review"]> = {}, more: Partial<Facts> = {}): Facts {
  return {
    review: {
      ...{
        id: "rec-1",
        name: "早晨",
        showId: null,
        seconds: 600,
        plannedSeconds: null,
        segments: [],
        marks: [],
      },
      ...{ scripts: [], pace: null, cards: [], sound: null, hasTimeline: false },
      ...review,
    },
    findings: [],
    mutedReading: [],
    hasNoSound: false,
    language: "zh-CN",
    ...more,
  };
}

const product = { id: "dumplings", name: "竹元饺子" };
export const show = {
  id: "morning",
  title: "竹元村的早晨",
  rundown: [
    {
      ...{ id: "opening", title: "开场", plannedSeconds: 60, scene: "a/b", script: "one", products: [] },
      cards: [
        { template: "lower-third", title: "竹元村直播间", product: null, slot: null, auto: true },
        { template: "credits", title: "谢谢", product: null, slot: null, auto: false },
      ],
    },
    {
      ...{
        id: "table",
        title: "饺子上桌",
        plannedSeconds: 90,
        scene: "a/c",
        script: null,
        products: [product],
      },
      cards: [{ template: "product-card", title: product.name, product: product.id, slot: null, auto: true }],
    },
  ],
};

export const startLine: TimelineLine = {
  ...{ kind: "start", t: 0, version: 1, at: 1_700_000_000_000, resumed: false, rehearsal: true },
  ...{ engine: "stage", language: "zh-CN", show },
};

export const segmentLine = (t: number, index: number): TimelineLine => {
  const at = show.rundown[index];
  const { id, title, plannedSeconds } = at ?? { id: null, title: "", plannedSeconds: 0 };
  return { kind: "segment", t, index: at === undefined ? -1 : index, id, title, plannedSeconds };
};

type CardLine = Extract<TimelineLine, { kind: "card" }>;
export const cardLine = (
  t: number,
  phase: CardLine["phase"],
  number: number,
  more: Partial<CardLine> = {},
): CardLine => ({
  ...{ kind: "card", t, phase, card: number, slot: "lower-third", template: "lower-third" },
  ...{ title: "竹元村直播间", product: null, planned: true },
  ...more,
});
