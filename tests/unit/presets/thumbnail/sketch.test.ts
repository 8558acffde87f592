import { describe, expect, test } from "vitest";
import { containBox, coverCrop } from "../../../../main/presets/thumbnail/geometry";
import { thumbnailJob, thumbnailSize } from "../../../../main/presets/thumbnail/job";
import { type SketchFill, sketchScene, sketchText } from "../../../../main/presets/thumbnail/sketch";
import { jobArguments } from "../../../../main/process/ffmpeg";
import { type Layer, type Scene, sceneSchema } from "../../../../preload/contract";
import { emptyFill } from "../../../helpers/obs-engine";

const canvas = { width: 1280, height: 720 };
const frame = (x: number, y: number, w: number, h: number) => ({ frame: { x, y, w, h } });

const scene: Scene = sceneSchema.parse({
  id: "one",
  name: { "zh-CN": "一" },
  purpose: { "zh-CN": "测试" },
  layers: [
    { id: "back", kind: "colour", at: frame(0, 0, 1, 1), settings: { colour: "#112233" } },
    { id: "host", kind: "camera", at: frame(0, 0, 0.5, 1), settings: { device: "host", mirror: true } },
    { id: "story", kind: "image", at: frame(0.5, 0, 0.5, 0.5), settings: { role: "story" } },
    { id: "clip", kind: "video", at: frame(0.5, 0.5, 0.5, 0.5), settings: { file: "media:a.mp4" } },
    {
      id: "village",
      kind: "text",
      at: frame(0.1, 0.1, 0.5, 0.1),
      settings: { text: "{village} · {host}", colour: "#fff4dc", bold: true },
    },
    {
      id: "show",
      kind: "text",
      at: frame(0.1, 0.3, 0.1, 0.1),
      settings: { text: "{show}", colour: "#fff4dc" },
    },
    { id: "card", kind: "overlay-slot", at: frame(0.1, 0.6, 0.4, 0.3), settings: { slot: "card" } },
    { id: "voice", kind: "microphone", at: frame(0, 0, 1, 1), settings: { device: "host" } },
    { id: "music", kind: "music", at: frame(0, 0, 1, 1), settings: { file: "bundled:music/a.ogg" } },
  ].map(({ at, ...layer }) => ({
    ...layer,
    name: { "zh-CN": layer.id },
    layout: {
      landscape: { ...at, align: layer.kind === "overlay-slot" ? "bottom-right" : "left" },
      portrait: null,
    },
  })),
});

const filled: SketchFill = {
  fill: { ...emptyFill, village: "竹园村", host: "", show: "饺子香里的早晨".repeat(4) },
  pictures: new Map([
    ["host", { name: "host.png", width: 1280, height: 720 }],
    ["story", { name: "story.jpeg", width: 900, height: 1600 }],
    ["card", { name: "card.png", width: 960, height: 320 }],
  ]),
  clips: new Map([["clip", "/data/media/a'b%d.mp4"]]),
  widthOf: (text) => text.length,
};

describe("a sketch", () => {
  const sketch = sketchScene(scene, "landscape", canvas, filled);

  test("holds what is seen, from back to front, and no sound", () => {
    expect(sketch.strokes.map(({ kind }) => kind)).toEqual([
      "box",
      "picture",
      "picture",
      "clip",
      "text",
      "picture",
    ]);
    expect(sketchScene(scene, "portrait", canvas, filled).strokes).toEqual([]);
  });

  test("cuts a stand-in and a picture to their frames, and holds a card whole at its corner", () => {
    const pictures = sketch.strokes.flatMap((stroke) => (stroke.kind === "picture" ? [stroke] : []));
    expect(pictures).toMatchObject([
      { crop: { x: 320, y: 0, width: 640, height: 720 }, box: { x: 0, y: 0, width: 640, height: 720 } },
      { crop: { x: 0, width: 900 }, box: { x: 640, y: 0, width: 640, height: 360 } },
      {
        crop: { x: 0, y: 0, width: 960, height: 320 },
        box: { x: 128, y: 432 + 216 - 171, width: 512, height: 171 },
      },
    ]);
  });

  test("fills in words, drops what is left dangling, and shrinks a long text to its frame", () => {
    const [text] = sketch.strokes.flatMap((stroke) => (stroke.kind === "text" ? [stroke] : []));
    expect(text?.lines.map((line) => line.text)).toEqual(["竹园村", "饺子香里的早晨".repeat(4)]);
    const [village, show] = text?.lines ?? [];
    expect(village?.size).toBeCloseTo(72 / 1.35, 6);
    expect(village?.y).toBeCloseTo(108, 6);
    expect(show?.size).toBeCloseTo(128 / 28, 6);
    expect(sketchText("{show}", { ...emptyFill, show: "  " })).toBe("");
    expect(sketchText("写 {别的}", emptyFill)).toBe("写 {别的}");
  });

  test("shows an empty box for a camera without a stand-in, and nothing for a picture that is missing", () => {
    const bare = sketchScene(scene, "landscape", canvas, {
      ...filled,
      pictures: new Map(),
      clips: new Map(),
    });
    expect(bare.strokes.map(({ kind }) => kind)).toEqual(["box", "box", "text"]);
  });
});

