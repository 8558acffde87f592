import type { TextTable } from "./table";

export const liveTexts = {
  "live.already": {
    "zh-CN": { message: "已经开播了", hint: "要重新开播，请先长按「结束直播」。" },
    en: { message: "The show is already live", hint: "To start again, end it first." },
  },
  "live.no-destination": {
    "zh-CN": { message: "没有可以推流的平台", hint: "在「平台」里添加一个平台，填好推流密钥并启用它。" },
    en: {
      message: "There is no destination to go live to",
      hint: "Add one under Platforms, enter its stream key and switch it on.",
    },
  },
  "live.needs-obs": {
    "zh-CN": {
      message: "这场直播是用 OBS 开的，OBS 现在没有连上",
      hint: "打开 OBS，直播台会自动连上并续上画面；或者长按「结束直播」。",
    },
    en: {
      message: "This show is live with OBS, and OBS is not connected",
      hint: "Open OBS: the studio connects and the picture resumes by itself. Or hold End the show.",
    },
  },
  "live.key-missing": {
    "zh-CN": { message: "「{name}」还没有推流密钥", hint: "在「平台」里粘贴它的推流密钥。" },
    en: { message: "{name} has no stream key", hint: "Paste its stream key under Platforms." },
  },
  "live.nobody-receives": {
    "zh-CN": {
      message: "画面已送出，但还没有平台收到",
      hint: "看看每个平台的提示；会一直自动重试，也可以先结束直播。",
    },
    en: {
      message: "The picture is going out, but no destination has taken it yet",
      hint: "See what each destination says; it keeps trying until you end the show.",
    },
  },
  "live.source-lost": {
    "zh-CN": {
      message: "OBS 停止了推流，观众现在看到垫片画面",
      hint: "OBS 回来后会自动续上。如果是你在 OBS 里停的，就在 OBS 里点「开始推流」，或者长按「结束直播」。",
    },
    en: {
      message: "OBS stopped streaming; viewers see the slate",
      hint: "It resumes by itself when OBS is back. If you stopped it in OBS, start streaming there again, or hold End the show.",
    },
  },
  "live.camera-off": {
    "zh-CN": {
      message: "OBS 的虚拟摄像机没开着，直播伴侣那边没有画面",
      hint: "在「平台」里点「打开虚拟摄像机」；要是 OBS 关了，先重新打开 OBS。",
    },
    en: {
      message: "OBS's virtual camera is off, so the companions have no picture",
      hint: "Start the virtual camera under Platforms; if OBS is closed, open it first.",
    },
  },
  "live.not-on-air": {
    "zh-CN": { message: "还没有开播", hint: "开播后才能这样做；先按「开播」。" },
    en: { message: "The show is not live", hint: "This can be done while live; go live first." },
  },
  "live.last-destination": {
    "zh-CN": {
      message: "「{name}」是最后一个平台，停了它就没有人看得到了",
      hint: "要结束这场直播，请长按「结束直播」；想换平台，先把另一个平台加进来。",
    },
    en: {
      message: "{name} is the last destination; without it nobody could watch",
      hint: "To end the show, hold End the show; to change platforms, take another one in first.",
    },
  },
  "live.companion-own": {
    "zh-CN": {
      message: "「{name}」由平台自己的直播伴侣开播，这里停不了它",
      hint: "到那个软件里点「下播」或「重新开播」。",
    },
    en: {
      message: "{name} is broadcast by the platform's own companion, which cannot be stopped from here",
      hint: "End or restart it in that program.",
    },
  },
  "live.no-slate": {
    "zh-CN": {
      message: "这场只有直播伴侣平台，它们直接看虚拟摄像机，垫片盖不住",
      hint: "在「场景」里切到一个没有人的场景，并在 OBS 里把麦克风静音。",
    },
    en: {
      message: "This show has only companions, which watch the virtual camera: the slate cannot cover it",
      hint: "Take a scene with nobody in it and mute the microphone in OBS.",
    },
  },
  "live.bitrate-kept": {
    "zh-CN": {
      message: "新码率没有启动成功，已换回原来的码率（{detail}）",
      hint: "直播没有断。过一会儿再试，或者先关掉一个平台。",
    },
    en: {
      message: "The new bit rate did not start, so the old one is back ({detail})",
      hint: "The show goes on. Try again in a while, or stop one destination first.",
    },
  },
  "live.stop-incomplete": {
    "zh-CN": {
      message: "直播已结束，但 OBS 没有确认停止：{detail}",
      hint: "看一眼 OBS 窗口，必要时在那里点「停止推流」。",
    },
    en: {
      message: "The show has ended, but OBS did not confirm that it stopped: {detail}",
      hint: "Look at the OBS window and stop the stream there if it still runs.",
    },
  },
} as const satisfies TextTable;
