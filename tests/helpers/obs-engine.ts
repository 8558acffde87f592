import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import {
  createProblems,
  createStateStore,
  initialState,
  type SceneFill,
  type StudioContext,
  silentLog,
  systemClock,
} from "../../main/core";
import { createObs, type ObsDependencies, type ObsEngine, realSystem } from "../../main/obs";
import type { Secrets } from "../../main/storage";
import { type Layer, type Preset, presetSchema } from "../../preload/contract";
import type { TestObs } from "./obs";

/** Secrets in memory. */
export function memorySecrets(): Secrets & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: async (name) => values.get(name) ?? null,
    set: async (name, value) => void values.set(name, value),
    remove: async (name) => void values.delete(name),
  };
}

export const emptyFill: SceneFill = {
  village: "竹园村",
  host: "王桂芳",
  show: "饺子早市",
  segment: "开场",
  pictures: { story: null, product: null, before: null, after: null },
  devices: { host: null, second: null, overhead: null, microphone: null, screen: null },
};

export interface ObsStudio {
  context: StudioContext;
  obs: ObsEngine;
  secrets: ReturnType<typeof memorySecrets>;
  /** A folder of its own, with a blank, Chinese and a quote in its path. */
  folder: string;
  close(): Promise<void>;
}

/** The OBS part of a studio that looks at a test OBS's HOME. Without ffmpeg pictures that move stand still. */
export async function obsStudio(
  testObs: Pick<TestObs, "environment">,
  { ffmpeg }: Pick<ObsDependencies, "ffmpeg"> = {},
): Promise<ObsStudio> {
  const folder = await mkdtemp(join(tmpdir(), "hongcun 数据's "));
  const store = createStateStore(initialState());
  const context: StudioContext = {
    store,
    problems: createProblems(store, systemClock),
    log: silentLog,
    clock: systemClock,
    paths: { data: folder, resources: resolve("resources"), fonts: "", relayEntry: "" },
  };
  const secrets = memorySecrets();
  const system = realSystem(testObs.environment);
  const obs = createObs(context, { secrets, system, ...(ffmpeg === undefined ? {} : { ffmpeg }) });
  return {
    context,
    obs,
    secrets,
    folder,
    async close() {
      await obs.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const everywhere = (
  frame: { x: number; y: number; w: number; h: number },
  fit: "contain" | "cover" = "cover",
) => ({
  landscape: { frame, fit, align: "centre" as const },
  portrait: { frame, fit, align: "centre" as const },
});
export const fullFrame = { x: 0, y: 0, w: 1, h: 1 };

const backdrop = (colour: string): Layer => ({
  id: "backdrop",
  name: { "zh-CN": "底色" },
  kind: "colour",
  layout: everywhere(fullFrame),
  settings: { colour },
});

/** Two scenes told apart by colour: `red` with a card slot in its right half, `blue` without one. */
export const colourPreset: Preset = presetSchema.parse({
  version: 1,
  id: "colours",
  name: { "zh-CN": "颜色" },
  purpose: { "zh-CN": "测试" },
  transition: { kind: "cut", milliseconds: 0 },
  safeZone: { landscape: 0.05, portrait: 0.05 },
  scenes: [
    {
      id: "red",
      name: { "zh-CN": "红" },
      purpose: { "zh-CN": "测试" },
      layers: [
        backdrop("#c01010"),
        {
          id: "card",
          name: { "zh-CN": "价格卡位置" },
          kind: "overlay-slot",
          layout: everywhere({ x: 0.5, y: 0.25, w: 0.5, h: 0.5 }, "contain"),
          settings: { slot: "card" },
        },
      ],
    },
    {
      id: "blue",
      name: { "zh-CN": "蓝" },
      purpose: { "zh-CN": "测试" },
      layers: [backdrop("#1010c0")],
    },
  ],
});

/** A picture of one colour. */
export async function colourPicture(
  path: string,
  colour: string,
  width = 400,
  height = 400,
): Promise<string> {
  await sharp({ create: { width, height, channels: 4, background: colour } })
    .png()
    .toFile(path);
  return path;
}

/** The colour at a place of a screenshot, in fractions of its size. */
export async function pixelAt(dataUrl: string, x: number, y: number): Promise<[number, number, number]> {
  const { data, info } = await sharp(Buffer.from(dataUrl.split(",")[1] ?? "", "base64"))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const column = Math.min(info.width - 1, Math.floor(x * info.width));
  const row = Math.min(info.height - 1, Math.floor(y * info.height));
  const start = (row * info.width + column) * 3;
  return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0];
}

/** Which of red, green and blue a pixel is, or `other`. */
export function colourName([red, green, blue]: readonly number[]): "red" | "green" | "blue" | "other" {
  const strong = (value = 0) => value > 120;
  const weak = (value = 0) => value < 80;
  if (strong(red) && weak(green) && weak(blue)) return "red";
  if (weak(red) && strong(green) && weak(blue)) return "green";
  if (weak(red) && weak(green) && strong(blue)) return "blue";
  return "other";
}
