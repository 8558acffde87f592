import type { TextTable } from "./table";

const nothing = { "zh-CN": "不用做什么。", en: "Nothing to do." };

/** Going live with the built-in stage. */
const streamTexts = {
  "stage.cannot-stream": {
    "zh-CN": {
      message: "这个浏览器不能编码画面，内置舞台开不了播",
      hint: "请换用新版的 Chrome 或 Edge 打开直播台；也可以在「设置」里连接 OBS 开播。",
    },
    en: {
      message: "This browser cannot encode the picture, so the built-in stage cannot go live",
      hint: "Open the studio in a recent Chrome or Edge, or connect OBS under Settings.",
    },
  },
  "stage.stream-failed": {
    "zh-CN": {
      message: "直播画面没有送出去：{detail}",
      hint: "刷新「开播」页面再试；一直不行的话，把诊断信息发给技术支持。",
    },
    en: {
      message: "The live picture was not sent: {detail}",
      hint: "Reload the On air page and try again; if it persists, send the diagnostics to support.",
    },
  },
  "stage.stream-behind": {
    "zh-CN": {
      message: "电脑太忙，直播画面落后了 {seconds} 秒，已经从最新的画面重新接上",
      hint: "关掉别的程序；同时在录像的话，可以先停录像。",
    },
    en: {
      message: "The computer was too busy: the live picture fell {seconds} s behind and began anew",
      hint: "Close other programs. If you are recording as well, stop that first.",
    },
  },
  "stage.stream-silent": {
    "zh-CN": {
      message: "「开播」页面 {seconds} 秒没有送来直播画面",
      hint: "看看那个页面是否卡住；刷新它，直播会自动续上。",
    },
    en: {
      message: "The On air page has sent no live picture for {seconds} s",
      hint: "See whether that page is stuck; reload it and the show resumes by itself.",
    },
  },
  "stage.no-stream": {
    "zh-CN": { message: "内置舞台现在没有在送直播画面", hint: nothing["zh-CN"] },
    en: { message: "The built-in stage is not sending a live picture", hint: nothing.en },
  },
  "stage.ingest-lost": {
    "zh-CN": {
      message: "转推程序没有收下直播画面（{detail}）",
      hint: "会自动重新接上；一直这样的话，结束直播再开一次。",
    },
    en: {
      message: "The relay did not take the live picture ({detail})",
      hint: "It connects again by itself. If it persists, end the show and go live again.",
    },
  },
  "live.stage-lost": {
    "zh-CN": {
      message: "「开播」页面没有送出画面，观众现在看到垫片画面",
      hint: "页面关了就重新打开，卡住了就刷新：画面会自动续上。要结束，请长按「结束直播」。",
    },
    en: {
      message: "The On air page sends no picture; viewers see the slate",
      hint: "Open the page again, or reload it if it is stuck: the picture resumes by itself. To end, hold End the show.",
    },
  },
  "live.needs-stage": {
    "zh-CN": {
      message: "这场直播是用内置舞台开的，现在的画面引擎是 OBS",
      hint: "在「设置」里换回内置舞台，再点一次；或者结束这场，用 OBS 重新开播。",
    },
    en: {
      message: "This show is live with the built-in stage, and OBS is the engine now",
      hint: "Switch back to the built-in stage under Settings, or end this show and go live with OBS.",
    },
  },
} as const satisfies TextTable;

/** What is looked at before going live with it. */
const preflightStageTexts = {
  "preflight.stage-ok": {
    "zh-CN": { message: "用内置舞台开播：直播时不要关掉这个页面", hint: nothing["zh-CN"] },
    en: { message: "Going live with the built-in stage: keep its page open", hint: nothing.en },
  },
  "preflight.stage-no-window": {
    "zh-CN": {
      message: "没有打开「开播」页面，内置舞台没有画面",
      hint: "在这台电脑的浏览器里打开「开播」页面，再查一次。",
    },
    en: {
      message: "No On air page is open, so the built-in stage has no picture",
      hint: "Open the On air page in a browser on this computer and check again.",
    },
  },
  "preflight.stage-no-scene": {
    "zh-CN": {
      message: "内置舞台上还没有场景，观众会看到黑画面",
      hint: "打开一个节目，切到第一个环节。",
    },
    en: {
      message: "The built-in stage shows no scene yet; viewers would see black",
      hint: "Open a show and take its first segment.",
    },
  },
  "preflight.stage-cannot-encode": {
    "zh-CN": {
      message: "这个浏览器不能编码画面，开不了播",
      hint: "请换用新版的 Chrome 或 Edge 打开直播台；也可以在「设置」里连接 OBS。",
    },
    en: {
      message: "This browser cannot encode the picture, so it cannot go live",
      hint: "Open the studio in a recent Chrome or Edge, or connect OBS under Settings.",
    },
  },
  "preflight.stage-encodes-twice": {
    "zh-CN": {
      message: "这个浏览器没有 H.264，画面要由电脑再编码一次，很费处理器",
      hint: "换用新版的 Chrome 或 Edge 打开直播台，就不用再编码。",
    },
    en: {
      message: "This browser has no H.264, so the computer encodes the picture once more, at a cost",
      hint: "Open the studio in a recent Chrome or Edge to spare that.",
    },
  },
  "preflight.computer-ok": {
    "zh-CN": {
      message: "画面流畅，每秒 {drawn} 帧；同时录像要多编码一份，电脑吃力的话就只直播",
      hint: nothing["zh-CN"],
    },
    en: {
      message:
        "The picture runs at {drawn} a second. Recording as well means encoding twice; leave it if the computer struggles",
      hint: nothing.en,
    },
  },
  "preflight.computer-unknown": {
    "zh-CN": {
      message: "还不知道这台电脑每秒能画多少帧",
      hint: "等几秒，再点「重新检查」。",
    },
    en: {
      message: "How many pictures a second this computer draws is not known yet",
      hint: "Wait a few seconds and press Check again.",
    },
  },
  "preflight.computer-slow": {
    "zh-CN": {
      message: "电脑吃力：每秒只画出 {drawn} 帧，应该是 {wanted} 帧",
      hint: "关掉别的程序和网页；还不行的话，换简单的场景，并且不要同时录像。",
    },
    en: {
      message: "The computer struggles: {drawn} pictures a second instead of {wanted}",
      hint: "Close other programs and pages. If that does not help, use simpler scenes and do not record as well.",
    },
  },
  "preflight.computer-recording": {
    "zh-CN": {
      message: "正在录像：直播会再编码一份，这台电脑（{cores} 个处理器核心）可能带不动",
      hint: "先停录像再开播；平台一般会自己留下回放。",
    },
    en: {
      message: "A recording runs: going live encodes a second time, which may be too much for {cores} cores",
      hint: "Stop the recording before going live; platforms usually keep a replay of their own.",
    },
  },
} as const satisfies TextTable;

export const stageStreamTexts = {
  ...streamTexts,
  ...preflightStageTexts,
} as const satisfies TextTable;
