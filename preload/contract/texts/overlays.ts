import type { TextTable } from "./table";

export const overlaysTexts = {
  "overlays.text-too-long": {
    "zh-CN": { message: "「{field}」太长，字幕卡里放不下", hint: "缩短一些再试；缩到最小的字号仍然放不下。" },
    en: {
      message: "{fieldEn} is too long for its place on the card",
      hint: "Make it shorter; it does not fit even in the smallest size.",
    },
  },
  "overlays.missing-glyph": {
    "zh-CN": {
      message: "「{field}」里的「{character}」字体里没有，画不出来",
      hint: "换一个常用字或写法再试。",
    },
    en: {
      message: "The font has no glyph for “{character}” in {fieldEn}",
      hint: "Use another character or spelling.",
    },
  },
  "overlays.emoji": {
    "zh-CN": {
      message: "「{field}」里有表情符号 {character}，字幕卡画不了",
      hint: "删掉表情符号，只留文字。",
    },
    en: {
      message: "{fieldEn} holds the emoji {character}, which cards cannot draw",
      hint: "Remove the emoji and keep the words.",
    },
  },
  "overlays.control-character": {
    "zh-CN": {
      message: "「{field}」里有看不见的坏字符（{character}）",
      hint: "把这一项删掉，重新手打一遍。",
    },
    en: {
      message: "{fieldEn} holds a broken invisible character ({character})",
      hint: "Clear the field and type it again.",
    },
  },
  "overlays.field-missing": {
    "zh-CN": { message: "「{field}」还没有填", hint: "填上这一项，再显示字幕卡。" },
    en: { message: "{fieldEn} is empty", hint: "Fill it in, then show the card." },
  },
  "overlays.field-unknown": {
    "zh-CN": { message: "这个模板没有「{id}」这一项", hint: "可以填的有：{known}。" },
    en: { message: "This template has no field called {id}", hint: "It has: {known}." },
  },
  "overlays.not-a-price": {
    "zh-CN": {
      message: "「{field}」不是价格：{value}",
      hint: "只写数字，最多两位小数，例如 39.90；不超过 {max}。",
    },
    en: {
      message: "{fieldEn} is not a price: {value}",
      hint: "Digits with at most two decimals, such as 39.90, up to {max}.",
    },
  },
  "overlays.not-a-number": {
    "zh-CN": { message: "「{field}」应当是 {min} 到 {max} 之间的整数", hint: "只写数字，不带单位。" },
    en: {
      message: "{fieldEn} must be a whole number from {min} to {max}",
      hint: "Digits alone, without a unit.",
    },
  },
  "overlays.text-over-limit": {
    "zh-CN": { message: "「{field}」超过了 {max} 个字", hint: "删掉一些字再试。" },
    en: { message: "{fieldEn} has more than {max} characters", hint: "Remove some of it." },
  },
  "overlays.price-above-original": {
    "zh-CN": {
      message: "现价 {price} 元不低于原价 {original} 元",
      hint: "核对价格；没有真实成交过的原价就不要写，写了是价格欺诈。",
    },
    en: {
      message: "The price {price} is not below the original price {original}",
      hint: "Check both; an original price that was never really asked must be left out.",
    },
  },
  "overlays.price-without-unit": {
    "zh-CN": { message: "有价格，却没有「{field}」", hint: "写明每多少卖这个价，例如 斤、500 克、盒。" },
    en: {
      message: "There is a price, but {fieldEn} is empty",
      hint: "Say what the price is for, such as 500 g or a box.",
    },
  },
  "overlays.below-zero": {
    "zh-CN": { message: "「{field}」不能小于 0：{value}", hint: "核对数量；卖完了就写 0。" },
    en: {
      message: "{fieldEn} cannot be below zero: {value}",
      hint: "Check the number; write 0 when it is sold out.",
    },
  },
  "overlays.unknown-choice": {
    "zh-CN": { message: "「{field}」没有“{value}”这个选择", hint: "可以选：{known}。" },
    en: { message: "{fieldEn} has no choice called {value}", hint: "There are: {knownEn}." },
  },
  "overlays.not-a-duration": {
    "zh-CN": { message: "「{field}」不是时长，或超过了 {max}", hint: "写成 5:00 这样的分和秒，或只写秒数。" },
    en: {
      message: "{fieldEn} is not a length of time up to {max}",
      hint: "Write minutes and seconds as 5:00, or seconds alone.",
    },
  },
  "overlays.not-a-moment": {
    "zh-CN": {
      message: "「{field}」不是时间：{value}",
      hint: "写成 20:30（今天），或 2026-10-20 20:30。",
    },
    en: {
      message: "{fieldEn} is not a time: {value}",
      hint: "Write 20:30 for today, or 2026-10-20 20:30.",
    },
  },
  "overlays.end-in-past": {
    "zh-CN": { message: "「{field}」已经过了：{value}", hint: "改成还没到的时间。" },
    en: { message: "{fieldEn} is over already: {value}", hint: "Set a time that is still ahead." },
  },
  "overlays.end-before-start": {
    "zh-CN": { message: "「{field}」不晚于开始时间", hint: "核对开始和结束的时间。" },
    en: { message: "{fieldEn} is not after the start", hint: "Check when it starts and ends." },
  },
  "overlays.end-too-far": {
    "zh-CN": {
      message: "「{field}」离现在超过 {minutes} 分钟，倒计时走不了这么久",
      hint: "到最后 {minutes} 分钟再放，或先用章节标题写明几点开始。",
    },
    en: {
      message: "{fieldEn} is more than {minutes} minutes ahead, longer than a countdown runs",
      hint: "Show it within the last {minutes} minutes, or name the hour on a chapter title until then.",
    },
  },
  "overlays.qr-too-dense": {
    "zh-CN": { message: "「{field}」太长，画成二维码后手机扫不出来", hint: "换一个短链接再试。" },
    en: {
      message: "{fieldEn} is too long for a QR code that phones can read",
      hint: "Use a short link instead.",
    },
  },
  "overlays.theme-broken": {
    "zh-CN": {
      message: "字幕风格「{id}」有错，没有载入：{reason}",
      hint: "改好这个风格的 JSON 文件，再重新打开软件。",
    },
    en: {
      message: "The card theme {id} is broken and was left out: {reason}",
      hint: "Correct its JSON file, then start the studio again.",
    },
  },
  "overlays.theme-unknown": {
    "zh-CN": { message: "没有叫「{id}」的字幕风格", hint: "现有的风格：{known}。" },
    en: { message: "There is no card theme called {id}", hint: "There are: {known}." },
  },
  "overlays.picture-missing": {
    "zh-CN": { message: "「{field}」的图片找不到了：{file}", hint: "重新选一张图片。" },
    en: { message: "The picture of {fieldEn} is missing: {file}", hint: "Choose a picture again." },
  },
  "overlays.picture-broken": {
    "zh-CN": { message: "「{field}」的图片打不开：{file}", hint: "换一张 JPEG、PNG 或 WebP 图片。" },
    en: {
      message: "The picture of {fieldEn} cannot be read: {file}",
      hint: "Use another JPEG, PNG or WebP picture.",
    },
  },
  "overlays.template-broken": {
    "zh-CN": {
      message: "字幕模板「{id}」有错，没有载入：{reason}",
      hint: "改好 template.json 或 card.ass，再重新打开软件。",
    },
    en: {
      message: "The overlay template {id} is broken and was left out: {reason}",
      hint: "Correct its template.json or card.ass, then start the studio again.",
    },
  },
  "overlays.template-unknown": {
    "zh-CN": { message: "没有叫「{id}」的字幕模板", hint: "现有的模板：{known}。" },
    en: { message: "There is no overlay template called {id}", hint: "There are: {known}." },
  },
  "overlays.font-missing": {
    "zh-CN": { message: "字幕用的字体不见了：{path}", hint: "重新安装本软件。" },
    en: { message: "The font for cards is missing: {path}", hint: "Install this software again." },
  },
  "overlays.no-engine": {
    "zh-CN": {
      message: "还没有连上画面引擎，字幕卡画好了但上不了画面",
      hint: "先连接 OBS，或改用内置舞台，再显示一次。",
    },
    en: {
      message: "No engine is connected, so the card was drawn but cannot go on air",
      hint: "Connect to OBS or use the built-in stage, then show it again.",
    },
  },
  "overlays.slot-empty": {
    "zh-CN": { message: "这个位置上没有字幕卡可以改", hint: "先显示一张字幕卡。" },
    en: { message: "There is no card in this place to change", hint: "Show a card first." },
  },
  "overlays.product-unknown": {
    "zh-CN": { message: "商品库里没有「{id}」", hint: "在「商品」里看看它是不是删掉了或改了编号。" },
    en: {
      message: "There is no product called {id}",
      hint: "See under Products whether it was removed or renamed.",
    },
  },
  "overlays.wrong-ending": {
    "zh-CN": {
      message: "输出文件名要以 .png、.webm 或 .mov 结尾：{file}",
      hint: "改一下 --out 后面的文件名。",
    },
    en: {
      message: "The output file must end in .png, .webm or .mov: {file}",
      hint: "Change the name after --out.",
    },
  },
  "overlays.result-broken": {
    "zh-CN": {
      message: "画好的字幕卡读不出来，没有放上画面",
      hint: "再试一次；若仍不行，看看磁盘是否已满。",
    },
    en: {
      message: "The card that was drawn cannot be read, so it was not put on air",
      hint: "Try again; if it persists, see whether the disk is full.",
    },
  },
} as const satisfies TextTable;
