import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { slow, startObs, type TestObs } from "../helpers/obs";
import {
  colourName,
  colourPreset,
  emptyFill,
  type ObsStudio,
  obsStudio,
  pixelAt,
} from "../helpers/obs-engine";

const fading = { ...colourPreset, transition: { kind: "fade" as const, milliseconds: 700 } };

let obs: TestObs;
let studio: ObsStudio;
let witness: OBSWebSocket;

beforeAll(async () => {
  obs = await startObs({ framesPerSecond: slow });
  studio = await obsStudio(obs);
  await studio.obs.connect();
  await studio.obs.engine.applyPreset(fading, "landscape", { width: 1280, height: 720 }, emptyFill);
  witness = new OBSWebSocket();
  await witness.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
});

afterAll(async () => {
  await witness?.disconnect();
  await studio?.close();
  await obs?.stop();
});

const scenes = () => studio.context.store.get().scenes;

test("asked, started and on air are three things: a fade is on air only at its end", async () => {
  await studio.obs.engine.take("colours/blue");
  const taking = studio.obs.engine.take("colours/red");
  await vi.waitFor(() => expect(scenes().asked).toMatchObject({ scene: "colours/red", started: true }), {
    interval: 5,
  });
  expect(scenes().onAir).toBe("colours/blue");
  const { milliseconds } = await taking;
  expect(milliseconds).toBeGreaterThan(650);
  expect(scenes()).toMatchObject({ onAir: "colours/red", asked: null, lastTakeMilliseconds: milliseconds });
});

test("takes that follow each other at once each wait for their own fade", async () => {
  for (const scene of ["colours/blue", "colours/red", "colours/blue"]) {
    const { milliseconds } = await studio.obs.engine.take(scene);
    expect(milliseconds).toBeGreaterThan(650);
  }
  await studio.obs.engine.take("colours/red");
});

test("a take overtaken by another says so, and the last one wins", async () => {
  await studio.obs.engine.take("colours/blue");
  const first = studio.obs.engine.take("colours/red").catch((error: { code: string }) => error.code);
  await vi.waitFor(() => expect(scenes().asked?.started).toBe(true), { interval: 5 });
  await studio.obs.engine.take("colours/blue");
  expect(await first).toBe("obs.take-superseded");
  expect(scenes()).toMatchObject({ onAir: "colours/blue", asked: null });
});

test("in studio mode a take goes to the programme, not to the preview", async () => {
  await witness.call("SetStudioModeEnabled", { studioModeEnabled: true });
  await studio.obs.engine.take("colours/red");
  expect((await witness.call("GetCurrentProgramScene")).currentProgramSceneName).toBe("红村·颜色·红");
  const { dataUrl } = await studio.obs.engine.screenshot(null, 320);
  expect(colourName(await pixelAt(dataUrl, 0.2, 0.5))).toBe("red");
  await witness.call("SetStudioModeEnabled", { studioModeEnabled: false });
});

test("a scene the user takes in OBS's own window is what the state says is on air", async () => {
  await witness.call("SetCurrentProgramScene", { sceneName: "Scene" });
  await vi.waitFor(() => expect(scenes()).toMatchObject({ onAir: null, onAirName: "Scene" }));
});

test("a scene removed by hand is built again when it is taken", async () => {
  await witness.call("RemoveScene", { sceneName: "红村·颜色·红" });
  await vi.waitFor(() => expect(scenes().applied).toEqual([]));
  await studio.obs.engine.take("colours/red");
  expect(scenes()).toMatchObject({ onAir: "colours/red", applied: [{ preset: "colours" }] });
});

test("a take on its way when OBS dies is refused, not left hanging", async () => {
  await studio.obs.engine.take("colours/blue");
  const taking = studio.obs.engine.take("colours/red").catch((error: { code: string }) => error.code);
  await vi.waitFor(() => expect(scenes().asked?.started).toBe(true), { interval: 5 });
  await obs.kill();
  expect(await taking).toBe("obs.connection-lost");
  expect(scenes()).toMatchObject({ onAir: null, asked: null, applied: [] });
});
