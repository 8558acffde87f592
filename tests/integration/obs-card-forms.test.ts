import { execFileSync } from "node:child_process";
import { join } from "node:path";
import OBSWebSocket from "obs-websocket-js/json";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Card } from "../../main/core";
import { type CardClock, clockSeconds } from "../../preload/contract";
import { stillCard } from "../helpers/cards";
import { startObs, type TestObs } from "../helpers/obs";
import {
  colourName,
  colourPicture,
  colourPreset,
  emptyFill,
  type ObsStudio,
  obsStudio,
  pixelAt,
} from "../helpers/obs-engine";

let obs: TestObs;
let studio: ObsStudio;
/** Looks at OBS past the studio, which hands out pictures half a second old. */
let client: OBSWebSocket;

beforeAll(async () => {
  obs = await startObs({ videoKbps: 5000 });
  studio = await obsStudio(obs);
  await studio.obs.connect();
  await studio.obs.engine.applyPreset(colourPreset, "landscape", { width: 1280, height: 720 }, emptyFill);
  await studio.obs.engine.take("colours/red");
  client = new OBSWebSocket();
  await client.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
});

afterEach(async () => {
  await studio.obs.engine.take("colours/red");
  await studio.obs.engine.hideCard("card");
});

afterAll(async () => {
  await client?.disconnect();
  await studio?.close();
  await obs?.stop();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const square = { width: 400, height: 400 };

const still = async (name: string, colour: string) =>
  stillCard(await colourPicture(join(studio.folder, `${name}'s 图.png`), colour), square);

function draw(name: string, source: string, options: string[] = []): string {
  const file = join(studio.folder, `${name}'s.mov`);
  execFileSync("ffmpeg", [
    ...["-v", "error", "-f", "lavfi", "-i", source, "-c:v", "qtrle"],
    ...options,
    ...["-y", file],
  ]);
  return file;
}

const clip = async (name: string, colour: string, more: Partial<Card> = {}): Promise<Card> => ({
  ...(await still(name, colour)),
  format: "clip",
  file: draw(name, `color=c=${colour}:s=400x400:r=30:d=0.5,format=argb`),
  ...more,
});

/** The colours of one place of a recording, frame by frame; `at` is x:y of a few pixels of the 1280×720 picture. */
function coloursIn(file: string, at = "940:340"): string[] {
  const pixels = execFileSync("ffmpeg", [
    ...["-v", "error", "-i", file, "-vf", `crop=8:2:${at},scale=1:1`, "-f", "rawvideo"],
    ...["-pix_fmt", "rgb24", "-"],
  ]);
  return Array.from({ length: pixels.length / 3 }, (_each, index) =>
    colourName([...pixels.subarray(index * 3, index * 3 + 3)]),
  );
}

const runs = (values: readonly string[]) => values.filter((value, index) => value !== values[index - 1]);

async function recorded(work: () => Promise<void>): Promise<string> {
  const { engine } = studio.obs;
  const { file } = await engine.startRecording(studio.folder);
  await pause(300);
  await work();
  await pause(300);
  await engine.stopRecording();
  return file;
}

test("clips follow each other in the same two players without a picture of an older one", async () => {
  const { engine } = studio.obs;
  const cards: Card[] = [];
  for (let index = 0; index < 3; index++)
    cards.push(await clip(`绿${index}`, "#00d000"), await clip(`蓝${index}`, "#0000d0"));
  const file = await recorded(async () => {
    for (const card of cards) {
      await engine.showCard(card);
      await pause(650);
    }
    await engine.hideCard("card");
  });
  const pair = ["green", "blue"];
  expect(runs(coloursIn(file))).toEqual(["red", ...pair, ...pair, ...pair, "red"]);
});

test("a card with a clip of its way out leaves by it, without a blank before", async () => {
  const { engine } = studio.obs;
  const fading = `color=c=#00d000:s=400x400:r=30:d=0.4,format=argb,fade=t=out:st=0:d=0.36:alpha=1`;
  const file = await recorded(async () => {
    for (let round = 0; round < 4; round++) {
      const leaving = draw(`退场${round}`, fading);
      await engine.showCard(await clip(`进场${round}`, "#00d000", { leaving }));
      await pause(600);
      await engine.hideCard("card");
      await pause(200);
    }
  });
  const seen = coloursIn(file).filter((colour, index, all) => colour !== all[index - 1]);
  expect(seen.filter((colour) => colour === "green")).toHaveLength(4);
  // On its way out the card is mixed with what lies under it: green, a mixture, red; never red in between.
  expect(seen.join(" ")).toMatch(/^red( green other red){4}$/);
});

/** A clip of a clock whose frame for second n has the red value 4n. */
async function clockCard(name: string, clock: Omit<CardClock, "text">): Promise<Card> {
  const seconds = clock.lengthMilliseconds / 1000;
  const value = clock.mode === "down" ? `(${seconds}-N)*4` : "N*4";
  const source = `color=c=black:s=400x400:r=1:d=${seconds + 1},format=argb,geq=r='${value}':g=0:b=160:a=255`;
  const text = { x: 0, y: 200, w: 400, size: 300, colour: "#ffffff", align: "left", bold: true } as const;
  return {
    ...(await still(name, "#0000a0")),
    format: "clip",
    file: draw(name, source, ["-g", "1"]),
    clock: { ...clock, text },
  };
}

async function secondShown(): Promise<number> {
  const { imageData } = await client.call("GetSourceScreenshot", {
    sourceName: studio.context.store.get().scenes.onAirName,
    imageFormat: "png",
    imageWidth: 128,
    imageHeight: 72,
  });
  return Math.round((await pixelAt(imageData, 0.75, 0.5))[0] / 4);
}

test("a countdown stands at the right second, keeps it through a change of scene, and stays at its end", async () => {
  const { engine } = studio.obs;
  const watch = async (card: Card, milliseconds: number) => {
    const differences: number[] = [];
    for (const end = Date.now() + milliseconds; Date.now() < end; await pause(140)) {
      const asked = Date.now();
      const shown = await secondShown();
      const moment = (asked + Date.now()) / 2 - 33;
      if (card.clock !== null) differences.push(shown - clockSeconds(card.clock, moment));
    }
    return differences;
  };
  for (const [round, fraction] of [0.45].entries()) {
    const at = Date.now() + 30_000 + fraction * 1000;
    const card = await clockCard(`倒计时${round}`, { mode: "down", at, lengthMilliseconds: 50_000 });
    await engine.showCard(card);
    const first = await watch(card, 1300);
    expect(first.every((difference) => Math.abs(difference) <= 1)).toBe(true);
    const later = await watch(card, 3000);
    console.log(`countdown, off by (s): ${first.join(" ")} then ${later.join(" ")}`);
    // A look may fall on the very change of a second.
    expect(later.filter((difference) => difference !== 0).length).toBeLessThanOrEqual(later.length / 3);
    expect(later.every((difference) => Math.abs(difference) <= 1)).toBe(true);
    await engine.take("colours/blue");
    await pause(2200);
    await engine.take("colours/red");
    // OBS shows the last second that it showed until the clock is shown anew.
    await pause(1000);
    const back = await watch(card, 2000);
    console.log(`after another scene, off by (s): ${back.join(" ")}`);
    expect(back.every((difference) => Math.abs(difference) <= 1)).toBe(true);
  }
  const ending = await clockCard("到点", { mode: "down", at: Date.now() + 3500, lengthMilliseconds: 20_000 });
  await engine.showCard(ending);
  await pause(1500);
  await engine.take("colours/blue");
  await pause(5000);
  await engine.take("colours/red");
  await pause(1200);
  expect(await secondShown()).toBe(0);
  await pause(1500);
  expect(await secondShown()).toBe(0);
  const up = await clockCard("正数", { mode: "up", at: Date.now() - 12_300, lengthMilliseconds: 60_000 });
  await engine.showCard(up);
  await pause(1400);
  expect((await watch(up, 2000)).every((difference) => Math.abs(difference) <= 1)).toBe(true);
  await engine.hideCard("card");
});

test("a strip runs through its place; before, after and beside stills it is never seen at rest", async () => {
  const { engine } = studio.obs;
  const file = join(studio.folder, "滚动's.png");
  await sharp({ create: { width: 4000, height: 144, channels: 4, background: "#0000d0" } })
    .composite([
      {
        input: { create: { width: 2000, height: 144, channels: 4, background: "#00d000" } },
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toFile(file);
  const strip = stillCard(
    file,
    { width: 1920, height: 144 },
    { scroll: { width: 1920, pixelsPerSecond: 600 } },
  );
  const moved = await recorded(async () => {
    await engine.showCard(strip);
    await pause(3000);
    await engine.showCard(await still("其后", "#00d000"));
    await pause(400);
    await engine.showCard(strip);
    await pause(400);
    await engine.showCard(await clip("再后", "#00d000"));
    await pause(400);
    await engine.showCard(strip);
    await pause(400);
    await engine.hideCard("card");
    await pause(200);
    await engine.showCard(await still("最后", "#0000d0"));
    await pause(400);
    await engine.hideCard("card");
  });
  // The strip's place is 640×48 in the middle of the slot; at rest the whole strip would be 640×23.
  const middle = coloursIn(moved, "940:359");
  const edge = coloursIn(moved, "940:341");
  // It runs: from its green half to its blue one.
  expect(runs(middle.filter((colour) => colour !== "other")).slice(0, 3)).toEqual(["red", "green", "blue"]);
  const first = middle.findIndex((colour) => colour !== "red");
  expect(first).toBeGreaterThan(0);
  const pairs = middle.map((colour, index) => `${colour}/${edge[index]}`);
  const wrong = pairs.flatMap((pair, index) => (/^(green|blue)\/red$/.test(pair) ? `${index}: ${pair}` : []));
  console.log(`strip: ${runs(pairs).join(" ")}`);
  expect(wrong).toEqual([]);
  // Only once, where the slot was emptied, is nothing seen between the first card and the last.
  expect(runs(middle.map((colour) => String(colour === "red")))).toEqual([
    "true",
    "false",
    "true",
    "false",
    "true",
  ]);
});

test("a card that another layer covers is sent, and said not to be seen until it is", async () => {
  const { engine } = studio.obs;
  const problems = () => studio.context.store.get().problems.map(({ code }) => code);
  const open = await engine.showCard(await still("看得见", "#00d000"));
  expect(open).toMatchObject({ seen: true, later: null });
  const sceneName = studio.context.store.get().scenes.onAirName;
  const { sceneItemId } = await client.call("CreateInput", {
    sceneName,
    inputName: "挡住",
    inputKind: "color_source_v3",
    inputSettings: { color: 0xff20a0a0, width: 1280, height: 720 },
  });
  const covered = await engine.showCard(await still("挡住了", "#0000d0"));
  expect(covered.seen).toBeNull();
  expect(await covered.later).toBe(false);
  expect(problems()).toContain("obs.card-covered");
  await client.call("SetSceneItemEnabled", { sceneName, sceneItemId, sceneItemEnabled: false });
  const again = await engine.showCard(await still("又看见", "#00d000"));
  expect(again.seen).toBe(true);
  expect(problems()).not.toContain("obs.card-covered");
  await client.call("RemoveSceneItem", { sceneName, sceneItemId });
  const moving = await engine.showCard(await clip("会动", "#0000d0"));
  expect(moving.seen).toBeNull();
  expect(await moving.later).toBe(true);
  await engine.hideCard("card");
});
