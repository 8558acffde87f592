import { resolve } from "node:path";
import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, test } from "vitest";
import { readPresets } from "../../main/presets";
import type { Preset } from "../../preload/contract";
import { startObs, type TestObs } from "../helpers/obs";
import { colourPreset, emptyFill, type ObsStudio, obsStudio } from "../helpers/obs-engine";
import { measure, ratio, say } from "./timing";

const rounds = Number(process.env.HONGCUN_BENCH_ROUNDS ?? 40);
const builds = 6;
const layerCount = 12;
const canvas = { width: 1280, height: 720 };
let obs: TestObs;
let studio: ObsStudio;
let plain: OBSWebSocket;

beforeAll(async () => {
  obs = await startObs({});
  studio = await obsStudio(obs);
  await studio.obs.connect();
  plain = new OBSWebSocket();
  await plain.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
});

afterAll(async () => {
  await plain?.disconnect();
  await studio?.close();
  await obs?.stop();
});

const inputOf = (sceneName: string, index: number) => ({
  sceneName,
  inputName: `${sceneName} ${index}`,
  inputKind: "color_source_v3",
  inputSettings: { width: 100, height: 100 },
});
const transformOf = (index: number) => ({ positionX: index * 10, positionY: index * 10 });
const layers = Array.from({ length: layerCount }, (_each, index) => index);

/** As a plain client does it: one call after the other. */
async function oneByOne(sceneName: string) {
  await plain.call("CreateScene", { sceneName });
  for (const index of layers) {
    const { sceneItemId } = await plain.call("CreateInput", inputOf(sceneName, index));
    await plain.call("SetSceneItemTransform", {
      sceneName,
      sceneItemId,
      sceneItemTransform: transformOf(index),
    });
  }
}

/** The least that building can cost: one batch, nothing read before or after. */
async function oneBatch(sceneName: string) {
  const requests = layers.flatMap((index) => [
    {
      requestType: "CreateInput" as const,
      requestData: inputOf(sceneName, index),
      outputVariables: { [`id${index}`]: "sceneItemId" },
    },
    {
      requestType: "SetSceneItemTransform" as const,
      requestData: { sceneName, sceneItemTransform: transformOf(index) },
      inputVariables: { sceneItemId: `id${index}` },
    },
  ]);
  const batch = [{ requestType: "CreateScene" as const, requestData: { sceneName } }, ...requests];
  // Variables fill in what the types ask for.
  await plain.callBatch(batch as Parameters<typeof plain.callBatch>[0]);
}

const [red] = colourPreset.scenes;
const [backdrop] = red?.layers ?? [];
if (red === undefined || backdrop?.kind !== "colour") throw new Error("the colours begin with another scene");
const twelve = (round: number): Preset => ({
  ...colourPreset,
  id: `twelve-${round}`,
  name: { "zh-CN": `十二${round}` },
  scenes: [
    {
      ...red,
      layers: layers.map((index) => ({ ...backdrop, id: `layer-${index}`, name: { "zh-CN": `层${index}` } })),
    },
  ],
});
const apply = (preset: Preset) =>
  studio.obs.engine.applyPreset(preset, "landscape", canvas, emptyFill).then(({ undo }) => undo);

test("a scene of twelve layers", async () => {
  await apply(twelve(99));
  const calls = await measure(builds, (round) => oneByOne(`calls ${round}`), 60);
  const batch = await measure(builds, (round) => oneBatch(`batch ${round}`), 60);
  const mine = await measure(builds, (round) => apply(twelve(round)), 60);
  const again = await measure(builds * 2, (round) => apply(twelve(round % builds)), 60);
  say("12 layers, bare client, one call after the other", calls);
  say("12 layers, bare client, one batch, nothing read", batch);
  say("12 layers, applyPreset: canvas, devices, comparing", mine);
  ratio(calls, mine);
  say("12 layers, applied again, nothing differs", again);
});

test("putting right and taking back", async () => {
  const preset = twelve(0);
  const sceneName = "红村·十二0·红";
  const { sceneItems } = await plain.call("GetSceneItemList", { sceneName });
  const restored: number[] = [];
  const undone: number[] = [];
  for (let round = 0; round < builds; round++) {
    for (const { sceneItemId } of sceneItems)
      await plain.call("SetSceneItemTransform", {
        sceneName,
        sceneItemId: Number(sceneItemId),
        sceneItemTransform: { positionX: 50 + round },
      });
    const begun = performance.now();
    const undo = await apply(preset);
    restored.push(performance.now() - begun);
    const again = performance.now();
    await undo?.();
    undone.push(performance.now() - again);
  }
  say(
    "12 layers moved by hand: restored",
    restored.sort((one, other) => one - other),
  );
  say(
    "12 layers moved by hand: undone",
    undone.sort((one, other) => one - other),
  );
});

test("the presets that ship", async () => {
  const { presets } = await readPresets([resolve("resources/presets")]);
  const first: number[] = [];
  const again: number[] = [];
  for (const preset of presets) {
    const once = await measure(1, () => apply(preset));
    const twice = await measure(8, () => apply(preset));
    first.push(...once);
    again.push(...twice);
    say(`${preset.id}: first time, pictures decoded by OBS`, once);
    say(`${preset.id}: again, nothing differs`, twice);
  }
  say(
    "all that ship: first time",
    first.sort((one, other) => one - other),
  );
  say(
    "all that ship: again",
    again.sort((one, other) => one - other),
  );
});

/** A take as a bare client does it: asked, and on air when OBS says so. */
async function bareTake(sceneName: string) {
  const onAir = new Promise<void>((done) => {
    const heard = (event: { sceneName: string }) => {
      if (event.sceneName !== sceneName) return;
      plain.off("CurrentProgramSceneChanged", heard);
      done();
    };
    plain.on("CurrentProgramSceneChanged", heard);
  });
  await plain.call("SetCurrentProgramScene", { sceneName });
  await onAir;
}

test("taking a scene, from the call until OBS says that it is on air", async () => {
  const { engine } = studio.obs;
  const cut: Preset = { ...colourPreset, id: "cuts", name: { "zh-CN": "切" } };
  const fade: Preset = {
    ...colourPreset,
    id: "fades",
    name: { "zh-CN": "淡" },
    transition: { kind: "fade", milliseconds: 300 },
  };
  for (const [what, preset] of [
    ["cut", cut],
    ["fade of 300 ms", fade],
  ] as const) {
    await apply(preset);
    const [one, other] = [`${preset.id}/red`, `${preset.id}/blue`];
    const [bareOne, bareOther] = [`红村·${preset.name["zh-CN"]}·红`, `红村·${preset.name["zh-CN"]}·蓝`];
    const times = what === "cut" ? rounds : Math.ceil(rounds / 3);
    await engine.take(one);
    const bare = await measure(times, (round) => bareTake(round % 2 ? bareOne : bareOther), 100);
    await engine.take(one);
    const mine = await measure(times, (round) => engine.take(round % 2 ? one : other), 100);
    say(`take, ${what}, bare obs-websocket-js`, bare);
    say(`take, ${what}`, mine);
    ratio(mine, bare);
  }
});
