import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBesideRecording } from "../../../main/prompter";
import type { ReadingLine } from "../../../main/prompter/reading-lines";
import { whatWasRead } from "../../../main/prompter/what-was-read";
import { temporaryFolder } from "../../helpers/temporary";

const at = (t: number, position: number, pace: number): ReadingLine => ({
  ...{ kind: "at", t, position, pace, to: 100, steer: "nobody" },
});
const lines: ReadingLine[] = [
  { kind: "start", version: 1, t: 0 },
  { kind: "text", t: 1000, script: "one", lang: "zh-CN", text: "大家早上好。" },
  at(2000, 0, 60),
  { kind: "edit", t: 5000, keep: 0, rest: 6, put: "嗯，" },
  { kind: "text", t: 6000, script: "two", lang: "en", text: "Good morning." },
  at(6000, 0, 120),
  { kind: "end", t: 9000 },
];

test("each pass belongs to the script that lay there, each text reads as it did when it was taken off", () => {
  const { texts, passes } = whatWasRead(lines);
  expect(texts).toEqual([
    { script: "one", lang: "zh-CN", text: "嗯，大家早上好。", from: 1000, to: 6000 },
    { script: "two", lang: "en", text: "Good morning.", from: 6000, to: 9000 },
  ]);
  expect(passes.map(({ script, text }) => [script, text])).toEqual([
    ["one", "大家早上好。"],
    ["two", "Good morning."],
  ]);
  expect(passes[0]?.points.at(-1)).toMatchObject({ t: 5000, position: 3 });
});

test("beside a recording: with its last line torn, or nothing there at all", async () => {
  const file = join(temporaryFolder(), "录像 '1'.mkv");
  expect(await readBesideRecording(file)).toEqual({ texts: [], passes: [] });
  const source = lines.map((line) => JSON.stringify(line)).join("\n");
  await writeFile(`${file}.reading.jsonl`, `${source.slice(0, -5)}`);
  expect((await readBesideRecording(file)).passes).toHaveLength(1);
});
