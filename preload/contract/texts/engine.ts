import type { TextTable } from "./table";

export const engineTexts = {
  "engine.none": {
    "zh-CN": { message: "还没有画面引擎", hint: "在「设置」里连接 OBS，或者用内置舞台彩排。" },
    en: {
      message: "No engine composes the picture yet",
      hint: "Connect OBS under Settings, or rehearse on the built-in stage.",
    },
  },
  "engine.busy": {
    "zh-CN": { message: "正在{what}，不能更换画面引擎", hint: "先结束{what}，再更换。" },
    en: { message: "The engine cannot be changed while {what}", hint: "End that first, then change it." },
  },
} as const satisfies TextTable;
