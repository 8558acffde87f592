import { describe, expect, test } from "vitest";
import { initialState } from "../../../main/core";
import type {
  OverlayTemplate,
  Product,
  Scene,
  Segment,
  ShowState,
  SlotState,
} from "../../../preload/contract";
import { outputsLamp } from "../../../renderer/app/shell/lamp-states";
import { stripItems } from "../../../renderer/app/shell/strip-items";
import { unbuiltPresets } from "../../../renderer/features/on-air/build-scenes";
import { cardsFor, cardTitle, hasRoom, slotOf } from "../../../renderer/features/on-air/cards";
import {
  remainingSeconds,
  rundownEntries,
  runningSeconds,
  showAgainstPlan,
} from "../../../renderer/features/on-air/rundown";

const segment = (id: string, plannedSeconds: number, more: Partial<Segment> = {}): Segment => ({
  id,
  title: id,
  scene: "village-story/host",
  products: [],
  overlays: [],
  plannedSeconds,
  ...more,
});

const show = (current: number, actualSeconds: Record<string, number>): ShowState => ({
  open: {
    version: 1,
    id: "demo",
    title: "示范",
    village: "",
    host: "",
    orientation: "landscape",
    presets: ["village-story"],
    segments: [segment("a", 60), segment("b", 120), segment("c", 30)],
  },
  current,
  startedAt: 0,
  segmentStartedAt: current < 0 ? null : 100_000,
  actualSeconds,
});

describe("rundown", () => {
  test("a segment taken up again goes on counting", () => {
    expect(runningSeconds(show(1, { b: 20 }), 130_000)).toBe(50);
    expect(runningSeconds(show(-1, {}), 130_000)).toBe(0);
  });

  test("past segments and an overrun make the show late; a segment within its plan does not make it early", () => {
    const within = rundownEntries(show(1, { a: 75 }), 130_000);
    expect(showAgainstPlan(within)).toEqual({ kind: "over", seconds: 15 });
    const over = rundownEntries(show(1, { a: 50 }), 100_000 + 140_000);
    expect(showAgainstPlan(over)).toEqual({ kind: "over", seconds: 10 });
    expect(within.map(({ place }) => place)).toEqual(["past", "now", "next"]);
  });

  test("what is left is the rest of the running segment and all that follow", () => {
    expect(remainingSeconds(rundownEntries(show(-1, {}), 0))).toBe(210);
    expect(remainingSeconds(rundownEntries(show(1, { a: 75 }), 130_000))).toBe(120);
  });
});

const product = (id: string, name: string): Product => ({
  id,
  name,
  unit: "斤",
  price: "10.00",
  origin: "",
  certificate: "",
  stock: 3,
  sellingPoints: [],
  pictures: [],
});
const template = (id: string, slot: "card" | "lower-third", price: boolean): OverlayTemplate => ({
  version: 1,
  id,
  name: { "zh-CN": id },
  purpose: { "zh-CN": id },
  slot,
  size: { width: 600, height: 400 },
  fields: [
    { id: "name", label: { "zh-CN": "名" }, required: true, type: "text", maxLength: 20, lines: 1 },
    ...(price
      ? [{ id: "price", label: { "zh-CN": "价" }, required: true, type: "price" as const, max: 100 }]
      : []),
  ],
  textBoxes: [],
  stacks: [],
  panels: [],
  pictures: [],
  motion: { inMilliseconds: 0, outMilliseconds: 0 },
  rules: [],
  example: {},
});

describe("cards", () => {
  const templates = [template("lower-third", "lower-third", false), template("product-card", "card", true)];
  const products = [product("p1", "香菇"), product("p2", "木耳"), product("p3", "饺子")];
  const cards = cardsFor(
    segment("a", 60, {
      products: ["p3", "gone"],
      overlays: [{ template: "lower-third", fields: { name: "小岚" }, auto: false }],
    }),
    products,
    templates,
  );

  test("the segment's own come first, each product once, what is gone is left out", () => {
    expect(cards.map(cardTitle)).toEqual(["小岚", "饺子", "香菇", "木耳"]);
    expect(cards.map(({ isPlanned }) => isPlanned)).toEqual([true, true, false, false]);
  });

  test("a card is on air only where its slot holds this very product", () => {
    const slot: SlotState = {
      slot: "card",
      template: "product-card",
      fields: { name: "饺子", price: "10.00" },
      format: "still",
      image: "card:1",
      status: "on-air",
      onAirAt: 1,
      milliseconds: 400,
    };
    expect(cards.map((card) => slotOf(card, [slot]) !== undefined)).toEqual([false, true, false, false]);
  });
});

test("a card has room where the scene has its slot in the show's orientation, and may be tried on an unknown one", () => {
  const [card] = cardsFor(
    segment("a", 60, { products: ["p1"] }),
    [product("p1", "香菇")],
    [template("product-card", "card", true)],
  );
  const frame = { frame: { x: 0, y: 0, w: 1, h: 1 }, fit: "cover", align: "centre" } as const;
  const scene: Scene = {
    id: "host",
    name: { "zh-CN": "主播" },
    purpose: { "zh-CN": "讲解" },
    layers: [
      {
        id: "card",
        kind: "overlay-slot",
        name: { "zh-CN": "价格卡位置" },
        layout: { landscape: frame, portrait: null },
        settings: { slot: "card" },
      },
    ],
  };
  if (!card) throw new Error("no card");
  expect(hasRoom(card, scene, "landscape")).toBe(true);
  expect(hasRoom(card, scene, "portrait")).toBe(false);
  expect(hasRoom(card, undefined, "portrait")).toBe(true);
});

test("the outputs lamp says locked in a rehearsal, and never good when nothing gets through", () => {
  const state = structuredClone(initialState());
  state.live.status = "on-air";
  expect(outputsLamp(state).text).toBe("outputsFailed");
  state.rehearsal.active = true;
  expect(outputsLamp(state)).toMatchObject({ tone: "rehearsal", text: "outputsLocked" });
});

test("the strip puts failed actions first, then the gravest problem, in the screen's language", () => {
  const problem = { params: {}, message: "旧", hint: "旧", since: 1 };
  const items = stripItems(
    [
      { ...problem, id: "1", code: "presets.no-microphone", severity: "warning" },
      { ...problem, id: "3", code: "presets.no-microphone", severity: "warning" },
      { ...problem, id: "2", code: "storage.secrets-locked", severity: "error" },
    ],
    [{ id: 7, code: "core.timed-out", message: "没完成", hint: "", action: "scene.take", at: 2 }],
    "en",
  );
  expect(items.map(({ code }) => code)).toEqual([
    "core.timed-out",
    "storage.secrets-locked",
    "presets.no-microphone",
  ]);
  expect(items[2]?.message).toMatch(/microphone/i);
});

test("a show misses the presets that are not built in its orientation", () => {
  const scenes = structuredClone(initialState().scenes);
  expect(unbuiltPresets({ show: show(0, {}), scenes })).toEqual(["village-story"]);
  scenes.applied.push({ preset: "village-story", orientation: "portrait", at: 1 });
  expect(unbuiltPresets({ show: show(0, {}), scenes })).toEqual(["village-story"]);
  scenes.applied.push({ preset: "village-story", orientation: "landscape", at: 1 });
  expect(unbuiltPresets({ show: show(0, {}), scenes })).toEqual([]);
});
