import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, test } from "vitest";
import { presetSchema } from "../../preload/contract";
import { nextInTurn } from "../../renderer/app/pictures/rota";
import { startObs, type TestObs } from "../helpers/obs";
import { colourPreset, emptyFill, type ObsStudio, obsStudio } from "../helpers/obs-engine";
import { cpuSeconds } from "./process-cost";

const seconds = Number(process.env.HONGCUN_BENCH_SECONDS ?? 12);
const rounds = Number(process.env.HONGCUN_BENCH_ROUNDS ?? 2);
const scenes = ["one", "two", "three", "four"];
let obs: TestObs;
let studio: ObsStudio;
let plain: OBSWebSocket;

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

beforeAll(async () => {
  obs = await startObs({});
  studio = await obsStudio(obs);
  await studio.obs.connect();
  plain = new OBSWebSocket();
  await plain.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
  const [first] = colourPreset.scenes;
  const preset = presetSchema.parse({
    ...colourPreset,
    scenes: scenes.map((id) => ({ ...first, id, name: { "zh-CN": id } })),
  });
  await studio.obs.engine.applyPreset(preset, "landscape", { width: 1280, height: 720 }, emptyFill);
  await studio.obs.engine.take("colours/one");
  await pause(2000);
});

afterAll(async () => {
  await plain?.disconnect();
  await studio?.close();
  await obs?.stop();
});

/** What a screen does: the programme and four scenes in turn, at the pace that the state says. */
async function lookOn(until: number): Promise<number> {
  let count = 0;
  let freeAt = 0;
  const watched = [null, ...scenes].map((scene) => ({ scene, width: scene === null ? 960 : 480, dueAt: 0 }));
  while (Date.now() < until) {
    const turn = nextInTurn(watched, freeAt, Date.now());
    if ("wait" in turn) {
      await pause(Math.min(turn.wait, until - Date.now()));
      continue;
    }
    const { next } = turn;
    const pace = studio.context.store.get().engine.preview;
    const from = Date.now();
    await studio.obs.engine.screenshot(next.scene === null ? null : `colours/${next.scene}`, next.width);
    count += 1;
    next.dueAt = from + (next.scene === null ? pace.programme : pace.scene);
    if (next.scene !== null) freeAt = from + pace.scene / 4;
  }
  return count;
}

/** The limit: a plain client that asks again at once, five pictures in flight. */
async function flatOut(until: number): Promise<number> {
  let count = 0;
  const { currentProgramSceneName: sourceName } = await plain.call("GetCurrentProgramScene");
  const one = async () => {
    while (Date.now() < until) {
      await plain.call("GetSourceScreenshot", {
        sourceName,
        imageFormat: "jpg",
        imageWidth: 960,
        imageHeight: 540,
      });
      count += 1;
    }
  };
  await Promise.all([one(), one(), one(), one(), one()]);
  return count;
}

async function nobody(until: number): Promise<number> {
  await pause(until - Date.now());
  return 0;
}

async function measured(what: string, work: (until: number) => Promise<number>) {
  const before = { stats: await plain.call("GetStats"), cpu: cpuSeconds(obs.pid() ?? 0), at: Date.now() };
  const pictures = await work(Date.now() + seconds * 1000);
  const stats = await plain.call("GetStats");
  const elapsed = (Date.now() - before.at) / 1000;
  const skipped = stats.renderSkippedFrames - before.stats.renderSkippedFrames;
  const due = stats.renderTotalFrames - before.stats.renderTotalFrames;
  const cpu = ((cpuSeconds(obs.pid() ?? 0) - before.cpu) / elapsed) * 100;
  const { programme, scene } = studio.context.store.get().engine.preview;
  console.log(
    `${what.padEnd(24)} ${(pictures / elapsed).toFixed(1).padStart(6)} pictures/s · OBS ${cpu.toFixed(0).padStart(3)}% of a core · ` +
      `${skipped} of ${due} frames skipped · frame drawn in ${stats.averageFrameRenderTime.toFixed(1)} ms · pace ${programme}/${scene} ms`,
  );
}

test("what previews cost OBS", async () => {
  for (let round = 0; round < rounds; round++) {
    await measured("nobody looks", nobody);
    await measured("programme + four scenes", lookOn);
    await measured("as fast as it goes", flatOut);
    await pause(1000);
  }
});
