import type { SceneFill } from "../../../main/core";
import { type Preset, presetSchema } from "../../../preload/contract";

const place = (x: number, y: number, w: number, h: number) => ({ frame: { x, y, w, h } });
const everywhere = (x: number, y: number, w: number, h: number) => ({
  landscape: place(x, y, w, h),
  portrait: place(x, y, w, h),
});
const named = (text: string) => ({ "zh-CN": text });

/** A preset with a plain left half, a camera on the right, a text, a story picture, and two places for cards. */
export const testPreset: Preset = presetSchema.parse({
  version: 1,
  id: "test",
  name: named("测试"),
  purpose: named("测试"),
  transition: { kind: "fade", milliseconds: 200 },
  safeZone: { landscape: 0.05, portrait: 0.05 },
  scenes: [
    {
      id: "talk",
      name: { "zh-CN": "讲述", en: "Talk" },
      purpose: named("讲"),
      layers: [
        {
          id: "back",
          name: named("底色"),
          kind: "colour",
          layout: everywhere(0, 0, 1, 1),
          settings: { colour: "#c02020" },
        },
        {
          id: "cam",
          name: named("主播摄像头"),
          kind: "camera",
          layout: everywhere(0.5, 0, 0.5, 1),
          settings: { device: "host" },
        },
        {
          id: "mic",
          name: named("麦克风"),
          kind: "microphone",
          layout: everywhere(0, 0, 1, 1),
          settings: { device: "host" },
        },
        {
          id: "title",
          name: named("标题"),
          kind: "text",
          layout: { landscape: place(0.05, 0.8, 0.4, 0.1), portrait: null },
          settings: { text: "{village} · {segment}{other}", colour: "#ffffff" },
        },
        {
          id: "lower",
          name: named("字幕条"),
          kind: "overlay-slot",
          layout: everywhere(0.05, 0.05, 0.4, 0.3),
          settings: { slot: "lower-third" },
        },
      ],
    },
    {
      id: "story",
      name: { "zh-CN": "故事", en: "Story" },
      purpose: named("讲"),
      layers: [
        {
          id: "back",
          name: named("底色"),
          kind: "colour",
          layout: everywhere(0, 0, 1, 1),
          settings: { colour: "#2040c0" },
        },
        {
          id: "picture",
          name: named("故事图片"),
          kind: "image",
          layout: everywhere(0.5, 0, 0.5, 1),
          settings: { role: "story", file: "village.png" },
        },
      ],
    },
  ],
});

export const testFill: SceneFill = {
  village: "竹园村",
  host: "李秀英",
  show: "饺子之晨",
  segment: "开场",
  pictures: { story: null, product: null, before: null, after: null },
  devices: { host: null, second: null, overhead: null, microphone: null, screen: null },
};
