import type { TextTable } from "./table";

export const recordingTexts = {
  "recording.already": {
    "zh-CN": { message: "已经在录像了", hint: "要另录一段，请先停止现在的录像。" },
    en: { message: "A recording is already running", hint: "Stop it first to start another." },
  },
  "recording.not-running": {
    "zh-CN": { message: "现在没有在录像", hint: "点「录像」开始。" },
    en: { message: "No recording is running", hint: "Press Record to start one." },
  },
  "recording.no-engine": {
    "zh-CN": { message: "没有画面引擎，录不了像", hint: "连接 OBS，或打开直播台页面用内置舞台。" },
    en: {
      message: "There is nothing to record: no engine composes the picture",
      hint: "Connect OBS, or open the studio page to use the built-in stage.",
    },
  },
  "recording.disk-full": {
    "zh-CN": {
      message: "磁盘只剩 {megabytes} MB，录像没有开始",
      hint: "删掉不用的录像或别的文件，腾出至少 {needed} MB 再录。",
    },
    en: {
      message: "Only {megabytes} MB are left on the disk; the recording was not started",
      hint: "Delete recordings or other files until at least {needed} MB are free.",
    },
  },
  "recording.disk-low": {
    "zh-CN": {
      message: "磁盘快满了：还剩 {megabytes} MB，大约能录 {minutes} 分钟",
      hint: "删掉不用的录像或别的文件；什么都不会被自动删除。",
    },
    en: {
      message: "The disk is filling up: {megabytes} MB left, about {minutes} min of recording",
      hint: "Delete recordings or other files you no longer need; nothing is deleted by itself.",
    },
  },
  "recording.disk-stopped": {
    "zh-CN": {
      message: "磁盘只剩 {megabytes} MB，录像已停止并保存好",
      hint: "腾出空间后可以重新开始录像。",
    },
    en: {
      message: "Only {megabytes} MB were left, so the recording was stopped and kept",
      hint: "Free some space, then start recording again.",
    },
  },
  "recording.ended-by-itself": {
    "zh-CN": {
      message: "录像自己停了，已录的部分都保存好了",
      hint: "可能是在 OBS 里停的，或窗口被关了；要接着录，请再点「录像」。",
    },
    en: {
      message: "The recording ended by itself; what was recorded is kept",
      hint: "It was stopped in OBS, or the window closed. Press Record to go on with a new one.",
    },
  },
  "recording.recovered": {
    "zh-CN": {
      message: "上次录像时软件没有正常退出，录像「{name}」已找回",
      hint: "在「彩排」里可以播放；最后一两秒可能没有录上。",
    },
    en: {
      message: "The studio ended unexpectedly while recording; {name} was recovered",
      hint: "Play it under Rehearsals; its last second or two may be missing.",
    },
  },
  "recording.in-use": {
    "zh-CN": { message: "这段录像正在录，不能删除", hint: "先停止录像。" },
    en: { message: "This recording is still being made", hint: "Stop it before deleting it." },
  },
  "recording.remove-failed": {
    "zh-CN": { message: "录像文件删不掉：{path}", hint: "关掉正在播放它的程序，再删一次。" },
    en: {
      message: "The recording's file cannot be deleted: {path}",
      hint: "Close the program that plays it, then delete it again.",
    },
  },
} as const satisfies TextTable;
