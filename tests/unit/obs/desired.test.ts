import { describe, expect, test } from "vitest";
import { type BuildContext, desiredScenes, desiredSounds } from "../../../main/obs/scenes/desired";
import { assignMicrophone, assignScreen } from "../../../main/obs/scenes/devices";
import { screenSettings } from "../../../main/obs/scenes/kinds";
import { missingDevices, notesOf } from "../../../main/obs/scenes/lacks";
import { panKey } from "../../../main/obs/scenes/layer-items";
import { type Preset, presetSchema } from "../../../preload/contract";
import { emptyFill } from "../../helpers/obs-engine";

const layout = (w = 1, h = 1) => ({
  landscape: { frame: { x: 0, y: 0, w, h } },
  portrait: null,
});
const named = (text: string) => ({ "zh-CN": text });
const music = (decibels: number, file = "media:笛.mp3") => ({
  ...{ id: "music", name: named("背景音乐"), kind: "music", layout: layout() },
  settings: { file, decibels },
});
const layer = (id: string, kind: string, settings: object, more: object = {}) => ({
  ...{ id, name: named(id), kind, layout: layout(), settings },
  ...more,
});

function presetOf(...scenes: object[][]): Preset {
  return presetSchema.parse({
    ...{ version: 1, id: "mine", name: named("我的"), purpose: named("试") },
    transition: { kind: "cut", milliseconds: 0 },
    safeZone: { landscape: 0, portrait: 0 },
    scenes: scenes.map((layers, index) => ({
      ...{ id: `s${index}`, name: named(`场${index}`), purpose: named("试") },
      layers,
    })),
  });
}

const context: BuildContext = {
  orientation: "landscape",
  canvas: { width: 1280, height: 720 },
  fill: { ...emptyFill, pictures: { ...emptyFill.pictures, story: "/图/老.png", before: "/图/前.png" } },
  kinds: {
    media: "ffmpeg_source",
    image: "image_source",
    microphone: "pulse_input_capture",
    screen: "xshm_input",
  },
  filters: { gain: { kind: "gain_filter", defaults: {} }, duck: { kind: "compressor_filter", defaults: {} } },
  fontFace: "Noto Sans CJK SC",
  cameras: { host: null, second: null, overhead: null },
  voice: { from: "own", device: "话筒" },
  screen: "1",
  pictures: new Map([
    ["media:笛.mp3", { path: "/乐/笛.mp3", width: 0, height: 0 }],
    ["/图/老.png", { path: "/图/老.png", width: 900, height: 600 }],
    ["/图/前.png", { path: "/图/前.png", width: 900, height: 600 }],
  ]),
  pans: new Map(),
  cards: new Map(),
};
const speech = layer("mic", "microphone", { device: "host" });

describe("music", () => {
  test("is one input where scenes play it alike, looping, off the canvas", () => {
    const preset = presetOf([music(-20), speech], [music(-20)], [music(-8)]);
    const items = desiredScenes(preset, context).map((scene) => scene.items[0]);
    expect(items.map((item) => item?.source)).toEqual([
      ...["红村·我的·音乐·背景音乐", "红村·我的·音乐·背景音乐"],
      "红村·我的·音乐·背景音乐 2",
    ]);
    expect(items[0]?.settings).toMatchObject({ local_file: "/乐/笛.mp3", looping: true });
    expect(items[0]?.placement).toMatchObject({ x: -64, width: 1, height: 1 });
    // A scene of the same name as its layer has another name in OBS: the two never collide.
    expect(items[0]?.source).not.toBe(desiredScenes(preset, context)[0]?.name);
  });

  test("makes way for the voice that is heard: the studio's own, or OBS's; for none where there is none", () => {
    const preset = presetOf([music(-20), speech]);
    const listensTo = (voice: BuildContext["voice"]) =>
      desiredSounds(preset, { ...context, voice }).find(({ part }) => part === "music")?.filters[0]?.settings
        .sidechain_source;
    expect(listensTo({ from: "own", device: "话筒" })).toBe("红村·麦克风");
    expect(listensTo({ from: "always", input: "Mic/Aux" })).toBe("Mic/Aux");
    expect(listensTo({ from: "own", device: null })).toBeUndefined();
    const [alone] = desiredSounds(presetOf([music(-20)]), context);
    expect(alone?.filters).toEqual([]);
  });
});

test("the voice is the input that is heard, told once", () => {
  const preset = presetOf([speech], [speech]);
  expect(desiredSounds(preset, context)).toMatchObject([
    { scene: "s0", source: "红村·麦克风", part: "voice", filters: [{ role: "gain" }] },
  ]);
  const always = { ...context, voice: { from: "always", input: "Mic/Aux" } } as const;
  expect(desiredSounds(preset, always)).toMatchObject([{ source: "Mic/Aux" }]);
  expect(desiredScenes(preset, always)[0]?.items).toEqual([]);
});