describe("geometry", () => {
  test.each([
    [
      { width: 1920, height: 1080 },
      { width: 507, height: 900 },
    ],
    [
      { width: 333, height: 1000 },
      { width: 1000, height: 333 },
    ],
    [
      { width: 640, height: 360 },
      { width: 1280, height: 720 },
    ],
  ])("a cut of %o for %o has the frame's shape within a pixel, inside the picture", (picture, box) => {
    const crop = coverCrop(picture, box);
    expect(crop.x + crop.width).toBeLessThanOrEqual(picture.width);
    expect(crop.y + crop.height).toBeLessThanOrEqual(picture.height);
    expect(Math.abs(crop.width - (crop.height * box.width) / box.height)).toBeLessThanOrEqual(2);
    expect(crop.width === picture.width || crop.height === picture.height).toBe(true);
  });

  test("what is left over is cut to whole pixels before it is shared out, as OBS does", () => {
    const box = { x: 43, y: 175, width: 633, height: 666 };
    expect(containBox({ width: 1600, height: 900 }, box, "centre")).toEqual({
      x: 43,
      y: 175 + 154,
      width: 633,
      height: 356,
    });
  });
});

describe("the job", () => {
  const sketch = sketchScene(scene, "landscape", canvas, filled);
  const files = {
    pictures: new Map(["host.png", "story.jpeg", "card.png"].map((name) => [name, `job-1/${name}`])),
    texts: [{ document: "job-1/text-0.ass", fonts: "job-1/text-0.ass-fonts" }],
    target: "job-1/thumbnail.jpg",
  };

  test("holds no text and no path of a user's in its graph, whatever they are called", () => {
    const { filterGraph = "" } = thumbnailJob(sketch, files, { width: 640, height: 360 });
    expect(filterGraph).not.toContain("竹园村");
    expect(filterGraph).not.toContain("a'b%d");
    expect(filterGraph).toMatch(/^[\w:;=,.[\]()+*/-]+$/);
  });

  test("reads each part once, and writes one small JPEG", () => {
    const job = thumbnailJob(sketch, files, { width: 640, height: 360 });
    expect(job.inputs).toHaveLength(6);
    expect(jobArguments(job).at(-1)).toBe("job-1/thumbnail.jpg");
    expect(job.filterGraph).toContain("scale=640:360:flags=area");
    const whole = thumbnailJob(sketch, files, canvas);
    expect(whole.filterGraph).not.toContain("flags=area");
  });

  test("is never larger than the canvas, and even", () => {
    expect(thumbnailSize(canvas, 1920)).toEqual(canvas);
    expect(thumbnailSize(canvas, 333)).toEqual({ width: 334, height: 188 });
    expect(thumbnailSize({ width: 1080, height: 1920 }, 360)).toEqual({ width: 360, height: 640 });
  });
});

test("every kind of layer is in the scene that is sketched here", () => {
  const kinds = new Set<Layer["kind"]>(scene.layers.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(
    ["camera", "colour", "image", "microphone", "music", "overlay-slot", "text", "video"].sort(),
  );
});
