import { describe, expect, test } from "vitest";
import { initialState } from "../../../main/core";
import type { PlannedOverlay } from "../../../preload/contract";
import { startOf } from "../../../renderer/features/cards/start";
import {
  cardsOnAir,
  everyCard,
  hasRoom,
  looseCards,
  placeFor,
} from "../../../renderer/features/on-air/card-places";
import {
  type Card,
  cardsFor,
  cardTitle,
  keyedCards,
  missingFields,
} from "../../../renderer/features/on-air/cards";
import { steppedFields } from "../../../renderer/features/on-air/live-tools";
import { useLiveValues } from "../../../renderer/features/on-air/live-values";
import { showInput } from "../../../renderer/features/on-air/show-card";
import {
  field,
  lowerThird,
  onAir,
  poll,
  priceDrop,
  product,
  productCard,
  sceneWith,
  segment,
  stockLeft,
  template,
  text,
} from "./card-samples";

const templates = [lowerThird, priceDrop, productCard, stockLeft, poll];
const products = [product("p1", "香菇"), product("p2", "木耳"), product("p3", "饺子")];
const planned = (of: string, fields: Record<string, string>, more: Partial<PlannedOverlay> = {}) => ({
  template: of,
  fields,
  auto: false,
  ...more,
});
const present = segment("a", {
  products: ["p3", "gone"],
  overlays: [
    planned("lower-third", { name: "小岚" }),
    planned("gone", {}),
    planned("poll", { name: "甜咸", one: "甜" }),
  ],
});
const cards = cardsFor(present, products, templates);
const named = (title: string, of = cards): Card => {
  const card = of.find((one) => cardTitle(one) === title);
  if (!card) throw new Error(`no card ${title}`);
  return card;
};

describe("the cards of now", () => {
  test("the segment's own come first, each product once, what is gone is left out", () => {
    expect(cards.map(cardTitle)).toEqual(["小岚", "甜咸", "饺子", "香菇", "木耳"]);
    expect(cards.map(({ isPlanned }) => isPlanned)).toEqual([true, true, true, false, false]);
    expect(cards.map(({ kept }) => kept)).toEqual([
      { segment: "a", index: 0 },
      { segment: "a", index: 2 },
      null,
      null,
      null,
    ]);
    expect(keyedCards([...cards, ...cards])).toHaveLength(9);
  });

  test("a product has its other cards one tap further, and says which of them asks for more", () => {
    const { faces, template: own } = named("饺子");
    expect([own.id, ...faces.map((face) => face.template.id)]).toEqual([
      "product-card",
      "price-drop",
      "stock-left",
    ]);
    expect(faces.map(missingFields)).toEqual([["originalPrice"], []]);
    const uncounted = cardsFor(undefined, [product("p9", "茶", { stock: null })], templates);
    expect(uncounted[0]?.faces.map(missingFields)).toEqual([["originalPrice"], ["stock"]]);
    expect(named("小岚").faces).toEqual([]);
  });

  test("a product whose price card is planned is not listed twice", () => {
    const twice = cardsFor(
      segment("a", {
        products: ["p1"],
        overlays: [planned("product-card", { price: "9" }, { product: "p1" })],
      }),
      products,
      templates,
    );
    expect(twice.map(({ key }) => key)).toEqual([
      "overlay-a-0",
      "product-p2/product-card",
      "product-p3/product-card",
    ]);
    expect(twice[0]?.faces).toHaveLength(2);
  });
});

describe("which card is on air", () => {
  const keys = (...slots: Parameters<typeof cardsOnAir>[1]) => [...cardsOnAir(cards, slots).keys()];

  test("by its product, whatever its price and name are now", () => {
    const state = onAir("card", "product-card", { name: "旧名", price: "1", stock: "1" }, { product: "p3" });
    expect(keys(state)).toEqual(["product-p3/product-card"]);
    expect(keys({ ...state, product: "p9" })).toEqual([]);
    expect(keys({ ...state, template: "price-drop" })).toEqual(["product-p3/price-drop"]);
  });

  test("by its words, with numbers that were counted on", () => {
    const state = onAir("side", "poll", { name: "甜咸", one: " 甜 ", votes: "17" });
    expect(keys(state)).toEqual(["overlay-a-2"]);
    expect(keys({ ...state, fields: { ...state.fields, one: "咸" } })).toEqual([]);
  });

  test("in any place that suits it, and only in the one that was chosen", () => {
    const guest = onAir("guest", "lower-third", { name: "小岚", role: "" });
    expect(keys(guest)).toEqual(["overlay-a-0"]);
    const fixed = cardsFor(
      segment("a", { overlays: [planned("lower-third", { name: "小岚" }, { slot: "lower-third" })] }),
      [],
      templates,
    );
    expect([...cardsOnAir(fixed, [guest]).keys()]).toEqual([]);
  });

  test("of two alike the one shown exactly so is it, and each has one slot", () => {
    const alike = cardsFor(
      segment("a", {
        overlays: [
          planned("product-card", { price: "10" }, { product: "p1" }),
          planned("product-card", { price: "8" }, { product: "p1" }),
        ],
      }),
      products,
      templates,
    );
    const state = onAir("card", "product-card", { name: "香菇", price: "8.00" }, { product: "p1" });
    expect([...cardsOnAir(alike, [state]).keys()]).toEqual(["overlay-a-1"]);
    const both = cardsFor(
      segment("b", { overlays: [planned("lower-third", { name: "甲" })] }),
      [],
      templates,
    );
    const twice = [
      onAir("lower-third", "lower-third", { name: "甲" }),
      onAir("guest", "lower-third", { name: "甲" }),
    ];
    expect([...cardsOnAir(both, twice).values()].map(({ slot }) => slot)).toEqual(["lower-third"]);
  });

  test("a portrait stand-in is the card it stands in for", () => {
    const board = template("board", "full", [text("name")], { portrait: "board-tall" });
    const of = cardsFor(segment("a", { overlays: [planned("board", { name: "甲" })] }), [], [board]);
    expect([...cardsOnAir(of, [onAir("full", "board-tall", { name: "甲" })]).keys()]).toEqual([
      "overlay-a-0",
    ]);
  });

  test("one that no button stands for is listed by its slot", () => {
    const slots = [
      onAir("card", "product-card", { name: "饺子" }, { product: "p3" }),
      onAir("lower-third", "lower-third", { name: "来客", role: "" }),
      onAir("side", "unknown", {}),
    ];
    const loose = looseCards(slots, cardsOnAir(cards, slots), templates, products);
    expect(loose.map(({ key, slot }) => [key, slot])).toEqual([["slot-lower-third", "lower-third"]]);
    expect(loose.map(cardTitle)).toEqual(["来客"]);
  });
});

