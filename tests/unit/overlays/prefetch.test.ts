import { beforeEach, expect, test } from "vitest";
import { orientationOf, placeOf } from "../../../main/overlays/card-place";
import { cardsAhead } from "../../../main/overlays/cards-ahead";
import type { Drawing } from "../../../main/overlays/draw/drawing";
import { type Prefetch, startPrefetch } from "../../../main/overlays/prefetch";
import {
  type OverlayTemplate,
  overlayTemplateSchema,
  type Show,
  StudioError,
  showSchema,
} from "../../../preload/contract";
import { testContext } from "../../helpers/context";

let context: ReturnType<typeof testContext>;
let prefetch: Prefetch;
let drawn: string[];
let hold: Promise<void> | null;

const segment = (id: string, more: object = {}) => ({
  ...{ id, title: `环节${id}`, scene: "a/b", plannedSeconds: 60 },
  ...more,
});
const show: Show = showSchema.parse({
  version: 1,
  id: "market",
  title: "早市",
  orientation: "landscape",
  presets: ["a"],
  segments: [
    segment("1", { overlays: [{ template: "lower-third", fields: { name: "王桂芳" }, auto: true }] }),
    segment("2", {
      products: ["dumplings", "fungus"],
      overlays: [{ template: "product-card", product: "dumplings" }, { template: "broken" }],
    }),
    segment("3", { overlays: [{ template: "countdown" }] }),
  ],
});

beforeEach(() => {
  context = testContext();
  [drawn, hold] = [[], null];
  const cards = {
    async renderMany(wanted: readonly { drawing: Drawing; format: string }[]) {
      drawn.push(...wanted.map(({ drawing, format }) => `${drawing.fields.name} ${format}`));
      await hold;
      return [];
    },
  };
  prefetch = startPrefetch(context, {
    cards,
    desk: {
      fieldsOf: ({ template, product }) => ({ name: product ?? template }),
      async prepare(template, fields) {
        if (template === "broken") throw new StudioError("overlays.slot-empty", { field: "slot" });
        const clock = template === "countdown" ? {} : null;
        return { fields, clock, loaded: { template: { ticker: null } } } as unknown as Drawing;
      },
    },
  });
});

const settle = async () => {
  await new Promise((resolve) => setImmediate(resolve));
  context.clock.advance(300);
  await new Promise((resolve) => setImmediate(resolve));
};
const open = (current: number, opened: Show | null = show) =>
  context.store.update((draft) => {
    draft.show.open = opened;
    draft.show.current = current;
    draft.engine.kind = "obs";
  });
const refusals = () =>
  context.store.get().problems.filter(({ code }) => code === "overlays.next-card-refused");

test("the cards of the running and the next segment, each once, products' cards among them", () => {
  const ahead = (current: number) =>
    cardsAhead({ show: { ...context.store.get().show, open: show, current } }).map(
      ({ segment: { id }, template, product }) => `${id} ${product ?? template}`,
    );
  expect(ahead(-1)).toEqual(["1 lower-third"]);
  expect(ahead(0)).toEqual(["1 lower-third", "2 dumplings", "2 broken", "2 fungus"]);
  expect(ahead(2)).toEqual(["3 countdown"]);
});

test("opening a show draws its first segment; each step draws the next; stills come before clips", async () => {
  open(-1);
  await settle();
  expect(drawn).toEqual(["lower-third still", "lower-third clip"]);
  drawn = [];
  open(0);
  await settle();
  const stills = ["lower-third still", "dumplings still", "fungus still"];
  expect(drawn).toEqual([...stills, ...stills.map((name) => name.replace("still", "clip"))]);
});

test("what is refused is said before its segment comes, by segment, card and reason, and no longer than it is true", async () => {
  open(0);
  await settle();
  expect(refusals()).toMatchObject([{ severity: "info", params: { segment: "环节2", card: "broken" } }]);
  expect(refusals()[0]?.message).toContain("环节2");
  open(-1, null);
  await settle();
  expect(refusals()).toEqual([]);
});

test("a product that changes is drawn again; what changes nothing is not", async () => {
  open(1);
  await settle();
  drawn = [];
  context.store.update((draft) => {
    draft.show.segmentStartedAt = 5;
  });
  await settle();
  expect(drawn).toEqual([]);
  context.store.update((draft) => {
    draft.library.products = [{ id: "fungus", price: 39 } as never];
  });
  await settle();
  expect(drawn).toContain("fungus still");
});

test("a segment that has gone by is not drawn to its end; without movement or OBS only clocks are clips", async () => {
  let release = () => {};
  hold = new Promise((resolve) => (release = resolve));
  open(0);
  await settle();
  open(2);
  await settle();
  hold = null;
  release();
  await settle();
  expect(drawn.filter((each) => each.endsWith("clip"))).toEqual(["countdown clip"]);
  drawn = [];
  context.store.update((draft) => {
    draft.settings.cards.motion = false;
  });
  open(1);
  await settle();
  expect(drawn.filter((each) => each.endsWith("clip"))).toEqual(["countdown clip"]);
  prefetch.close();
  drawn = [];
  open(0);
  await settle();
  expect(drawn).toEqual([]);
});

test("a card goes where its template suits, and is drawn for the shape of the picture", () => {
  const template: OverlayTemplate = overlayTemplateSchema.parse({
    ...{ version: 1, id: "coupon", name: { "zh-CN": "券" }, purpose: { "zh-CN": "券" } },
    ...{ slot: "card", alsoIn: ["side"], size: { width: 960, height: 320 } },
    fields: [{ id: "a", label: { "zh-CN": "甲" }, type: "text", maxLength: 5 }],
    textBoxes: [{ field: "a", x: 0, y: 0, w: 1, h: 1, size: 20, minSize: 20 }],
    motion: { inMilliseconds: 0, outMilliseconds: 0 },
    example: { a: "1" },
  });
  expect(placeOf(template, undefined)).toBe("card");
  expect(placeOf(template, "side")).toBe("side");
  expect(() => placeOf(template, "ticker")).toThrow(
    expect.objectContaining({ code: "overlays.slot-unfit", field: "slot" }),
  );
  const state = context.store.get();
  const engine = { ...state.engine, canvas: { width: 720, height: 1280 } };
  expect(orientationOf({ engine, show: state.show })).toBe("portrait");
  expect(orientationOf(state)).toBe("landscape");
});
