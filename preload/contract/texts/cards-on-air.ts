import type { TextTable } from "./table";

export const cardsOnAirTexts = {
  "overlays.slot-unfit": {
    "zh-CN": { message: "「{template}」不能放在 {slot} 这个位置", hint: "它可以放在：{known}。" },
    en: { message: "{templateEn} does not go into the slot {slot}", hint: "It goes into: {known}." },
  },
  "overlays.next-card-refused": {
    "zh-CN": {
      message: "环节「{segment}」的字幕卡「{card}」现在出不来：{reason}",
      hint: "在这个环节开始前改好它。{hint}",
    },
    en: {
      message: "The card {cardEn} of the segment {segment} cannot be shown as it is: {reason}",
      hint: "Correct it before the segment begins. {hint}",
    },
  },
  "obs.card-covered": {
    "zh-CN": {
      message: "「{slot}」已经送到 OBS，但节目画面里看不到它",
      hint: "可能被别的图层挡住了：看看 OBS 里有没有全屏卡或别的来源压在它上面。",
    },
    en: {
      message: "The card in {slotEn} was sent to OBS, but cannot be seen in the programme picture",
      hint: "Another layer may cover it: look in OBS for a full-screen card or another source on top of it.",
    },
  },
} as const satisfies TextTable;
