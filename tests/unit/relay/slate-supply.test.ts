import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SlateOrder } from "../../../main/relay/core/config";
import { createPictureMeter } from "../../../main/relay/programme/meter";
import { createPace } from "../../../main/relay/programme/pace";
import { watchForFreeze } from "../../../main/relay/programme/watch";
import type { SlateClip } from "../../../main/relay/slate/clip";
import type { SlateFormat } from "../../../main/relay/slate/format";
import { playSlate } from "../../../main/relay/slate/player";
import { SlateSupply } from "../../../main/relay/slate/supply";
import { HeldClock } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";
import { until } from "../../helpers/until";

const orderIn = (folder: string): SlateOrder => ({
  ...{ folder, fonts: "/s", title: "村", words: "马上回来", picture: null, music: null },
});
const format: SlateFormat = {
  ...{ width: 1280, height: 720, framesPerSecond: 30, keyframeSeconds: 2, profile: "high", audio: null },
};
const clip: SlateClip = {
  videoHeader: Buffer.of(0x17, 0, 0, 0, 0),
  audioHeader: Buffer.of(0xaf, 0, 0x12, 0x10),
  picture: {
    tags: [0, 40, 80, 120].map((timestamp) => ({
      timestamp,
      payload: Buffer.of(0x17, 1, 0, 0, 0, timestamp),
    })),
    periodMs: 160,
  },
  sound: { tags: [0, 23.2].map((timestamp) => ({ timestamp, payload: Buffer.of(0xaf, 1) })), periodMs: 46.4 },
};
const settle = () => new Promise((resolve) => setImmediate(resolve));

function supplyWith(
  make: (order: SlateOrder, format: SlateFormat, signal: AbortSignal) => Promise<SlateClip>,
  order = orderIn(temporaryFolder()),
) {
  const [given, notes]: [(SlateClip | null)[], string[]] = [[], []];
  const supply = new SlateSupply({
    maker: { make, note: (what) => notes.push(what) },
    ready: (one) => given.push(one),
    changed: () => undefined,
  });
  supply.begin(order);
  return { supply, given, notes };
}

test("a slate is drawn once for a format, and anew for another, which calls the first off", async () => {
  const drawings: { format: SlateFormat; signal: AbortSignal; finish: (clip: SlateClip) => void }[] = [];
  const { supply, given } = supplyWith(
    (_order, wanted, signal) => new Promise((finish) => drawings.push({ format: wanted, signal, finish })),
  );
  expect(supply.status).toBe("none");
  supply.follow({ format });
  supply.follow({ format: { ...format } });
  expect(drawings).toHaveLength(1);
  supply.follow({ format: { ...format, width: 1920 } });
  expect(drawings[0]?.signal.aborted).toBe(true);
  drawings[0]?.finish({ ...clip });
  drawings[1]?.finish(clip);
  await settle();
  expect(given).toEqual([clip]);
  expect(supply.status).toBe("ready");
});

test("one that could not be drawn is said to have failed, and is tried again with the next source", async () => {
  let fails = true;
  const { supply, given, notes } = supplyWith(async () => {
    if (fails) throw new Error("no ffmpeg");
    return clip;
  });
  supply.follow({ format });
  await settle();
  expect([supply.status, notes]).toEqual(["failed", ["no slate could be drawn"]]);
  fails = false;
  supply.follow({ format });
  await settle();
  expect([supply.status, given]).toEqual(["ready", [clip]]);
  supply.follow({ refusal: "the stream is hevc" });
  expect([supply.status, given.at(-1)]).toEqual(["failed", null]);
});

test("a slate is drawn ahead for what the last stream was like, and that one is kept until the right one is there", async () => {
  const order = orderIn(temporaryFolder());
  const drawn: SlateFormat[] = [];
  const make = async (_order: SlateOrder, wanted: SlateFormat) => {
    drawn.push(wanted);
    return { ...clip };
  };
  const first = supplyWith(make, order);
  first.supply.follow({ format });
  await until("it is drawn", () => first.supply.status === "ready");
  const kept = join(order.folder, "format.json");
  // A file that is there may still be empty.
  await until("it is kept in mind", () => existsSync(kept) && readFileSync(kept, "utf8").endsWith("\n"));

  const second = supplyWith(make, order);
  await until("it is drawn ahead", () => second.supply.status === "ready");
  second.supply.follow({ format: { ...format } });
  expect(drawn).toEqual([format, format]);

  const expected = { width: 1920, height: 1080, framesPerSecond: 25 };
  const third = supplyWith(make, { ...order, expected });
  await until("it is drawn ahead", () => third.supply.status === "ready");
  third.supply.follow({ format });
  await until("the right one is drawn", () => third.given.length === 2);
  expect(drawn.slice(2)).toEqual([{ ...format, ...expected }, format]);
  expect(third.given).toHaveLength(2);
  expect(third.given).not.toContain(null);
});

