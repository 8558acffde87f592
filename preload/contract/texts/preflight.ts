import type { TextTable } from "./table";

const nothing = { "zh-CN": "不用做什么。", en: "Nothing to do." };

/** What is looked at before going live. */
const programmeTexts = {
  "preflight.check-failed": {
    "zh-CN": { message: "这一项没查成：{detail}", hint: "再查一次；若仍不行，开播前自己看一眼。" },
    en: {
      message: "This could not be checked: {detail}",
      hint: "Check again; if it persists, see for yourself before going live.",
    },
  },
  "preflight.check-late": {
    "zh-CN": { message: "这一项还没有回音", hint: "点「重新检查」再查一次。" },
    en: { message: "This has not answered yet", hint: "Press Check again." },
  },
  "preflight.rehearsing": {
    "zh-CN": { message: "正在彩排，所有输出都锁着", hint: "先结束彩排。" },
    en: { message: "A rehearsal is running; every output is locked", hint: "End the rehearsal first." },
  },
  "preflight.engine-ok": {
    "zh-CN": { message: "OBS {version} 已连接", hint: nothing["zh-CN"] },
    en: { message: "OBS {version} is connected", hint: nothing.en },
  },
  "preflight.engine-missing": {
    "zh-CN": {
      message: "没有画面引擎：OBS 没有连接，内置舞台也没有用上",
      hint: "在「设置」里连接 OBS，或换成内置舞台。",
    },
    en: {
      message: "Nothing composes the picture: OBS is not connected, and the built-in stage is not in use",
      hint: "Connect OBS under Settings, or choose the built-in stage.",
    },
  },
  "preflight.scene-ok": {
    "zh-CN": { message: "节目场景在播", hint: nothing["zh-CN"] },
    en: { message: "A scene of the show is on air", hint: nothing.en },
  },
  "preflight.scene-none": {
    "zh-CN": { message: "还没有在 OBS 里搭建场景", hint: "在「场景」里选一个预设，点「搭建」。" },
    en: {
      message: "No scene preset has been built in OBS",
      hint: "Choose a preset under Scenes and apply it.",
    },
  },
  "preflight.scene-foreign": {
    "zh-CN": {
      message: "现在的画面是 OBS 里的「{name}」，不是节目的场景",
      hint: "如果不是有意的，先切到节目的第一个环节。",
    },
    en: {
      message: "On air is OBS's own scene {name}, not one of the show's",
      hint: "Unless you mean it, take the show's first segment.",
    },
  },
  "preflight.canvas-ok": {
    "zh-CN": { message: "{shape}画面，{size}", hint: nothing["zh-CN"] },
    en: { message: "{shape} picture, {size}", hint: nothing.en },
  },
  "preflight.canvas-turned": {
    "zh-CN": {
      message: "节目是{wanted}的，现在的画面却是{shape}的（{size}）",
      hint: "在「场景」里把方向切到{wanted}，再搭建一次。",
    },
    en: {
      message: "The show is {wanted}, but the picture is {shape} ({size})",
      hint: "Switch the orientation to {wanted} under Scenes and apply the preset again.",
    },
  },
  "preflight.show-ok": {
    "zh-CN": { message: "「{title}」已打开", hint: nothing["zh-CN"] },
    en: { message: "{title} is open", hint: nothing.en },
  },
  "preflight.show-none": {
    "zh-CN": {
      message: "没有打开节目，流程表是空的",
      hint: "要按流程表播，先打开一个节目；随便聊聊的话不用管。",
    },
    en: {
      message: "No show is open, so there is no rundown",
      hint: "Open one to follow a rundown; for an unplanned talk this does not matter.",
    },
  },
  "preflight.script-ok": {
    "zh-CN": { message: "{count} 篇讲稿都有人审过", hint: nothing["zh-CN"] },
    en: { message: "All {count} scripts have been reviewed", hint: nothing.en },
  },
  "preflight.script-unsigned": {
    "zh-CN": {
      message: "「{title}」还没有人审过",
      hint: "在「讲稿」里请负责的人看一遍，点「审核签字」，再开播。",
    },
    en: {
      message: "Nobody has reviewed the script {title}",
      hint: "Have whoever is responsible read and sign it under Scripts before going live.",
    },
  },
  "preflight.script-changed": {
    "zh-CN": {
      message: "「{title}」审过以后又改了",
      hint: "在「讲稿」里请审过的人把改动再看一遍，重新点「审核签字」。",
    },
    en: {
      message: "The script {title} was changed after its review",
      hint: "Have the changes read and signed again under Scripts.",
    },
  },
  "preflight.scripts-unsigned": {
    "zh-CN": {
      message: "{count} 篇讲稿还没有人审过：{titles}",
      hint: "在「讲稿」里请负责的人逐篇看一遍，点「审核签字」，再开播。",
    },
    en: {
      message: "Nobody has reviewed {count} of the scripts: {titles}",
      hint: "Have whoever is responsible read and sign each under Scripts before going live.",
    },
  },
  "preflight.scripts-changed": {
    "zh-CN": {
      message: "{count} 篇讲稿审过以后又改了：{titles}",
      hint: "在「讲稿」里请审过的人把改动再看一遍，重新点「审核签字」。",
    },
    en: {
      message: "{count} of the scripts were changed after their review: {titles}",
      hint: "Have the changes read and signed again under Scripts.",
    },
  },
  "preflight.script-missing": {
    "zh-CN": {
      message: "环节「{segment}」的讲稿找不到了（{id}）",
      hint: "在「讲稿」里找回它，或给这个环节换一篇。",
    },
    en: {
      message: "The script of the segment {segment} is missing ({id})",
      hint: "Bring it back under Scripts, or give the segment another one.",
    },
  },
  "preflight.disk-ok": {
    "zh-CN": { message: "磁盘还剩 {gigabytes} GB，够录 {hours} 小时", hint: nothing["zh-CN"] },
    en: { message: "{gigabytes} GB are free: {hours} hours of recording", hint: nothing.en },
  },
  "preflight.disk-short": {
    "zh-CN": {
      message: "磁盘还剩 {gigabytes} GB，只够录 {minutes} 分钟，节目要 {needed} 分钟",
      hint: "在「彩排」里删掉不用的录像，或清理别的文件；直播本身不受影响，只是录像可能录不完。",
    },
    en: {
      message: "{gigabytes} GB are free: {minutes} min of recording, and the show takes {needed} min",
      hint: "Delete recordings under Rehearsals, or other files. The show itself is not affected; its recording may end early.",
    },
  },
  "preflight.disk-full": {
    "zh-CN": {
      message: "磁盘只剩 {megabytes} MB，录不了像",
      hint: "在「彩排」里删掉不用的录像，或清理别的文件，腾出至少 {needed} MB；只直播、不录像的话不受影响。",
    },
    en: {
      message: "Only {megabytes} MB are free; nothing can be recorded",
      hint: "Delete recordings under Rehearsals, or other files, until at least {needed} MB are free. A show that is not recorded is not affected.",
    },
  },
  "preflight.disk-unknown": {
    "zh-CN": { message: "系统没有说磁盘还剩多少", hint: "开播前在文件管理器里看一眼。" },
    en: {
      message: "The system does not say how much disk is free",
      hint: "Have a look in the file manager before going live.",
    },
  },
} as const satisfies TextTable;

