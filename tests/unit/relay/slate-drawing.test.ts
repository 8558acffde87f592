import { existsSync, mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { jobArguments } from "../../../main/process/ffmpeg";
import { openSlateCache } from "../../../main/relay/slate/cache";
import { slateDocuments } from "../../../main/relay/slate/document";
import type { SlateFormat } from "../../../main/relay/slate/format";
import { type SlateParts, slateJob } from "../../../main/relay/slate/job";
import { fitText, widthInEms, writable } from "../../../main/relay/slate/lines";
import { temporaryFolder } from "../../helpers/temporary";

const format: SlateFormat = {
  ...{ width: 1280, height: 720, framesPerSecond: 30, keyframeSeconds: 2, profile: "main" },
  audio: { sampleRate: 44_100, channels: 2 },
};
const region = { x: 500, y: 90, width: 280, height: 200 };
const parts: SlateParts = {
  ...{ format, backdrop: null, music: null, target: "slate.flv" },
  text: { still: "still.ass", moving: "moving.ass", fonts: "fonts", region },
};
const argumentsOf = (changes: Partial<SlateParts> = {}) => jobArguments(slateJob({ ...parts, ...changes }));
const after = (list: string[], option: string) => list[list.indexOf(option) + 1];

test("a slate is encoded as the stream is: its profile, rate, keyframes and sound, without B-frames", () => {
  const list = argumentsOf();
  expect(after(list, "-filter_complex")).toContain("loop=loop=239:size=1,setpts=N/30/TB");
  expect(after(list, "-i")).toContain("s=1280x720:r=30");
  expect(list).toEqual(expect.arrayContaining(["anullsrc=r=44100:cl=stereo"]));
  for (const [option, value] of [
    ["-bf", "0"],
    ["-g", "60"],
    ["-profile:v", "main"],
    ["-ac", "2"],
    ["-sc_threshold", "0"],
  ] as const)
    expect(after(list, option)).toBe(value);
  expect(argumentsOf({ format: { ...format, audio: null } })).not.toContain("-ac");
});

test("music, a picture and the plain slate have inputs of their own, and a path never gets into the graph", () => {
  const odd = "/资料/it's [a];b,c.ogg";
  const full = argumentsOf({ music: odd, backdrop: "backdrop.png" });
  expect(full.filter((one) => one === "-i")).toHaveLength(2);
  expect(after(full, "-filter_complex")).toMatch(/\[1:a\].*aresample=44100.*\[sound\]$/);
  expect(after(full, "-filter_complex")).not.toContain("资料");
  const plain = argumentsOf({ text: null, music: odd });
  expect(plain.filter((one) => one === "-i")).toHaveLength(3);
  expect(after(plain, "-filter_complex")).toContain("[2:a]");
});

test.each([
  ["四川省广元市青川县竹园镇三合村", 605, ["四川省", "广元市青川县", "竹园镇三合村"]],
  ["四川省广元市青川县竹园镇三合村", 1075, ["四川省广元市", "青川县竹园镇三合村"]],
  ["青川县竹园镇三合村", 605, ["青川县", "竹园镇三合村"]],
  ["竹园村", 605, ["竹园村"]],
  ["Zhuyuan Village, Qingchuan County", 605, ["Zhuyuan Village,", "Qingchuan County"]],
])("%s in %i pixels is parted where one pauses", (text, width, lines) => {
  expect(fitText(text, width, 108, 3).lines).toEqual(lines);
});

test("whatever is typed, each line fits, nothing is lost but what cannot be written, and no tag is opened", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom("村", "a", "W", " ", "{", "}", "\\", "，", "🎉", "\n", "N"),
      maxLength: 60,
    }),
  );
  fc.assert(
    fc.property(typed, fc.integer({ min: 60, max: 2_000 }), (raw, width) => {
      const text = writable(raw);
      expect(text).not.toMatch(/[\r\n\p{Cc}]/u);
      const { lines, size } = fitText(text, width, 100, 3);
      expect(lines.length).toBeLessThanOrEqual(3);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      for (const line of lines) expect(widthInEms(line) * size).toBeLessThanOrEqual(width + 0.001);
      const { still } = slateDocuments({ width: 1280, height: 720, title: raw, words: raw });
      for (const event of still.split("\n").filter((one) => one.startsWith("Dialogue:"))) {
        const [, written = ""] = /^Dialogue: (?:[^,]*,){9}\{[^}]*\}(.*)$/.exec(event) ?? [];
        expect(written.replace(/\\[{}]/g, "")).not.toMatch(/[{}]/);
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  [1280, 720],
  [720, 1280],
  [1920, 1080],
  [320, 180],
  [640, 640],
])("the wheat of a %i×%i slate lies within the picture, at even places, above the words", (width, height) => {
  const { region, still } = slateDocuments({
    width,
    height,
    title: "四川省广元市青川县竹园镇三合村",
    words: "马上回来",
  });
  for (const value of Object.values(region)) expect(value % 2).toBe(0);
  expect(Math.min(region.x, region.y)).toBeGreaterThanOrEqual(0);
  expect(region.x + region.width).toBeLessThanOrEqual(width);
  const tops = [...still.matchAll(/\\pos\([\d.]+,([\d.]+)\)\\fs([\d.]+)/g)].map(
    ([, y, size]) => Number(y) - Number(size) / 2.9,
  );
  expect(Math.min(...tops)).toBeGreaterThan(region.y + region.height * 0.93);
  const lowest = Math.max(...[...still.matchAll(/\\pos\([\d.]+,([\d.]+)\)/g)].map(([, y]) => Number(y)));
  expect(lowest).toBeLessThan(height * 0.95);
});

test("what a drawing that was killed left behind is gone with the next show, and one at work is not touched", async () => {
  const folder = temporaryFolder();
  const [killed, atWork] = [join(folder, "drawing-killed"), join(folder, "drawing-at-work")];
  for (const each of [killed, atWork]) mkdirSync(each);
  utimesSync(killed, 1, 1);
  await openSlateCache(folder);
  expect([existsSync(killed), existsSync(atWork)]).toEqual([false, true]);
});