test("nothing is drawn ahead where nothing is known, for a picture no slate can have, or after the end", async () => {
  const drawn: SlateFormat[] = [];
  const make = async (_order: SlateOrder, wanted: SlateFormat) => {
    drawn.push(wanted);
    return clip;
  };
  const odd = { width: 1279, height: 720, framesPerSecond: 30 };
  supplyWith(make);
  supplyWith(make, { ...orderIn(temporaryFolder()), expected: odd });
  supplyWith(make, { ...orderIn(temporaryFolder()), expected: { ...odd, width: 1280 } }).supply.close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(drawn).toEqual([]);
});

test("a player keeps each loop's own length, and gives up what a computer slept through", () => {
  const clock = new HeldClock();
  const tags: { kind: string; timestamp: number }[] = [];
  const player = playSlate(clip, clock, { emit: (tag) => tags.push(tag), leadMs: () => 0 });
  expect(tags.map(({ kind, timestamp }) => `${kind} ${timestamp}`)).toEqual([
    "video 0",
    "audio 0",
    "video 0",
    "audio 0",
  ]);
  clock.advance(16_000);
  const last = (kind: string) => tags.filter((tag) => tag.kind === kind).at(-1)?.timestamp ?? 0;
  expect([last("video"), last("audio")]).toEqual([16_000, 15_985]);
  // The timers of a computer that sleeps do not fall due one by one.
  const count = tags.length;
  const now = clock.now.bind(clock);
  clock.now = () => now() + 60_000;
  clock.advance(100);
  expect(tags.length - count).toBeLessThan(12);
  player.stop();
  const stopped = tags.length;
  clock.advance(1_000);
  expect(tags).toHaveLength(stopped);
});

test("a freeze is noticed once, after a second, and not where this process itself was held up", () => {
  const clock = new HeldClock();
  let frozen = 0;
  const watch = watchForFreeze(clock, 1_000, () => frozen++);
  clock.advance(5_000);
  expect(frozen).toBe(0);
  watch.picture();
  clock.advance(900);
  watch.picture();
  clock.advance(990);
  expect(frozen).toBe(0);
  clock.advance(20);
  expect(frozen).toBe(1);
  clock.advance(5_000);
  expect(frozen).toBe(1);
  watch.picture();
  const now = clock.now.bind(clock);
  clock.now = () => now() + 10_000;
  clock.advance(1_000);
  watch.picture();
  clock.advance(800);
  expect(frozen).toBe(1);
  watch.stop();
});

test.each([
  [30, [33, 33, 34], 30],
  [29.97, [33, 34, 33], 30],
  [25, [40], 25],
  [60, [16, 17, 17], 60],
])("%d pictures a second are measured from whole milliseconds", (rate, steps, near) => {
  const meter = createPictureMeter();
  let time = 0xfffffe00;
  for (let picture = 0; picture < 150; picture++) {
    // One picture is lost, as an encoder on a busy computer does.
    const isLost = picture === 70;
    time = (time + (steps[picture % steps.length] ?? 0)) >>> 0;
    if (!isLost) meter.picture(time, picture % 3 === 0 ? 33 : 0, picture % 60 === 0);
  }
  expect(Math.abs((meter.framesPerSecond() ?? 0) - near)).toBeLessThan(0.5);
  expect(meter.keyframeSeconds()).toBeCloseTo(60 / rate, 0);
  expect(meter.hasBFrames()).toBe(true);
});

test("a burst is told from real time and from a clock that stood still", () => {
  const pace = createPace();
  expect(pace.isCatchingUp()).toBe(false);
  for (let picture = 0; picture < 30; picture++) pace.picture(5_000 + picture * 33, picture * 33);
  expect(pace.isCatchingUp()).toBe(false);
  for (let picture = 30; picture < 90; picture++) pace.picture(9_000 + picture, picture * 33);
  expect(pace.isCatchingUp()).toBe(true);
  for (let picture = 90; picture < 120; picture++) pace.picture(9_100 + (picture - 90) * 33, picture * 33);
  expect(pace.isCatchingUp()).toBe(false);
});
