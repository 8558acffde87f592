import type { TextTable } from "./table";

export const timelineTexts = {
  "timeline.no-recording": {
    "zh-CN": { message: "现在没有在录像，标记没有地方可放", hint: "先点「录像」或开始彩排，再打标记。" },
    en: {
      message: "No recording runs, so there is nothing to put a marker on",
      hint: "Press Record or start a rehearsal, then set the marker.",
    },
  },
  "timeline.not-written": {
    "zh-CN": {
      message: "这段录像的时间线写不下来：{reason}",
      hint: "录像照常进行；复盘里会看不到环节、字幕卡和提示点。请腾出磁盘空间，再重新开始录像。",
    },
    en: {
      message: "The time line of this recording cannot be written: {reason}",
      hint: "The recording goes on; its review will lack segments, cards and cues. Free some disk space, then start recording anew.",
    },
  },
} as const satisfies TextTable;
