import { join } from "node:path";
import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, test } from "vitest";
import { startObs, type TestObs } from "../helpers/obs";
import { colourPicture, colourPreset, emptyFill, type ObsStudio, obsStudio } from "../helpers/obs-engine";
import { measure, ratio, say } from "./timing";

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

test("answering each message of OBS at once", async () => {
  const batch = [
    { requestType: "CreateScene", requestData: { sceneName: "briefly" } },
    { requestType: "RemoveScene", requestData: { sceneName: "briefly" } },
  ] as const;
  const waits = await measure(20, () => plain.callBatch([...batch]), 20);
  const prompt = await measure(20, () => studio.obs.engine.devices(), 20);
  say("a scene made and removed, plain client", waits);
  say("a scene with two inputs made and removed, adapter", prompt);
  ratio(waits, prompt);
});

test("from click to programme", async () => {
  const { engine } = studio.obs;
  const cut = { ...colourPreset, id: "cuts", name: { "zh-CN": "切" } };
  await engine.applyPreset(cut, "landscape", canvas, emptyFill);
  const scenes = ["cuts/red", "cuts/blue"];
  say("take, cut", await measure(rounds, (round) => engine.take(scenes[round % 2] ?? ""), 60));
  const files = [
    await colourPicture(join(studio.folder, "1.png"), "#00d000", 960, 320),
    await colourPicture(join(studio.folder, "2.png"), "#0000d0", 960, 320),
  ];
  const show = (round: number) => {
    const file = files[round % 2] ?? "";
    const size = { width: 960, height: 320 };
    const motion = { from: "none", inMilliseconds: 0, outMilliseconds: 0 } as const;
    const rest = { motion, leaving: null, clock: null, scroll: null };
    return engine.showCard({ slot: "card", format: "still", file, still: file, ...size, ...rest });
  };
  say("card, still 960×320", await measure(rounds, show, 60));
  say("screenshot, 640 px", await measure(rounds, () => engine.screenshot(null, 640)));
});
