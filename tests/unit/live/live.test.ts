import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { type Engine, initialState } from "../../../main/core";
import { Live, type LiveDestination, type LivePorts } from "../../../main/live";
import type { FoundShow } from "../../../main/live/ports";
import { type DestinationStatus, StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

const folder = mkdtempSync(join(tmpdir(), "hongcun 开播's live "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let context: ReturnType<typeof testContext>;
let changed: () => void;
let asked: string[];
/** Shows whose end was told. */
let ended: string[];
/** Video bit rates the stream was started with. */
let rates: number[];
let failStream: StudioError | null;
/** The bit rate that the engine cannot start with. */
let failRate: number | null;
let failCamera: StudioError | null;
let rehearsing: boolean;
/** What the relay's and the engine's start wait for. */
let relayStarts: Promise<void>;
let streamStarts: Promise<void>;
let cameraStarts: Promise<void>;
const village: LiveDestination = {
  id: "village",
  name: "快手",
  platform: "kuaishou",
  server: "rtmp://x/live",
  enabled: true,
  hasKey: true,
  kind: "rtmp",
};
const companion: LiveDestination = { ...village, id: "douyin", name: "抖音", kind: "companion" };
let destinations: LiveDestination[];
/** What the relay that was left at work answers. */
let found: FoundShow | null;

function setStatus(id: string, status: DestinationStatus) {
  context.store.update((draft) => {
    draft.relay.status = "relaying";
    draft.destinations = [
      {
        id,
        platform: "kuaishou",
        kind: "rtmp",
        name: "快手",
        server: "",
        enabled: true,
        keyMask: "",
        status,
        since: 0,
        publishedAt: null,
        roundTripMs: null,
        closesAt: null,
        outgoingKbps: 0,
        droppedFrames: 0,
        queuedBytes: 0,
        reconnects: 0,
        lastTrouble: "",
      },
    ];
  });
  changed();
}

function setEngine(kind: "obs" | "stage") {
  context.store.update((draft) => {
    draft.engine.kind = kind;
    draft.engine.status = "connected";
  });
}

function makeLive(kind: "obs" | "stage" = "obs") {
  const engine = {
    kind,
    startStream: async ({ server, videoKbps }: { server: string; videoKbps: number }) => {
      asked.push(`stream ${server}`);
      rates.push(videoKbps);
      await streamStarts;
      if (failStream) throw failStream;
      if (videoKbps === failRate)
        throw new StudioError("obs.stream-failed", { params: { detail: "stopped" } });
    },
    stopStream: async () => {
      asked.push("unstream");
      if (failStream) throw failStream;
    },
    setVirtualCamera: async (on: boolean) => {
      if (kind === "stage") throw new StudioError("engine.no-virtual-camera");
      asked.push(`camera ${on}`);
      if (failCamera) throw failCamera;
      if (on) await cameraStarts;
      context.store.update((draft) => {
        draft.engine.virtualCamera = on ? "on" : "off";
      });
      changed();
    },
  } as unknown as Engine;
  const ports: LivePorts = {
    engine: () => engine,
    findEngine: async () => {
      asked.push("find");
      setEngine("obs");
    },
    bringBack: async (scene, orientation) => void asked.push(`bring ${scene} ${orientation}`),
    relay: {
      destinations: () => destinations,
      start: async (ids) => {
        await relayStarts;
        asked.push(`relay ${ids.join()}`);
        return { server: "rtmp://127.0.0.1:1/in", key: "k" };
      },
      stop: async () => void asked.push("relay stop"),
      find: async () => found,
      add: async (id) => void asked.push(`add ${id}`),
      drop: async (id) => void asked.push(`drop ${id}`),
      restart: async (id) => void asked.push(`restart ${id}`),
      slate: (on) => void asked.push(`slate ${on}`),
      onChange: (listener) => {
        const before = changed;
        changed = () => {
          before();
          listener();
        };
        return () => {};
      },
    },
    showEnded: async (id) => void ended.push(id),
    assertNotRehearsing: () => {
      if (rehearsing) throw new StudioError("core.locked-in-rehearsal");
    },
  };
  return new Live(context, ports);
}

/** A show that a destination receives. */
async function onAir(): Promise<Live> {
  const live = makeLive();
  const started = live.handlers["live.start"]({});
  await new Promise(setImmediate);
  setStatus("village", "publishing");
  await started;
  return live;
}

beforeEach(() => {
  context = testContext(mkdtempSync(join(folder, "one ")));
  changed = () => {};
  asked = [];
  ended = [];
  rates = [];
  failStream = failCamera = failRate = found = null;
  rehearsing = false;
  relayStarts = streamStarts = cameraStarts = Promise.resolve();
  destinations = [village, { ...village, id: "off", enabled: false }];
});

test("the lamp turns red only when a destination takes the picture", async () => {
  const live = makeLive();
  const started = live.handlers["live.start"]({});
  await new Promise(setImmediate);
  expect(context.store.get().live).toMatchObject({ status: "starting", startedAt: null, sourceActive: true });
  setStatus("village", "publishing");
  expect(await started).toEqual({ destinations: ["village"] });
  expect(context.store.get().live.status).toBe("on-air");
  expect(asked).toEqual(["relay village", "stream rtmp://127.0.0.1:1/in"]);
});

test("nobody receiving is said, and cleared when somebody does", async () => {
  const live = makeLive();
  const started = live.handlers["live.start"]({});
  await new Promise(setImmediate);
  context.clock.advance(15_000);
  expect(await started).toEqual({ destinations: [] });
  expect(context.store.get().problems.map(({ code }) => code)).toEqual(["live.nobody-receives"]);
  setStatus("village", "publishing");
  expect(context.store.get().problems).toEqual([]);
  expect(context.store.get().live.status).toBe("on-air");
});

test("an engine that cannot stream leaves nothing running", async () => {
  failStream = new StudioError("engine.none");
  await expect(makeLive().handlers["live.start"]({})).rejects.toMatchObject({ code: "engine.none" });
  expect(asked.at(-1)).toBe("relay stop");
  expect(context.store.get().live.status).toBe("idle");
});

test("an engine that goes while its stream starts, but a platform has the picture already, ends no show", async () => {
  let fail: (reason: StudioError) => void = () => {};
  streamStarts = new Promise((_resolve, reject) => {
    fail = reject;
  });
  const live = makeLive();
  const started = live.handlers["live.start"]({});
  await new Promise(setImmediate);
  setStatus("village", "publishing");
  fail(new StudioError("obs.connection-lost"));
  expect(await started).toEqual({ destinations: ["village"] });
  expect(asked).not.toContain("relay stop");
  expect(context.store.get().live).toMatchObject({ status: "on-air", sourceActive: false });
  expect(context.store.get().problems.map(({ code }) => code)).toEqual(["live.source-lost"]);
  streamStarts = Promise.resolve();
  await live.onEngineReturned();
  expect(context.store.get().live).toMatchObject({ status: "on-air", sourceActive: true });
});

test("ending ends the platforms first, even when the engine does not answer", async () => {
  const live = await onAir();
  failStream = new StudioError("core.timed-out", { params: { what: "OBS", seconds: 5 } });
  await expect(live.handlers["live.stop"]({})).rejects.toMatchObject({ code: "live.stop-incomplete" });
  expect(asked.slice(-2)).toEqual(["relay stop", "unstream"]);
  expect(context.store.get().live).toEqual(initialState().live);
});

test("a show ended while it is still starting is over everywhere, and the next one starts clean", async () => {
  for (const slow of ["relay", "stream"] as const) {
    const live = makeLive();
    let resolve = () => {};
    const promise = new Promise<void>((settle) => {
      resolve = settle;
    });
    if (slow === "relay") relayStarts = promise;
    else streamStarts = promise;
    const started = live.handlers["live.start"]({});
    await new Promise(setImmediate);
    const stopped = live.handlers["live.stop"]({});
    await new Promise(setImmediate);
    resolve();
    await expect(started).rejects.toMatchObject({ code: "core.cancelled" });
    await stopped;
    expect(asked.lastIndexOf("relay stop")).toBeGreaterThan(asked.lastIndexOf("relay village"));
    setStatus("village", "publishing");
    expect(context.store.get().live).toEqual(initialState().live);
    setStatus("village", "off");
    await live.close();
  }
});

test("ending twice is ending once: a second press cannot end the next show", async () => {
  const live = await onAir();
  const first = live.handlers["live.stop"]({});
  const second = live.handlers["live.stop"]({});
  await Promise.all([first, second]);
  expect(asked.filter((what) => what === "relay stop")).toHaveLength(1);
});

test("a lost source is said, resumes when the engine returns, and a second start resumes too", async () => {
  const live = await onAir();
  live.onStreamChanged(false);
  expect(context.store.get().problems.map(({ code }) => code)).toEqual(["live.source-lost"]);
  await live.onEngineReturned();
  expect(context.store.get().live).toMatchObject({ status: "on-air", sourceActive: true });
  expect(context.store.get().problems).toEqual([]);
  live.onStreamChanged(false);
  await live.handlers["live.start"]({});
  expect(asked.filter((entry) => entry.startsWith("stream"))).toHaveLength(3);
  await expect(live.handlers["live.start"]({})).rejects.toMatchObject({ code: "live.already" });
});

test("an engine that is back and still busy is asked again", async () => {
  const live = await onAir();
  live.onStreamChanged(false);
  failStream = new StudioError("core.timed-out", { params: { what: "OBS", seconds: 5 } });
  const resumed = live.onEngineReturned();
  await new Promise(setImmediate);
  expect(context.store.get().live.sourceActive).toBe(false);
  failStream = null;
  context.clock.advance(3000);
  await resumed;
  expect(context.store.get().live).toMatchObject({ status: "on-air", sourceActive: true });
  expect(asked.filter((entry) => entry.startsWith("stream"))).toHaveLength(3);
});

test("an engine that crashed says nothing: the relay is believed", async () => {
  await onAir();
  context.store.update((draft) => {
    draft.relay.status = "waiting";
  });
  changed();
  expect(context.store.get().live).toMatchObject({ status: "on-air", sourceActive: false });
  expect(context.store.get().problems.map(({ code }) => code)).toEqual(["live.source-lost"]);
  setStatus("village", "publishing");
  expect(context.store.get().problems).toEqual([]);
});

test("refusals: rehearsal, no destination, unknown one, no key", async () => {
  rehearsing = true;
  await expect(makeLive().handlers["live.start"]({})).rejects.toMatchObject({
    code: "core.locked-in-rehearsal",
  });
  rehearsing = false;
  const live = makeLive();
  await expect(live.handlers["live.start"]({ destinations: ["nowhere"] })).rejects.toMatchObject({
    code: "core.not-found",
  });
  destinations = [{ ...village, hasKey: false }];
  await expect(live.handlers["live.start"]({})).rejects.toMatchObject({
    code: "live.key-missing",
    field: "village",
  });
  destinations = [{ ...village, enabled: false }];
  await expect(live.handlers["live.start"]({})).rejects.toMatchObject({ code: "live.no-destination" });
  for (const one of ["destination.start", "destination.stop", "destination.restart"] as const)
    await expect(async () => live.handlers[one]({ id: "village" })).rejects.toMatchObject({
      code: "live.not-on-air",
    });
  expect(() => live.handlers["live.slate"]({ on: true })).toThrowError(
    expect.objectContaining({ code: "live.not-on-air" }),
  );
  expect(asked).toEqual([]);
});

const atWork = (): FoundShow => ({
  ...{ id: "this-morning", startedAt: 1_699_999_000_000, isSlateAsked: true },
  place: { server: "rtmp://127.0.0.1:1/in", key: "k" },
});

test("a show found at work is on air since it began; OBS that still streams into it is left alone", async () => {
  found = atWork();
  setEngine("obs");
  context.store.update((draft) => {
    draft.relay.status = "relaying";
  });
  const live = makeLive();
  await live.takeUp();
  expect(context.store.get().live).toMatchObject({
    ...{ status: "on-air", startedAt: 1_699_999_000_000, sourceActive: true, slateAsked: true },
  });
  await live.onEnginesLooked();
  await live.onEngineReturned();
  expect(asked).toEqual([]);
  expect(context.store.get().problems).toEqual([]);
  await live.handlers["live.stop"]({});
  expect(asked).toEqual(["relay stop", "unstream"]);
  expect(ended).toEqual(["this-morning"]);
  expect(context.store.get().live).toEqual(initialState().live);
});

test("found at work without OBS: it is said, OBS is looked for, and its stream started when it is there", async () => {
  found = atWork();
  setEngine("stage");
  context.store.update((draft) => {
    draft.relay.status = "waiting";
  });
  const live = makeLive();
  await live.takeUp();
  expect(context.store.get().problems.map(({ code }) => code)).toEqual(["live.source-lost"]);
  const looked = live.onEnginesLooked();
  await new Promise(setImmediate);
  expect(asked).toEqual([]);
  context.clock.advance(3000);
  await looked;
  expect(asked).toEqual(["find", "stream rtmp://127.0.0.1:1/in"]);
  expect(context.store.get()).toMatchObject({ live: { sourceActive: true }, problems: [] });
});

test("nothing at work: a studio starts idle", async () => {
  const live = makeLive();
  await live.takeUp();
  await live.onEnginesLooked();
  expect(asked).toEqual([]);
  expect(context.store.get().live.status).toBe("idle");
});

test("a relay that another studio took over: the show is let go of, and OBS's stream with it", async () => {
  await onAir();
  asked = [];
  context.store.update((draft) => {
    draft.relay.status = "stopped";
  });
  changed();
  expect(context.store.get().live.status).toBe("idle");
  expect(asked).toEqual([]);
});

test("the slate is asked for on air, and forgotten when the show ends", async () => {
  const live = await onAir();
  live.handlers["live.slate"]({ on: true });
  expect(context.store.get().live.slateAsked).toBe(true);
  live.handlers["live.slate"]({ on: false });
  live.handlers["live.slate"]({ on: true });
  expect(asked.slice(-3)).toEqual(["slate true", "slate false", "slate true"]);
  await live.handlers["live.stop"]({});
  expect(context.store.get().live.slateAsked).toBe(false);
});

test("another bit rate: the engine stops and starts, and nobody is told that the source was lost", async () => {
  const live = await onAir();
  const restarted = live.restartSource({ videoKbps: 1200 });
  live.onStreamChanged(false);
  context.store.update((draft) => {
    draft.relay.status = "waiting";
  });
  changed();
  expect(context.store.get().problems).toEqual([]);
  expect(await restarted).toBe(0);
  expect(rates).toEqual([2500, 1200]);
  expect(context.store.get().live.sourceActive).toBe(true);

  failRate = 900;
  await expect(live.restartSource({ videoKbps: 900 })).rejects.toMatchObject({ code: "live.bitrate-kept" });
  expect(rates).toEqual([2500, 1200, 900, 1200]);
  expect(context.store.get().live.sourceActive).toBe(true);
  // An engine that comes back goes on with the rate of this show, and the next show begins with the settings'.
  live.onStreamChanged(false);
  await live.onEngineReturned();
  await live.handlers["live.stop"]({});
  await onAir();
  expect(rates.slice(-2)).toEqual([1200, 2500]);
  await expect(makeLive().restartSource({ videoKbps: 900 })).rejects.toMatchObject({
    code: "live.not-on-air",
  });
});

test("one destination comes, goes and is connected to anew; the last one does not go", async () => {
  const live = await onAir();
  await live.handlers["destination.start"]({ id: "off" });
  await live.handlers["destination.restart"]({ id: "village" });
  await expect(live.handlers["destination.stop"]({ id: "village" })).rejects.toMatchObject({
    code: "live.last-destination",
  });
  context.store.update((draft) => {
    const [first] = draft.destinations;
    if (first) draft.destinations.push({ ...first, id: "off", status: "retrying" });
  });
  await live.handlers["destination.stop"]({ id: "village" });
  expect(asked.slice(-3)).toEqual(["add off", "restart village", "drop village"]);
  await expect(live.handlers["destination.start"]({ id: "nowhere" })).rejects.toMatchObject({
    code: "core.not-found",
  });
});

test("a companion is fed by the virtual camera, which ends with the show only where the show began it", async () => {
  destinations = [village, companion];
  const live = await onAir();
  expect(asked).toContain("camera true");
  await expect(live.handlers["destination.stop"]({ id: "douyin" })).rejects.toMatchObject({
    code: "live.companion-own",
  });
  await live.handlers["live.stop"]({});
  expect(asked.slice(-3)).toEqual(["relay stop", "unstream", "camera false"]);

  context.store.update((draft) => {
    draft.engine.virtualCamera = "on";
  });
  asked = [];
  await (await onAir()).handlers["live.stop"]({});
  expect(asked.some((what) => what.startsWith("camera"))).toBe(false);
});

test("companions alone make a show: no relay, no stream, and no slate to cover them", async () => {
  destinations = [companion, { ...village, enabled: false }];
  const live = makeLive();
  await live.handlers["live.start"]({});
  expect(context.store.get().live).toMatchObject({ status: "on-air", sourceActive: true });
  expect(asked).toEqual(["camera true"]);
  expect(() => live.handlers["live.slate"]({ on: true })).toThrowError(
    expect.objectContaining({ code: "live.no-slate" }),
  );
  await live.handlers["destination.start"]({ id: "village" });
  expect(asked.slice(1)).toEqual(["relay village", "stream rtmp://127.0.0.1:1/in"]);
  await live.handlers["live.stop"]({});
  expect(asked.slice(-3)).toEqual(["relay stop", "unstream", "camera false"]);
});

test("a camera that does not start ends a show of companions alone, and is only said beside others", async () => {
  failCamera = new StudioError("obs.virtual-camera-missing");
  destinations = [companion];
  await expect(makeLive().handlers["live.start"]({})).rejects.toMatchObject({
    code: "obs.virtual-camera-missing",
  });
  expect(context.store.get().live.status).toBe("idle");
  destinations = [village, companion];
  const live = await onAir();
  expect(context.store.get().problems.map(({ code }) => code)).toEqual(["obs.virtual-camera-missing"]);
  await live.handlers["live.stop"]({});
  expect(context.store.get().problems).toEqual([]);
});

test("ended while OBS still asks for rights to start its camera: the camera is off again when the show is over", async () => {
  destinations = [companion];
  let grant = () => {};
  cameraStarts = new Promise((resolve) => {
    grant = resolve;
  });
  const live = makeLive();
  const started = live.handlers["live.start"]({});
  await new Promise(setImmediate);
  const stopped = live.handlers["live.stop"]({});
  await new Promise(setImmediate);
  grant();
  await expect(started).rejects.toMatchObject({ code: "core.cancelled" });
  await stopped;
  expect(context.store.get().engine.virtualCamera).toBe("off");
  expect(context.store.get().live).toEqual(initialState().live);
});

test("an engine that does not end its stream still ends its camera", async () => {
  destinations = [village, companion];
  const live = await onAir();
  failStream = new StudioError("core.timed-out", { params: { what: "OBS", seconds: 5 } });
  await expect(live.handlers["live.stop"]({})).rejects.toMatchObject({ code: "live.stop-incomplete" });
  expect(asked.at(-1)).toBe("camera false");
});

test("ended before anybody received: the start answers at once, and says nothing of the next show", async () => {
  const live = makeLive();
  const started = live.handlers["live.start"]({});
  await new Promise(setImmediate);
  await live.handlers["live.stop"]({});
  expect(await started).toEqual({ destinations: [] });
  const next = live.handlers["live.start"]({});
  await new Promise(setImmediate);
  context.clock.advance(14_000);
  await new Promise(setImmediate);
  expect(context.store.get().problems).toEqual([]);
  setStatus("village", "publishing");
  await next;
});

const killed = () => {
  context.store.update((draft) => {
    draft.live = initialState().live;
    draft.problems = [];
  });
  changed = () => {};
  asked = [];
};

test("a camera that a killed studio had started for its show is stopped at that show's end", async () => {
  destinations = [village, companion];
  await onAir();
  killed();
  found = atWork();
  setEngine("obs");
  const live = makeLive();
  await live.takeUp();
  await live.handlers["live.stop"]({});
  expect(asked).toEqual(["relay stop", "unstream", "camera false"]);
  killed();
  found = null;
  const next = makeLive();
  await next.takeUp();
  await next.onEnginesLooked();
  expect(context.store.get().live.status).toBe("idle");
});

test("a show of companions alone is on air again in a studio that was killed, for as long as its camera runs", async () => {
  destinations = [companion];
  setEngine("obs");
  await makeLive().handlers["live.start"]({});
  const { startedAt } = context.store.get().live;
  killed();
  const live = makeLive();
  await live.takeUp();
  expect(context.store.get().live.status).toBe("idle");
  await live.onEnginesLooked();
  expect(context.store.get().live).toMatchObject({ status: "on-air", startedAt, sourceActive: true });
  await live.handlers["live.stop"]({});
  expect(asked).toEqual(["relay stop", "camera false"]);

  // OBS was closed as well: nothing of that show is left, and a camera that somebody starts later is theirs.
  const note = join(context.paths.data, "run", "virtual-camera.json");
  mkdirSync(join(context.paths.data, "run"), { recursive: true });
  writeFileSync(note, JSON.stringify({ startedAt, isAlone: true }));
  killed();
  const later = makeLive();
  await later.takeUp();
  await later.onEnginesLooked();
  context.store.update((draft) => {
    draft.engine.virtualCamera = "on";
  });
  changed();
  expect(context.store.get().live.status).toBe("idle");
});

test("a camera that goes off in mid-show is said as what it is, and no stream is missed where none was", async () => {
  destinations = [companion];
  setStatus("douyin", "off");
  context.store.update((draft) => {
    for (const one of draft.destinations) one.kind = "companion";
  });
  const live = makeLive();
  await live.handlers["live.start"]({});
  changed();
  const set = (camera: "on" | "off") => {
    context.store.update((draft) => {
      draft.engine.virtualCamera = camera;
    });
    changed();
    return context.store.get().problems.map(({ code }) => code);
  };
  expect(set("off")).toEqual(["live.camera-off"]);
  expect(set("on")).toEqual([]);
  expect(set("off")).toEqual(["live.camera-off"]);
  await live.handlers["live.stop"]({});
  expect(context.store.get().problems).toEqual([]);
});

test("a studio that leaves a show it found ends nothing of it", async () => {
  const live = await onAir();
  asked = [];
  live.leave();
  expect(asked).toEqual([]);
  expect(context.store.get().live.status).toBe("on-air");
});

test("the rate of a show stays as it was when it began, whatever the settings say since", async () => {
  const live = await onAir();
  context.store.update((draft) => {
    draft.settings.video.videoKbps = 4000;
  });
  live.onStreamChanged(false);
  await live.onEngineReturned();
  expect(rates).toEqual([2500, 2500]);
});

/** A show on air from the built-in stage. */
async function onAirFromStage(): Promise<Live> {
  setEngine("stage");
  context.store.update((draft) => {
    draft.scenes.applied = [{ preset: "sale", orientation: "portrait", at: 1 }];
    draft.scenes.onAir = "sale/host";
    draft.stage.stream = { id: "one", videoKbps: 2500, audioKbps: 160 };
  });
  const live = makeLive("stage");
  const started = live.handlers["live.start"]({});
  await new Promise(setImmediate);
  setStatus("village", "publishing");
  await started;
  return live;
}

test("the stage goes live like OBS; a page that goes is said in its own words, before the relay has noticed", async () => {
  const live = await onAirFromStage();
  expect(asked).toEqual(["relay village", "stream rtmp://127.0.0.1:1/in"]);
  expect(context.store.get().live).toMatchObject({ status: "on-air", engine: "stage", sourceActive: true });
  context.store.update((draft) => {
    draft.stage.stream = null;
  });
  live.onStreamChanged(false);
  expect(context.store.get().problems.map(({ code }) => code)).toEqual(["live.stage-lost"]);
  // The relay's report of a moment ago still says that a picture comes.
  changed();
  expect(context.store.get().live.sourceActive).toBe(false);
  live.onStreamChanged(true);
  expect(context.store.get().problems).toEqual([]);
  await live.handlers["live.stop"]({});
  expect(asked.slice(-2)).toEqual(["relay stop", "unstream"]);
  expect(context.store.get().live).toEqual(initialState().live);
});

test("the stage feeds no companion: alone it refuses, beside others it says so", async () => {
  destinations = [companion];
  setEngine("stage");
  await expect(makeLive("stage").handlers["live.start"]({})).rejects.toMatchObject({
    code: "engine.no-virtual-camera",
  });
  expect(context.store.get().live).toEqual(initialState().live);
  destinations = [village, companion];
  const live = await onAirFromStage();
  expect(context.store.get().problems.map(({ code }) => code)).toEqual(["engine.no-virtual-camera"]);
  await live.close();
  expect(context.store.get().problems).toEqual([]);
});

test("a stage without a page is not asked again and again: it tells when one is there", async () => {
  const live = await onAirFromStage();
  live.onStreamChanged(false);
  failStream = new StudioError("stage.no-window");
  await live.onEngineReturned();
  expect(asked.filter((entry) => entry.startsWith("stream"))).toHaveLength(2);
  failStream = null;
  await Promise.all([live.onEngineReturned(), live.onEngineReturned()]);
  expect(asked.filter((entry) => entry.startsWith("stream"))).toHaveLength(3);
  expect(context.store.get().live.sourceActive).toBe(true);
});

test("a killed studio's show from the stage is found as one, and its scene is back before its picture", async () => {
  const first = await onAirFromStage();
  const note = join(context.paths.data, "run", "stage-show.json");
  await vi.waitFor(() => expect(JSON.parse(readFileSync(note, "utf8")).scene).toBe("sale/host"));
  const { show } = JSON.parse(readFileSync(note, "utf8")) as { show: string };
  first.leave();
  const { paths } = context;
  context = { ...testContext(), paths };
  found = { ...atWork(), id: show };
  setEngine("stage");
  asked = [];
  const second = makeLive("stage");
  await second.takeUp();
  expect(context.store.get().live).toMatchObject({ status: "on-air", engine: "stage" });
  second.onStreamChanged(false);
  await second.onEnginesLooked();
  expect(asked).toEqual(["bring sale/host portrait", "stream rtmp://127.0.0.1:1/in"]);
  await second.handlers["live.stop"]({});
  await vi.waitFor(() => expect(existsSync(note)).toBe(false));
});

test.each([
  ["stage", "live.needs-stage"],
  ["obs", "live.needs-obs"],
] as const)("no engine sends into a show of the other: one live with %s waits for it", async (own, code) => {
  const live = own === "stage" ? await onAir() : await onAirFromStage();
  live.onStreamChanged(false);
  context.store.update((draft) => {
    draft.live.engine = own;
  });
  asked = [];
  await live.onEngineReturned();
  await expect(live.handlers["live.start"]({})).rejects.toMatchObject({ code });
  expect(asked).toEqual([]);
});
