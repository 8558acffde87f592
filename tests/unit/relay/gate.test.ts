import { expect, test } from "vitest";
import { createFrame, type Frame, noHeaders } from "../../../main/relay/programme/frame";
import { createFrameGate } from "../../../main/relay/publisher/gate";

/** Twenty pictures and twenty pieces of sound a second, a keyframe each two seconds. */
function* stream(fromMs: number, untilMs: number): Generator<Frame> {
  for (let at = fromMs; at < untilMs; at += 50) {
    yield createFrame("video", at, Buffer.alloc(10), noHeaders, at % 2000 === 0);
    yield createFrame("audio", at + 1, Buffer.alloc(1), noHeaders);
  }
}

const passed = (gate: ReturnType<typeof createFrameGate>, from: number, until: number, queued = 0) =>
  [...stream(from, until)].filter((frame) => gate.lets(frame, queued));

test("open it lets all through", () => {
  expect(passed(createFrameGate(), 0, 1000)).toHaveLength(40);
});

test("narrow it lets the sound through and a keyframe each eight seconds, the first one at once", () => {
  const gate = createFrameGate();
  gate.narrow(true);
  const frames = passed(gate, 1000, 21_000);
  expect(frames.filter(({ kind }) => kind === "audio")).toHaveLength(400);
  const pictures = frames.filter(({ kind }) => kind === "video");
  expect(pictures.every(({ isKeyframe }) => isKeyframe)).toBe(true);
  expect(pictures.map(({ timestamp }) => timestamp)).toEqual([2000, 10_000, 18_000]);
});

test("opened again it stays narrow until a keyframe, so that what is received decodes", () => {
  const gate = createFrameGate();
  gate.narrow(true);
  passed(gate, 0, 3000);
  gate.narrow(false);
  expect(passed(gate, 3000, 4000).every(({ kind }) => kind === "audio")).toBe(true);
  expect(passed(gate, 4000, 5000)).toHaveLength(40);
});

test("narrowed again before that keyframe it begins with a picture", () => {
  const gate = createFrameGate();
  gate.narrow(true);
  gate.narrow(false);
  gate.narrow(true);
  expect(passed(gate, 2000, 2050).map(({ kind }) => kind)).toEqual(["video", "audio"]);
});

test("a line that cannot carry even the little gets nothing more until it has moved on", () => {
  const gate = createFrameGate();
  gate.narrow(true);
  expect(passed(gate, 0, 3000, 300_000)).toEqual([]);
  expect(passed(gate, 4000, 4050).map(({ kind }) => kind)).toEqual(["video", "audio"]);
});
