import type { TextTable } from "./table";

export const obsTexts = {
  "obs.not-connected": {
    "zh-CN": { message: "还没有连上 OBS", hint: "在「场景」里点「连接 OBS」，或先用内置舞台彩排。" },
    en: {
      message: "OBS is not connected",
      hint: "Press Connect OBS under Scenes, or rehearse on the built-in stage.",
    },
  },
  "obs.not-running": {
    "zh-CN": { message: "OBS 没有打开", hint: "点「启动 OBS」，或自己打开 OBS 后再连接。" },
    en: { message: "OBS is not running", hint: "Press Start OBS, or open OBS yourself, then connect." },
  },
  "obs.not-installed": {
    "zh-CN": {
      message: "这台电脑上没有找到 OBS",
      hint: "请安装 OBS Studio 28 或更新的版本；在那之前可以用内置舞台彩排。",
    },
    en: {
      message: "OBS was not found on this computer",
      hint: "Install OBS Studio 28 or newer; until then, rehearse on the built-in stage.",
    },
  },
  "obs.already-running": {
    "zh-CN": { message: "OBS 已经打开了", hint: "不用再启动，直接点「连接 OBS」。" },
    en: { message: "OBS is already running", hint: "There is no need to start it; press Connect OBS." },
  },
  "obs.launch-failed": {
    "zh-CN": { message: "OBS 启动不了：{detail}", hint: "请手动打开 OBS，看它提示什么，再回来连接。" },
    en: {
      message: "OBS could not be started: {detail}",
      hint: "Open OBS by hand, see what it says, then connect.",
    },
  },
  "obs.waiting-for-answer": {
    "zh-CN": {
      message: "OBS 已经打开，但还没准备好接受连接",
      hint: "OBS 可能弹出了提问的窗口（例如问要不要用安全模式），请切到 OBS 选「正常启动」。",
    },
    en: {
      message: "OBS is running but does not accept connections yet",
      hint: "OBS may be waiting for an answer in a window of its own (such as safe mode); go there and choose normal mode.",
    },
  },
  "obs.server-off": {
    "zh-CN": {
      message: "OBS 的 WebSocket 服务器没有打开",
      hint: "关掉 OBS 后点「替我打开」，或在 OBS 菜单「工具 → WebSocket 服务器设置」里勾选启用。",
    },
    en: {
      message: "OBS's WebSocket server is switched off",
      hint: "Close OBS and press Switch it on for me, or tick it in OBS under Tools → WebSocket Server Settings.",
    },
  },
  "obs.unreachable": {
    "zh-CN": {
      message: "{address} 连不上 OBS",
      hint: "确认 OBS 已打开，并在「工具 → WebSocket 服务器设置」里核对端口。",
    },
    en: {
      message: "OBS cannot be reached at {address}",
      hint: "Make sure OBS is open, and check the port under Tools → WebSocket Server Settings.",
    },
  },
  "obs.password-needed": {
    "zh-CN": {
      message: "OBS 要密码才能连接",
      hint: "在 OBS「工具 → WebSocket 服务器设置 → 显示连接信息」里复制密码，填到这里。",
    },
    en: {
      message: "OBS asks for a password",
      hint: "Copy it in OBS from Tools → WebSocket Server Settings → Show Connect Info and enter it here.",
    },
  },
  "obs.wrong-password": {
    "zh-CN": {
      message: "OBS 的连接密码不对",
      hint: "在 OBS「工具 → WebSocket 服务器设置 → 显示连接信息」里重新复制密码，再连接。",
    },
    en: {
      message: "The password for OBS is wrong",
      hint: "Copy it again in OBS from Tools → WebSocket Server Settings → Show Connect Info, then connect.",
    },
  },
  "obs.too-old": {
    "zh-CN": { message: "这个 OBS 版本太旧，连不上", hint: "请升级到 OBS Studio 28 或更新的版本。" },
    en: { message: "This OBS is too old to be driven", hint: "Update to OBS Studio 28 or newer." },
  },
  "obs.session-ended": {
    "zh-CN": { message: "OBS 里有人断开了本软件的连接", hint: "如果不是有意的，再点一次「连接 OBS」。" },
    en: {
      message: "Someone ended this connection inside OBS",
      hint: "If that was not meant, press Connect OBS again.",
    },
  },
  "obs.connection-lost": {
    "zh-CN": {
      message: "与 OBS 的连接断了",
      hint: "OBS 若已关闭或卡死，请重新打开它；连上后场景和字幕卡会自动恢复。",
    },
    en: {
      message: "The connection to OBS was lost",
      hint: "If OBS closed or froze, open it again; scenes and cards come back by themselves.",
    },
  },
  "obs.closed": {
    "zh-CN": { message: "OBS 被关掉了", hint: "需要时重新打开 OBS，场景和字幕卡会自动恢复。" },
    en: {
      message: "OBS was closed",
      hint: "Open it again when you need it; scenes and cards come back by themselves.",
    },
  },
  "obs.no-answer": {
    "zh-CN": {
      message: "OBS 在 {seconds} 秒内没有回应（{request}）",
      hint: "看看 OBS 是否卡住或弹出了窗口，处理后再试。",
    },
    en: {
      message: "OBS did not answer within {seconds} s ({request})",
      hint: "See whether OBS is frozen or shows a window, then try again.",
    },
  },
  "obs.request-failed": {
    "zh-CN": {
      message: "OBS 没有做成 {request}：{detail}({status})",
      hint: "请再试一次；若仍不行，复制诊断信息发给技术支持。",
    },
    en: {
      message: "OBS could not do {request}: {detail} ({status})",
      hint: "Try again; if it persists, copy the diagnostics and send them to support.",
    },
  },
  "obs.server-running": {
    "zh-CN": {
      message: "OBS 正在运行，这时改它的设置会被它覆盖",
      hint: "先关掉 OBS，再点一次「替我打开」。",
    },
    en: {
      message: "OBS is running and would overwrite a change to its settings",
      hint: "Close OBS first, then press Switch it on for me again.",
    },
  },
  "obs.consent-needed": {
    "zh-CN": {
      message: "没有得到同意，OBS 的设置没有动",
      hint: "同意后本软件才会替你打开 OBS 的 WebSocket 服务器。",
    },
    en: {
      message: "OBS's settings were not touched without consent",
      hint: "Agree, and the studio will switch on OBS's WebSocket server for you.",
    },
  },
  "obs.settings-not-found": {
    "zh-CN": { message: "没有找到 OBS 的设置文件", hint: "先打开一次 OBS 再关掉，让它生成设置，然后再试。" },
    en: {
      message: "OBS's settings file was not found",
      hint: "Open OBS once and close it so that it writes its settings, then try again.",
    },
  },
  "obs.settings-unreadable": {
    "zh-CN": {
      message: "OBS 的设置文件读不懂：{path}",
      hint: "文件没有被改动；请在 OBS 里手动打开 WebSocket 服务器。",
    },
    en: {
      message: "OBS's settings file makes no sense: {path}",
      hint: "It was left untouched; switch the WebSocket server on inside OBS.",
    },
  },
  "obs.collection-changed": {
    "zh-CN": {
      message: "OBS 换了场景集合，这里还没有本软件的场景",
      hint: "换回原来的集合，或在「场景」里重新搭建。",
    },
    en: {
      message: "OBS switched to another scene collection without the studio's scenes",
      hint: "Switch back, or apply the preset again under Scenes.",
    },
  },
  "obs.name-taken": {
    "zh-CN": {
      message: "OBS 里已有别的来源叫「{name}」",
      hint: "在 OBS 里把那个来源改个名字，再搭建一次。",
    },
    en: {
      message: "Something else in OBS is already called {name}",
      hint: "Rename that source in OBS, then apply the preset again.",
    },
  },
  "obs.canvas-locked": {
    "zh-CN": {
      message: "正在直播、录像或使用虚拟摄像机，画面尺寸改不了（现在 {present}，要 {wanted}）",
      hint: "先停掉输出，再切换横屏或竖屏。",
    },
    en: {
      message: "The picture size cannot change while an output runs (now {present}, wanted {wanted})",
      hint: "Stop streaming, recording and the virtual camera first, then switch the orientation.",
    },
  },
  "obs.canvas-refused": {
    "zh-CN": {
      message: "OBS 没有接受 {wanted} 的画面尺寸（现在 {present}）",
      hint: "换一个常用尺寸，例如 1280×720。",
    },
    en: {
      message: "OBS did not take the picture size {wanted} (now {present})",
      hint: "Choose a usual size such as 1280×720.",
    },
  },
  "obs.scene-not-built": {
    "zh-CN": { message: "场景「{scene}」还没有搭建", hint: "先在「场景」里搭建它所在的预设。" },
    en: { message: "The scene {scene} is not built yet", hint: "Apply its preset under Scenes first." },
  },
  "obs.take-superseded": {
    "zh-CN": { message: "还没切到「{scene}」，就又切了别的场景", hint: "不用处理；需要时再切一次。" },
    en: {
      message: "Another scene was taken before {scene} was on air",
      hint: "Nothing to do; take it again when you need it.",
    },
  },
  "obs.take-unconfirmed": {
    "zh-CN": { message: "OBS 没有把「{scene}」切上去", hint: "看看 OBS 是否卡住，再切一次。" },
    en: {
      message: "OBS did not put {scene} on air",
      hint: "See whether OBS is frozen, then take it again.",
    },
  },
  "obs.slot-missing": {
    "zh-CN": {
      message: "搭建好的场景里没有「{slot}」位置",
      hint: "先搭建带有这个位置的预设，例如「产品展示」。",
    },
    en: {
      message: "No scene that is built has a place for {slot}",
      hint: "Apply a preset that has one first, such as Product showcase.",
    },
  },
  "obs.slot-not-on-air": {
    "zh-CN": {
      message: "正在播出的场景没有「{slot}」位置，这张卡没有上",
      hint: "先切到带有这个位置的场景，再上卡。",
    },
    en: {
      message: "The scene on air has no place for {slot}; the card was not shown",
      hint: "Take a scene that has one, then show the card.",
    },
  },
  "obs.card-not-shown": {
    "zh-CN": { message: "OBS 打不开这张字幕卡：{file}", hint: "重新生成这张卡再试；若仍不行，检查磁盘。" },
    en: {
      message: "OBS could not open the card {file}",
      hint: "Draw the card again; if it persists, check the disk.",
    },
  },
  "obs.screenshot-failed": {
    "zh-CN": { message: "OBS 这一刻给不出画面", hint: "过几秒再看；画面本身不受影响。" },
    en: {
      message: "OBS could not give a picture just now",
      hint: "Look again in a few seconds; the programme is not affected.",
    },
  },
  "obs.stream-running": {
    "zh-CN": { message: "OBS 正在推流", hint: "先结束现在的推流，再开播。" },
    en: { message: "OBS is already streaming", hint: "End that stream first, then go live." },
  },
  "obs.stream-unreachable": {
    "zh-CN": {
      message: "转推没有在听（{server}）,OBS 没有开始推流",
      hint: "重新开播一次；若仍不行，重启本软件。",
    },
    en: {
      message: "Nothing listens at {server}, so OBS was not asked to stream",
      hint: "Go live again; if it persists, restart the studio.",
    },
  },
  "obs.stream-failed": {
    "zh-CN": {
      message: "OBS 推流没有成功：{detail}",
      hint: "OBS 里若弹出提示框，先点「确定」；再开播一次。",
    },
    en: {
      message: "OBS's stream did not come up: {detail}",
      hint: "Close the message box in OBS if there is one, then go live again.",
    },
  },
  "obs.record-running": {
    "zh-CN": { message: "OBS 正在录像", hint: "先停止现在的录像，再开始新的。" },
    en: { message: "OBS is already recording", hint: "Stop that recording first, then start a new one." },
  },
  "obs.record-idle": {
    "zh-CN": { message: "OBS 没有在录像", hint: "录像可能已在 OBS 里停止；到「录像」里看看文件。" },
    en: {
      message: "OBS is not recording",
      hint: "It may have been stopped inside OBS; look under Recordings.",
    },
  },
  "obs.record-no-file": {
    "zh-CN": {
      message: "OBS 说在录，可是文件没有出现：{path}",
      hint: "换一个名字里没有引号等特殊符号的数据文件夹，再录一次；也看看磁盘是不是满了。",
    },
    en: {
      message: "OBS says that it records, but the file does not appear: {path}",
      hint: "Use a data folder whose name has no quotation marks, and see whether the disk is full; then record again.",
    },
  },
  "obs.record-failed": {
    "zh-CN": {
      message: "OBS 没有录成：{detail}",
      hint: "检查录像文件夹能否写入、磁盘是否还有空间，再录一次。",
    },
    en: {
      message: "OBS did not record: {detail}",
      hint: "See whether the folder is writable and the disk has room, then record again.",
    },
  },
  "obs.virtual-camera-missing": {
    "zh-CN": {
      message: "这台电脑上的 OBS 没有虚拟摄像机",
      hint: "Windows：重新运行 OBS 安装程序（绿色版运行它自带的 virtualcam-install.bat）。苹果电脑：把 OBS 放进“应用程序”，在系统设置的“登录项与扩展”或“隐私与安全性”里允许它。Linux：安装 v4l2loopback-dkms。装好后重新打开 OBS。",
    },
    en: {
      message: "OBS has no virtual camera on this computer",
      hint: "Windows: run OBS's installer again (the portable one brings virtualcam-install.bat). macOS: put OBS into Applications and allow it in System Settings under Login Items & Extensions or Privacy & Security. Linux: install v4l2loopback-dkms. Then open OBS again.",
    },
  },
  "obs.virtual-camera": {
    "zh-CN": {
      message: "OBS 没有照做，虚拟摄像机还是原来的样子",
      hint: "看看 OBS 里有没有弹出窗口（第一次用可能要允许安装），处理后再点一次；也可以在 OBS 里自己点“启动虚拟摄像机”。",
    },
    en: {
      message: "OBS did not obey; its virtual camera is as it was",
      hint: "See whether OBS shows a window (the first time it may ask to install something) and try again, or press Start Virtual Camera in OBS itself.",
    },
  },
  "obs.restore-failed": {
    "zh-CN": {
      message: "你在 OBS 里原来的推流设置没有放回去：{detail}",
      hint: "重新连接 OBS 会再放一次；也可以在 OBS「设置 → 直播」里自己核对。",
    },
    en: {
      message: "Your own stream settings in OBS were not put back: {detail}",
      hint: "Connecting again retries it; or check OBS's Settings → Stream.",
    },
  },
} as const satisfies TextTable;
