import { beforeEach, expect, test } from "vitest";
import type { Engine } from "../../../main/core";
import { Live, type LiveDestination, type LivePorts } from "../../../main/live";
import { type DestinationStatus, StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

let context: ReturnType<typeof testContext>;
let changed: () => void;
let asked: string[];
let failStream: StudioError | null;
let rehearsing: boolean;
/** What the relay's and the engine's start wait for. */
let relayStarts: Promise<void>;
let streamStarts: Promise<void>;
const village: LiveDestination = {
  id: "village",
  name: "快手",
  server: "rtmp://x/live",
  enabled: true,
  hasKey: true,
  kind: "rtmp",
};
let destinations: LiveDestination[];

function setStatus(id: string, status: DestinationStatus) {
  context.store.update((draft) => {
    draft.relay.status = "relaying";
    draft.destinations = [
      {
        id,
        platform: "kuaishou",
        name: "快手",
        server: "",
        enabled: true,
        keyMask: "",
        status,
        since: 0,
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

function makeLive(kind: "obs" | "stage" = "obs") {
  const engine = {
    kind,
    startStream: async ({ server }: { server: string }) => {
      asked.push(`stream ${server}`);
      await streamStarts;
      if (failStream) throw failStream;
    },
    stopStream: async () => {
      asked.push("unstream");
      if (failStream) throw failStream;
    },
  } as unknown as Engine;
  const ports: LivePorts = {
    engine: () => engine,
    relay: {
      destinations: () => destinations,
      start: async (ids) => {
        await relayStarts;
        asked.push(`relay ${ids.join()}`);
        return { server: "rtmp://127.0.0.1:1/in", key: "k" };
      },
      stop: async () => void asked.push("relay stop"),
      onChange: (listener) => {
        const before = changed;
        changed = () => {
          before();
          listener();
        };
        return () => {};
      },
    },
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
  context = testContext();
  changed = () => {};
  asked = [];
  failStream = null;
  rehearsing = false;
  relayStarts = streamStarts = Promise.resolve();
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
  expect(context.store.get().live).toEqual({ status: "idle", startedAt: null, sourceActive: false });
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
    expect(context.store.get().live).toEqual({ status: "idle", startedAt: null, sourceActive: false });
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

test("refusals: rehearsal, stage, no destination, unknown one, no key", async () => {
  rehearsing = true;
  await expect(makeLive().handlers["live.start"]({})).rejects.toMatchObject({
    code: "core.locked-in-rehearsal",
  });
  rehearsing = false;
  await expect(makeLive("stage").handlers["live.start"]({})).rejects.toMatchObject({
    code: "live.needs-obs",
  });
  const live = makeLive();
  await expect(live.handlers["live.start"]({ destinations: ["nowhere"] })).rejects.toMatchObject({
    code: "core.not-found",
  });
  destinations = [{ ...village, hasKey: false }];
  await expect(live.handlers["live.start"]({})).rejects.toMatchObject({
    code: "live.key-missing",
    field: "village",
  });
  destinations = [{ ...village, kind: "companion" }];
  await expect(live.handlers["live.start"]({})).rejects.toMatchObject({ code: "live.no-destination" });
  expect(asked).toEqual([]);
});

test("preflight names what is missing, in the user's language", async () => {
  const live = makeLive();
  const report = await live.handlers["live.preflight"]({});
  expect(report.ready).toBe(false);
  expect(report.lines.find(({ id }) => id === "engine")).toMatchObject({
    status: "error",
    title: "画面引擎",
  });
  context.store.update((draft) => {
    draft.settings.language = "en";
    Object.assign(draft.engine, { kind: "obs", status: "connected", version: "29.0.2" });
  });
  const ready = await live.handlers["live.preflight"]({});
  expect(ready.ready).toBe(true);
  expect(ready.lines.find(({ id }) => id === "engine")?.message).toBe("OBS 29.0.2 is connected");
});
