import type { TextTable } from "./table";

export const stageTexts = {
  "stage.no-window": {
    "zh-CN": {
      message: "没有打开的直播台页面，内置舞台没有画面",
      hint: "在浏览器里打开直播台的「开播」页面，再试一次。",
    },
    en: {
      message: "No studio page is open, so the built-in stage has no picture",
      hint: "Open the studio's On air page, then try again.",
    },
  },
  "stage.taken": {
    "zh-CN": {
      message: "内置舞台已经在另一个窗口里",
      hint: "用那个窗口继续；或在这个窗口点「在这里显示」。",
    },
    en: {
      message: "The built-in stage is in another window",
      hint: "Go on in that window, or choose Show it here in this one.",
    },
  },
  "stage.taken-recording": {
    "zh-CN": {
      message: "另一个窗口正在录像，舞台不能换窗口",
      hint: "先停止录像，再在这个窗口显示。",
    },
    en: {
      message: "The other window is recording; the stage cannot move now",
      hint: "Stop the recording, then show the stage in this window.",
    },
  },
  "stage.session-unknown": {
    "zh-CN": { message: "这个窗口已经不是舞台了", hint: "会自动重新接上；若没有，请刷新页面。" },
    en: {
      message: "This window is no longer the stage",
      hint: "It joins again by itself; if it does not, reload the page.",
    },
  },
  "stage.silent": {
    "zh-CN": {
      message: "直播台页面 {seconds} 秒内没有画出{what}",
      hint: "看看页面是否卡住或电脑是否很忙；刷新页面后再试。",
    },
    en: {
      message: "The studio page did not draw {what} within {seconds} s",
      hint: "See whether the page is stuck or the computer very busy; reload the page and try again.",
    },
  },
  "stage.window-lost": {
    "zh-CN": {
      message: "录像时直播台页面被关掉了，已录的部分都保存好了",
      hint: "在「彩排」里可以看到这段录像；重新打开页面后可以接着录新的一段。",
    },
    en: {
      message: "The studio page closed while recording; what was recorded is kept",
      hint: "Find it under Rehearsals. Open the page again to record a new one.",
    },
  },
  "stage.cannot-record": {
    "zh-CN": {
      message: "这个浏览器不能录像",
      hint: "请换用新版的 Chrome、Edge 或 Firefox 打开直播台；不录像也可以彩排。",
    },
    en: {
      message: "This browser cannot record",
      hint: "Open the studio in a recent Chrome, Edge or Firefox; a rehearsal works without recording.",
    },
  },
  "stage.record-failed": {
    "zh-CN": { message: "录像没有录成：{detail}", hint: "刷新直播台页面，再开始一次录像。" },
    en: { message: "Recording failed: {detail}", hint: "Reload the studio page and start recording again." },
  },
  "stage.chunk-gap": {
    "zh-CN": {
      message: "录像数据缺了第 {expected} 块，收到的是第 {sequence} 块",
      hint: "页面会自动重发；若一直这样，请停止录像再重新开始。",
    },
    en: {
      message: "Part {expected} of the recording is missing; part {sequence} came",
      hint: "The page sends it again by itself; if this goes on, stop the recording and start a new one.",
    },
  },
  "stage.no-recording": {
    "zh-CN": { message: "内置舞台现在没有在录像", hint: "需要时点「录像」开始。" },
    en: { message: "The built-in stage is not recording", hint: "Press Record when you want to." },
  },
  "stage.listening": {
    "zh-CN": { message: "正在试音，一次只能听一段", hint: "等这几秒听完，再试一次。" },
    en: {
      message: "The microphone is being listened to already",
      hint: "Wait until these few seconds are over, then try again.",
    },
  },
  "stage.no-microphone": {
    "zh-CN": { message: "这台电脑没有接麦克风，听不到声音", hint: "接好麦克风或耳机，再试一次。" },
    en: {
      message: "This computer has no microphone",
      hint: "Plug in a microphone or a headset, then try again.",
    },
  },
  "stage.microphone-refused": {
    "zh-CN": {
      message: "麦克风用不了：页面没有得到允许，或被别的程序占着",
      hint: "允许直播台页面使用麦克风，关掉占用它的程序，再试一次。",
    },
    en: {
      message: "The microphone cannot be used: this page may not, or another program holds it",
      hint: "Let the studio page use the microphone, close programs that hold it, then try again.",
    },
  },
  "stage.microphone-held": {
    "zh-CN": {
      message: "浏览器还没有打开声音",
      hint: "用鼠标点一下直播台页面的任何地方，再试一次。",
    },
    en: {
      message: "The browser holds the sound back",
      hint: "Click anywhere in the studio page once, then try again.",
    },
  },
  "stage.canvas-locked": {
    "zh-CN": { message: "正在录像或直播，不能改画面大小", hint: "先结束录像或直播，再换横屏或竖屏。" },
    en: {
      message: "The picture's size cannot change while recording or live",
      hint: "End the recording or the show, then change the orientation.",
    },
  },
  "stage.no-slot": {
    "zh-CN": {
      message: "现在的场景没有放这张字幕卡的位置",
      hint: "先切到有这个位置的场景，再放字幕卡。",
    },
    en: {
      message: "The scene on air has no place for this card",
      hint: "Take a scene that has this place, then show the card.",
    },
  },
} as const satisfies TextTable;
