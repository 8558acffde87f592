import { beforeEach, expect, test } from "vitest";
import type { Card, Engine, ShownCard } from "../../../main/core";
import { type AirDesk, createAirDesk } from "../../../main/overlays/air-desk";
import type { StoredCard } from "../../../main/overlays/draw/card-store";
import type { Drawing } from "../../../main/overlays/draw/drawing";
import type { StoredClock } from "../../../main/overlays/draw/stored-card";
import type { WantedCard } from "../../../main/overlays/slot-queue";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

let context: ReturnType<typeof testContext>;
let desk: AirDesk;
let shown: Card[];
let hidden: number;
let drawn: Set<string>;
let fault: StudioError | null;
let kind: Engine["kind"];
let answer: Partial<ShownCard>;

const stored = ({ fields, clock }: Drawing, format: string): StoredCard => ({
  file: `/${fields.name}.${format === "clip" ? "mov" : "png"}`,
  still: `/${fields.name}.png`,
  picture: `/${fields.name}.png`,
  ...{ width: 960, height: 320, cached: true, milliseconds: 1 },
  motion: { from: "right", inMilliseconds: 400, outMilliseconds: 240 },
  leaving: null,
  clock: clock as unknown as StoredClock | null,
  scroll: null,
});

beforeEach(() => {
  context = testContext();
  [shown, hidden, drawn, fault, kind] = [[], 0, new Set(), null, "obs"];
  answer = { seen: true, later: null };
  const engine = {
    get kind() {
      return kind;
    },
    async showCard(card: Card) {
      if (fault) throw fault;
      shown.push(card);
      return { milliseconds: 1, seen: null, later: null, ...answer };
    },
    async hideCard() {
      if (fault) throw fault;
      hidden++;
    },
  } as unknown as Engine;
  const cards = {
    render: async (drawing: Drawing, format: string) => stored(drawing, format),
    peek: async (drawing: Drawing, format: string) =>
      drawn.has(String(drawing.fields.name)) ? stored(drawing, format) : null,
  };
  desk = createAirDesk(context, cards, () => engine);
});

const wanted = (name: string, more: Partial<WantedCard> = {}): WantedCard => ({
  template: "product-card",
  fields: { name },
  format: "auto",
  theme: "red-heritage",
  product: null,
  out: null,
  ...more,
});
const length: StoredClock = {
  mode: "down",
  until: null,
  lengthMilliseconds: 300_000,
  text: { x: 0, y: 0, w: 1, size: 1, colour: "#fff", align: "left", bold: true },
};
const drawing = (card: WantedCard, clock: StoredClock | null): Drawing =>
  ({ fields: card.fields, clock, loaded: { template: { ticker: null } } }) as unknown as Drawing;
const show = (card: WantedCard, clock: StoredClock | null = null) =>
  desk.wish("card", async () => ({ card, drawing: drawing(card, clock) }));
const slot = () => context.store.get().overlays.slots[0];
const settle = async () => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};
const pass = async (seconds: number) => {
  context.clock.advance(seconds * 1000);
  await settle();
};

test("a card leaves when its time is over, and not before", async () => {
  await show(wanted("一", { out: { afterSeconds: 10 } }));
  expect(slot()?.leavesAt).toBe(context.clock.now() + 10_000);
  await pass(9.9);
  expect(slot()).toMatchObject({ status: "on-air" });
  await pass(0.2);
  expect(slot()).toBeUndefined();
  expect(hidden).toBe(1);
});

test("an update keeps the time left; a card that replaces it is not taken off by the old timer", async () => {
  await show(wanted("一", { out: { afterSeconds: 10 } }));
  await pass(6);
  const before = slot()?.leavesAt;
  await desk.wish("card", async (present) => {
    const card = { ...(present ?? wanted("无")), fields: { name: "改" } };
    return { card, drawing: drawing(card, null) };
  });
  expect(slot()).toMatchObject({ fields: { name: "改" }, leavesAt: before });
  await show(wanted("二"));
  await pass(60);
  expect(slot()).toMatchObject({ fields: { name: "二" }, leavesAt: null, status: "on-air" });
  await show(wanted("三", { out: { afterSeconds: 5 } }));
  // It falls due while its successor is being made.
  const next = desk.wish("card", async () => {
    await pass(6);
    return { card: wanted("四"), drawing: drawing(wanted("四"), null) };
  });
  await next;
  await settle();
  expect(slot()).toMatchObject({ fields: { name: "四" } });
  expect(hidden).toBe(0);
});

