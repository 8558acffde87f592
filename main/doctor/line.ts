import {
  type CheckLine,
  type Language,
  localise,
  type MessageCode,
  type MessageParams,
  messageFor,
} from "../../preload/contract";
import type { doctorTexts } from "../../preload/contract/texts/doctor";

export type DoctorCode = keyof typeof doctorTexts & MessageCode;

const titles = {
  obs: { "zh-CN": "OBS", en: "OBS" },
  "obs-websocket": { "zh-CN": "OBS 遥控", en: "OBS control" },
  "obs-password": { "zh-CN": "OBS 密码", en: "OBS password" },
  ffmpeg: { "zh-CN": "ffmpeg", en: "ffmpeg" },
  fonts: { "zh-CN": "字体", en: "Fonts" },
  disk: { "zh-CN": "磁盘空间", en: "Disk space" },
  folder: { "zh-CN": "数据文件夹", en: "Data folder" },
  ports: { "zh-CN": "端口", en: "Ports" },
  cameras: { "zh-CN": "摄像头", en: "Cameras" },
  microphones: { "zh-CN": "麦克风", en: "Microphones" },
  host: { "zh-CN": "运行方式", en: "Host" },
  upload: { "zh-CN": "平台连接", en: "Reaching platforms" },
} as const;

export type CheckTopic = keyof typeof titles;

/** What a check found, as a code, so that it can be said in any language. */
export interface Finding {
  topic: CheckTopic;
  /** Where a topic has several lines: a destination's id. */
  subject?: string;
  status: CheckLine["status"];
  code: DoctorCode;
  params?: MessageParams;
}

/** A finding in words. */
export function toLine(
  { topic, subject, status, code, params = {} }: Finding,
  language: Language,
): CheckLine {
  const id = subject === undefined ? topic : `${topic}:${subject}`;
  return { id, title: localise(titles[topic], language), status, ...messageFor(code, params, language) };
}
