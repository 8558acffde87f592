import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
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

beforeAll(async () => {
  obs = await startObs({});
  studio = await obsStudio(obs);
  await studio.obs.connect();
  await studio.obs.engine.applyPreset(colourPreset, "landscape", { width: 1280, height: 720 }, emptyFill);
  await studio.obs.engine.take("colours/red");
});

afterAll(async () => {
  await studio?.close();
  await obs?.stop();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function still(name: string, colour: string) {
  const file = await colourPicture(join(studio.folder, `${name}'s 图.png`), colour);
  return stillCard(file, { width: 400, height: 400 });
}

/** A second of one colour with an alpha channel, as cards are animated. */
async function clip(name: string, colour: string) {
  const file = join(studio.folder, `${name}'s 动画.mov`);
  const source = `color=c=${colour}:s=400x400:r=30:d=1,format=argb`;
  execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", source, "-c:v", "qtrle", "-y", file]);
  return { ...(await still(name, colour)), format: "clip" as const, file };
}

const cardColour = async () => {
  const { dataUrl } = await studio.obs.engine.screenshot(null, 320);
  return colourName(await pixelAt(dataUrl, 0.75, 0.5));
};

/** The colour in the middle of the slot, frame by frame, of a recording. */
function coloursIn(file: string) {
  const pixels = execFileSync("ffmpeg", [
    ...["-v", "error", "-i", file, "-vf", "crop=40:40:940:340,scale=1:1", "-f", "rawvideo"],
    ...["-pix_fmt", "rgb24", "-"],
  ]);
  return Array.from({ length: pixels.length / 3 }, (_each, index) =>
    colourName([...pixels.subarray(index * 3, index * 3 + 3)]),
  );
}

test("stills and clips follow each other without one frame in which the slot is empty", async () => {
  const { engine } = studio.obs;
  const cards = [
    await still("一", "#00d000"),
    await still("二", "#0000d0"),
    await clip("三", "#00d000"),
    await clip("四", "#0000d0"),
    await still("五", "#00d000"),
  ];
  const { file } = await engine.startRecording(studio.folder);
  await pause(300);
  const seen: string[] = [];
  for (const card of cards) {
    await engine.showCard(card);
    seen.push(await cardColour());
    await pause(400);
  }
  await engine.hideCard("card");
  await pause(400);
  await engine.stopRecording();
  expect(seen).toEqual(["green", "blue", "green", "blue", "green"]);
  const frames = coloursIn(file);
  const first = frames.indexOf("green");
  const last = frames.lastIndexOf("green");
  expect(first).toBeGreaterThan(0);
  expect(frames.slice(first, last + 1)).not.toContain("red");
  expect(frames.at(-1)).toBe("red");
});

test("a card keeps its shape in a slot of another, in both orientations", async () => {
  const { engine } = studio.obs;
  const file = await colourPicture(join(studio.folder, "宽.png"), "#00d000", 600, 100);
  const wide = stillCard(file, { width: 600, height: 100 });
  for (const orientation of ["portrait", "landscape"] as const) {
    const canvas = orientation === "portrait" ? { width: 720, height: 1280 } : { width: 1280, height: 720 };
    await engine.applyPreset(colourPreset, orientation, canvas, emptyFill);
    await engine.take("colours/red");
    await engine.showCard(wide);
    const { dataUrl } = await engine.screenshot(null, canvas.width / 2);
    // The slot is half as wide as the picture: the card's height follows from its own shape, in its middle.
    const half = (canvas.width * 0.5) / 6 / canvas.height / 2;
    expect(colourName(await pixelAt(dataUrl, 0.75, 0.5))).toBe("green");
    expect(colourName(await pixelAt(dataUrl, 0.75, 0.5 - half * 0.7))).toBe("green");
    expect(colourName(await pixelAt(dataUrl, 0.75, 0.5 - half * 1.5))).toBe("red");
    await engine.hideCard("card");
  }
});
