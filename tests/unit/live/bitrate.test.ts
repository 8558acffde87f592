import { beforeEach, expect, test } from "vitest";
import type { Engine } from "../../../main/core";
import {
  afterChange,
  lowerRate,
  noStrain,
  remember,
  type StrainMemory,
} from "../../../main/live/bitrate/advice";
import { type BitratePorts, changeBitrate } from "../../../main/live/bitrate/change";
import { isLineStrained } from "../../../main/live/bitrate/line";
import { LineWatch } from "../../../main/live/bitrate/line-watch";
import type { DestinationState } from "../../../preload/contract";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { goodFacts, platformWith } from "./limits";

const destination = (id: string, more: Partial<DestinationState> = {}): DestinationState => ({
  ...{ id, platform: "custom", kind: "rtmp", name: id, server: "rtmp://x.example.com/live", enabled: true },
  ...{ keyMask: "••••", status: "publishing", since: 0, publishedAt: 0, outgoingKbps: 2600 },
  ...{ droppedFrames: 0, queuedBytes: 0, reconnects: 0, roundTripMs: 20, closesAt: null, lastTrouble: "" },
  ...more,
});

const none = new Map<string, number>();
const isStrained = (destinations: DestinationState[], lost: ReadonlyMap<string, number> = none) =>
  isLineStrained(destinations, lost, 2600);

test("the line is strained where one makes room, or most fall behind; one platform's own trouble is not the line's", () => {
  const behind = { queuedBytes: 600_000 };
  expect(isStrained([destination("a"), destination("b")])).toBe(false);
  expect(isStrained([destination("a", { status: "yielding" }), destination("b"), destination("c")])).toBe(
    true,
  );
  expect(isStrained([destination("a", behind)])).toBe(true);
  expect(isStrained([destination("a", behind), destination("b")])).toBe(false);
  expect(
    isStrained([destination("a", behind), destination("b", { status: "stalled" }), destination("c")]),
  ).toBe(true);
  expect(isStrained([destination("a", { droppedFrames: 9 })], new Map([["a", 4]]))).toBe(true);
  expect(isStrained([destination("a", { droppedFrames: 9 })], new Map([["a", 9]]))).toBe(false);
  // Dropped before anybody looked, or by one that is not served at all.
  expect(isStrained([destination("a", { droppedFrames: 9 })])).toBe(false);
  expect(isStrained([destination("a", { status: "retrying", queuedBytes: 9e6 }), destination("b")])).toBe(
    false,
  );
  expect(isStrained([])).toBe(false);
});

test("advised after some seconds, kept while it goes on, gone after half a minute of calm", () => {
  let memory: StrainMemory = noStrain;
  const seconds: [string, number][] = [];
  let now = 1_000_000;
  const pass = (count: number, strained: boolean) => {
    for (let second = 0; second < count; second++, now += 1000) {
      const before = memory.isAdvised;
      memory = remember(memory, strained, now);
      if (memory.isAdvised !== before) seconds.push([memory.isAdvised ? "on" : "off", now]);
    }
  };
  pass(4, true);
  pass(15, false);
  pass(4, true);
  expect(seconds).toEqual([]);
  pass(1, true);
  pass(29, false);
  expect(seconds.map(([what]) => what)).toEqual(["on"]);
  pass(3, false);
  expect(seconds.map(([what]) => what)).toEqual(["on", "off"]);
  memory = afterChange(now);
  pass(10, true);
  expect(memory.isAdvised).toBe(false);
  pass(12, true);
  expect(memory.isAdvised).toBe(true);
});

test("the lower rate: seven tenths, not below what carries a picture or a platform takes", () => {
  expect(lowerRate(2500, [])).toBe(1750);
  expect(lowerRate(700, [])).toBe(600);
  expect(lowerRate(600, [])).toBeNull();
  expect(lowerRate(400, [])).toBeNull();
  expect(lowerRate(2500, [platformWith("a", { minVideoKbps: 2000 }), platformWith("b")])).toBe(2000);
  expect(lowerRate(2500, [platformWith("a", { minVideoKbps: 3000 })])).toBeNull();
});

