export const jobs = {
  title: "后台在做的事",
  kind: {
    finish: "存成 MP4",
    measure: "量响度",
    clips: "剪片段",
    export: "导出",
    repair: "修复录像",
    film: "做节目视频",
  },
  /** The same once it is done. */
  done: {
    finish: "已存成 MP4",
    measure: "响度量好了",
    clips: "片段剪好了",
    export: "导出好了",
    repair: "录像修好了",
    film: "节目视频做好了",
  },
  status: {
    waiting: "排队等着（开播、录像时先让路）",
    running: "正在做",
    done: "完成",
    failed: "没做成",
    cancelled: "已取消",
  },
  short: {
    waiting: "排队等着",
    running: "正在做",
    done: "点开看",
    failed: "没做成，点开看",
    cancelled: "已取消",
  },
  left: {
    unknown: "正在估算时间",
    soon: "不到 1 分钟",
    minutes: "还要约 {{count}} 分钟",
    hours: "还要约 {{count}} 小时",
  },
  news: {
    begun: "开始：{{title}}",
    done: "完成：{{title}}",
    failed: "没做成：{{title}}。{{error}}",
  },
  look: "看回放",
  cancelling: "正在取消…",
  dismissOf: "收起：{{title}}",
} as const;
