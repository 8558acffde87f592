import type { TextTable } from "./table";

export const ffmpegTexts = {
  "ffmpeg.not-found": {
    "zh-CN": {
      message: "这台电脑上没有找到 ffmpeg，画不了字幕卡",
      hint: "重新安装本软件，或装好系统的 ffmpeg 后在「设置 → 诊断」里再查一次。",
    },
    en: {
      message: "No ffmpeg was found on this computer, so cards cannot be drawn",
      hint: "Install this software again, or install ffmpeg and run the diagnostics in Settings once more.",
    },
  },
  "ffmpeg.unusable": {
    "zh-CN": {
      message: "找到的 ffmpeg 都不能用：{detail}",
      hint: "重新安装本软件，它自带能用的 ffmpeg；或换一个带 libass 的版本。",
    },
    en: {
      message: "Every ffmpeg found is unusable: {detail}",
      hint: "Install this software again, which brings a working one, or install a build with libass.",
    },
  },
  "ffmpeg.lacks-part": {
    "zh-CN": {
      message: "这个 ffmpeg 缺少需要的功能：{detail}",
      hint: "换一个完整的 ffmpeg，或换一种输出格式再试。",
    },
    en: {
      message: "This ffmpeg lacks something that is needed: {detail}",
      hint: "Use a full build of ffmpeg, or choose another output format.",
    },
  },
  "ffmpeg.no-space": {
    "zh-CN": {
      message: "磁盘满了，画面文件没有写完",
      hint: "删掉不用的录像或文件，再试一次。",
    },
    en: {
      message: "The disk is full; the file was not finished",
      hint: "Remove recordings or files you no longer need, then try again.",
    },
  },
  "ffmpeg.not-permitted": {
    "zh-CN": {
      message: "没有权限读写这个文件：{detail}",
      hint: "换一个自己能写的文件夹，或关掉占用它的程序后再试。",
    },
    en: {
      message: "The file may not be read or written: {detail}",
      hint: "Choose a folder you may write to, or close the program that holds the file, then try again.",
    },
  },
  "ffmpeg.no-connection": {
    "zh-CN": { message: "连不上对方服务器：{detail}", hint: "检查网络和地址，然后再试。" },
    en: {
      message: "The server cannot be reached: {detail}",
      hint: "Check the network and the address, then try again.",
    },
  },
  "ffmpeg.connection-lost": {
    "zh-CN": { message: "传到一半断开了：{detail}", hint: "检查网络或存储设备是否松动，然后再试。" },
    en: {
      message: "The connection was lost half way: {detail}",
      hint: "Check the network or the storage device, then try again.",
    },
  },
  "ffmpeg.file-missing": {
    "zh-CN": { message: "要处理的文件不在了：{detail}", hint: "确认文件没有被移动或删除，再选一次。" },
    en: {
      message: "The file is no longer there: {detail}",
      hint: "See whether it was moved or deleted, then pick it again.",
    },
  },
  "ffmpeg.bad-data": {
    "zh-CN": {
      message: "文件损坏或格式不支持：{detail}",
      hint: "换一个文件；录像没录完的，可在「彩排」里先修复。",
    },
    en: {
      message: "The file is damaged or of an unknown kind: {detail}",
      hint: "Use another file; an unfinished recording can be repaired under Rehearsals.",
    },
  },
  "ffmpeg.timed-out": {
    "zh-CN": { message: "画面处理在 {seconds} 秒内没有完成", hint: "电脑可能太忙：关掉别的程序，再试一次。" },
    en: {
      message: "Drawing did not finish within {seconds} s",
      hint: "The computer may be too busy: close other programs and try again.",
    },
  },
  "ffmpeg.failed": {
    "zh-CN": {
      message: "画面处理失败：{detail}",
      hint: "再试一次；若仍不行，在「设置 → 诊断」里复制信息给技术支持。",
    },
    en: {
      message: "Drawing failed: {detail}",
      hint: "Try again; if it persists, copy the diagnostics from Settings and send them to support.",
    },
  },
} as const satisfies TextTable;
