import type { TextTable } from "./table";

/** Why viewers of a platform, or of all, had no picture for a while: the words of a show's report. */
export const relayLogTexts = {
  "relay-log.yielded": {
    "zh-CN": {
      message: "网速带不动所有平台，「{name}」让出了网速：只有声音，每 8 秒一张静止画面",
      hint: "下次少开一个平台，或在设置里调低画面码率，或换有线网络。",
    },
    en: {
      message: "The line could not carry all, so {name} made room: sound, and a still each 8 seconds",
      hint: "Next time use one platform fewer, a lower video bit rate under Settings, or a cable.",
    },
  },
  "relay-log.reconnected": {
    "zh-CN": { message: "「{name}」被手动重新连接", hint: "没有出错，不用处理。" },
    en: { message: "{name} was connected anew by hand", hint: "Nothing went wrong." },
  },
  "relay-log.taken-out": {
    "zh-CN": { message: "「{name}」被手动停止", hint: "没有出错，不用处理。" },
    en: { message: "{name} was stopped by hand", hint: "Nothing went wrong." },
  },
  "relay-log.relay-restarted": {
    "zh-CN": {
      message: "转推程序意外退出，已自动重新启动，「{name}」重新连接",
      hint: "如果反复出现，把诊断信息发给技术支持。",
    },
    en: {
      message: "The relay ended unexpectedly and was started again, so {name} was connected anew",
      hint: "If it keeps happening, send the diagnostics to support.",
    },
  },
  "relay-log.slate-asked": {
    "zh-CN": { message: "你切到了垫片画面", hint: "没有出错，不用处理。" },
    en: { message: "You asked for the slate", hint: "Nothing went wrong." },
  },
  "relay-log.slate-source-gone": {
    "zh-CN": {
      message: "没有画面送来（OBS 停了推流，或「开播」页面关了），观众看到垫片画面",
      hint: "看看 OBS 是不是崩溃过、被人停了推流，或者「开播」页面是不是被关掉、刷新过。",
    },
    en: {
      message: "No picture came (OBS stopped streaming, or the On air page closed); viewers saw the slate",
      hint: "See whether OBS crashed or somebody stopped its stream, or whether the page was closed or reloaded.",
    },
  },
  "relay-log.slate-source-frozen": {
    "zh-CN": {
      message: "画面卡住不动，观众看到垫片画面",
      hint: "多半是电脑太忙：关掉别的程序，或调低画面大小和帧率。",
    },
    en: {
      message: "The picture froze; viewers saw the slate",
      hint: "The computer was probably too busy: close other programs, or lower size and frame rate.",
    },
  },
  "relay-log.not-found": {
    "zh-CN": { message: "找不到这场直播的报告", hint: "只保留最近 100 场；更早的已经清理掉了。" },
    en: {
      message: "There is no report of that show",
      hint: "The last 100 shows are kept; older ones are gone.",
    },
  },
} as const satisfies TextTable;
