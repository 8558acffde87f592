import type { TextTable } from "./table";

/** Cues, pace, voice and subtitles of the prompter. */
export const prompterTexts = {
  "prompter.no-script": {
    "zh-CN": { message: "提词器上还没有讲稿", hint: "先在「讲稿」里选一份，点「上提词器」。" },
    en: {
      message: "There is no script on the prompter",
      hint: "Choose one under Scripts and put it on the prompter.",
    },
  },
  "prompter.cue-failed": {
    "zh-CN": { message: "提示点没有执行成：{reason}", hint: "排除后再按一次空格；节目可以照常往下走。" },
    en: {
      message: "The cue could not be carried out: {reason}",
      hint: "Put that right and press Space again; the show can go on meanwhile.",
    },
  },
  "prompter.auto-cue-failed": {
    "zh-CN": {
      message: "自动提示点没有执行成：{reason}",
      hint: "讲稿照常往下走；这个提示点留在「错过的」里，排除后点它再执行一次。",
    },
    en: {
      message: "A cue that fires by itself could not be carried out: {reason}",
      hint: "The text goes on. The cue is kept among the missed ones; put that right and fire it from there.",
    },
  },
  "prompter.no-cue": {
    "zh-CN": {
      message: "这份讲稿里没有第 {number} 个提示点可执行",
      hint: "讲稿可能刚改过，请从提词器上重新选。",
    },
    en: {
      message: "The script on the prompter has no cue number {number} that can be fired",
      hint: "It may just have been edited; choose again on the prompter.",
    },
  },
  "prompter.finish-too-soon": {
    "zh-CN": {
      message: "照这个时间念不完：每分钟 {pace} 字也会晚 {late} 秒",
      hint: "把结束时间往后推，或往后跳过一段。",
    },
    en: {
      message: "The text cannot end in time: even at {pace} characters a minute it ends {late} seconds late",
      hint: "Set a later end, or skip a part.",
    },
  },
  "prompter.finish-too-late": {
    "zh-CN": {
      message: "离结束时间还早：已经放到最慢的每分钟 {pace} 字",
      hint: "把结束时间提前，或中间停一停，多和观众说几句。",
    },
    en: {
      message: "There is too much time left: the text runs at the slowest pace, {pace} characters a minute",
      hint: "Set an earlier end, or stop for a while and talk with the viewers.",
    },
  },
  "prompter.voice-lost": {
    "zh-CN": {
      message: "提词器听不到跟读的窗口了，先按固定速度走",
      hint: "看看开着跟读的提词窗口是不是关了；重新打开后会自己恢复跟读。",
    },
    en: {
      message: "The window that listens is silent; the text runs at a steady pace",
      hint: "See whether the prompter window that listens was closed; following goes on when it is back.",
    },
  },
  "prompter.voice-denied": {
    "zh-CN": {
      message: "没有使用麦克风的权限，提词器按固定速度走",
      hint: "在系统或浏览器里允许使用麦克风，再打开一次跟读。",
    },
    en: {
      message: "The microphone may not be used; the text runs at a steady pace",
      hint: "Allow the microphone in the system or browser, then switch following on again.",
    },
  },
  "prompter.no-microphone": {
    "zh-CN": { message: "没有找到麦克风，提词器按固定速度走", hint: "接上麦克风，再打开一次跟读。" },
    en: {
      message: "There is no microphone; the text runs at a steady pace",
      hint: "Connect one, then switch following on again.",
    },
  },
  "prompter.voice-failed": {
    "zh-CN": {
      message: "跟读没有启动成，提词器按固定速度走",
      hint: "关掉提词窗口再打开一次；还不行就先用固定速度。",
    },
    en: {
      message: "Following the voice did not start; the text runs at a steady pace",
      hint: "Close the prompter window and open it again; the steady pace works meanwhile.",
    },
  },
  "prompter.not-resumed": {
    "zh-CN": {
      message: "上次念的讲稿没能放回提词器：{reason}",
      hint: "在「讲稿」里重新选一份，点「上提词器」。",
    },
    en: {
      message: "The script that was being read could not be put back on the prompter: {reason}",
      hint: "Choose it again under Scripts and put it on the prompter.",
    },
  },
  "prompter.place-not-kept": {
    "zh-CN": {
      message: "提词器的位置没能存盘：{reason}",
      hint: "看看磁盘是不是满了；现在意外退出的话，会回到较早的位置。",
    },
    en: {
      message: "The place on the prompter could not be kept: {reason}",
      hint: "See whether the disk is full; after a crash the text would start from an earlier place.",
    },
  },
  "prompter.reading-not-logged": {
    "zh-CN": {
      message: "念稿的时间没能记到录像旁边：{reason}",
      hint: "录像不受影响；看看磁盘是不是满了。这次录像的字幕会缺一段。",
    },
    en: {
      message: "What is read is not being noted beside the recording: {reason}",
      hint: "The recording itself goes on. See whether the disk is full; its subtitles will lack a part.",
    },
  },
  "prompter.nothing-read": {
    "zh-CN": {
      message: "录这段的时候提词器没有走，做不出字幕",
      hint: "录像时用提词器念稿，字幕就能自动对上。",
    },
    en: {
      message: "Nothing was read from the prompter during this recording",
      hint: "Read from the prompter while recording, and the subtitles fit by themselves.",
    },
  },
  "prompter.no-recording": {
    "zh-CN": { message: "找不到录像：{id}", hint: "在「彩排与复盘」里重新选一段录像。" },
    en: { message: "There is no recording {id}", hint: "Choose another under Rehearsals." },
  },
} as const satisfies TextTable;
