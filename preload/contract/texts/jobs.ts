import type { TextTable } from "./table";

export const jobsTexts = {
  "jobs.unknown": {
    "zh-CN": { message: "这项工作已经不在列表里了", hint: "刷新列表再看；需要时重新开始。" },
    en: {
      message: "This work is no longer on the list",
      hint: "Look at the list again; start the work anew when you need it.",
    },
  },
  "jobs.still-running": {
    "zh-CN": { message: "这项工作还在进行，不能收起", hint: "等它做完，或先点「取消」。" },
    en: {
      message: "This work is still under way and cannot be put aside",
      hint: "Wait until it is done, or cancel it first.",
    },
  },
} as const satisfies TextTable;
