import type { CameraRole, Preset, Scene, Slot } from "../../../preload/contract";

/**
 * Everything the studio makes in OBS begins with this, so that the user's own scenes and sources are never taken for
 * the studio's. Names are Chinese whatever the language set: they are the identity of a scene across restarts.
 */
export const prefix = "红村·";

export const slotNames: Record<Slot, { "zh-CN": string; en: string }> = {
  "lower-third": { "zh-CN": "字幕条", en: "Lower third" },
  guest: { "zh-CN": "嘉宾名条", en: "Guest name" },
  card: { "zh-CN": "价格卡", en: "Price card" },
  badge: { "zh-CN": "商品标签", en: "Badge" },
  chapter: { "zh-CN": "章节标题", en: "Chapter title" },
  corner: { "zh-CN": "台标", en: "Logo" },
  timer: { "zh-CN": "倒计时", en: "Timer" },
  side: { "zh-CN": "侧栏卡", en: "Side card" },
  ticker: { "zh-CN": "滚动字幕", en: "Ticker" },
  full: { "zh-CN": "全屏卡", en: "Full screen" },
};

const cameraNames: Record<CameraRole, string> = {
  host: "主播摄像头",
  second: "第二摄像头",
  overhead: "俯拍摄像头",
};

export type Deck = "a" | "b";

/** `红村·村庄故事·主播` */
export const sceneName = (preset: Preset, scene: Scene): string =>
  `${prefix}${preset.name["zh-CN"]}·${scene.name["zh-CN"]}`;

/** A source that belongs to one scene alone. */
export const layerSource = (preset: Preset, scene: Scene, layer: string): string =>
  `${sceneName(preset, scene)}·${layer}`;

/** One input for a device, whatever scenes show it: many drivers open a camera once only. */
export const cameraSource = (role: CameraRole): string => `${prefix}${cameraNames[role]}`;

/** What shows where a camera gives no picture: one input a picture, however many scenes show it. */
export const standInSource = (file: string): string =>
  `${prefix}替代画面·${
    file
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]*$/, "") ?? ""
  }`;

/** What moves above a still picture. */
export const panSource = (still: string): string => `${still}·平移`;

/**
 * Music is one input of a preset, whatever scenes of it play it, so that it runs on from scene to scene. `variant` tells
 * layers apart that share a name and not their settings.
 */
export const musicSource = (preset: Preset, layer: string, variant: number): string =>
  `${prefix}${preset.name["zh-CN"]}·音乐·${layer}${variant === 0 ? "" : ` ${variant + 1}`}`;

export const microphoneSource = `${prefix}麦克风`;
export const screenSource = `${prefix}屏幕`;

/** The picture of a slot, and its two players for clips; shared by every scene that has the slot. */
export const stillSource = (slot: Slot): string => `${prefix}${slotNames[slot]["zh-CN"]}`;
export const clipSource = (slot: Slot, deck: Deck): string =>
  `${stillSource(slot)}·动画${deck.toUpperCase()}`;

/** The filters that the studio gives to sound. */
export const filterNames = {
  noise: `${prefix}降噪`,
  gain: `${prefix}增益`,
  limiter: `${prefix}限幅`,
  duck: `${prefix}人声闪避`,
} as const;
export type FilterRole = keyof typeof filterNames;

/** What makes a slot's still run through its place. */
export const scrollFilter = `${prefix}滚动`;

/** A scene that exists only while devices are listed. */
export const deviceScene = `${prefix}设备检查`;

export const isOurs = (name: string): boolean => name.startsWith(prefix);
