import { expect, test } from "vitest";
import type { StageCard, StageScene, StageState } from "../../../preload/contract";
import { Timeline } from "../../../renderer/stage/timeline";

const scene = (ref: string, image: string | null = null): StageScene => ({
  ref,
  name: ref,
  layers:
    image === null
      ? []
      : [
          {
            id: "picture",
            name: "图",
            kind: "image",
            image,
            standIn: null,
            motion: "none",
            placement: { frame: { x: 0, y: 0, w: 1, h: 1 }, fit: "cover", align: "centre" },
          },
        ],
});
const card = (id: string, more: Partial<StageCard> = {}): StageCard => ({
  id,
  slot: "card",
  image: `card:${id}.png`,
  width: 400,
  height: 300,
  leaving: false,
  inMilliseconds: 300,
  outMilliseconds: 200,
  from: "none",
  clock: null,
  scroll: null,
  ...more,
});
const wanted = (
  take: number,
  of: StageScene | null,
  cards: StageCard[] = [],
  milliseconds = 200,
): Pick<StageState, "programme" | "cards"> => ({
  programme: { scene: of, take, transition: { kind: milliseconds > 0 ? "fade" : "cut", milliseconds } },
  cards,
});

/** A timeline whose pictures are there when the test says so. */
function timelineWith() {
  const there = new Set<string>();
  const failed = new Set<string>();
  const timeline = new Timeline({
    has: (still) => there.has(still),
    isSettled: (still) => there.has(still) || failed.has(still),
  });
  return { timeline, there, failed };
}

test("the first scene is cut to, the next one fades and counts only when it stands alone", () => {
  const { timeline } = timelineWith();
  timeline.want(wanted(1, scene("a/1")), 0);
  expect(timeline.at(0)).toMatchObject({ from: null, mix: 1, shown: { scene: "a/1", take: 1 } });
  timeline.want(wanted(2, scene("a/2")), 1000);
  expect(timeline.at(1000)).toMatchObject({ from: { ref: "a/1" }, to: { ref: "a/2" }, mix: 0 });
  expect(timeline.at(1100)).toMatchObject({ mix: 0.5, shown: { scene: "a/1", take: 1 } });
  expect(timeline.at(1200)).toMatchObject({ from: null, mix: 1, shown: { scene: "a/2", take: 2 } });
});

test("a fade waits for the scene's picture, and not for ever", () => {
  const { timeline, there, failed } = timelineWith();
  timeline.want(wanted(1, scene("a/1")), 0);
  timeline.at(0);
  timeline.want(wanted(2, scene("a/2", "media:2.jpg")), 100);
  expect(timeline.at(500).shown.scene).toBe("a/1");
  there.add("media:2.jpg");
  timeline.at(600);
  expect(timeline.at(800).shown.scene).toBe("a/2");
  timeline.want(wanted(3, scene("a/3", "media:never.jpg"), [], 0), 1000);
  expect(timeline.at(2400).shown.scene).toBe("a/2");
  expect(timeline.at(2500).shown.scene).toBe("a/3");
  timeline.want(wanted(4, scene("a/4", "media:broken.jpg"), [], 0), 3000);
  failed.add("media:broken.jpg");
  expect(timeline.at(3000).shown.scene).toBe("a/4");
});

test("new words in the scene on air come without a transition", () => {
  const { timeline } = timelineWith();
  timeline.want(wanted(1, scene("a/1")), 0);
  timeline.at(0);
  const changed = { ...scene("a/1"), name: "新" };
  timeline.want(wanted(1, changed), 10);
  expect(timeline.at(10)).toMatchObject({ from: null, to: { name: "新" }, mix: 1 });
});

test("a take in the middle of a fade goes on from the scene that was coming", () => {
  const { timeline } = timelineWith();
  timeline.want(wanted(1, scene("a/1")), 0);
  timeline.at(0);
  timeline.want(wanted(2, scene("a/2")), 0);
  timeline.at(0);
  timeline.want(wanted(3, scene("a/3")), 100);
  expect(timeline.at(100)).toMatchObject({ from: { ref: "a/2" }, to: { ref: "a/3" } });
  expect(timeline.at(300).shown).toMatchObject({ scene: "a/3", take: 3 });
});

test("a card is shown when its picture is there; the one before it stays until then", () => {
  const { timeline, there } = timelineWith();
  there.add("card:a.png");
  timeline.want(wanted(0, null, [card("a")]), 0);
  expect(timeline.at(0).shown.cards).toEqual([]);
  expect(timeline.at(300).shown.cards).toEqual(["a"]);
  timeline.want(wanted(0, null, [card("b", { inMilliseconds: 0 })]), 400);
  expect(timeline.at(400)).toMatchObject({ cards: [{ id: "a" }], shown: { cards: ["a"] } });
  there.add("card:b.png");
  expect(timeline.at(500)).toMatchObject({
    cards: [{ id: "b", pose: { alpha: 1 } }],
    shown: { cards: ["b"] },
  });
});

test("a leaving card is told gone only when nothing of it is seen", () => {
  const { timeline, there } = timelineWith();
  there.add("card:a.png");
  timeline.want(wanted(0, null, [card("a")]), 0);
  timeline.at(0);
  timeline.at(300);
  timeline.want(wanted(0, null, [card("a", { leaving: true })]), 1000);
  timeline.at(1000);
  expect(timeline.at(1100).shown.cards).toEqual(["a"]);
  expect(timeline.at(1200)).toMatchObject({ cards: [], shown: { cards: [] } });
  timeline.want(wanted(0, null, []), 1300);
  expect(timeline.at(1300).cards).toEqual([]);
});
