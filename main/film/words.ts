import { type Cue, findScene, type Language, localise } from "../../preload/contract";
import type { FilmLibrary } from "./ports";

const zh = {
  mark: "预演",
  notReal: "不是真的直播",
  segment: "第 {number} 环节",
  segments: "共 {count} 环节",
  comma: "，",
  planned: "计划 {time}",
  script: "讲稿 {time}",
  over: "讲稿比计划长 {time}",
  under: "讲稿比计划短 {time}",
  noScript: "没有讲稿",
  heading: "讲到",
  inSegment: "本环节",
  inShow: "全场",
  next: "下一环节：{title}",
  last: "最后一个环节",
  isRead: "讲稿读完了，离计划还有 {time}",
  cue: "提示点 · {what}",
  cueScene: "切到「{scene}」",
  cueProduct: "商品「{product}」",
  cueOverlay: "字幕卡「{template}」",
  cuePause: "停顿 {seconds} 秒",
  and: "，",
  unplaced: "{time} 环节「{segment}」：「{scene}」里没有放「{template}」的位置，观众看不到",
  minutes: "{minutes} 分 {seconds} 秒",
  wholeMinutes: "{minutes} 分钟",
  seconds: "{seconds} 秒",
};

const en: Record<keyof typeof zh, string> = {
  mark: "REHEARSAL",
  notReal: "not a live show",
  segment: "Segment {number}",
  segments: "of {count}",
  comma: " ",
  planned: "planned {time}",
  script: "script {time}",
  over: "script {time} longer than planned",
  under: "script {time} shorter than planned",
  noScript: "no script",
  heading: "now",
  inSegment: "segment",
  inShow: "show",
  next: "next: {title}",
  last: "last segment",
  isRead: "The script is read; {time} left of the plan",
  cue: "cue · {what}",
  cueScene: "scene “{scene}”",
  cueProduct: "product “{product}”",
  cueOverlay: "card “{template}”",
  cuePause: "pause of {seconds} s",
  and: ", ",
  unplaced: "{time} segment “{segment}”: “{scene}” has no place for “{template}”, so nobody sees it",
  minutes: "{minutes} min {seconds} s",
  wholeMinutes: "{minutes} min",
  seconds: "{seconds} s",
};

export type FilmWordKey = keyof typeof zh;
/** Gives a text of the film in one language, its parameters filled in. */
export type FilmWords = (key: FilmWordKey, params?: Readonly<Record<string, string | number>>) => string;

/** What a film has written on it, in one language. */
export function filmWords(language: Language): FilmWords {
  const table = language === "zh-CN" ? zh : en;
  return (key, params = {}) =>
    table[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** A length in words: “40 秒”, “1 分 20 秒”. Whole seconds. */
export function lengthInWords(seconds: number, words: FilmWords): string {
  if (seconds < 60) return words("seconds", { seconds });
  const params = { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
  return words(params.seconds === 0 ? "wholeMinutes" : "minutes", params);
}

/** How a script's length compares with the plan, in words; null where both agree. */
export function comparedInWords(
  { plannedSeconds, readingSeconds }: { plannedSeconds: number; readingSeconds: number | null },
  words: FilmWords,
): string | null {
  if (readingSeconds === null) return words("noScript");
  const difference = readingSeconds - plannedSeconds;
  if (difference === 0) return null;
  return words(difference > 0 ? "over" : "under", { time: lengthInWords(Math.abs(difference), words) });
}

const two = (value: number) => String(value).padStart(2, "0");

/** `2:30`, and `1:02:30` from an hour on or where `hours` asks for them. */
export function clockText(seconds: number, hours = false): string {
  const whole = Math.floor(seconds);
  const rest = two(whole % 60);
  if (whole < 3600 && !hours) return `${Math.floor(whole / 60)}:${rest}`;
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${rest}`;
}

/** What things are called. */
export type Names = Pick<FilmLibrary, "presets" | "products" | "templates">;

/** A scene's name; its reference where there is none. */
export function sceneName(reference: string, { presets }: Names, language: Language): string {
  const scene = findScene(presets, reference)?.scene ?? null;
  return scene === null ? reference : localise(scene.name, language);
}

/** A template's name; its id where there is none. */
export function templateName(wanted: string, { templates }: Names, language: Language): string {
  const template = templates.find(({ id }) => id === wanted);
  return template === undefined ? wanted : localise(template.name, language);
}

/** What a cue does, in words, with the names of what it brings. */
export function cueInWords(cue: Cue, names: Names, words: FilmWords, language: Language): string {
  switch (cue.kind) {
    case "scene":
      return words("cueScene", { scene: sceneName(cue.scene, names, language) });
    case "product": {
      const product = names.products.find(({ id }) => id === cue.product);
      return words("cueProduct", { product: product?.name ?? cue.product });
    }
    case "overlay":
      return words("cueOverlay", { template: templateName(cue.template, names, language) });
    case "pause":
      return words("cuePause", { seconds: cue.seconds });
  }
}
