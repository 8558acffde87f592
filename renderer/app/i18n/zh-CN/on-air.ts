export const onAir = {
  rundown: "流程表",
  notStarted: "还没开始",
  pressNext: "按空格开始",
  segmentOf: "第 {{index}} 个环节，共 {{of}} 个",
  segmentProgress: "这个环节的进度",
  over: "超时 +{{time}}",
  left: "还剩 {{time}}",
  overShort: "超 {{time}}",
  underShort: "省 {{time}}",
  upNext: "接下来",
  whole: {
    over: "全场超时 {{time}}",
    under: "全场提前 {{time}}",
    even: "全场按计划",
  },
  endsAt: "预计 {{time}} 结束",
  programme: "正在播出",
  programmeAlt: "观众现在看到的画面",
  nothing: "没有画面",
  taking: "正在切换…",
  receipt: "切换用了 {{seconds}} 秒",
  waitingPicture: "正在取画面…",
  unbuilt: "这个节目的场景还没有搭好。",
  build: "现在搭建",
  sceneMissing: "场景库里没有 {{scene}}",
  scriptNamed: "讲稿《{{title}}》",
  nothingNext: "后面没有环节了，可以收尾。",
  cards: "字幕卡和商品",
  hideAll: "全部收起",
  otherProducts: "其他商品",
  originalPriceWord: "原价",
  stock: "库存 {{count}}",
  stockGone: "已售完",
  stockUnknown: "未填库存",
  noCards: {
    title: "还没有可上的卡片",
    text: "在「商品」里添加商品，或在流程表的环节里安排字幕卡，这里就会出现一点就上的卡片。",
    action: "去添加商品",
  },
  card: {
    rendering: "正在绘制…",
    asked: "正在上屏…",
    "on-air": "已上屏 · {{seconds}} 秒",
    leaving: "正在收起…",
    noRoom: "这个场景没有它的位置",
  },
} as const;

export const engineHelp = {
  none: {
    title: "还没有连接画面引擎",
    text: "连接这台电脑上的 OBS 来组合画面；没有 OBS 也能用内置舞台先彩排。",
  },
  waiting: { title: "正在连接 OBS…", text: "找到 OBS 后会自动连上，不用做什么。" },
  lost: {
    title: "OBS 断开了，正在重连…",
    text: "OBS 可能被关掉或卡住了。请重新打开 OBS，直播台会自动连上；打开之前，观众看到的是垫片画面。",
    textIdle: "OBS 可能被关掉或卡住了。请重新打开 OBS，直播台会自动连上；也可以先换成内置舞台。",
  },
  refused: {
    title: "OBS 不接受保存的密码",
    text: "到「设置」里重新填写 OBS 的 WebSocket 密码。",
  },
  serverOff: {
    title: "OBS 的 WebSocket 服务没有打开",
    text: "先关闭 OBS，再到「设置」里让直播台替你打开它。",
  },
  toSettings: "去设置",
  connect: "连接 OBS",
  launch: "启动 OBS",
  stage: "用内置舞台",
} as const;

export const shows = {
  label: "节目",
  choose: "选一个节目开始",
  text: "节目是一张流程表：每个环节配好了场景、讲稿和商品。打开后先彩排一遍。",
  none: "还没有节目",
  noneText: "资料文件夹里没有节目。重新安装或导入资料包后，这里会列出可以打开的节目。",
  segments: "{{count}} 个环节",
  bundled: "自带",
} as const;

export const orientation = {
  landscape: "横屏 16:9",
  portrait: "竖屏 9:16",
} as const;

export const transport = {
  label: "播控按钮",
  previous: "上一环节",
  next: "下一环节：{{title}}",
  begin: "开始：{{title}}",
  lastSegment: "已是最后一个环节",
  noShow: "先打开一个节目",
  skipCue: "先不触发，直接到：{{title}}",
  record: "录像",
  endRecord: "停止录像",
  rehearse: "开始彩排",
  endRehearsal: "结束彩排",
  goLive: "开播",
  endLive: "结束直播",
  starting: "正在开始…",
  ending: "正在结束…",
} as const;

export const keys = {
  title: "快捷键",
  space: "空格",
  advance: "触发等着的提示点；没有提示点时到下一环节",
  right: "直接到下一环节，不触发提示点",
  left: "回到上一环节",
  digits: "上 / 收第 1–9 张卡片",
  n: "做一张字幕卡",
  p: "提词器滚动 / 停住",
  upDown: "提词器加快 / 放慢",
  r: "开始 / 停止录像",
  tab: "逐个选中按钮；选中后回车或空格按下它",
  escape: "放开选中的按钮，空格重新用来推进",
  help: "打开这张表",
  note: "正在打字时，快捷键不起作用；按住不放只算一次。",
} as const;

export const health = {
  label: "推流状况",
  none: "还没有平台。到「平台」里添加后就能开播。",
  idle: "开播后会推到：{{names}}",
  comma: "、",
  source: "来自引擎 {{rate}}",
  noSource: "引擎还没有送来画面",
  dropped: "丢 {{count}} 帧",
  up: "已播 {{time}}",
} as const;

export const destination = {
  status: {
    off: "未推流",
    connecting: "正在连接",
    publishing: "直播中",
    retrying: "断开，重试中",
    stalled: "卡住了",
    refused: "被平台拒绝",
  },
} as const;

export const cue = {
  scene: "切场景",
  product: "上商品卡",
  overlay: "上字幕卡",
  pause: "停顿",
  waiting: "未到",
  armed: "等你触发",
  fired: "已触发",
  fireScene: "切到「{{name}}」",
  fireProduct: "上商品卡「{{name}}」",
  fireOverlay: "上字幕卡「{{name}}」",
  firePause: "停 {{seconds}} 秒",
} as const;

export const welcome = {
  title: "欢迎来到红村直播台",
  step: "第 {{step}} 个问题，共 3 个",
  language: "用哪种语言？",
  languageHint: "随时可以在「设置」里换。",
  village: "你们村叫什么？",
  villageHint: "会出现在画面的村名条上，例如「竹元村」。",
  villageLabel: "村名",
  camera: "用哪个摄像头拍主播？",
  cameraHint: "先跳过也行，接好后在「场景」里再选。",
  cameraLabel: "主播摄像头",
  noCamera: "OBS 还没有找到摄像头。接上 USB 摄像头，再点「重新找」。",
  willAsk: "点下面的按钮后，浏览器会问能不能用摄像头，请点「允许」。画面只在这台电脑上看，不会传出去。",
  showCamera: "打开摄像头看看",
  look: "摄像头现在的画面",
  cameraRefused:
    "打不开摄像头。请点地址栏左边的图标，把「摄像头」改成允许；如果别的软件正在用它，先把那个软件关掉，再试一次。",
  cameraNone: "这台电脑上没有找到摄像头。接上 USB 摄像头再试一次，也可以先跳过。",
  findCameras: "重新找",
  finding: "正在找…",
  finish: "完成，打开示范节目",
  skipAll: "都跳过，直接开始",
} as const;