describe("where a card goes", () => {
  const card = named("小岚");

  test("to its usual place, else to another that suits it, else nowhere", () => {
    expect(placeFor(card, sceneWith("guest", "lower-third"), "landscape")).toBe("lower-third");
    expect(placeFor(card, sceneWith("guest", "card"), "landscape")).toBe("guest");
    expect(placeFor(card, sceneWith("card"), "landscape")).toBeNull();
    expect(hasRoom(card, sceneWith("lower-third"), "portrait")).toBe(false);
  });

  test("a chosen place is kept to; a scene of the user's own may be tried", () => {
    const chosen = { ...card, slot: "lower-third" as const };
    expect(placeFor(chosen, sceneWith("guest"), "landscape")).toBeNull();
    expect(placeFor(card, undefined, "portrait")).toBe("lower-third");
  });
});

describe("showing a card", () => {
  const state = structuredClone(initialState());
  state.library.presets = [
    { id: "village-story", scenes: [sceneWith("guest", "side")] } as (typeof state.library.presets)[number],
  ];
  state.scenes.onAir = "village-story/host";

  test("goes to the place the scene has, and says no more than it must", () => {
    expect(showInput(named("小岚"), state)).toEqual({
      template: "lower-third",
      fields: { name: "小岚" },
      slot: "guest",
    });
    expect(showInput({ ...named("饺子"), seconds: null, theme: "farm-fresh" }, state)).toEqual({
      template: "product-card",
      fields: {},
      product: "p3",
      seconds: null,
      theme: "farm-fresh",
    });
  });

  test("comes back with the votes that were counted, until it is changed", () => {
    const card = named("甜咸");
    useLiveValues.getState().set(card.key, { votes: "17" });
    expect(showInput(card, state).fields).toEqual({ name: "甜咸", one: "甜", votes: "17" });
    useLiveValues.getState().forget(card.key);
    expect(showInput(card, state).fields).toEqual({ name: "甜咸", one: "甜" });
  });

  test("numbers are counted on the button where there is room for them", () => {
    expect(steppedFields(named("甜咸"), {}).map(({ id }) => id)).toEqual(["votes"]);
    expect(steppedFields(named("饺子"), { stock: "3" }).map(({ id }) => id)).toEqual(["stock"]);
    expect(steppedFields(named("饺子"), { stock: "" })).toEqual([]);
    const numbers = [1, 2, 3, 4].map((at) => field(`n${at}`, "integer", { min: 0, max: 9 }));
    const full = { ...named("甜咸"), template: template("board", "full", [text("name"), ...numbers]) };
    expect(steppedFields(full, { n1: "1" })).toEqual([]);
  });
});

describe("opening a card", () => {
  const state = structuredClone(initialState());
  state.library.templates = templates;
  state.library.products = products;
  state.show.open = {
    version: 1,
    id: "demo",
    title: "示范",
    village: "",
    host: "",
    orientation: "landscape",
    presets: ["village-story"],
    segments: [present, segment("b", { overlays: [planned("poll", { name: "乙", one: "甜" })] })],
  };
  state.overlays.slots = [
    onAir("side", "poll", { name: "甜咸", one: "甜", votes: "5" }),
    onAir("guest", "lower-third", { name: "来客", role: "" }, { theme: "farm-fresh", leavesAt: 9 }),
  ];

  test("a new one is filled from its product", () => {
    const start = startOf({ kind: "make", template: "price-drop", product: "p1" }, state, 0);
    expect(start?.draft).toMatchObject({
      product: "p1",
      fields: { name: "香菇", price: "", originalPrice: "10.00" },
    });
    expect(startOf({ kind: "make", template: "gone", product: null }, state, 0)).toBeNull();
  });

  test("a kept one knows that it is on air, in the segment that runs alone", () => {
    const here = startOf({ kind: "kept", place: { segment: "a", index: 2 } }, state, 0);
    expect(here?.slot?.slot).toBe("side");
    const there = startOf({ kind: "kept", place: { segment: "b", index: 0 } }, state, 0);
    expect(there).toMatchObject({ slot: null, draft: { fields: { name: "乙" } } });
    expect(startOf({ kind: "kept", place: { segment: "a", index: 9 } }, state, 0)).toBeNull();
  });

  test("one on air opens as it is there: its place, its words, its own look", () => {
    const start = startOf({ kind: "on-air", slot: "guest" }, state, 0);
    expect(start?.draft).toMatchObject({ slot: "guest", theme: "farm-fresh", fields: { name: "来客" } });
    expect(startOf({ kind: "on-air", slot: "full" }, state, 0)).toBeNull();
  });

  test("every card has a key of its own", () => {
    const keys = everyCard(cards).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
