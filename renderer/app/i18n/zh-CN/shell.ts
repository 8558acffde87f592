export const common = {
  close: "关闭",
  save: "保存",
  saved: "已保存",
  cancel: "取消",
  remove: "删除",
  add: "添加",
  copy: "复制",
  copied: "已复制",
  retry: "再试一次",
  skip: "跳过",
  next: "下一步",
  back: "返回",
  none: "无",
  open: "打开",
  loading: "正在读取…",
  saving: "正在保存…",
  optional: "选填",
  on: "开",
  off: "关",
} as const;

export const hold = {
  hint: "按住 {{seconds}} 秒",
  holding: "继续按住…",
  again: "再按一次确认",
} as const;

export const rail = {
  label: "画面",
  onAir: "开播",
  scripts: "讲稿",
  scenes: "场景",
  products: "商品",
  platforms: "平台",
  rehearsals: "彩排",
  settings: "设置",
} as const;

export const shell = {
  appName: "红村直播台",
  connecting: "正在连接直播台…",
  connectingHint: "通常不到一秒。一直停在这里，请确认直播台还开着，再用它给出的完整网址打开这一页。",
  offline: "与直播台断开了，正在重连…",
  offlineHint: "画面和推流不受影响；这里的按钮要等连上才起作用。请确认直播台程序还开着。",
  stale: "直播台重新启动过，这一页已经过期。",
  staleHint: "请关掉这一页，用直播台这次给出的新网址打开。没保存的讲稿先复制下来。",
  noShow: "没有打开节目",
  crashed: "这个页面出错了",
  crashedHint: "直播和录像不受影响。点「重新载入」，只会重开这个页面。",
  reload: "重新载入",
  skipToMain: "跳到主要内容",
  clock: "现在时间",
} as const;

export const lamps = {
  label: "状态灯",
  engine: "引擎",
  outputs: "平台",
  recording: "录像",
  engineNone: "未连接",
  engineSearching: "正在找 OBS…",
  engineConnecting: "正在连接…",
  engineReconnecting: "断开，重连中…",
  engineRefused: "密码不对",
  engineObs: "OBS 已连接",
  engineStage: "内置舞台",
  outputsNone: "还没有平台",
  outputsIdle: "未开播",
  outputsStarting: "正在开播…",
  outputsStopping: "正在结束…",
  outputsLocked: "彩排中，已锁住",
  outputsOne: "正在播",
  outputsAll: "{{up}} 个都在播",
  outputsSome: "{{up}}/{{all}} 在播",
  outputsFailed: "一个都没通",
  outputsSlate: "观众在看垫片",
  outputsHeld: "画面停送中",
  outputsFeeding: "画面已给伴侣",
  recordingIdle: "没在录",
  recordingStarting: "正在开始…",
  recordingStopping: "正在保存…",
  recordingOn: "已录 {{time}}",
} as const;

export const frame = {
  onAir: "直播中",
  rehearsal: "彩排中",
} as const;

export const problems = {
  label: "需要处理的问题",
  error: "出错",
  warning: "注意",
  info: "提示",
  more: "还有 {{count}} 条",
  fewer: "收起",
  copyDetails: "复制详情",
  dismiss: "知道了",
} as const;
