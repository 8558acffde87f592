import type { TextTable } from "./table";

export const uploadTexts = {
  "upload.measuring": {
    "zh-CN": { message: "正在测速", hint: "几秒钟就好，等它测完。" },
    en: { message: "The line is being measured", hint: "It takes a few seconds; wait for it." },
  },
  "upload.on-air": {
    "zh-CN": { message: "正在直播，不能测速：会和画面抢网络", hint: "直播结束后再测。" },
    en: {
      message: "The show is live: measuring would take the line from the picture",
      hint: "Measure after the show.",
    },
  },
  "upload.no-destination": {
    "zh-CN": {
      message: "没有可以用来测速的平台",
      hint: "用手机或网页测速，把“上传”那个数填进来；或添加一个自己的推流服务器（自定义平台）。",
    },
    en: {
      message: "There is no destination to measure towards",
      hint: "Enter the upload figure of a speed test, or add a streaming server of your own as a custom platform.",
    },
  },
  "upload.public": {
    "zh-CN": {
      message: "不能往「{name}」测速：一推流就可能对观众开播",
      hint: "用手机或网页测速，把“上传”那个数填进来。",
    },
    en: {
      message: "{name} cannot be measured towards: sending anything may open a public show",
      hint: "Enter the upload figure of a speed test instead.",
    },
  },
  "upload.same-computer": {
    "zh-CN": {
      message: "「{name}」就在这台电脑上，测不出网络",
      hint: "选一个在别的电脑上的服务器，或用网页测速，把“上传”那个数填进来。",
    },
    en: {
      message: "{name} is on this computer, which says nothing about the line",
      hint: "Choose a server elsewhere, or enter the upload figure of a speed test.",
    },
  },
  "upload.too-little": {
    "zh-CN": {
      message: "「{name}」收得太少，测不出网络有多快",
      hint: "过一会儿再测；或用网页测速，把“上传”那个数填进来。",
    },
    en: {
      message: "{name} took too little to tell how fast the line is",
      hint: "Try again later, or enter the upload figure of a speed test.",
    },
  },
} as const satisfies TextTable;
