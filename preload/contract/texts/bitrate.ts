import type { TextTable } from "./table";

export const bitrateTexts = {
  "bitrate.changing": {
    "zh-CN": { message: "正在换码率", hint: "一两秒就好，等它换完。" },
    en: { message: "The bit rate is being changed", hint: "It takes a second or two; wait for it." },
  },
  "bitrate.not-live": {
    "zh-CN": { message: "没有在直播，不用这样换码率", hint: "在「设置」里改画面码率，开播时就会用上。" },
    en: {
      message: "The show is not live",
      hint: "Change the video bit rate under Settings; going live uses it.",
    },
  },
  "bitrate.recording": {
    "zh-CN": {
      message: "正在录像，这时换码率会把录像掐断",
      hint: "先停止录像，再换码率；换好后可以接着录。",
    },
    en: {
      message: "A recording is running, and changing the bit rate would end it",
      hint: "Stop the recording first; start a new one afterwards.",
    },
  },
  "bitrate.fixed": {
    "zh-CN": {
      message: "OBS 用的是高级模式，码率不能从这里换",
      hint: "在 OBS「设置 → 输出」里改码率，再在 OBS 里停止并重新开始推流：平台这边会先看到垫片。",
    },
    en: {
      message: "OBS is in advanced mode, so its bit rate cannot be changed from here",
      hint: "Change it in OBS under Settings → Output, then stop and start its stream; the destinations see the slate meanwhile.",
    },
  },
} as const satisfies TextTable;
