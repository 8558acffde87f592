import type { Language } from "../../preload/contract";

/** What the stage itself says, in its picture and around it. */
export const words = {
  "zh-CN": {
    rehearsal: "彩排",
    noCamera: "没有摄像头",
    noCameraHint: "接好摄像头后会自动出现画面",
    standIn: "替代画面",
    cameraRefused: "摄像头用不了",
    cameraRefusedHint: "请允许页面使用摄像头，并关掉占用它的程序",
    noPicture: "没有图片",
    screen: "屏幕画面",
    screenHint: "在直播台里点「选择屏幕」",
    chooseScreen: "选择屏幕",
    nothing: "还没有场景，按空格开始节目",
    noShow: "还没有打开节目",
    stageLabel: "内置舞台的节目画面",
    elsewhere: "舞台在另一个窗口里，这里每秒更新一次画面",
    takeOver: "在这里显示",
    attaching: "正在准备舞台…",
    noSound: "点一下页面，打开麦克风",
  },
  en: {
    rehearsal: "Rehearsal",
    noCamera: "No camera",
    noCameraHint: "Its picture appears as soon as one is plugged in",
    standIn: "stand-in picture",
    cameraRefused: "The camera cannot be used",
    cameraRefusedHint: "Let this page use it, and close programs that hold it",
    noPicture: "No picture",
    screen: "Screen",
    screenHint: "Press Choose a screen in the studio",
    chooseScreen: "Choose a screen",
    nothing: "No scene yet; press Space to start the show",
    noShow: "No show is open",
    stageLabel: "Programme picture of the built-in stage",
    elsewhere: "The stage is in another window; this picture is renewed every second",
    takeOver: "Show it here",
    attaching: "Preparing the stage…",
    noSound: "Click the page once to open the microphone",
  },
} as const satisfies Record<Language, Record<string, string>>;

export type StageWords = { readonly [Word in keyof (typeof words)["zh-CN"]]: string };

export const wordsIn = (language: Language): StageWords => words[language];
