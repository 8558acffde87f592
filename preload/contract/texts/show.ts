import type { TextTable } from "./table";

export const showTexts = {
  "show.not-found": {
    "zh-CN": { message: "找不到节目：{id}", hint: "它可能已被删除或改名，请重新选一个节目。" },
    en: { message: "There is no show {id}", hint: "It may have been removed or renamed; pick another." },
  },
  "show.none-open": {
    "zh-CN": { message: "还没有打开节目", hint: "先在「开播」里打开一个节目。" },
    en: { message: "No show is open", hint: "Open one under On air first." },
  },
  "show.at-end": {
    "zh-CN": { message: "已经是最后一个环节", hint: "节目到头了：长按「结束」收播，或回到前面的环节。" },
    en: {
      message: "This is the last segment",
      hint: "The rundown is at its end: hold End to finish, or go back to an earlier segment.",
    },
  },
  "show.at-start": {
    "zh-CN": { message: "前面没有环节了", hint: "按「下一个」往后走。" },
    en: { message: "There is no segment before this one", hint: "Press Next to go on." },
  },
  "show.no-such-segment": {
    "zh-CN": { message: "这个节目没有第 {number} 个环节", hint: "流程表里共有 {count} 个环节，请从里面选。" },
    en: {
      message: "This show has no segment {number}",
      hint: "Its rundown has {count} segments; pick one of them.",
    },
  },
  "show.duplicate-segment": {
    "zh-CN": { message: "有两个环节用了同一个编号：{id}", hint: "给其中一个换个编号再保存。" },
    en: { message: "Two segments share the id {id}", hint: "Give one of them another id and save again." },
  },
  "show.bundled": {
    "zh-CN": { message: "「{title}」是软件自带的节目，不能删除", hint: "改动后保存，就会成为你自己的一份。" },
    en: {
      message: "“{title}” comes with the studio and cannot be removed",
      hint: "Change and save it to get a copy of your own.",
    },
  },
  "show.is-open": {
    "zh-CN": { message: "「{title}」正开着，不能删除", hint: "先关闭这个节目，再删除。" },
    en: { message: "“{title}” is open and cannot be removed", hint: "Close it first." },
  },
  "show.duplicate-id": {
    "zh-CN": {
      message: "有两个节目用了同一个编号 {id}，只显示其中一个",
      hint: "给 {path} 里的节目换个编号。",
    },
    en: {
      message: "Two shows share the id {id}; one of them is left out",
      hint: "Change the id in {path}.",
    },
  },
  "show.missing-preset": {
    "zh-CN": { message: "节目用到的场景预设不在：{id}", hint: "导入这个预设，或在节目里换一个。" },
    en: { message: "The preset {id} of this show is missing", hint: "Import it, or choose another." },
  },
  "show.missing-scene": {
    "zh-CN": {
      message: "环节「{segment}」的场景不在：{id}",
      hint: "给这个环节换一个场景；不换的话，画面会停在前一个场景。",
    },
    en: {
      message: "The scene {id} of “{segment}” is missing",
      hint: "Choose another for this segment; until then the picture stays on the scene before it.",
    },
  },
  "show.missing-script": {
    "zh-CN": { message: "环节「{segment}」的讲稿不在：{id}", hint: "给这个环节换一份讲稿。" },
    en: { message: "The script {id} of “{segment}” is missing", hint: "Choose another for this segment." },
  },
  "show.missing-product": {
    "zh-CN": { message: "环节「{segment}」的商品不在：{id}", hint: "在「商品」里添加，或从环节里去掉。" },
    en: {
      message: "The product {id} of “{segment}” is missing",
      hint: "Add it under Products, or take it out of the segment.",
    },
  },
  "show.missing-template": {
    "zh-CN": { message: "环节「{segment}」的字幕卡不在：{id}", hint: "换一种字幕卡。" },
    en: { message: "The overlay {id} of “{segment}” is missing", hint: "Choose another template." },
  },
  "show.missing-picture": {
    "zh-CN": { message: "环节「{segment}」的图片不在：{id}", hint: "给这个环节重新选一张图片。" },
    en: { message: "The picture {id} of “{segment}” is missing", hint: "Choose a picture again." },
  },
  "show.scene-failed": {
    "zh-CN": {
      message: "环节「{segment}」的画面没有切过去：{reason}",
      hint: "{hint} 流程已经往下走，好了以后再点一次这个环节。",
    },
    en: {
      message: "The picture did not change to “{segment}”： {reason}",
      hint: "{hint} The rundown has moved on; choose the segment again once this is right.",
    },
  },
  "show.picture-failed": {
    "zh-CN": { message: "环节「{segment}」的图片没有换上：{reason}", hint: "{hint}" },
    en: { message: "The picture of “{segment}” was not put up: {reason}", hint: "{hint}" },
  },
  "show.script-failed": {
    "zh-CN": { message: "环节「{segment}」的讲稿没有上提词器：{reason}", hint: "{hint}" },
    en: { message: "The script of “{segment}” is not on the prompter: {reason}", hint: "{hint}" },
  },
  "show.overlay-failed": {
    "zh-CN": {
      message: "环节「{segment}」的字幕卡没有上：{reason}",
      hint: "{hint} 可以在右边的卡片上再点一次。",
    },
    en: {
      message: "The overlay of “{segment}” was not shown: {reason}",
      hint: "{hint} Tap its card to try again.",
    },
  },
} as const satisfies TextTable;
