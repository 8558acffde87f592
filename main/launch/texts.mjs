const zh = {
  building: "正在准备程序…",
  buildFailed: "程序没有准备好：",
  downloading: "第一次启动，正在下载 Electron（约 120 MB）…",
  browserInstead: "{reason}，改用浏览器打开。",
  noDisplay: "没有可用的显示器",
  asRoot: "Electron 不能用 root 账号打开",
  notDownloaded: "Electron 程序下载不到",
  electronFailed: "Electron 打不开（{detail}）",
  asked: "按你的要求",
  address: "请在浏览器打开：{url}",
  opened: "已在浏览器打开：{url}",
  stop: "按 Ctrl+C 结束。",
};

const en = {
  building: "Preparing the program…",
  buildFailed: "The program could not be prepared:",
  downloading: "First start: downloading Electron (about 120 MB)…",
  browserInstead: "{reason}; using the browser instead.",
  noDisplay: "There is no display",
  asRoot: "Electron does not run as root",
  notDownloaded: "Electron's program could not be downloaded",
  electronFailed: "Electron could not be opened ({detail})",
  asked: "As you asked",
  address: "Open this in a browser: {url}",
  opened: "Opened in the browser: {url}",
  stop: "Press Ctrl+C to end it.",
};

const locale =
  process.env.LC_ALL ||
  process.env.LC_MESSAGES ||
  process.env.LANG ||
  Intl.DateTimeFormat().resolvedOptions().locale;
const table = locale.toLowerCase().startsWith("zh") ? zh : en;

/** A text of the start-up in the system's language, its parameters filled in. */
export const say = (key, params = {}) =>
  table[key].replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));

export const texts = { zh, en };
