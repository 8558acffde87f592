import type { TextTable } from "./table";

/** Clips and exports of recordings: what goes wrong, what jobs are called, and what files are named. */
export const clipsTexts = {
  "clips.missing": {
    "zh-CN": { message: "录像文件不在了：{path}", hint: "把它放回原处，或换一段录像。" },
    en: {
      message: "The recording's file is gone: {path}",
      hint: "Put it back where it was, or use another recording.",
    },
  },
  "clips.running": {
    "zh-CN": { message: "这段录像还在录", hint: "先停止录像，再剪片段或导出。" },
    en: { message: "This recording is still being made", hint: "Stop it first, then cut clips or export." },
  },
  "clips.no-picture": {
    "zh-CN": { message: "这段录像里没有画面", hint: "可以导出声音；要剪片段，请换一段录像。" },
    en: { message: "This recording has no picture", hint: "Use another recording." },
  },
  "clips.no-sound": {
    "zh-CN": { message: "这段录像里没有声音", hint: "下次录像前先做一次麦克风检查。" },
    en: { message: "This recording has no sound", hint: "Check the microphone before the next one." },
  },
  "clips.no-length": {
    "zh-CN": { message: "这段录像没有录完整，看不出有多长", hint: "先在「彩排」里修复它，再导出。" },
    en: {
      message: "This recording was cut off and does not say how long it is",
      hint: "Repair it under Rehearsals first, then export it.",
    },
  },
  "clips.bad-stretch": {
    "zh-CN": { message: "片段「{title}」太短，或者超出了录像", hint: "重新选开头和结尾，至少隔半秒。" },
    en: {
      message: "The clip “{title}” is too short or lies outside the recording",
      hint: "Choose its start and end again, at least half a second apart.",
    },
  },
  "clips.too-long-for-size": {
    "zh-CN": {
      message: "{minutes} 分钟的录像压不进 {megabytes} MB，压进去也看不清",
      hint: "把大小放宽到 {needed} MB 以上，或先剪成片段再导出。",
    },
    en: {
      message: "{minutes} min do not fit into {megabytes} MB in a quality worth watching",
      hint: "Allow at least {needed} MB, or cut clips out of it first.",
    },
  },
  "clips.too-large": {
    "zh-CN": { message: "试了几次都超过 {megabytes} MB，没有导出", hint: "把大小放宽一些，再导出一次。" },
    en: {
      message: "It came out larger than {megabytes} MB every time, so nothing was exported",
      hint: "Allow a little more, then export again.",
    },
  },
  "clips.copying": {
    "zh-CN": {
      message: "从「{name}」快速剪 {count} 个片段（开头可能早一两秒）",
      hint: "要一帧不差，请选「精确剪」，会慢一些。",
    },
    en: {
      message: "Cutting {count} clips of {name} quickly (each may start a second or two early)",
      hint: "Choose the exact cut to start at the very frame; it takes longer.",
    },
  },
  "clips.encoding": {
    "zh-CN": { message: "从「{name}」精确剪 {count} 个片段", hint: "要重新编码，请等一会儿，可以随时取消。" },
    en: {
      message: "Cutting {count} clips of {name} exactly",
      hint: "They are encoded anew, which takes a while; it can be cancelled at any time.",
    },
  },
  "clips.export-mp4": {
    "zh-CN": { message: "把「{name}」导出为 MP4", hint: "可以随时取消。" },
    en: { message: "Exporting {name} as MP4", hint: "It can be cancelled at any time." },
  },
  "clips.export-phone": {
    "zh-CN": { message: "把「{name}」导出为手机小视频（不超过 {megabytes} MB）", hint: "可以随时取消。" },
    en: {
      message: "Exporting {name} for phones (at most {megabytes} MB)",
      hint: "It can be cancelled at any time.",
    },
  },
  "clips.export-audio": {
    "zh-CN": { message: "导出「{name}」的声音", hint: "可以随时取消。" },
    en: { message: "Exporting the sound of {name}", hint: "It can be cancelled at any time." },
  },
  "clips.export-srt": {
    "zh-CN": { message: "导出「{name}」的字幕", hint: "可以随时取消。" },
    en: { message: "Exporting the subtitles of {name}", hint: "It can be cancelled at any time." },
  },
  "clips.export-html": {
    "zh-CN": { message: "把「{name}」的复盘导出为网页", hint: "可以随时取消。" },
    en: { message: "Exporting the review of {name} as a page", hint: "It can be cancelled at any time." },
  },
  "clips.export-pdf": {
    "zh-CN": { message: "把「{name}」的复盘导出为 PDF", hint: "可以随时取消。" },
    en: { message: "Exporting the review of {name} as a PDF", hint: "It can be cancelled at any time." },
  },
  "clips.marker-title": {
    "zh-CN": { message: "标记 {number}", hint: "录像时打的标记。" },
    en: { message: "Marker {number}", hint: "Set while it was recorded." },
  },
  "clips.phone-name": {
    "zh-CN": { message: "{name} 手机小视频 {megabytes}MB", hint: "文件名。" },
    en: { message: "{name} for phones {megabytes}MB", hint: "A file's name." },
  },
  "clips.report-name": {
    "zh-CN": { message: "{name} 复盘", hint: "文件名。" },
    en: { message: "{name} review", hint: "A file's name." },
  },
} as const satisfies TextTable;