const soundTexts = {
  "preflight.microphone-ok": {
    "zh-CN": { message: "找到 {count} 个麦克风", hint: nothing["zh-CN"] },
    en: { message: "Microphones found: {count}", hint: nothing.en },
  },
  "preflight.microphone-none": {
    "zh-CN": { message: "没有找到麦克风，观众会听不到声音", hint: "插好麦克风后，在「场景」里选它。" },
    en: {
      message: "No microphone found; viewers would hear nothing",
      hint: "Plug one in and choose it under Scenes.",
    },
  },
  "preflight.level-ok": {
    "zh-CN": { message: "麦克风有声音，大小合适", hint: nothing["zh-CN"] },
    en: { message: "The microphone is heard, and at a good level", hint: nothing.en },
  },
  "preflight.level-quiet": {
    "zh-CN": {
      message: "麦克风声音很小",
      hint: "对着麦克风说一句话再查一次；还是小的话，离近一点，或在 OBS 的混音器里调大。",
    },
    en: {
      message: "The microphone is very quiet",
      hint: "Say something into it and check again. If it stays quiet, move closer or turn it up in OBS's mixer.",
    },
  },
  "preflight.level-silent": {
    "zh-CN": {
      message: "麦克风里没有声音",
      hint: "看看麦克风上的开关、线有没有插紧；对着它说一句话再查一次。",
    },
    en: {
      message: "Nothing is heard from the microphone",
      hint: "Look at its switch and cable, say something into it, and check again.",
    },
  },
  "preflight.level-loud": {
    "zh-CN": {
      message: "麦克风太响，会爆音",
      hint: "离麦克风远一点，或在 OBS 的混音器里把它调低。",
    },
    en: {
      message: "The microphone is too loud and will distort",
      hint: "Move away from it, or turn it down in OBS's mixer.",
    },
  },
  "preflight.level-unheard": {
    "zh-CN": {
      message: "OBS 里现在听不到麦克风",
      hint: "它可能被静音了，或者不在现在的场景里：切到节目的场景，看看混音器里的小喇叭。",
    },
    en: {
      message: "The microphone is not heard in OBS now",
      hint: "It may be muted or not in this scene: take a scene of the show and look at the mixer.",
    },
  },
} as const satisfies TextTable;

