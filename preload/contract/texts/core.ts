import type { TextTable } from "./table";

export const coreTexts = {
  "core.unexpected": {
    "zh-CN": {
      message: "出了意外：{detail}",
      hint: "请再试一次；若仍不行，在设置里复制诊断信息发给技术支持。",
    },
    en: {
      message: "Something unexpected happened: {detail}",
      hint: "Try again; if it persists, copy the diagnostics from Settings and send them to support.",
    },
  },
  "core.unknown-method": {
    "zh-CN": { message: "没有名为 {method} 的操作", hint: "用 GET /api/schema 查看全部操作。" },
    en: { message: "There is no method called {method}", hint: "GET /api/schema lists every method." },
  },
  "core.invalid-input": {
    "zh-CN": { message: "{field} 填得不对：{reason}", hint: "改正这一项后再试。" },
    en: { message: "{field} is not right: {reason}", hint: "Correct it and try again." },
  },
  "core.not-found": {
    "zh-CN": { message: "找不到{what}：{id}", hint: "它可能已被删除或改名，请刷新列表后再选。" },
    en: {
      message: "{what} was not found: {id}",
      hint: "It may have been removed or renamed; pick it again from the list.",
    },
  },
  "core.timed-out": {
    "zh-CN": { message: "{what}在 {seconds} 秒内没有完成", hint: "请检查电脑是否很忙，然后再试。" },
    en: {
      message: "{what} did not finish within {seconds} s",
      hint: "See whether the computer is very busy, then try again.",
    },
  },
  "core.cancelled": {
    "zh-CN": { message: "{what}已取消", hint: "需要时可以重新开始。" },
    en: { message: "{what} was cancelled", hint: "Start it again when you need it." },
  },
  "core.locked-in-rehearsal": {
    "zh-CN": {
      message: "彩排时输出都锁着：不开播，也不连接任何平台",
      hint: "先结束彩排，再开播、测试平台或测速。",
    },
    en: {
      message: "Outputs are locked during a rehearsal: nothing goes live and no platform is reached",
      hint: "End the rehearsal first, then go live, test a platform or measure the line.",
    },
  },
} as const satisfies TextTable;
