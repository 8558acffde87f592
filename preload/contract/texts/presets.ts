import type { TextTable } from "./table";

export const presetsTexts = {
  "presets.no-camera": {
    "zh-CN": {
      message: "没有可用的摄像头,「{layer}」显示替代画面",
      hint: "接好摄像头后,在「场景」里重新搭建。",
    },
    en: {
      message: "No camera found; {layer} shows a stand-in",
      hint: "Plug in a camera, then apply the preset again under Scenes.",
    },
  },
  "presets.no-microphone": {
    "zh-CN": { message: "没有可用的麦克风,节目会没有声音", hint: "接好麦克风后,在「场景」里重新搭建。" },
    en: {
      message: "No microphone found; the show would be silent",
      hint: "Plug in a microphone, then apply the preset again under Scenes.",
    },
  },
  "presets.missing-picture": {
    "zh-CN": { message: "找不到「{layer}」要用的图片", hint: "在节目里重新选一张图片。" },
    en: { message: "The picture for {layer} is missing", hint: "Choose a picture again in the show." },
  },
} as const satisfies TextTable;
