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
    "zh-CN": { message: "内置舞台只能彩排和录像，不能推流", hint: "在「设置」里连接 OBS 后再开播。" },
    en: {
      message: "The built-in stage rehearses and records, but cannot stream",
      hint: "Connect OBS under Settings, then go live.",
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
