import type { TextTable } from "./table";

export const filmTexts = {
  "film.show-unknown": {
    "zh-CN": { message: "找不到节目：{id}", hint: "现有的节目：{known}。也可以写 show.json 的路径。" },
    en: {
      message: "There is no show {id}",
      hint: "There are: {known}. The path of a show.json will do as well.",
    },
  },
  "film.show-broken": {
    "zh-CN": { message: "{file} 不是节目文件：{reason}", hint: "改好这一处，或换一个 show.json。" },
    en: { message: "{file} is no show: {reason}", hint: "Mend that, or choose another show.json." },
  },
  "film.target-exists": {
    "zh-CN": { message: "已经有这个文件：{file}", hint: "换一个文件名，或加上 --force 覆盖它。" },
    en: { message: "{file} is there already", hint: "Choose another name, or add --force to replace it." },
  },
  "film.wrong-ending": {
    "zh-CN": { message: "视频文件名要以 .mp4 结尾：{file}", hint: "把文件名改成 .mp4 结尾。" },
    en: { message: "A film's name ends in .mp4, not: {file}", hint: "Give the file a name ending in .mp4." },
  },
  "film.busy": {
    "zh-CN": { message: "直播或录像时不做节目视频", hint: "等直播和录像结束后再做，免得抢了画面的力气。" },
    en: {
      message: "No film is made during a show or a recording",
      hint: "Make it afterwards: now it would take what the picture needs.",
    },
  },
  "film.job": {
    "zh-CN": { message: "把节目「{title}」做成视频", hint: "只读文件，不碰摄像头和 OBS；可以接着做别的。" },
    en: {
      message: "Making a film of {title}",
      hint: "It is drawn from files alone, without camera or OBS; go on with other things.",
    },
  },
  /** The file's name without its end. */
  "film.name": {
    "zh-CN": { message: "{title} 预演 {speed}倍速", hint: "文件名，发给别人之前可以改。" },
    en: { message: "{title} preview {speed}x", hint: "The file's name; rename it as you like." },
  },
} as const satisfies TextTable;
