import type { TextTable } from "./table";

export const hostsTexts = {
  "hosts.unauthorised": {
    "zh-CN": {
      message: "没有通行口令，或口令不对",
      hint: "请用「hongcun serve」打印出来的完整地址重新打开页面。",
    },
    en: {
      message: "The access token is missing or wrong",
      hint: "Open the page again with the whole address that `hongcun serve` printed.",
    },
  },
  "hosts.too-many-attempts": {
    "zh-CN": { message: "口令错的次数太多", hint: "等一分钟，再用完整地址重新打开页面。" },
    en: {
      message: "Too many attempts with a wrong token",
      hint: "Wait a minute, then open the page again with the whole address.",
    },
  },
  "hosts.foreign-origin": {
    "zh-CN": {
      message: "已拒绝来自其他网站的请求",
      hint: "直播台只听本机自己的页面；请直接打开「hongcun serve」打印的地址。",
    },
    en: {
      message: "A request from another web site was refused",
      hint: "The studio listens to its own pages only; open the address that `hongcun serve` printed.",
    },
  },
  "hosts.bad-request": {
    "zh-CN": {
      message: "请求看不懂：{reason}",
      hint: '请用 JSON 格式发送：{"method": "…", "input": {…}}。',
    },
    en: {
      message: "The request cannot be read: {reason}",
      hint: 'Send JSON: {"method": "…", "input": {…}}.',
    },
  },
  "hosts.too-large": {
    "zh-CN": { message: "发来的内容太大", hint: "图片请小于 45 MB，再试一次。" },
    en: { message: "What was sent is too large", hint: "Keep pictures below 45 MB and try again." },
  },
  "hosts.no-such-page": {
    "zh-CN": { message: "没有这个页面：{path}", hint: "请打开首页。" },
    en: { message: "There is no such page: {path}", hint: "Open the start page." },
  },
  "hosts.no-screens": {
    "zh-CN": { message: "界面文件不在：{path}", hint: "先运行 npm run build，再打开。" },
    en: {
      message: "The screens have not been built: {path}",
      hint: "Run npm run build, then open it again.",
    },
  },
  "hosts.port-taken": {
    "zh-CN": { message: "端口 {port} 已被别的程序占用", hint: "换一个端口，或不写 --port 让软件自己挑。" },
    en: {
      message: "Port {port} is taken by another program",
      hint: "Choose another port, or leave --port out and let the studio pick one.",
    },
  },
  "hosts.already-running": {
    "zh-CN": {
      message: "这个数据文件夹已有一个直播台在运行（进程 {pid}）",
      hint: "打开 {url}，或先关掉它再启动。",
    },
    en: {
      message: "A studio already runs on this data folder (process {pid})",
      hint: "Open {url}, or end it before starting another.",
    },
  },
  "hosts.starting": {
    "zh-CN": {
      message: "这个数据文件夹的直播台正在启动（进程 {pid}）",
      hint: "等几秒钟；如果一直没有打开，一分钟后再试。",
    },
    en: {
      message: "A studio is just starting on this data folder (process {pid})",
      hint: "Wait a few seconds; if it does not open, try again after a minute.",
    },
  },
  "hosts.not-running": {
    "zh-CN": {
      message: "没有找到正在运行的直播台（{folder}）",
      hint: "先用「hongcun serve」启动，或用 --url 与 --token 指明地址。",
    },
    en: {
      message: "No running studio was found ({folder})",
      hint: "Start one with `hongcun serve`, or name it with --url and --token.",
    },
  },
  "hosts.unreachable": {
    "zh-CN": { message: "连不上 {url}：{reason}", hint: "确认直播台还在运行、地址没有写错。" },
    en: {
      message: "{url} cannot be reached: {reason}",
      hint: "Make sure the studio still runs and the address is right.",
    },
  },
  "hosts.usage": {
    "zh-CN": { message: "命令写法不对：{detail}", hint: "加 --help 查看用法。" },
    en: { message: "The command is not right: {detail}", hint: "Add --help to see how it is used." },
  },
  "hosts.bad-json": {
    "zh-CN": { message: "{what} 不是合法的 JSON：{reason}", hint: "检查引号和括号是否成对。" },
    en: { message: "{what} is not valid JSON: {reason}", hint: "Check that quotes and brackets are paired." },
  },
  "hosts.findings": {
    "zh-CN": { message: "发现 {count} 处问题", hint: "按上面每一行的说明改好后再检查一次。" },
    en: { message: "{count} problems found", hint: "Correct each line above, then check again." },
  },
  "hosts.no-browser-host": {
    "zh-CN": {
      message: "命令行和遥控暂时用不了：{reason}",
      hint: "桌面窗口不受影响；重新启动软件后再试。",
    },
    en: {
      message: "The command line and remotes cannot reach this studio: {reason}",
      hint: "The window is not affected; start the software again to retry.",
    },
  },
  "hosts.stumbled": {
    "zh-CN": {
      message: "软件内部出了一个错，直播台还在继续：{detail}",
      hint: "看一眼画面和各平台是否正常；下播后重新启动软件，再把诊断信息发给技术支持。",
    },
    en: {
      message: "Something inside went wrong; the studio goes on: {detail}",
      hint: "See that the picture and every platform are well; after the show start the software again and send the diagnostics to support.",
    },
  },
} as const satisfies TextTable;