describe("a picture that moves", () => {
  const pan = (w: number, h: number, fit = "cover") =>
    layer(
      "old-photo",
      "image",
      { role: "story", motion: "pan" },
      { layout: { landscape: { frame: { x: 0, y: 0, w, h }, fit }, portrait: null } },
    );
  const itemsOf = (each: object, pans: BuildContext["pans"] = new Map()) =>
    desiredScenes(presetOf([each]), { ...context, pans })[0]?.items ?? [];

  test("is a still with its loop over it, hidden while that is not drawn", () => {
    const [still, loop] = itemsOf(pan(1, 1));
    expect(still).toMatchObject({ kind: "image_source", enabled: true, moves: false });
    expect(loop).toMatchObject({ kind: "ffmpeg_source", enabled: false, moves: true });
    expect(loop?.settings).not.toHaveProperty("local_file");
    const key = panKey("/图/老.png", { width: 1280, height: 720 });
    const [, drawn] = itemsOf(pan(1, 1), new Map([[key, "/环/1.mp4"]]));
    expect(drawn).toMatchObject({ enabled: true, settings: { local_file: "/环/1.mp4", looping: true } });
  });
  test("stands still in a small frame, and where it is shown whole", () => {
    expect(itemsOf(pan(0.4, 0.4))).toHaveLength(1);
    expect(itemsOf(pan(1, 1, "contain"))).toHaveLength(1);
  });
});

test("the pictures of a comparison go to their own layers", () => {
  const preset = presetOf([
    layer("before", "image", { role: "before" }),
    layer("after", "image", { role: "after" }),
  ]);
  const files = desiredScenes(preset, context)[0]?.items.map(({ settings }) => settings.file);
  expect(files).toEqual(["/图/前.png", ""]);
});

describe("devices", () => {
  const devices = { cameras: [], microphones: [{ id: "a", name: "A" }], screens: null, always: [] };
  const aux = { input: "Mic/Aux", device: "b" };

  test("a microphone that OBS captures already is used as it is", () => {
    expect(assignMicrophone(devices, null)).toEqual({ from: "own", device: "a" });
    expect(assignMicrophone({ ...devices, always: [aux] }, null)).toEqual({
      from: "always",
      input: "Mic/Aux",
    });
    expect(assignMicrophone({ ...devices, always: [aux] }, "b")).toEqual({
      from: "always",
      input: "Mic/Aux",
    });
    expect(assignMicrophone({ ...devices, always: [aux] }, "a")).toEqual({ from: "own", device: "a" });
    expect(assignMicrophone(devices, "gone")).toEqual({ from: "own", device: null });
  });

  test("a screen is the one chosen, the first, or what OBS itself shows where it cannot be asked", () => {
    const screens = [
      { id: "0", name: "一" },
      { id: "1", name: "二" },
    ];
    expect(assignScreen(screens, null)).toBe("0");
    expect(assignScreen(screens, "1")).toBe("1");
    expect(assignScreen(screens, "7")).toBeNull();
    expect(assignScreen([], null)).toBeNull();
    expect(assignScreen(null, null)).toBeUndefined();
    expect(screenSettings("xshm_input", "1")).toEqual({ screen: 1 });
    expect(screenSettings("monitor_capture", "\\\\?\\DISPLAY")).toEqual({ monitor_id: "\\\\?\\DISPLAY" });
    expect(screenSettings("screen_capture", "uuid")).toEqual({ type: 0, display_uuid: "uuid" });
  });

  test("what is missing is asked for once, by the layer that wants it first; a microphone is said as such", () => {
    const preset = presetOf(
      [layer("cam", "camera", { device: "second" }), speech],
      [layer("cam-again", "camera", { device: "second" }), layer("screen", "screen", {})],
    );
    const none = { ...context, voice: { from: "own", device: null }, screen: null } as const;
    const roles = (build: BuildContext) => missingDevices(preset, build);
    const [camera, voice] = preset.scenes[0]?.layers ?? [];
    expect(roles(none)).toEqual([
      { role: "second", layer: camera?.id },
      { role: "microphone", layer: voice?.id },
      { role: "screen", layer: preset.scenes[1]?.layers[1]?.id },
    ]);
    expect(notesOf(preset, none).map(({ code }) => code)).toEqual([
      ...["presets.no-camera", "presets.no-microphone", "presets.no-camera"],
    ]);
    expect(roles({ ...context, cameras: { ...context.cameras, second: "c" }, screen: undefined })).toEqual(
      [],
    );
  });
});
