import type { TextTable } from "./table";

export const remoteTexts = {
  "remote.off": {
    "zh-CN": {
      message: "平板和手机还不能连进来",
      hint: "在「设置 → 平板和手机」里先打开，再生成配对码。",
    },
    en: {
      message: "Tablets and phones cannot reach the studio yet",
      hint: "Switch it on under Settings → Tablets and phones, then make a code.",
    },
  },
  "remote.unavailable": {
    "zh-CN": {
      message: "这样启动的直播台不能接平板和手机",
      hint: "用 npm start 或 hongcun serve 启动，再到「设置」里打开。",
    },
    en: {
      message: "A studio started this way takes no tablets or phones",
      hint: "Start it with npm start or hongcun serve, then switch it on under Settings.",
    },
  },
  "remote.port-taken": {
    "zh-CN": {
      message: "端口 {port} 被别的程序占用，平板和手机连不进来",
      hint: "关掉占用它的程序再打开一次，或在设置里换一个端口。",
    },
    en: {
      message: "Port {port} is taken by another program, so tablets and phones cannot connect",
      hint: "Close that program and switch it on again, or choose another port in the settings.",
    },
  },
  "remote.failed": {
    "zh-CN": {
      message: "平板和手机连不进来：{reason}",
      hint: "看看网络是否连着，再打开一次；本机的提词器不受影响。",
    },
    en: {
      message: "Tablets and phones cannot connect: {reason}",
      hint: "See whether the network is there and switch it on again; the prompter on this computer is not affected.",
    },
  },
  "remote.wrong-code": {
    "zh-CN": { message: "配对码不对或已过期", hint: "看直播台电脑上显示的六位数字，再输一次。" },
    en: {
      message: "The code is wrong or no longer good",
      hint: "Look at the six figures on the studio's computer and type them again.",
    },
  },
  "remote.code-burnt": {
    "zh-CN": { message: "配对码错的次数太多，已作废", hint: "请在直播台电脑上重新生成一个配对码。" },
    en: {
      message: "Too many wrong codes: this one is worthless now",
      hint: "Make a new code on the studio's computer.",
    },
  },
  "remote.too-many-devices": {
    "zh-CN": { message: "已经配对了 {most} 台设备", hint: "先在「设置 → 平板和手机」里移除不用的，再配对。" },
    en: {
      message: "{most} devices are paired already",
      hint: "Remove one that is no longer used under Settings → Tablets and phones first.",
    },
  },
  "remote.not-allowed": {
    "zh-CN": { message: "这台设备只能看和控制提词器", hint: "别的操作请在直播台电脑上做。" },
    en: {
      message: "This device may only show and move the prompter",
      hint: "Do everything else on the studio's computer.",
    },
  },
  "remote.shut-out": {
    "zh-CN": { message: "这台设备没有配对，或已被移除", hint: "在直播台电脑上生成配对码，再配对一次。" },
    en: {
      message: "This device is not paired, or was removed",
      hint: "Make a code on the studio's computer and pair it again.",
    },
  },
} as const satisfies TextTable;
