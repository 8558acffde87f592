import { join, resolve } from "node:path";
import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, test } from "vitest";
import { readPresets } from "../../main/presets";
import { startObs, type TestObs } from "../helpers/obs";
import { colourPicture, colourPreset, emptyFill, type ObsStudio, obsStudio } from "../helpers/obs-engine";

const rounds = Number(process.env.HONGCUN_BENCH_ROUNDS ?? 40);
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

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

async function measure(times: number, work: (round: number) => Promise<unknown>, gap = 0): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    const begun = performance.now();
    await work(round);
    taken.push(performance.now() - begun);
    // Uneven, so that the rounds do not lock to OBS's frames.
    if (gap > 0) await pause(gap + Math.random() * 33);
  }
  return taken.sort((one, other) => one - other);
}

const at = (sorted: number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const say = (what: string, sorted: number[]) =>
  console.log(
    `${what.padEnd(52)} p50 ${at(sorted, 0.5).toFixed(1)} ms · p95 ${at(sorted, 0.95).toFixed(1)} ms · n ${sorted.length}`,
  );

/** Twelve colour inputs with transforms, one call after the other, as a plain client does. */
async function oneByOne(client: OBSWebSocket, sceneName: string) {
  await client.call("CreateScene", { sceneName });
  for (let index = 0; index < 12; index++) {
    const { sceneItemId } = await client.call("CreateInput", {
      sceneName,
      inputName: `${sceneName} ${index}`,
      inputKind: "color_source_v3",
      inputSettings: { width: 100, height: 100 },
    });
    await client.call("SetSceneItemTransform", {
      sceneName,
      sceneItemId,
      sceneItemTransform: { positionX: index * 10, positionY: index * 10 },
    });
  }
}

const twelveLayers = {
  ...colourPreset,
  scenes: [
    {
      ...colourPreset.scenes[0],
      layers: Array.from({ length: 12 }, (_each, index) => ({
        ...colourPreset.scenes[0]?.layers[0],
        id: `layer-${index}`,
        name: { "zh-CN": `层${index}` },
      })),
    },
  ],
} as typeof colourPreset;

test("answering each message of OBS at once", async () => {
  const batch = [
    { requestType: "CreateScene", requestData: { sceneName: "briefly" } },
    { requestType: "RemoveScene", requestData: { sceneName: "briefly" } },
  ] as const;
  const waits = await measure(20, () => plain.callBatch([...batch]), 20);
  const prompt = await measure(20, () => studio.obs.engine.devices(), 20);
  say("a scene made and removed, plain client", waits);
  say("a scene with two inputs made and removed, adapter", prompt);
  console.log(`ratio ${(at(waits, 0.5) / at(prompt, 0.5)).toFixed(1)} ×`);
});

test("building a scene of twelve layers", async () => {
  const slow = await measure(5, (round) => oneByOne(plain, `plain ${round}`));
  const fast = await measure(5, (round) =>
    studio.obs.engine.applyPreset(
      { ...twelveLayers, id: `twelve-${round}`, name: { "zh-CN": `十二${round}` } },
      "landscape",
      canvas,
      emptyFill,
    ),
  );
  say("12 layers, one call after the other, plain client", slow);
  say("12 layers, applyPreset (canvas, devices, reading back)", fast);
  console.log(`ratio ${(at(slow, 0.5) / at(fast, 0.5)).toFixed(1)} ×`);
});

test("the presets that ship", async () => {
  const { presets } = await readPresets([resolve("resources/presets")]);
  for (const preset of presets) {
    const apply = () => studio.obs.engine.applyPreset(preset, "landscape", canvas, emptyFill);
    say(`${preset.id}: first time, pictures decoded by OBS`, await measure(1, apply));
    say(`${preset.id}: again, nothing differs`, await measure(10, apply));
  }
});

test("from click to programme", async () => {
  const { engine } = studio.obs;
  const cut = { ...colourPreset, id: "cuts", name: { "zh-CN": "切" } };
  await engine.applyPreset(cut, "landscape", canvas, emptyFill);
  const scenes = ["cuts/red", "cuts/blue"];
  say("take, cut", await measure(rounds, (round) => engine.take(scenes[round % 2] ?? ""), 60));
  const [first = "", second = ""] = ["village-story/host", "village-story/picture"];
  say("take, fade of 300 ms", await measure(10, (round) => engine.take(round % 2 ? first : second), 60));
  await engine.take("cuts/red");
  const files = [
    await colourPicture(join(studio.folder, "1.png"), "#00d000", 960, 320),
    await colourPicture(join(studio.folder, "2.png"), "#0000d0", 960, 320),
  ];
  const show = (round: number) => {
    const file = files[round % 2] ?? "";
    return engine.showCard({ slot: "card", format: "still", file, still: file, width: 960, height: 320 });
  };
  say("card, still 960×320", await measure(rounds, show, 60));
  say("screenshot, 640 px", await measure(rounds, () => engine.screenshot(null, 640)));
});
