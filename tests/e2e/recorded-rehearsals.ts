import { execFile } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { countReadAloud, type TimelineLine, timelineFile } from "../../preload/contract";

const run = promisify(execFile);

/** What is fixed of the prepared rehearsal, in seconds. */
export const rehearsed = { length: 40, silenceFrom: 18, forbiddenAt: 24 } as const;

const sentences = [
  "各位乡亲早上好，这里是竹元村。",
  "今天的饺子是村里人一早包的。",
  "我们的饺子是全国第一的饺子。",
  "馅里的菜是从后山地里现摘的。",
  "请大家多来村里走一走看一看。",
];
/** Read-aloud characters before a sentence. */
const before = (sentence: number) => countReadAloud(sentences.slice(0, sentence).join("\n"));

/** A moving picture with a tone that stops for six seconds. */
async function film(file: string) {
  const { length, silenceFrom } = rehearsed;
  const tone = `aevalsrc='0.3*sin(2*PI*220*t)*(0.4+0.6*abs(sin(2.1*t)))*not(between(t,${silenceFrom},${silenceFrom + 6}))':s=48000:d=${length}`;
  await run("ffmpeg", [
    ...["-v", "error", "-y", "-f", "lavfi", "-i", `testsrc2=size=320x180:rate=10:duration=${length}`],
    ...["-f", "lavfi", "-i", tone, "-c:v", "libx264", "-preset", "ultrafast", "-g", "20"],
    ...["-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart", file],
  ]);
}

const segment = (id: string, title: string, plannedSeconds: number, cards: string[] = []) => ({
  ...{ id, title, plannedSeconds, scene: "village-story/host", script: "opening", products: [] },
  cards: cards.map((card) => ({
    ...{ template: "lower-third", title: card, product: null, slot: "lower-third" as const },
    auto: true,
  })),
});
const rundown = [
  segment("opening", "开场", 12, ["竹元村直播间"]),
  segment("dumplings", "一锅饺子的早晨：从天不亮就开始和面说起", 10, ["一锅饺子的早晨"]),
  segment("closing", "收尾", 20),
];

const card = (t: number, phase: "asked" | "on-air" | "off"): TimelineLine => ({
  ...{ kind: "card", t, phase, card: 1, slot: "lower-third", template: "lower-third" },
  ...{ title: "竹元村直播间", product: null, planned: true },
});
const begun = (t: number, index: number): TimelineLine => {
  const { id = "", title = "", plannedSeconds = 0 } = rundown[index] ?? {};
  return { kind: "segment", t, index, id, title, plannedSeconds };
};

/** The demo show as it was rehearsed: one segment over time, one card that stayed too short, one that never came. */
const timeline = (at: number): TimelineLine[] => [
  {
    ...{ kind: "start", t: 0, version: 1, at, resumed: false, rehearsal: true },
    ...{
      engine: "stage",
      language: "zh-CN",
      show: { id: "zhuyuan-morning", title: "竹元村的早晨", rundown },
    },
  },
  begun(0, 0),
  { kind: "scene", t: 100, scene: "village-story/host", name: "主播", milliseconds: 40 },
  { kind: "script", t: 200, script: "opening", title: "开场白", revision: 1, length: 66 },
  card(1000, "asked"),
  card(1200, "on-air"),
  card(3000, "off"),
  { kind: "marker", t: 8000, text: "这里笑得好" },
  begun(11_000, 1),
  { kind: "mute", t: 14_000, muted: true },
  { kind: "mute", t: 16_000, muted: false },
  begun(29_000, 2),
  {
    ...{ kind: "problem", t: 30_000, phase: "appeared", id: "p", code: "stage.slow", severity: "warning" },
    message: "画面一秒只画了 9 张",
  },
  {
    kind: "problem",
    t: 33_000,
    phase: "gone",
    id: "p",
    code: "stage.slow",
    severity: "warning",
    message: "",
  },
  { kind: "end", t: 40_000, asked: 40_000 },
];

const at = (t: number, sentence: number, pace: number, jump = false) => ({
  ...{ kind: "at", t, position: before(sentence), pace, to: before(sentences.length), steer: "nobody" },
  ...(jump ? { jump } : {}),
});
/** Read evenly, with a pause, then in haste; the fourth sentence is left out by a jump. */
const reading = [
  { kind: "start", version: 1, t: 0 },
  { kind: "text", t: 200, script: "opening", lang: "zh-CN", text: sentences.join("\n") },
  at(1000, 0, 180),
  at(1000 + (before(2) * 60_000) / 180, 2, 0),
  at(24_000, 2, 400),
  at(24_000 + ((before(3) - before(2)) * 60_000) / 400, 3, 0),
  at(30_000, 4, 180, true),
  { kind: "end", t: 40_000 },
];

const jsonLines = (lines: readonly unknown[]) => `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;

/**
 * Puts two rehearsals of the demo show into a data folder before its studio starts, the second with its time line and
 * reading log, and a film that is somebody else's. Gives their ids.
 */
export async function prepareRehearsals(data: string) {
  const folder = join(data, "recordings");
  await mkdir(folder, { recursive: true });
  const startedAt = Date.UTC(2026, 2, 8, 11, 30);
  const ids = { earlier: "rehearsal-1", latest: "rehearsal-2", plain: "somebody-elses" };
  const fileOf = (id: string) => join(folder, `${id} 彩排's.mp4`);
  await film(fileOf(ids.latest));
  for (const id of [ids.earlier, ids.plain]) await copyFile(fileOf(ids.latest), fileOf(id));
  for (const id of [ids.earlier, ids.latest])
    await writeFile(timelineFile(fileOf(id)), jsonLines(timeline(startedAt)));
  await writeFile(`${fileOf(ids.latest)}.reading.jsonl`, jsonLines(reading));
  const entry = (id: string, day: number) => ({
    ...{ id, file: fileOf(id), name: id === ids.plain ? "老录像" : "竹元村的早晨" },
    ...{ startedAt: startedAt + day * 86_400_000, seconds: rehearsed.length },
    ...{ kind: id === ids.plain ? "show" : "rehearsal" },
    showId: id === ids.plain ? null : "zhuyuan-morning",
  });
  const recordings = [entry(ids.plain, -1), entry(ids.earlier, 0), entry(ids.latest, 1)];
  await writeFile(join(data, "recordings.json"), JSON.stringify({ version: 1, active: null, recordings }));
  return ids;
}
