import type { TextTable } from "./table";

export const rehearsalTexts = {
  "rehearsal.on-air": {
    "zh-CN": { message: "正在直播，不能彩排", hint: "先长按「结束直播」，再开始彩排。" },
    en: {
      message: "The show is live; it cannot be rehearsed now",
      hint: "End the show first, then rehearse.",
    },
  },
  "rehearsal.camera-on": {
    "zh-CN": {
      message: "虚拟摄像机开着，彩排的画面会送进直播伴侣",
      hint: "先关掉虚拟摄像机，再开始彩排；直播伴侣里如果还在播，也先下播。",
    },
    en: {
      message: "The virtual camera is on and would carry the rehearsal into the platforms' companions",
      hint: "Switch the virtual camera off first, and close any room that is still open in a companion.",
    },
  },
  "rehearsal.reaching-out": {
    "zh-CN": {
      message: "正在连接平台（测试、测速或打开虚拟摄像机），彩排要等它结束",
      hint: "等几秒，结束后再点「开始彩排」。",
    },
    en: {
      message: "Something is under way to a platform: a test, a measurement or the virtual camera",
      hint: "Wait a few seconds until it is over, then start the rehearsal.",
    },
  },
  "rehearsal.obs-streams": {
    "zh-CN": {
      message: "OBS 自己正在推流，彩排的画面会被观众看到",
      hint: "先在 OBS 里点「停止推流」，再彩排。",
    },
    en: {
      message: "OBS is streaming on its own, so viewers would see the rehearsal",
      hint: "Press Stop Streaming in OBS, then rehearse.",
    },
  },
  "rehearsal.camera-came-on": {
    "zh-CN": {
      message: "彩排中虚拟摄像机被打开了，画面正送进直播伴侣",
      hint: "马上关掉虚拟摄像机；直播伴侣里如果还在播，也先下播。",
    },
    en: {
      message: "The virtual camera came on during the rehearsal and feeds the platforms' companions",
      hint: "Switch it off now, and close any room that is still open in a companion.",
    },
  },
  "rehearsal.already": {
    "zh-CN": { message: "已经在彩排了", hint: "要重来一遍，请先结束这次彩排。" },
    en: { message: "A rehearsal is already running", hint: "End it first to start over." },
  },
  "rehearsal.not-recorded": {
    "zh-CN": {
      message: "这次彩排没有录像：{reason}",
      hint: "彩排可以照常进行；把上面说的原因处理好，再点「录像」就会留下录像。",
    },
    en: {
      message: "This rehearsal is not being recorded: {reason}",
      hint: "It goes on all the same. See to the reason named here, then press Record to keep a recording.",
    },
  },
} as const satisfies TextTable;
