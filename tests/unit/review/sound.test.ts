import { expect, test } from "vitest";
import { jobArguments } from "../../../main/process/ffmpeg";
import { soundJob } from "../../../main/review/sound/job";
import { judgeSound } from "../../../main/review/sound/judge";
import { createSoundReader, type SoundFigures } from "../../../main/review/sound/read-lines";

const written = [
  "  Stream #0:1(chi): Audio: aac (LC), 48000 Hz, stereo, fltp (default)",
  "[silencedetect @ 0x55d] silence_start: -0.0213",
  "[silencedetect @ 0x55d] silence_end: 5.25 | silence_duration: 5.27",
  "[silencedetect @ 0x55d] silence_start: 57.5",
  "[Parsed_ebur128_0 @ 0x55d] Summary:",
  "  Integrated loudness:",
  "    I:         -23.4 LUFS",
  "    Threshold: -33.5 LUFS",
  "  Loudness range:",
  "    LRA:         5.1 LU",
  "    LRA low:   -26.0 LUFS",
  "  True peak:",
  "    Peak:       -2.5 dBFS",
];

const figuresOf = (lines: readonly string[], seconds: number | null) => {
  const reader = createSoundReader();
  for (const line of lines) reader.line(line);
  return reader.end(seconds);
};

test("what the filters write is read, a silence that never ends included", () => {
  expect(figuresOf(written, 60)).toEqual({
    hasSound: true,
    integratedLufs: -23.4,
    rangeLu: 5.1,
    truePeakDb: -2.5,
    silences: [
      { from: 0, to: 5.25 },
      { from: 57.5, to: 60 },
    ],
  });
  expect(figuresOf(written, null).silences).toHaveLength(1);
});

test("silence from end to end has no loudness, and lines of other kinds change nothing", () => {
  const silent = [
    "    I: -70.0 LUFS",
    "Summary:",
    "    I:         -70.0 LUFS",
    "    LRA: 0.0 LU",
    "    Peak: -inf dBFS",
  ];
  expect(figuresOf(silent, 10)).toEqual({
    ...{ hasSound: false, integratedLufs: null, rangeLu: null, truePeakDb: null, silences: [] },
  });
  expect(figuresOf(["I: nonsense", "silence_end: x", ""], 10).silences).toEqual([]);
});

const figures = (more: Partial<SoundFigures>): SoundFigures => ({
  ...{ hasSound: true, integratedLufs: -18, rangeLu: 5, truePeakDb: -3, silences: [] },
  ...more,
});

test.each([
  [{}, "good", "音量合适"],
  [{ integratedLufs: -20 }, "good", "音量合适"],
  [{ integratedLufs: -22 }, "fair", "声音偏小"],
  [{ integratedLufs: -25 }, "poor", "声音偏小"],
  [{ integratedLufs: -14 }, "fair", "声音偏大"],
  [{ integratedLufs: -10, truePeakDb: 0.2 }, "poor", "有的地方爆音；声音偏大"],
  [{ truePeakDb: -0.5 }, "fair", "有的地方爆音"],
  [{ integratedLufs: -30, truePeakDb: -0.5 }, "poor", "声音偏小；有的地方爆音"],
  [{ integratedLufs: null }, "poor", "没有声音"],
] as const)("%o is %s: %s", (found, judgement, words) => {
  expect(judgeSound(figures(found), 60, "zh-CN")).toMatchObject({ judgement, words });
});

test("only silences of more than 4 s are shown, held inside the recording", () => {
  const silences = [
    { from: 1, to: 4.9 },
    { from: 10, to: 15 },
    { from: 55, to: 70 },
  ];
  expect(judgeSound(figures({ silences }), 60, "en").silences).toEqual([
    { from: 10, to: 15 },
    { from: 55, to: 60 },
  ]);
});

test("the sound is read once, whatever the file is called, and no picture is decoded", () => {
  const line = jobArguments(soundJob("/a b/录像'1'.mkv"));
  expect(line.slice(0, 5)).toEqual(["-vn", "-sn", "-dn", "-i", "/a b/录像'1'.mkv"]);
  expect(line.filter((argument) => argument === "-af")).toHaveLength(1);
});
