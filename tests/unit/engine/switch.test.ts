import { beforeEach, expect, test } from "vitest";
import type { Engine } from "../../../main/core";
import { EngineSwitch } from "../../../main/engine";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

let context: ReturnType<typeof testContext>;
let asked: string[];
let obsThere: boolean;

function makeSwitch() {
  const engineOf = (kind: "obs" | "stage") =>
    ({
      kind,
      screenshot: async () => ({ dataUrl: kind, width: 1, height: 1 }),
      ...(kind === "obs" ? { setVirtualCamera: async (on: boolean) => void asked.push(`camera ${on}`) } : {}),
    }) as unknown as Engine;
  return new EngineSwitch(context, {
    obs: {
      engine: engineOf("obs"),
      connect: async (options) => {
        asked.push(`obs ${JSON.stringify(options)}`);
        await new Promise(setImmediate);
        if (!obsThere) throw new StudioError("core.timed-out", { params: { what: "OBS", seconds: 5 } });
        asked.push("obs done");
        return { version: "29.0.2", address: "127.0.0.1:4455" };
      },
      disconnect: async () => void asked.push("obs off"),
      launch: async () => ({ started: true }),
      enableServer: async () => ({ file: "global.ini" }),
    },
    stage: {
      engine: engineOf("stage"),
      activate: async () => {
        asked.push("stage on");
        return { version: "1", address: "" };
      },
      deactivate: () => void asked.push("stage off"),
    },
  });
}

beforeEach(() => {
  context = testContext();
  asked = [];
  obsThere = true;
});

test("without OBS the stage stands in, and OBS takes over when it is there", async () => {
  obsThere = false;
  const engines = makeSwitch();
  await engines.start();
  expect(engines.engine().kind).toBe("stage");
  obsThere = true;
  await engines.handlers["engine.connect"]({});
  expect(engines.engine().kind).toBe("obs");
  expect(asked).toEqual(["obs {}", "stage on", "obs {}", "obs done", "stage off"]);
});

test("a named address or password gets that OBS or an error, never a silent substitute", async () => {
  obsThere = false;
  const engines = makeSwitch();
  await expect(engines.handlers["engine.connect"]({ port: 4460, password: "x" })).rejects.toMatchObject({
    code: "core.timed-out",
  });
  expect(engines.engineOrNull()).toBeNull();
  expect(() => engines.handlers["engine.screenshot"]({ width: 64 })).toThrowError(
    expect.objectContaining({ code: "engine.none" }),
  );
});

test("the engine is not changed under a running show or recording", async () => {
  const engines = makeSwitch();
  await engines.start();
  context.store.update((draft) => {
    draft.live.status = "on-air";
  });
  await expect(engines.handlers["engine.connect"]({ engine: "stage" })).rejects.toMatchObject({
    code: "engine.busy",
  });
  await expect(engines.handlers["engine.disconnect"]({})).rejects.toMatchObject({ code: "engine.busy" });
  expect(engines.engine().kind).toBe("obs");
});

test("another address or password does not let go of an OBS on air, but finds one that is gone", async () => {
  const engines = makeSwitch();
  await engines.start();
  context.store.update((draft) => {
    draft.engine.status = "connected";
    draft.live.status = "on-air";
  });
  asked = [];
  await expect(engines.handlers["engine.connect"]({ port: 4460 })).rejects.toMatchObject({
    code: "engine.busy",
  });
  expect(asked).toEqual([]);
  context.store.update((draft) => {
    draft.engine.status = "refused";
  });
  await expect(engines.handlers["engine.connect"]({ password: "new" })).resolves.toMatchObject({
    kind: "obs",
  });
});

test("two that connect at once take turns, and an OBS that is there is not let go", async () => {
  const engines = makeSwitch();
  const [, found] = await Promise.all([engines.start(), engines.handlers["engine.connect"]({})]);
  expect(found.kind).toBe("obs");
  expect(asked).toEqual(["obs {}", "obs done", "obs {}", "obs done"]);
  context.store.update((draft) => {
    Object.assign(draft.engine, {
      kind: "obs",
      status: "connected",
      version: "29.0.2",
      address: "127.0.0.1:4455",
    });
  });
  expect(await engines.handlers["engine.connect"]({})).toEqual({
    kind: "obs",
    version: "29.0.2",
    address: "127.0.0.1:4455",
  });
  expect(asked).toHaveLength(4);
});

test("before anything is chosen, the error says what to do", () => {
  expect(() => makeSwitch().engine()).toThrowError(expect.objectContaining({ code: "engine.none" }));
});

test("the virtual camera is OBS's: the built-in stage says that it has none", async () => {
  const engines = makeSwitch();
  await expect(engines.handlers["engine.virtualCamera"]({ on: true })).rejects.toMatchObject({
    code: "engine.none",
  });
  await engines.start();
  expect(await engines.handlers["engine.virtualCamera"]({ on: true })).toEqual({ virtualCamera: "on" });
  expect(await engines.handlers["engine.virtualCamera"]({ on: false })).toEqual({ virtualCamera: "off" });
  expect(asked.filter((entry) => entry.startsWith("camera"))).toEqual(["camera true", "camera false"]);
  await engines.handlers["engine.connect"]({ engine: "stage" });
  await expect(engines.handlers["engine.virtualCamera"]({ on: true })).rejects.toMatchObject({
    code: "engine.no-virtual-camera",
  });
});

test("a show that is live with the stage keeps it: found at work it gets the stage, and OBS is refused until it ends", async () => {
  context.store.update((draft) => {
    Object.assign(draft.live, { status: "on-air", engine: "stage" });
  });
  const engines = makeSwitch();
  await engines.start();
  expect(engines.engine().kind).toBe("stage");
  for (const input of [{}, { engine: "obs" as const }, { host: "10.0.0.1" }])
    await expect(engines.handlers["engine.connect"](input)).rejects.toMatchObject({ code: "engine.busy" });
  await expect(engines.handlers["engine.disconnect"]({})).rejects.toMatchObject({ code: "engine.busy" });
  expect(asked).toEqual(["stage on"]);
});
