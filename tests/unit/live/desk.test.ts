import { beforeEach, expect, test } from "vitest";
import type { Engine } from "../../../main/core";
import { Desk, type DeskPorts } from "../../../main/live";
import type { DestinationState } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { goodFacts, platformWith } from "./limits";

let context: ReturnType<typeof testContext>;
let saved: unknown[];
let release: () => void;
let desk: Desk;

const server = "rtmp://b.example.com/live";
const destination = {
  id: "a",
  name: "台",
  platform: "custom",
  server,
  enabled: true,
  hasKey: true,
  kind: "rtmp",
} as const;

beforeEach(() => {
  context = testContext();
  saved = [];
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const ports: DeskPorts = {
    engine: () => ({ kind: "obs", encoder: async () => goodFacts }) as unknown as Engine,
    destinations: () => [destination],
    inspect: async () => [],
    test: () => Promise.reject(new Error("not asked")),
    server: () => Promise.reject(new Error("not asked")),
    disk: async () => ({ freeBytes: 1e12, minutes: 9999 }),
    measure: () => held.then(() => 8000),
    restartSource: () => held,
    saveSettings: async (patch) => void saved.push(patch),
    assertNotRehearsing: () => undefined,
  };
  context.store.update((draft) => {
    draft.library.platforms = [platformWith("custom", { keyframeSeconds: 2 })];
  });
  desk = new Desk(context, ports);
});

const goOnAir = async () => {
  context.store.update((draft) => {
    Object.assign(draft.live, { status: "on-air", engine: "obs" });
    draft.relay.showing = "live";
    draft.destinations = [
      { ...destination, status: "yielding", outgoingKbps: 900 } as unknown as DestinationState,
    ];
    draft.relay.video = {
      ...{
        codec: "h264",
        width: 1280,
        height: 720,
        framesPerSecond: 30,
        keyframeSeconds: 8,
        hasBFrames: true,
      },
    };
  });
  await new Promise(setImmediate);
};

test("it watches the line and the stream while the show is on air, and no longer", async () => {
  await goOnAir();
  expect(context.store.get().problems.map(({ id }) => id)).toEqual(["preflight.keyframes#custom"]);
  context.clock.advance(6000);
  await new Promise(setImmediate);
  expect(context.store.get().live.advice).toMatchObject({ videoKbps: 1750 });
  context.store.update((draft) => {
    draft.live.status = "idle";
  });
  await new Promise(setImmediate);
  expect(context.store.get().live.advice).toBeNull();
  expect(context.store.get().problems).toEqual([]);
  expect(saved).toEqual([{ relay: { upload: { kbps: 900, at: context.clock.now(), how: "show" } } }]);
  desk.close();
});

test("one measurement, and one change of the rate, at a time", async () => {
  const measuring = desk.handlers["live.upload"]({});
  await expect(desk.handlers["live.upload"]({})).rejects.toMatchObject({ code: "upload.measuring" });
  expect(await desk.handlers["live.upload"]({ kbps: 5000 })).toEqual({ kbps: 5000, how: "typed" });
  await goOnAir();
  const changing = desk.handlers["live.bitrate"]({ videoKbps: 1000 });
  await expect(desk.handlers["live.bitrate"]({ videoKbps: 900 })).rejects.toMatchObject({
    code: "bitrate.changing",
  });
  release();
  expect(await measuring).toEqual({ kbps: 8000, how: "measured" });
  expect(await changing).toMatchObject({ videoKbps: 1000 });
  expect(await desk.handlers["live.bitrate"]({ videoKbps: 900 })).toMatchObject({ videoKbps: 900 });
  desk.close();
});
