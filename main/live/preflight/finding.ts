import {
  type CheckPlace,
  type Language,
  type Localised,
  localise,
  type MessageCode,
  messageFor,
  type PreflightLine,
} from "../../../preload/contract";

const topics = {
  rehearsal: { group: "picture", title: { "zh-CN": "彩排", en: "Rehearsal" } },
  engine: { group: "picture", title: { "zh-CN": "画面引擎", en: "Engine" } },
  scene: { group: "picture", title: { "zh-CN": "场景", en: "Scenes" } },
  canvas: { group: "picture", title: { "zh-CN": "画面方向", en: "Orientation" } },
  microphone: { group: "sound", title: { "zh-CN": "麦克风", en: "Microphone" } },
  level: { group: "sound", title: { "zh-CN": "音量", en: "Level" } },
  encoder: { group: "encoder", title: { "zh-CN": "编码", en: "Encoder" } },
  computer: { group: "encoder", title: { "zh-CN": "电脑", en: "Computer" } },
  destinations: { group: "platforms", title: { "zh-CN": "平台", en: "Platforms" } },
  destination: { group: "platforms", title: { "zh-CN": "平台", en: "Platform" } },
  server: { group: "line", title: { "zh-CN": "转推服务器", en: "Relay server" } },
  upload: { group: "line", title: { "zh-CN": "上行网络", en: "Upload" } },
  show: { group: "script", title: { "zh-CN": "节目", en: "Show" } },
  script: { group: "script", title: { "zh-CN": "讲稿", en: "Script" } },
  disk: { group: "disk", title: { "zh-CN": "磁盘", en: "Disk" } },
} as const;

export type Topic = keyof typeof topics;

/** A value of a message: a name may be given in both languages. */
export type Value = string | number | Localised;

/** What a check found, as a code, so that it can be said in any language. */
export interface Finding {
  topic: Topic;
  status: PreflightLine["status"];
  code: MessageCode;
  /** What to say where it was worded already. */
  words?: { message: string; hint: string };
  params?: Readonly<Record<string, Value>>;
  /** The destination, script or device that is meant. */
  subject?: string;
  /** One of several things about its subject: its code is part of the line's id. */
  isDetail?: true;
  /** What the line is called where not by its topic: a destination's own name. */
  title?: Localised;
  /** Where it is put right. */
  place?: CheckPlace;
}

/** The values in one language. */
export const inWords = (values: Readonly<Record<string, Value>>, language: Language) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object" ? localise(value, language) : value,
    ]),
  );

/** Findings in words; each line has an id of its own that stays the same from check to check. */
export const toLines = (findings: readonly Finding[], language: Language): PreflightLine[] =>
  findings.map((finding) => {
    const { topic, status, code, words, params = {}, subject = "", place = null } = finding;
    const base = subject === "" ? topic : `${topic}-${subject}`;
    const id = finding.isDetail ? `${base}:${code}` : base;
    return {
      ...{ id, group: topics[topic].group, title: localise(finding.title ?? topics[topic].title, language) },
      ...{ status, subject, place: status === "ok" ? null : place },
      ...(words ?? messageFor(code, inWords(params, language), language)),
    };
  });
