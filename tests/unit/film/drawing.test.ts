import fc from "fast-check";
import { expect, test } from "vitest";
import { filmFrame } from "../../../main/film/frame";
import { filmJob, stillList } from "../../../main/film/job";
import { wrapText } from "../../../main/film/lines";
import { clockText, comparedInWords, filmWords } from "../../../main/film/words";
import { jobArguments } from "../../../main/process/ffmpeg";
import { orientationOf } from "../../../preload/contract";

const even = (most: number) => fc.integer({ min: 80, max: most / 2 }).map((half) => half * 2);

test("picture, panel and strip share the canvas without a gap, and the mark lies in the panel", () => {
  fc.assert(
    fc.property(even(4096), even(4096), (width, height) => {
      const canvas = { width, height };
      const { monitor, panel, strip, mark } = filmFrame(canvas, orientationOf(canvas));
      const area = (box: typeof panel) => box.width * box.height;
      expect(area(monitor) + area(panel) + area(strip)).toBe(width * height);
      expect([monitor.width % 2, monitor.height % 2]).toEqual([0, 0]);
      expect(mark.x).toBeGreaterThanOrEqual(panel.x);
      expect(mark.x + mark.width).toBeLessThanOrEqual(width);
      expect(Math.abs(monitor.width / monitor.height / (width / height) - 1)).toBeLessThan(0.05);
    }),
  );
});

/** A full-width character is one em, any other half of one. */
const widthOf = async (text: string) =>
  [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? 1 : 0.5), 0);

test("texts break where they may: no line begins with a comma, no word is broken, what is too long ends in …", async () => {
  expect(await wrapText("菌棚里长出来的，好日子", 7, 3, true, widthOf)).toEqual([
    "菌棚里长出来的，",
    "好日子",
  ]);
  expect(await wrapText("a Zhuyuan morning", 5, 3, false, widthOf)).toEqual(["a Zhuyuan", "morning"]);
  const cut = await wrapText("一二三四五六七八九十", 4, 2, false, widthOf);
  expect(cut).toEqual(["一二三四", "五六七…"]);
  expect(await wrapText("", 4, 2, false, widthOf)).toEqual([]);
});

test("lengths are said in words, in both languages", () => {
  const longer = { plannedSeconds: 60, readingSeconds: 100 };
  expect(comparedInWords(longer, filmWords("zh-CN"))).toBe("讲稿比计划长 40 秒");
  expect(comparedInWords(longer, filmWords("en"))).toBe("script 40 s longer than planned");
  expect(comparedInWords({ plannedSeconds: 180, readingSeconds: 60 }, filmWords("zh-CN"))).toBe(
    "讲稿比计划短 2 分钟",
  );
  expect(comparedInWords({ plannedSeconds: 60, readingSeconds: 60 }, filmWords("en"))).toBe(null);
  expect([clockText(59.9), clockText(3600), clockText(61, true)]).toEqual(["0:59", "1:00:00", "0:01:01"]);
});

test("one run of ffmpeg makes the film: a list of stills, one document, music only where a scene has it", () => {
  expect(stillList([{ name: "board-0.png", seconds: 2.5 }])).toBe(
    "ffconcat version 1.0\nfile board-0.png\nduration 2.500000\nfile board-0.png\n",
  );
  const common = { list: "job-1/stills.txt", document: "job-1/film.ass", fonts: "job-1/fonts", seconds: 12 };
  const silent = filmJob({ ...common, sounds: [], target: "/tmp/a 'b'.part" });
  expect(silent.inputs).toHaveLength(2);
  expect(jobArguments(silent)).toContain("anullsrc=r=32000:cl=mono");
  const sound = { file: "/music/a'b,c.ogg", decibels: -26, spans: [{ start: 1, end: 2 }] };
  const two = filmJob({ ...common, sounds: [sound, { ...sound, decibels: -20 }], target: "x.mp4" });
  expect(two.inputs).toHaveLength(3);
  expect(two.filterGraph).toContain("volume='0.05012*(between(t,1.000,2.000))'");
  expect(two.filterGraph).not.toContain("music");
});
