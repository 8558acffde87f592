import type { TextTable } from "./table";

/** Files made of recordings: showing them in the file manager, and deleting them. */
export const madeTexts = {
  "made.gone": {
    "zh-CN": { message: "文件不在了：{path}", hint: "它被移走或删掉了。放回原处，或者再做一次。" },
    en: {
      message: "The file is gone: {path}",
      hint: "It was moved or deleted. Put it back, or make it again.",
    },
  },
  "made.in-use": {
    "zh-CN": { message: "删不掉，文件正被占用：{path}", hint: "关掉正在放它的播放器，再删一次。" },
    en: {
      message: "The file is in use and was not deleted: {path}",
      hint: "Close the player that has it open, then delete it again.",
    },
  },
  "made.no-file-manager": {
    "zh-CN": {
      message: "这台电脑上打不开文件夹窗口。文件在：{path}",
      hint: "复制这个路径，在文件管理器里打开；也可以点「下载」存到别处。",
    },
    en: {
      message: "No file manager could be opened. The file is at {path}",
      hint: "Copy this path into a file manager, or press Download to keep it elsewhere.",
    },
  },
} as const satisfies TextTable;
