import { expect, test } from "vitest";
import { shiftedSrt } from "../../../main/clips/srt";

const srt = [
  ...["1", "00:00:01,000 --> 00:00:03,000", "大家好", ""],
  ...["2", "00:00:08,500 --> 00:00:12,000", "这是竹园村的", "手工饺子", ""],
  ...["3", "00:00:12,000 --> 00:00:20,000", "今天", ""],
  ...["4", "01:00:00,000 --> 01:00:02,000", "再见", ""],
].join("\r\n");

test("the captions of a stretch, timed from its start, cut at its edges and numbered anew", () => {
  expect(shiftedSrt(srt, 10, 15)).toBe(
    [
      ...["1", "00:00:00,000 --> 00:00:02,000", "这是竹园村的", "手工饺子", ""],
      ...["2", "00:00:02,000 --> 00:00:05,000", "今天", ""],
    ].join("\r\n"),
  );
  expect(shiftedSrt(srt, 3599.5, 3700)).toContain("00:00:00,500 --> 00:00:02,500");
});

test("what only flickers at an edge is left out, and a silent stretch has none", () => {
  expect(shiftedSrt(srt, 11.9, 14)).not.toContain("竹园村");
  expect(shiftedSrt(srt, 30, 60)).toBe("");
  expect(shiftedSrt("", 0, 60)).toBe("");
});

test("files that others wrote: plain line ends, a byte order mark, dots, blanks between lines", () => {
  const other = "\uFEFF1\n00:00:01.5 --> 00:00:03.000\nHello\n \n2\n00:00:04,000 --> 00:00:05,000\n\n";
  expect(shiftedSrt(other, 1, 10)).toBe("1\r\n00:00:00,500 --> 00:00:02,000\r\nHello\r\n");
});
