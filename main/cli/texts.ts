import type { Language } from "../../preload/contract";

const zh = {
  description: "红村直播台的命令行。退出码：0 完成，1 没办成或发现错误，2 写法不对。",
  lang: "显示语言：zh-CN 或 en（默认跟随系统）",
  json: "用 JSON 输出",
  data: "数据文件夹（默认用系统给本软件的文件夹）",
  url: "直播台的地址（默认找正在运行的那个）",
  token: "直播台的口令",
  help: "显示用法",
  version: "显示版本",
  helpCommand: "显示某条命令的用法",
  serve: "在本机启动直播台，用浏览器打开",
  port: "端口（默认 18520，被占用时自动换一个）",
  doctor: "检查直播需要的一切，并告诉你怎么办",
  upload: "不检查能不能连上各个平台",
  call: "让正在运行的直播台做一件事",
  callMethod: "操作名，如 scene.take；全部操作见 GET /api/schema",
  callInput: "JSON 格式的参数；写 - 从标准输入读",
  overlay: "画一张字幕卡，存成透明背景的 PNG、WebM 或 MOV",
  overlayTemplate: "模板名，如 lower-third",
  overlayData: "字段内容（JSON 文件）",
  overlayOut: "输出文件，以 .png、.webm 或 .mov 结尾",
  overlayTheme: "风格，如 farm-fresh；不写就用 red-heritage",
  preset: "场景预设",
  presetApply: "在直播引擎里搭好一套场景",
  presetId: "预设名，如 village-story",
  canvas: "画面大小，如 1920x1080",
  relay: "单独运行转推：收一路，发到多个平台",
  relayConfig: "转推设置（JSON 文件）",
  check: "检查讲稿和场景预设文件，有错时退出码为 1",
  checkFiles: "要检查的文件",
  ready: "直播台已就绪：{url}",
  stop: "按 Ctrl+C 结束。",
  saved: "已存到 {file}",
  fine: "{file}:没有问题",
  severityError: "必须改",
  severityWarning: "要有依据",
  severityNote: "再看一眼",
  colon: "：",
};

const en: Record<keyof typeof zh, string> = {
  description: "Hongcun Studio's command line. Exit codes: 0 done, 1 failed or found errors, 2 wrong usage.",
  lang: "language: zh-CN or en (default: the system's)",
  json: "print JSON",
  data: "data folder (default: the system's folder for this software)",
  url: "address of the studio (default: the one that runs here)",
  token: "access token of the studio",
  help: "show how it is used",
  version: "show the version",
  helpCommand: "show how a command is used",
  serve: "start the studio on this computer for a browser",
  port: "port (default 18520, or another where that is taken)",
  doctor: "look at everything a show needs and say what to do",
  upload: "do not try to reach the destinations",
  call: "have a running studio do something",
  callMethod: "such as scene.take; GET /api/schema lists every method",
  callInput: "input as JSON; - reads it from standard input",
  overlay: "draw an overlay card as PNG, WebM or MOV with a transparent background",
  overlayTemplate: "such as lower-third",
  overlayData: "what the fields hold (JSON file)",
  overlayOut: "file to write, ending in .png, .webm or .mov",
  overlayTheme: "the look, such as farm-fresh; red-heritage when left out",
  preset: "scene presets",
  presetApply: "build a preset's scenes in the engine",
  presetId: "such as village-story",
  canvas: "picture size, such as 1920x1080",
  relay: "run the relay alone: one stream in, many platforms out",
  relayConfig: "the relay's settings (JSON file)",
  check: "check script and preset files; exit code 1 where there is an error",
  checkFiles: "files to check",
  ready: "The studio is ready: {url}",
  stop: "Press Ctrl+C to end it.",
  saved: "Saved to {file}",
  fine: "{file}: no problems",
  severityError: "error",
  severityWarning: "warning",
  severityNote: "note",
  colon: ": ",
};

export type CliTextKey = keyof typeof zh;
/** Gives a text of the command line in one language, its parameters filled in. */
export type CliText = (key: CliTextKey, params?: Readonly<Record<string, string | number>>) => string;

/** The command line's texts in one language. */
export function cliTexts(language: Language): CliText {
  const table = language === "zh-CN" ? zh : en;
  return (key, params = {}) =>
    table[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