test("a card whose engine is away leaves when it is back", async () => {
  await show(wanted("一", { out: { afterSeconds: 5 } }));
  fault = new StudioError("obs.not-connected");
  await pass(6);
  expect(slot()).toMatchObject({ status: "on-air" });
  fault = null;
  await desk.restore();
  expect(slot()).toBeUndefined();
  await show(wanted("二", { out: { afterSeconds: 5 } }));
  fault = new StudioError("obs.not-connected");
  await pass(6);
  fault = null;
  await pass(2);
  expect(slot()).toBeUndefined();
});

test("an engine that came back is given what stood there, with its time left", async () => {
  drawn.add("一");
  await show(wanted("一", { out: { afterSeconds: 60 } }));
  expect(shown[0]).toMatchObject({ format: "clip", file: "/一.mov" });
  await pass(20);
  await desk.restore();
  // To the audience it never left: no second way in.
  expect(shown[1]).toMatchObject({ format: "still", file: "/一.png" });
  await pass(39);
  expect(slot()).toMatchObject({ status: "on-air" });
  await pass(2);
  expect(slot()).toBeUndefined();
});

test("a card moves where its clip lies drawn and movement is wanted, and never in place of another", async () => {
  await show(wanted("没画"));
  drawn.add("画好");
  await show(wanted("画好"));
  await desk.wish("card", async () => null);
  await show(wanted("画好"));
  await desk.wish("card", async () => null);
  context.store.update((draft) => {
    draft.settings.cards.motion = false;
  });
  await show(wanted("画好"));
  await show(wanted("画好", { format: "clip" }));
  await desk.wish("card", async () => null);
  context.store.update((draft) => {
    draft.settings.cards.motion = true;
  });
  kind = "stage";
  await show(wanted("画好"));
  expect(shown.map(({ format }) => format)).toEqual(["still", "still", "clip", "still", "clip", "still"]);
  expect(slot()?.format).toBe("still");
});

test("a running time starts when it is shown, goes on through a change, and starts anew when its length changes", async () => {
  await show(wanted("倒数"), length);
  const at = shown[0]?.clock?.at ?? 0;
  expect(shown[0]).toMatchObject({ format: "clip", clock: { mode: "down", lengthMilliseconds: 300_000 } });
  expect(at - context.clock.now()).toBeGreaterThanOrEqual(300_000);
  await pass(20);
  await show(wanted("换字"), length);
  expect(shown[1]?.clock?.at).toBe(at);
  await show(wanted("换时长"), { ...length, lengthMilliseconds: 60_000 });
  expect(shown[2]?.clock?.at).toBeLessThan(context.clock.now() + 62_000);
  await show(wanted("到点"), { ...length, until: 1_700_000_900_000 });
  expect(shown[3]?.clock?.at).toBe(1_700_000_900_000);
  await pass(5);
  await desk.restore();
  expect(shown[4]).toMatchObject({ format: "clip", clock: { at: 1_700_000_900_000 } });
  kind = "stage";
  await show(wanted("舞台"), length);
  expect(shown[5]).toMatchObject({ format: "still", file: "/舞台.png", clock: { mode: "down" } });
});

test("whether a card was seen follows when it is known, for the card that stands there then", async () => {
  let tell: (seen: boolean) => void = () => undefined;
  answer = { seen: null, later: new Promise((resolve) => (tell = resolve)) };
  await show(wanted("一"));
  expect(slot()?.seen).toBeNull();
  tell(false);
  await settle();
  expect(slot()?.seen).toBe(false);
  answer = { seen: null, later: new Promise((resolve) => (tell = resolve)) };
  await show(wanted("二"));
  answer = { seen: true, later: null };
  await show(wanted("三"));
  tell(false);
  await settle();
  expect(slot()).toMatchObject({ fields: { name: "三" }, seen: true });
});
