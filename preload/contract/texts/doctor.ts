import type { TextTable } from "./table";

/** One text for each way a check can turn out. */
export const doctorTexts = {
  "doctor.obs-ok": {
    "zh-CN": { message: "OBS {version} 已打开", hint: "不用做什么。" },
    en: { message: "OBS {version} is running", hint: "Nothing to do." },
  },
  "doctor.obs-closed": {
    "zh-CN": { message: "OBS {version} 已安装，还没打开", hint: "在直播台里点「打开 OBS」。" },
    en: { message: "OBS {version} is installed and not running", hint: "Press Open OBS in the studio." },
  },
  "doctor.obs-absent": {
    "zh-CN": {
      message: "没有找到 OBS，会用内置画面",
      hint: "彩排、录像和推流开播都可以；要用直播伴侣的平台，请安装 OBS 28 或更新的版本（obsproject.com）。",
    },
    en: {
      message: "OBS was not found; the built-in stage is used",
      hint: "Rehearsing, recording and going live work; platforms with a companion need OBS 28 or newer (obsproject.com).",
    },
  },
  "doctor.obs-too-old": {
    "zh-CN": { message: "OBS {version} 太旧，不能遥控", hint: "请升级到 OBS 28 或更新的版本。" },
    en: { message: "OBS {version} is too old to be controlled", hint: "Update it to OBS 28 or newer." },
  },
  "doctor.websocket-ok": {
    "zh-CN": { message: "OBS 的遥控端口 {port} 有应答", hint: "不用做什么。" },
    en: { message: "OBS answers on its control port {port}", hint: "Nothing to do." },
  },
  "doctor.websocket-ready": {
    "zh-CN": { message: "OBS 的遥控已开启（端口 {port}），打开 OBS 就能用", hint: "不用做什么。" },
    en: { message: "OBS's control is on (port {port}) and waits for OBS to start", hint: "Nothing to do." },
  },
  "doctor.websocket-off": {
    "zh-CN": {
      message: "OBS 的 WebSocket 服务器没有开启",
      hint: "关掉 OBS，在直播台里点「替我开启」；或在 OBS 里打开「工具 → WebSocket 服务器设置」勾选开启。",
    },
    en: {
      message: "OBS's WebSocket server is switched off",
      hint: "Close OBS and press Switch it on in the studio; or tick it in OBS under Tools → WebSocket Server Settings.",
    },
  },
  "doctor.websocket-silent": {
    "zh-CN": {
      message: "OBS 开着，端口 {port} 却没有应答",
      hint: "看看 OBS 是不是弹出了一个问题等你回答；否则重启 OBS。",
    },
    en: {
      message: "OBS runs, and port {port} stays closed",
      hint: "See whether OBS is showing a question that waits for an answer; otherwise restart OBS.",
    },
  },
  "doctor.websocket-foreign": {
    "zh-CN": {
      message: "OBS 没开，端口 {port} 却被别的程序占着",
      hint: "关掉那个程序，或在 OBS 的 WebSocket 设置里换一个端口。",
    },
    en: {
      message: "OBS is closed, and another program holds port {port}",
      hint: "End that program, or choose another port in OBS's WebSocket settings.",
    },
  },
  "doctor.password-ok": {
    "zh-CN": { message: "OBS 的密码已知道", hint: "不用做什么。" },
    en: { message: "OBS's password is known", hint: "Nothing to do." },
  },
  "doctor.password-unneeded": {
    "zh-CN": {
      message: "OBS 没有设密码",
      hint: "同一网络里的人都能遥控它：建议在 OBS 的 WebSocket 设置里勾选「启用身份认证」。",
    },
    en: {
      message: "OBS asks for no password",
      hint: "Anyone on your network can control it: tick Enable Authentication in OBS's WebSocket settings.",
    },
  },
  "doctor.password-unknown": {
    "zh-CN": {
      message: "还不知道 OBS 的密码",
      hint: "在 OBS 的「工具 → WebSocket 服务器设置 → 显示连接信息」里复制密码，填到直播台的设置里。",
    },
    en: {
      message: "OBS's password is not known",
      hint: "Copy it from OBS: Tools → WebSocket Server Settings → Show Connect Info, and enter it in Settings.",
    },
  },
  "doctor.ffmpeg-ok": {
    "zh-CN": { message: "ffmpeg {version}（{path}），需要的功能都有", hint: "不用做什么。" },
    en: { message: "ffmpeg {version} ({path}) has every part that is needed", hint: "Nothing to do." },
  },
  "doctor.ffmpeg-lacks": {
    "zh-CN": {
      message: "ffmpeg {version}（{path}）少了可有可无的功能：{parts}",
      hint: "不影响直播；要用这些格式，请安装更完整的 ffmpeg。",
    },
    en: {
      message: "ffmpeg {version} ({path}) lacks parts that are nice to have: {parts}",
      hint: "Shows are not affected; install a fuller ffmpeg to use these formats.",
    },
  },
  "doctor.ffmpeg-unfit": {
    "zh-CN": {
      message: "找到的 ffmpeg 不能用：{path}（{reason}）",
      hint: "重新安装本软件，或安装完整版的 ffmpeg。",
    },
    en: {
      message: "The ffmpeg that was found cannot be used: {path} ({reason})",
      hint: "Install this software again, or a full build of ffmpeg.",
    },
  },
  "doctor.ffmpeg-absent": {
    "zh-CN": { message: "没有找到 ffmpeg，画不出字幕卡", hint: "重新安装本软件，或安装 ffmpeg。" },
    en: {
      message: "ffmpeg was not found; cards cannot be drawn",
      hint: "Install this software again, or install ffmpeg.",
    },
  },
  "doctor.fonts-ok": {
    "zh-CN": { message: "字幕卡用的字体齐全（{count} 个）", hint: "不用做什么。" },
    en: { message: "The fonts for cards are there ({count})", hint: "Nothing to do." },
  },
  "doctor.fonts-missing": {
    "zh-CN": {
      message: "少了字幕卡用的字体：{files}",
      hint: "重新安装本软件；在源码目录里请运行 npm run build。",
    },
    en: {
      message: "Fonts for cards are missing: {files}",
      hint: "Install this software again; in a checkout run npm run build.",
    },
  },
  "doctor.disk-ok": {
    "zh-CN": { message: "磁盘还剩 {gigabytes} GB，约可录 {hours} 小时", hint: "不用做什么。" },
    en: { message: "{gigabytes} GB free, about {hours} h of recording", hint: "Nothing to do." },
  },
  "doctor.disk-low": {
    "zh-CN": {
      message: "磁盘只剩 {gigabytes} GB，约可录 {hours} 小时",
      hint: "删掉不用的录像，或把录像存到别的磁盘。",
    },
    en: {
      message: "Only {gigabytes} GB free, about {hours} h of recording",
      hint: "Remove recordings you no longer need, or record to another disk.",
    },
  },
  "doctor.disk-unknown": {
    "zh-CN": { message: "看不到磁盘还剩多少：{reason}", hint: "自己看一眼磁盘是否够用。" },
    en: {
      message: "The free space cannot be read: {reason}",
      hint: "Look for yourself whether there is enough.",
    },
  },
  "doctor.folder-ok": {
    "zh-CN": { message: "数据文件夹可以写入：{path}", hint: "不用做什么。" },
    en: { message: "The data folder can be written: {path}", hint: "Nothing to do." },
  },
  "doctor.folder-unwritable": {
    "zh-CN": {
      message: "数据文件夹写不进去：{path}",
      hint: "检查文件夹的权限、磁盘是否写保护；或用 --data 换一个文件夹。",
    },
    en: {
      message: "The data folder cannot be written: {path}",
      hint: "Check its permissions and whether the disk is write-protected; or name another with --data.",
    },
  },
  "doctor.ports-ok": {
    "zh-CN": { message: "本机端口可用", hint: "不用做什么。" },
    en: { message: "Ports can be opened on this computer", hint: "Nothing to do." },
  },
  "doctor.ports-blocked": {
    "zh-CN": { message: "本机端口打不开：{reason}", hint: "检查安全软件是否拦住了本软件。" },
    en: {
      message: "No port can be opened on this computer: {reason}",
      hint: "See whether security software is blocking this program.",
    },
  },
  "doctor.cameras-ok": {
    "zh-CN": { message: "摄像头：{names}", hint: "不用做什么。" },
    en: { message: "Cameras: {names}", hint: "Nothing to do." },
  },
  "doctor.cameras-none": {
    "zh-CN": {
      message: "没有找到摄像头",
      hint: "插好摄像头或手机采集卡；若已插好，检查系统设置里是否允许使用摄像头。",
    },
    en: {
      message: "No camera was found",
      hint: "Plug in a camera or capture card; if one is plugged in, check that the system allows its use.",
    },
  },
  "doctor.microphones-ok": {
    "zh-CN": { message: "麦克风：{names}", hint: "不用做什么。" },
    en: { message: "Microphones: {names}", hint: "Nothing to do." },
  },
  "doctor.microphones-none": {
    "zh-CN": {
      message: "没有找到麦克风",
      hint: "插好麦克风；若已插好，检查系统设置里是否允许使用麦克风。",
    },
    en: {
      message: "No microphone was found",
      hint: "Plug in a microphone; if one is plugged in, check that the system allows its use.",
    },
  },
  "doctor.host-electron": {
    "zh-CN": { message: "在桌面窗口里运行（Electron {version}）", hint: "不用做什么。" },
    en: { message: "Running in a desktop window (Electron {version})", hint: "Nothing to do." },
  },
  "doctor.host-browser": {
    "zh-CN": {
      message: "在浏览器里运行",
      hint: "不用做什么；提词器在浏览器里不能对录屏隐身，请放在另一块屏幕上。",
    },
    en: {
      message: "Running in a browser",
      hint: "Nothing to do; the prompter cannot hide from screen capture there, so put it on another screen.",
    },
  },
  "doctor.upload-ok": {
    "zh-CN": { message: "{name}:能连上（{milliseconds} 毫秒）", hint: "不用做什么。" },
    en: { message: "{name}: reached in {milliseconds} ms", hint: "Nothing to do." },
  },
  "doctor.upload-unreachable": {
    "zh-CN": { message: "{name}:连不上（{reason}）", hint: "检查网络和推流地址，再试一次。" },
    en: {
      message: "{name}: cannot be reached ({reason})",
      hint: "Check the network and the address, then try again.",
    },
  },
} as const satisfies TextTable;
