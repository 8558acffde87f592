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
  "recording.disk-short": {
    "zh-CN": {
      message: "磁盘不够录完这场：还能录约 {minutes} 分钟，节目按计划还要 {needed} 分钟",
      hint: "打开「彩排」删掉不用的录像，或腾出别的空间；录到快满时会自动停好保存，不会丢。",
    },
    en: {
      message: "The disk will not last the show: room for about {minutes} min, {needed} min still planned",
      hint: "Open Rehearsals and delete what is not needed, or free other space; before the disk is full the recording is ended and saved.",
    },
  },
  "recording.over-budget": {
    "zh-CN": {
      message: "录像占了 {used} GB，超过了定好的 {budget} GB",
      hint: "打开「彩排」，删掉不用的；什么都不会自动删。限额在「设置」里改。",
    },
    en: {
      message: "Recordings take {used} GB, more than the {budget} GB set for them",
      hint: "Open Rehearsals and delete what is not needed; nothing is deleted by itself. The limit is under Settings.",
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
  "recording.job-finish": {
    "zh-CN": {
      message: "把「{name}」存成 MP4",
      hint: "原来的录像在新文件查验无误之前不动；开播或录像时先让路。",
    },
    en: {
      message: "Saving {name} as an MP4",
      hint: "The original stays until the new file has been checked; a show or recording goes first.",
    },
  },
  "recording.job-repair": {
    "zh-CN": { message: "修复「{name}」", hint: "原来的录像在新文件查验无误之前不动；开播或录像时先让路。" },
    en: {
      message: "Repairing {name}",
      hint: "The original stays until the new file has been checked; a show or recording goes first.",
    },
  },
  "recording.cut-off": {
    "zh-CN": {
      message: "这段录像没有录完整或有损坏，没有存成 MP4",
      hint: "点「修复」，能读出来的部分都会存好；原文件没有动。",
    },
    en: {
      message: "The recording was cut off or is damaged; no MP4 was made of it",
      hint: "Press Repair to save everything that can be read; the original is untouched.",
    },
  },
  "recording.copy-unproven": {
    "zh-CN": { message: "新做的 MP4 没有通过查验，已经丢弃", hint: "原来的录像没有动；点「修复」再试一次。" },
    en: {
      message: "The new MP4 did not pass its check and was thrown away",
      hint: "The original is untouched; press Repair to try again.",
    },
  },
  "recording.no-room": {
    "zh-CN": {
      message: "磁盘空间不够把录像存成 MP4，还差 {megabytes} MB",
      hint: "腾出空间后点「修复」，或重新打开软件；原来的录像没有动。",
    },
    en: {
      message: "There is no room to save the recording as an MP4: {megabytes} MB more are needed",
      hint: "Free some space, then press Repair or start the studio again; the original is untouched.",
    },
  },
  "recording.nothing-to-repair": {
    "zh-CN": { message: "这段录像是完整的 MP4，不用修复", hint: "直接播放或导出就行。" },
    en: {
      message: "The recording is an MP4 already; there is nothing to repair",
      hint: "Play or export it.",
    },
  },
  "recording.not-repairable": {
    "zh-CN": {
      message: "这个文件里读不出画面和声音，修不好",
      hint: "文件还留着；可以请懂行的人用专门的软件再试。",
    },
    en: {
      message: "Neither picture nor sound can be read from the file; it cannot be repaired",
      hint: "The file is kept; an expert may try special software on it.",
    },
  },
  "recording.file-missing": {
    "zh-CN": { message: "录像文件不在原来的地方了", hint: "把文件放回原处，或从列表里删掉这一条。" },
    en: {
      message: "The recording's file is no longer where it was",
      hint: "Put the file back, or remove the entry from the list.",
    },
  },
  "recording.being-made": {
    "zh-CN": { message: "这段录像还在录", hint: "停止录像后再看。" },
    en: { message: "This recording is still being made", hint: "Stop it first." },
  },
  "recording.no-picture": {
    "zh-CN": { message: "这段录像里取不出画面", hint: "换一个时间点；录像被截断的，先点「修复」。" },
    en: {
      message: "No picture can be taken from the recording",
      hint: "Choose another moment; repair a recording that was cut off first.",
    },
  },
  "recording.repaired": {
    "zh-CN": {
      message: "「{name}」修好了，能播 {length}",
      hint: "在「彩排」里可以播放；最后一两秒可能没有录上。",
    },
    en: {
      message: "{name} was repaired and plays for {length}",
      hint: "Play it under Rehearsals; its last second or two may be missing.",
    },
  },
  "recording.repaired-short": {
    "zh-CN": {
      message: "「{name}」修好了，能播 {length}；后面少了约 {lost} 秒",
      hint: "少的部分文件里没有，找不回来；要补，可以再彩排一次。",
    },
    en: {
      message: "{name} was repaired and plays for {length}; about {lost} s of its end are gone",
      hint: "That part is not in the file and cannot be had back; rehearse again where you need it.",
    },
  },
  "recording.repaired-gaps": {
    "zh-CN": {
      message: "「{name}」修好了，能播 {length}；中间有损坏的地方，可能会跳一下",
      hint: "原来的文件也留着，删除录像时才一起删掉。",
    },
    en: {
      message: "{name} was repaired and plays for {length}; it is damaged in places and may jump there",
      hint: "The original file is kept too and goes only when you delete the recording.",
    },
  },
} as const satisfies TextTable;
