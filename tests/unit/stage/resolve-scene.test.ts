import { join } from "node:path";
import { expect, test } from "vitest";
import { referenceOf } from "../../../main/stage/references";
import { fillText, resolveScene } from "../../../main/stage/resolve-scene";
import { resolveMedia } from "../../../main/storage";
import { testFill, testPreset } from "./scene-helpers";

const folders = { data: join("/家", "数据 data"), resources: join("/opt", "red village") };
const setting = {
  orientation: "landscape",
  fill: testFill,
  language: "zh-CN",
  reference: (file: string) => referenceOf(folders, file),
} as const;

test("words are filled in, unknown braces stay", () => {
  expect(fillText("{village}/{host}/{show}/{segment}/{village}/{x}", testFill)).toBe(
    "竹园村/李秀英/饺子之晨/开场/竹园村/{x}",
  );
  expect(fillText("{village} · {segment}", { ...testFill, segment: " " })).toBe("竹园村");
  expect(fillText("- 不动 -", testFill)).toBe("- 不动 -");
  expect(fillText("{village}", { ...testFill, village: "$& {host}" })).toBe("$& {host}");
});

test("a layer without a place in this orientation is left out", () => {
  const ids = (orientation: "landscape" | "portrait") =>
    resolveScene(testPreset, "talk", { ...setting, orientation })?.layers.map(({ id }) => id);
  expect(ids("landscape")).toEqual(["back", "cam", "mic", "title", "lower"]);
  expect(ids("portrait")).toEqual(["back", "cam", "mic", "lower"]);
});

test("a story picture is the chosen one, else the preset's own", () => {
  const image = (story: string | null) => {
    const fill = { ...testFill, pictures: { ...testFill.pictures, story } };
    const layer = resolveScene(testPreset, "story", { ...setting, fill })?.layers[1];
    return layer?.kind === "image" ? layer.image : undefined;
  };
  expect(image(null)).toBe("bundled:village.png");
  expect(image(join(folders.data, "media", "照片", "a b.jpg"))).toBe("media:照片/a b.jpg");
  // A file that screens may not read cannot be shown.
  expect(image("/etc/passwd")).toBe("bundled:village.png");
});

test("references lead back to the very same file, and only from the three folders", () => {
  const card = join(folders.data, "overlays", "a", "卡片.png");
  const reference = referenceOf(folders, card);
  expect(reference).toBe("card:a/卡片.png");
  expect(resolveMedia(folders, reference ?? "")).toBe(card);
  for (const outside of [folders.data, join(folders.data, "media"), join(folders.data, "secrets.bin"), "/"])
    expect(referenceOf(folders, outside)).toBeNull();
});

test("a picture keeps its motion, and music is named by reference with its volume", () => {
  const preset = structuredClone(testPreset);
  const scene = preset.scenes.find(({ id }) => id === "story");
  const picture = scene?.layers.find(({ kind }) => kind === "image");
  if (scene === undefined || picture?.kind !== "image") throw new Error("no picture");
  picture.settings.motion = "pan";
  const { layout } = picture;
  const settings = { file: "media:笛.mp3", decibels: -22, duck: true };
  scene.layers.push({ id: "music", name: { "zh-CN": "音乐" }, kind: "music", layout, settings });
  const layers = resolveScene(preset, "story", setting)?.layers ?? [];
  expect(layers.find(({ kind }) => kind === "image")).toMatchObject({ motion: "pan" });
  expect(layers.at(-1)).toMatchObject({ kind: "music", music: "media:笛.mp3", decibels: -22, duck: true });
});

test("a camera's stand-in moves where its preset says so, or says nothing at all", () => {
  const clip = (standIn?: string, standInClip?: string) => {
    const preset = structuredClone(testPreset);
    const camera = preset.scenes[0]?.layers.find(({ kind }) => kind === "camera");
    if (camera?.kind !== "camera") throw new Error("no camera");
    Object.assign(camera.settings, { standIn, standInClip });
    const layer = resolveScene(preset, "talk", setting)?.layers.find(({ kind }) => kind === "camera");
    return layer?.kind === "camera" ? [layer.standIn, layer.standInClip] : undefined;
  };
  const village = "bundled:stand-in-village.webm";
  expect(clip()).toEqual([null, village]);
  expect(clip("media:a.png")).toEqual(["media:a.png", null]);
  expect(clip("media:a.png", "media:b.webm")).toEqual(["media:a.png", "media:b.webm"]);
  expect(resolveMedia(folders, village)).toBe(join(folders.resources, "pictures", "stand-in-village.webm"));
});
