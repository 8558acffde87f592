import type { TextTable } from "./table";

export const engineTexts = {
  "engine.none": {
    "zh-CN": { message: "还没有画面引擎", hint: "在「设置」里连接 OBS，或者用内置舞台彩排。" },
    en: {
      message: "No engine composes the picture yet",
      hint: "Connect OBS under Settings, or rehearse on the built-in stage.",
    },
  },
  "engine.no-virtual-camera": {
    "zh-CN": {
      message: "内置舞台没有虚拟摄像机",
      hint: "要给直播伴侣送画面，先在「设置」里连接 OBS。",
    },
    en: {
      message: "The built-in stage has no virtual camera",
      hint: "To feed a platform's own companion, connect OBS under Settings first.",
    },
  },
  "engine.busy": {
    "zh-CN": { message: "正在{what}，不能更换画面引擎", hint: "先结束{what}，再更换。" },
    en: { message: "The engine cannot be changed while {what}", hint: "End that first, then change it." },
  },
} as const satisfies TextTable;