const destinationTexts = {
  "preflight.destinations-none": {
    "zh-CN": { message: "没有启用的平台", hint: "在「平台」里添加或启用一个。" },
    en: { message: "No destination is switched on", hint: "Add or switch one on under Platforms." },
  },
  "preflight.destinations-companions": {
    "zh-CN": {
      message: "启用的平台都由它们自己的直播伴侣开播，这里不推流",
      hint: "要从这里推流，在「平台」里再启用一个有推流密钥的平台。",
    },
    en: {
      message: "Every destination that is on goes live through its own companion; nothing is sent from here",
      hint: "To send from here, switch on a destination with a stream key under Platforms.",
    },
  },
  "preflight.destination-ok": {
    "zh-CN": { message: "地址和密钥都填好了", hint: nothing["zh-CN"] },
    en: { message: "Server and key are filled in", hint: nothing.en },
  },
  "preflight.camera-ok": {
    "zh-CN": {
      message: "虚拟摄像机已打开",
      hint: "到{platform}自己的直播伴侣里照着清单开播：这里看不到它的房间开没开。",
    },
    en: {
      message: "The virtual camera is on",
      hint: "Follow the checklist in {platform}'s own companion: whether its room is open cannot be seen here.",
    },
  },
  "preflight.camera-off": {
    "zh-CN": {
      message: "虚拟摄像机在开播时自动打开；要先在{platform}的直播伴侣里看画面，就到「平台」里先打开它",
      hint: "不用做什么。",
    },
    en: {
      message:
        "The virtual camera starts with the show; to see the picture in {platform}'s companion before, start it under Platforms",
      hint: "Nothing to do.",
    },
  },
  "preflight.camera-unknown": {
    "zh-CN": {
      message: "OBS 没有连上，不知道{platform}的直播伴侣能不能收到画面",
      hint: "在「设置」里连接 OBS，再查一次。",
    },
    en: {
      message: "OBS is not connected, so whether {platform}'s companion can get the picture is not known",
      hint: "Connect OBS under Settings and check again.",
    },
  },
  "preflight.camera-unavailable": {
    "zh-CN": {
      message: "这台电脑的 OBS 用不了虚拟摄像机，{platform}收不到画面",
      hint: "重新安装 OBS 并勾选虚拟摄像机；装不上就先停用这个平台。",
    },
    en: {
      message: "OBS has no virtual camera on this computer, so {platform} gets no picture",
      hint: "Install OBS again with its virtual camera, or switch this destination off.",
    },
  },
} as const satisfies TextTable;

const lineTexts = {
  "preflight.server-ok": {
    "zh-CN": { message: "服务器 {host} 连得上，口令也对", hint: nothing["zh-CN"] },
    en: { message: "The server {host} answers and takes the token", hint: nothing.en },
  },
  "preflight.server-filled": {
    "zh-CN": { message: "服务器 {host} 的地址、密钥和口令都填好了", hint: nothing["zh-CN"] },
    en: { message: "Address, key and token of the server {host} are filled in", hint: nothing.en },
  },
  "preflight.upload-none": {
    "zh-CN": { message: "平台都在这台电脑上，不占上行网络", hint: nothing["zh-CN"] },
    en: { message: "Every destination is on this computer; the line carries nothing", hint: nothing.en },
  },
  "preflight.upload-companions": {
    "zh-CN": { message: "画面由直播伴侣自己上传，要多少网络这里不知道", hint: nothing["zh-CN"] },
    en: {
      message: "The companions upload by themselves, at a rate that is not known here",
      hint: nothing.en,
    },
  },
  "preflight.upload-ok": {
    "zh-CN": {
      message: "要上传 {needed} Mbps，网络能稳定上传约 {available} Mbps（按 {measured} 的七成算）",
      hint: nothing["zh-CN"],
    },
    en: {
      message: "{needed} Mbps are needed; the line carries about {available} (70% of {measured})",
      hint: nothing.en,
    },
  },
  "preflight.upload-short": {
    "zh-CN": {
      message: "要上传 {needed} Mbps，网络只能稳定上传约 {available} Mbps（按 {measured} 的七成算）",
      hint: "先停用：{names}；或在「设置」里调低画面码率，换有线网络后再测。",
    },
    en: {
      message: "{needed} Mbps are needed, but the line carries about {available} (70% of {measured})",
      hint: "First switch off: {names}; or lower the video bit rate under Settings, or use a cable and measure again.",
    },
  },
  "preflight.upload-too-slow": {
    "zh-CN": {
      message: "要上传 {needed} Mbps，网络只能稳定上传约 {available} Mbps，一个平台也不够",
      hint: "在「设置」里把画面码率调到 {wanted} kbps 以下，或换一个网络后再测。",
    },
    en: {
      message:
        "{needed} Mbps are needed, but the line carries about {available}: not enough for one destination",
      hint: "Set the video bit rate below {wanted} kbps under Settings, or use another line and measure again.",
    },
  },
  "preflight.upload-unknown": {
    "zh-CN": {
      message: "要上传 {needed} Mbps，还不知道网络够不够",
      hint: "在「平台」里测一次上行；测不了的话，用手机或网页测速，把“上传”那个数填进去。",
    },
    en: {
      message: "{needed} Mbps are needed; whether the line can carry them is not known",
      hint: "Measure the upload under Platforms, or enter the upload figure of a speed test there.",
    },
  },
} as const satisfies TextTable;

export const preflightTexts = {
  ...programmeTexts,
  ...soundTexts,
  ...destinationTexts,
  ...lineTexts,
} as const satisfies TextTable;
