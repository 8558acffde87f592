import { beforeEach, expect, test } from "vitest";
import type { Frame } from "../../../main/relay/programme/frame";
import {
  createProgramme,
  type Programme,
  type ProgrammeSource,
} from "../../../main/relay/programme/programme";
import { standInFor } from "../../../main/relay/programme/slate-format";
import { createFrameGate } from "../../../main/relay/publisher/gate";
import { readFlvFile } from "../../../main/relay/rtmp/flv-file";
import { readSlate } from "../../../main/relay/slate/clip";
import { HeldClock } from "../../helpers/context";
import { flvFile } from "../../helpers/flv-tags";

const live = readFlvFile(
  flvFile("160x90", ["-c:v", "libx264", "-bf", "2", "-g", "10", "-pix_fmt", "yuv420p"], 2),
);
const slate = readSlate(
  flvFile("160x90", ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-pix_fmt", "yuv420p"], 8),
);

let clock: HeldClock;
let sent: Frame[];
let hidden: number[];
let programme: Programme;

beforeEach(() => {
  clock = new HeldClock();
  sent = [];
  hidden = [];
  programme = createProgramme({
    clock,
    send: (frame) => sent.push(frame),
    standIn: standInFor,
    hidden: () => hidden.push(sent.length),
  });
});

function play(source: ProgrammeSource, from: number, until: number): void {
  let at = from;
  for (const tag of live.filter(({ timestamp }) => timestamp >= from && timestamp < until)) {
    clock.advance(tag.timestamp - at);
    at = tag.timestamp;
    source.tag(tag);
  }
}

const liveHeader = live.find(({ kind }) => kind === "video")?.payload;
const isLive = ({ headers: { video } }: Frame) => liveHeader !== undefined && video?.equals(liveHeader);
const isSlate = ({ headers: { video } }: Frame) => video?.equals(slate.videoHeader) === true;
const times = (kind: Frame["kind"]) =>
  sent.filter((frame) => frame.kind === kind).map((one) => one.timestamp);

test("hidden before a slate is drawn, a dark picture with silence goes out at once, and the slate once it is there", () => {
  const source = programme.open();
  play(source, 0, 400);
  programme.askForSlate(true);
  const before = sent.length;
  play(source, 400, 1_900);
  const after = sent.slice(before - 1);
  expect(hidden).toHaveLength(1);
  expect(programme.report()).toMatchObject({ showing: "slate", slateReason: "asked" });
  expect(sent.slice(hidden[0]).some(isLive)).toBe(false);
  expect(after.filter(({ kind }) => kind === "video").length).toBeGreaterThan(30);
  expect(after.filter(({ kind }) => kind === "audio").length).toBeGreaterThan(50);
  programme.supply(slate);
  clock.advance(500);
  expect(sent.slice(-10).every(isSlate)).toBe(true);
  programme.askForSlate(false);
  play(source, 0, 1_000);
  expect(programme.report().showing).toBe("live");
  for (const kind of ["video", "audio"] as const)
    expect(times(kind)).toEqual([...new Set(times(kind))].sort((a, b) => a - b));
  expect(hidden).toHaveLength(1);
});

test("a source that is gone before a slate is drawn leaves no gap either", () => {
  const source = programme.open();
  play(source, 0, 400);
  source.close();
  clock.advance(5_000);
  expect(programme.report()).toMatchObject({ showing: "slate", slateReason: "source-gone" });
  const pictures = times("video");
  const gaps = pictures.slice(1).map((time, index) => time - (pictures[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(200);
  expect((pictures.at(-1) ?? 0) - (pictures[0] ?? 0)).toBeGreaterThan(5_000);
});

test("hidden before the first picture, viewers get the dark one as soon as its size is known, and nothing live", () => {
  programme.askForSlate(true);
  expect(sent).toEqual([]);
  play(programme.open(), 0, 1_000);
  expect(sent.length).toBeGreaterThan(20);
  expect(sent.some(isLive)).toBe(false);
});

test("a programme that has ended stays silent, whatever its sources still do", () => {
  programme.supply(slate);
  const source = programme.open();
  play(source, 0, 400);
  programme.close();
  const ended = sent.length;
  play(source, 400, 800);
  source.close();
  programme.supply(slate);
  clock.advance(5_000);
  expect(sent).toHaveLength(ended);
});

test("a destination that makes room gets the next keyframe at once when the picture is hidden", () => {
  const gate = createFrameGate();
  gate.narrow(true);
  const keyframe = (timestamp: number) => ({ kind: "video", isKeyframe: true, timestamp }) as Frame;
  expect([gate.lets(keyframe(0), 0), gate.lets(keyframe(2_000), 0)]).toEqual([true, false]);
  gate.hurry();
  expect([gate.lets(keyframe(2_040), 0), gate.lets(keyframe(4_000), 0)]).toEqual([true, false]);
});
