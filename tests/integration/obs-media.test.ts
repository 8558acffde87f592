import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../../main/core";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { type Layer, type Preset, presetSchema } from "../../preload/contract";
import { startObs, type TestObs } from "../helpers/obs";
import {
  colourName,
  colourPreset,
  emptyFill,
  type ObsStudio,
  obsStudio,
  pixelAt,
} from "../helpers/obs-engine";
import { connectWitness, type Witness } from "../helpers/obs-witness";

const run = promisify(execFile);
const canvas = { width: 640, height: 360 };
const ffmpeg = createFfmpeg(silentLog);
let obs: TestObs;
let studio: ObsStudio;
let witness: Witness;

beforeAll(async () => {
  obs = await startObs({ canvas });
  studio = await obsStudio(obs, { ffmpeg });
  await studio.obs.connect();
  witness = await connectWitness(obs);
});

afterAll(async () => {
  await witness?.close();
  await studio?.close();
  await ffmpeg.close();
  await obs?.stop();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const everywhere = {
  landscape: { frame: { x: 0, y: 0, w: 1, h: 1 } },
  portrait: { frame: { x: 0, y: 0, w: 1, h: 1 } },
};

/** The colour at a point of each frame of a recording. */
async function everyFrame(file: string, x: number, y: number) {
  const options = [
    "-v",
    "error",
    "-i",
    file,
    "-vf",
    `crop=2:2:${x}:${y}`,
    "-pix_fmt",
    "rgb24",
    "-f",
    "rawvideo",
    "-",
  ];
  const { stdout } = await run("ffmpeg", options, { encoding: "buffer", maxBuffer: 8_000_000 });
  return Array.from({ length: Math.floor(stdout.length / 12) }, (_none, index) =>
    colourName([...stdout.subarray(index * 12, index * 12 + 3)]),
  );
}

function presetOf(id: string, name: string, layers: unknown[]): Preset {
  const [scene] = colourPreset.scenes;
  const back = { id: "back", name: { "zh-CN": "底" }, kind: "colour", layout: everywhere };
  return presetSchema.parse({
    ...colourPreset,
    id,
    name: { "zh-CN": name },
    scenes: [{ ...scene, layers: [{ ...back, settings: { colour: "#1010c0" } }, ...layers] }],
  });
}

test("music with a picture in its file is heard at its volume under the voice, and never seen", async () => {
  const folder = join(studio.folder, "media");
  await run("mkdir", ["-p", folder]);
  const file = join(folder, "musik.mp4");
  const tone = ["-f", "lavfi", "-i", "sine=440:duration=5", "-f", "lavfi", "-i", "color=red:s=640x360:d=5"];
  await run("ffmpeg", ["-v", "error", "-y", ...tone, "-shortest", "-pix_fmt", "yuv420p", file]);
  const music = {
    id: "music",
    name: { "zh-CN": "背景音乐" },
    kind: "music",
    layout: everywhere,
    settings: { file: "media:musik.mp4", decibels: -18 },
  };
  const speech = { id: "mic", name: { "zh-CN": "麦克风" }, kind: "microphone", layout: everywhere };
  const preset = presetOf("music", "配乐", [music, { ...speech, settings: { device: "host" } }]);
  const { engine } = studio.obs;
  await engine.applyPreset(preset, "landscape", canvas, emptyFill);
  await engine.take("music/red");
  const inputName = "红村·配乐·音乐·背景音乐";
  const { inputVolumeDb } = await witness.client.call("GetInputVolume", { inputName });
  expect(inputVolumeDb).toBeCloseTo(-18, 1);
  await expect
    .poll(async () => (await witness.client.call("GetMediaInputStatus", { inputName })).mediaState)
    .toBe("OBS_MEDIA_STATE_PLAYING");
  await pause(300);
  const { dataUrl } = await engine.screenshot(null, 320);
  for (const [x, y] of [
    [0.02, 0.02],
    [0.5, 0.5],
    [0.98, 0.98],
  ] as const)
    expect(colourName(await pixelAt(dataUrl, x, y))).toBe("blue");
  await witness.client.call("SetInputVolume", { inputName, inputVolumeDb: -3 });
  const differences = await engine.diffPreset?.(preset, "landscape", canvas, emptyFill);
  expect(differences).toMatchObject([{ layer: "music", code: "presets.music-volume" }]);
});

test("a picture that moves: the still at once, its loop when it is drawn, a new still when the picture changes", async () => {
  const folder = join(studio.folder, "media");
  const picture = async (name: string, pattern: string) => {
    const file = join(folder, name);
    await run("ffmpeg", [
      "-v",
      "error",
      "-y",
      "-f",
      "lavfi",
      "-i",
      `${pattern}s=900x420`,
      "-frames:v",
      "1",
      file,
    ]);
    return file;
  };
  const bars = await picture("一 bars.png", "testsrc=");
  const layer: Layer = {
    id: "old-photo",
    name: { "zh-CN": "老照片" },
    kind: "image",
    layout: presetOf("x", "x", []).scenes[0]?.layers[0]?.layout ?? never(),
    settings: { role: "story", motion: "pan" },
  };
  const moves = presetOf("pan", "平移", [layer]);
  const [red] = moves.scenes;
  if (red === undefined) throw new Error("the preset has no scene");
  const calm: Layer = { ...layer, settings: { role: "story", motion: "none" } };
  const standsStill = {
    ...red,
    id: "calm",
    name: { "zh-CN": "静" },
    layers: [...red.layers.slice(0, 1), calm],
  };
  const preset = { ...moves, scenes: [red, standsStill] };
  const { engine } = studio.obs;
  const story = (file: string) => ({ ...emptyFill, pictures: { ...emptyFill.pictures, story: file } });
  await engine.applyPreset(preset, "landscape", canvas, story(bars));
  await engine.take("pan/red");
  const scene = "红村·平移·红";
  const moving = async () => (await witness.items(scene)).find(({ source }) => source.endsWith("平移"));
  expect((await moving())?.enabled).toBe(false);
  const still = await engine.screenshot(null, 320);
  expect(colourName(await pixelAt(still.dataUrl, 0.5, 0.5))).not.toBe("blue");
  await expect.poll(async () => (await moving())?.enabled, { timeout: 90_000, interval: 200 }).toBe(true);
  const shots = new Set<string>();
  for (let shot = 0; shot < 4; shot++) {
    await pause(700);
    shots.add((await engine.screenshot(null, 320)).dataUrl);
  }
  expect(shots.size).toBeGreaterThan(1);
  expect(await engine.diffPreset?.(preset, "landscape", canvas, story(bars))).toEqual([]);

  // Nothing but the picture is ever seen: not while the loop opens, and not while it is closed.
  const { file } = await engine.startRecording(studio.folder);
  for (const scene of ["pan/calm", "pan/red", "pan/calm", "pan/red"]) {
    await engine.take(scene);
    await pause(600);
  }
  await engine.stopRecording();
  const seen = await everyFrame(file, 16, 180);
  expect(seen.length).toBeGreaterThan(40);
  expect(seen.filter((name) => name === "blue")).toEqual([]);

  // The loop of the old picture must not lie over the new one.
  const plain = await picture("二 plain.png", "color=red:r=1:");
  await engine.fillScenes(story(plain));
  await pause(300);
  expect(colourName(await pixelAt((await engine.screenshot(null, 320)).dataUrl, 0.3, 0.3))).toBe("red");
});

function never(): never {
  throw new Error("unreachable");
}