let context: ReturnType<typeof testContext>;
let saved: unknown[];

function startWatch(takesLine = true, canChange = true) {
  const watch = new LineWatch(context, {
    platforms: () => [],
    takesLine: () => takesLine,
    canChange: async () => canChange,
    save: async (upload) => void saved.push(upload),
  });
  context.store.update((draft) => {
    Object.assign(draft.live, { status: "on-air", engine: "obs" });
    draft.destinations = [
      destination("a", { status: "yielding", outgoingKbps: 900 }),
      destination("b", { outgoingKbps: 1800 }),
    ];
  });
  watch.follow();
  return watch;
}

const endShow = (watch: LineWatch) => {
  context.store.update((draft) => {
    draft.live.status = "idle";
  });
  watch.follow();
};

beforeEach(() => {
  context = testContext();
  saved = [];
});

test("a strained show is offered a lower rate, and remembers what the line carried", async () => {
  const watch = startWatch();
  context.clock.advance(4000);
  expect(context.store.get().live.advice).toBeNull();
  context.clock.advance(2000);
  await new Promise(setImmediate);
  const advice = { videoKbps: 1750, presentKbps: 2500, costMilliseconds: 500, isBlocked: false };
  expect(context.store.get().live.advice).toEqual(advice);
  context.store.update((draft) => {
    draft.recording.status = "recording";
  });
  context.clock.advance(1000);
  expect(context.store.get().live.advice).toEqual({ ...advice, isBlocked: true });
  watch.changed();
  expect(context.store.get().live.advice).toBeNull();
  endShow(watch);
  expect(saved).toEqual([{ kbps: 2700, at: context.clock.now(), how: "show" }]);
  context.clock.advance(20_000);
  expect(context.store.get().live.advice).toBeNull();
});

test("a show without strain, or towards this computer alone, says nothing of the line", () => {
  const near = startWatch(false);
  context.clock.advance(10_000);
  endShow(near);
  const calm = startWatch();
  context.clock.advance(3000);
  context.store.update((draft) => {
    draft.destinations = [destination("a")];
  });
  context.clock.advance(60_000);
  endShow(calm);
  expect(saved).toEqual([]);
});

test("nothing is offered that cannot be done from here", async () => {
  const watch = startWatch(true, false);
  context.clock.advance(8000);
  await new Promise(setImmediate);
  context.clock.advance(8000);
  expect(context.store.get().live.advice).toBeNull();
  watch.end();
});

test("a change is refused where it would end a recording, is not live, or OBS keeps its own rate", async () => {
  const asked: string[] = [];
  let facts = goodFacts;
  let isRehearsing = false;
  const ports: BitratePorts = {
    engine: () => ({ kind: "obs", encoder: async () => facts }) as unknown as Engine,
    restartSource: async (videoKbps) => void asked.push(`restart ${videoKbps}`),
    save: async (videoKbps) => void asked.push(`save ${videoKbps}`),
    assertNotRehearsing: () => {
      if (isRehearsing) throw new StudioError("core.locked-in-rehearsal");
    },
  };
  const refused = (code: string) =>
    expect(changeBitrate(context, ports, 1200)).rejects.toMatchObject({ code });
  await refused("bitrate.not-live");
  context.store.update((draft) => {
    Object.assign(draft.live, { status: "on-air", engine: "obs" });
    draft.recording.status = "recording";
  });
  await refused("bitrate.recording");
  context.store.update((draft) => {
    draft.recording.status = "idle";
  });
  facts = { ...goodFacts, isFixed: true };
  await refused("bitrate.fixed");
  isRehearsing = true;
  await refused("core.locked-in-rehearsal");
  isRehearsing = false;
  facts = goodFacts;
  expect(asked).toEqual([]);
  expect(await changeBitrate(context, ports, 1200)).toMatchObject({ videoKbps: 1200 });
  expect(asked).toEqual(["restart 1200", "save 1200"]);
});
