import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { presetSchema, showSchema } from "../../preload/contract";
import { apart, coloursAt, type Rgb } from "./frames";

/** Scenes by what is seen in them: one plain colour each, beside the camera. */
export const sceneColours: Readonly<Record<string, Rgb>> = {
  red: [192, 32, 32],
  green: [40, 160, 60],
  blue: [32, 64, 192],
  white: [224, 224, 224],
};
const names = Object.keys(sceneColours);
/** What a colour may lose on its way through 4:2:0 video. */
const tolerance = 30;

const hex = (colour: Rgb) => `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
const named = (text: string) => ({ "zh-CN": text });
const everywhere = (x: number, w: number) => {
  const placed = { frame: { x, y: 0, w, h: 1 } };
  return { landscape: placed, portrait: placed };
};

const preset = presetSchema.parse({
  ...{ version: 1, id: "colours", name: named("颜色"), purpose: named("一眼看出是哪个场景") },
  transition: { kind: "fade", milliseconds: 200 },
  safeZone: { landscape: 0.05, portrait: 0.05 },
  scenes: names.map((id) => ({
    ...{ id, name: named(`场景 ${id}`), purpose: named("颜色") },
    layers: [
      {
        ...{ id: "back", name: named("底色"), kind: "colour", layout: everywhere(0, 1) },
        settings: { colour: hex(sceneColours[id] ?? [0, 0, 0]) },
      },
      {
        ...{ id: "cam", name: named("主播摄像头"), kind: "camera", layout: everywhere(0.6, 0.4) },
        settings: { device: "host" },
      },
      {
        ...{ id: "mic", name: named("麦克风"), kind: "microphone", layout: everywhere(0, 1) },
        settings: { device: "host" },
      },
    ],
  })),
});

const show = showSchema.parse({
  ...{ version: 1, id: "colour-show", title: "看颜色的节目", orientation: "landscape", presets: ["colours"] },
  segments: names.map((id) => ({
    ...{ id: `segment-${id}`, title: `环节 ${id}`, scene: `colours/${id}`, plannedSeconds: 60 },
  })),
});

/** Puts a show into a data folder whose every segment is known by its colour: `colour-show`. */
export function writeColourShow(data: string): void {
  for (const [path, content] of [
    [join("presets", "colours", "preset.json"), preset],
    [join("shows", "colour-show", "show.json"), show],
  ] as const) {
    mkdirSync(join(data, path, ".."), { recursive: true });
    writeFileSync(join(data, path), JSON.stringify(content));
  }
}

/** Which scene is seen from when on, by colour; in seconds of a video. What is in between is left out. */
export async function scenesSeen(file: string): Promise<{ scene: string; from: number }[]> {
  const colours = await coloursAt(file, 0.25, 0.6);
  const seen: { scene: string; from: number }[] = [];
  for (const [index, colour] of colours.entries()) {
    const scene = names.find((name) => apart(colour, sceneColours[name] ?? [0, 0, 0]) < tolerance);
    if (scene !== undefined && seen.at(-1)?.scene !== scene) seen.push({ scene, from: index / 10 });
  }
  return seen;
}
