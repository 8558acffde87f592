import type { TextTable } from "./table";

export const presetsTexts = {
  "presets.no-camera": {
    "zh-CN": {
      message: "没有可用的摄像头，「{layer}」显示替代画面",
      hint: "接好摄像头后，在「场景」里重新搭建。",
    },
    en: {
      message: "No camera found; {layer} shows a stand-in",
      hint: "Plug in a camera, then apply the preset again under Scenes.",
    },
  },
  "presets.no-microphone": {
    "zh-CN": { message: "没有可用的麦克风，节目会没有声音", hint: "接好麦克风后，在「场景」里重新搭建。" },
    en: {
      message: "No microphone found; the show would be silent",
      hint: "Plug in a microphone, then apply the preset again under Scenes.",
    },
  },
  "presets.missing-picture": {
    "zh-CN": { message: "找不到「{layer}」要用的图片", hint: "在节目里重新选一张图片。" },
    en: { message: "The picture for {layer} is missing", hint: "Choose a picture again in the show." },
  },
  "presets.broken": {
    "zh-CN": {
      message: "预设文件有误，没有载入：{path}({reason})",
      hint: "改正文件里的这一处，或删掉这个文件夹，然后重启本软件。",
    },
    en: {
      message: "A preset file is wrong and was left out: {path} ({reason})",
      hint: "Correct it or remove its folder, then restart the studio.",
    },
  },
  "presets.unknown": {
    "zh-CN": { message: "没有名为 {id} 的预设", hint: "在「场景」里从列表中选一个。" },
    en: { message: "There is no preset called {id}", hint: "Choose one from the list under Scenes." },
  },
  "presets.unknown-scene": {
    "zh-CN": { message: "没有名为 {scene} 的场景", hint: "场景写成「预设/场景」，例如 village-story/host。" },
    en: {
      message: "There is no scene called {scene}",
      hint: "Scenes are written preset/scene, such as village-story/host.",
    },
  },
  "presets.cannot-compare": {
    "zh-CN": { message: "内置舞台不需要比对", hint: "只有搭建在 OBS 里的预设才会被改动。" },
    en: {
      message: "There is nothing to compare on the built-in stage",
      hint: "Only what is built in OBS can drift from its preset.",
    },
  },
  "presets.scene-missing": {
    "zh-CN": { message: "场景「{scene}」不见了", hint: "点「恢复」重新搭建。" },
    en: { message: "The scene {scene} is missing", hint: "Press Restore to build it again." },
  },
  "presets.layer-missing": {
    "zh-CN": { message: "「{layer}」不见了", hint: "点「恢复」放回来。" },
    en: { message: "{layer} is missing", hint: "Press Restore to put it back." },
  },
  "presets.slot-missing": {
    "zh-CN": { message: "「{layer}」的位置不见了，字幕卡上不来", hint: "点「恢复」放回来。" },
    en: {
      message: "The place for {layer} is missing; cards cannot show",
      hint: "Press Restore to put it back.",
    },
  },
  "presets.layer-moved": {
    "zh-CN": { message: "「{layer}」被移动或缩放过", hint: "点「恢复」放回原位。" },
    en: { message: "{layer} was moved or resized", hint: "Press Restore to put it back in place." },
  },
  "presets.layer-mirrored": {
    "zh-CN": { message: "「{layer}」左右反了", hint: "点「恢复」翻回来。" },
    en: { message: "{layer} is mirrored", hint: "Press Restore to turn it back." },
  },
  "presets.layer-hidden": {
    "zh-CN": { message: "「{layer}」被隐藏了", hint: "点「恢复」让它显示。" },
    en: { message: "{layer} is hidden", hint: "Press Restore to show it." },
  },
  "presets.layer-shown": {
    "zh-CN": { message: "「{layer}」本应隐藏，现在显示着", hint: "点「恢复」把它藏起来。" },
    en: { message: "{layer} is shown and should be hidden", hint: "Press Restore to hide it." },
  },
  "presets.layer-content": {
    "zh-CN": { message: "「{layer}」的内容被改过", hint: "点「恢复」换回预设里的内容。" },
    en: { message: "The content of {layer} was changed", hint: "Press Restore to bring the preset's back." },
  },
  "presets.layer-order": {
    "zh-CN": { message: "「{scene}」里各层的前后次序变了", hint: "点「恢复」排回原来的次序。" },
    en: { message: "The layers of {scene} are in another order", hint: "Press Restore to sort them again." },
  },
  "presets.layer-twice": {
    "zh-CN": { message: "「{layer}」出现了两次", hint: "点「恢复」去掉多余的一个。" },
    en: { message: "{layer} is there twice", hint: "Press Restore to remove the spare one." },
  },
  "presets.layer-leftover": {
    "zh-CN": { message: "「{layer}」不属于这个预设", hint: "它是旧版预设留下的；点「恢复」去掉它。" },
    en: {
      message: "{layer} does not belong to this preset",
      hint: "An older version left it; press Restore to remove it.",
    },
  },
  "presets.transition-changed": {
    "zh-CN": { message: "切到「{scene}」的过渡方式被改过", hint: "点「恢复」换回预设的过渡。" },
    en: {
      message: "The transition into {scene} was changed",
      hint: "Press Restore to bring the preset's back.",
    },
  },
} as const satisfies TextTable;
