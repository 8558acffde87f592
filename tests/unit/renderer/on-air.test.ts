import { describe, expect, test } from "vitest";
import { initialState } from "../../../main/core";
import type { Segment, ShowState } from "../../../preload/contract";
import { outputsLamp } from "../../../renderer/app/shell/lamp-states";
import { stripItems } from "../../../renderer/app/shell/strip-items";
import { unbuiltPresets } from "../../../renderer/features/on-air/build-scenes";
import { rundownEntries, runningSeconds, showAgainstPlan } from "../../../renderer/features/on-air/rundown";

const segment = (id: string, plannedSeconds: number, more: Partial<Segment> = {}): Segment => ({
  id,
  title: id,
  scene: "village-story/host",
  products: [],
  overlays: [],
  plannedSeconds,
  ...more,
});

const show = (current: number, actualSeconds: Record<string, number>): ShowState => ({
  open: {
    version: 1,
    id: "demo",
    title: "示范",
    village: "",
    host: "",
    orientation: "landscape",
    presets: ["village-story"],
    segments: [segment("a", 60), segment("b", 120), segment("c", 30)],
  },
  current,
  startedAt: 0,
  segmentStartedAt: current < 0 ? null : 100_000,
  actualSeconds,
});

describe("rundown", () => {
  test("a segment taken up again goes on counting", () => {
    expect(runningSeconds(show(1, { b: 20 }), 130_000)).toBe(50);
    expect(runningSeconds(show(-1, {}), 130_000)).toBe(0);
  });

  test("past segments and an overrun make the show late; a segment within its plan does not make it early", () => {
    const within = rundownEntries(show(1, { a: 75 }), 130_000);
    expect(showAgainstPlan(within)).toEqual({ kind: "over", seconds: 15 });
    const over = rundownEntries(show(1, { a: 50 }), 100_000 + 140_000);
    expect(showAgainstPlan(over)).toEqual({ kind: "over", seconds: 10 });
    expect(within.map(({ place }) => place)).toEqual(["past", "now", "next"]);
  });
});

test("the outputs lamp says locked in a rehearsal, and never good when nothing gets through", () => {
  const state = structuredClone(initialState());
  state.live.status = "on-air";
  expect(outputsLamp(state).text).toBe("outputsFailed");
  state.rehearsal.active = true;
  expect(outputsLamp(state)).toMatchObject({ tone: "rehearsal", text: "outputsLocked" });
});

test("the strip puts failed actions first, then the gravest problem, in the screen's language", () => {
  const problem = { params: {}, message: "旧", hint: "旧", since: 1 };
  const items = stripItems(
    [
      { ...problem, id: "1", code: "presets.no-microphone", severity: "warning" },
      { ...problem, id: "3", code: "presets.no-microphone", severity: "warning" },
      { ...problem, id: "2", code: "storage.secrets-locked", severity: "error" },
    ],
    [{ id: 7, code: "core.timed-out", message: "没完成", hint: "", action: "scene.take", at: 2 }],
    "en",
  );
  expect(items.map(({ code }) => code)).toEqual([
    "core.timed-out",
    "storage.secrets-locked",
    "presets.no-microphone",
  ]);
  expect(items[2]?.message).toMatch(/microphone/i);
});

test("a show misses the presets that are not built in its orientation", () => {
  const scenes = structuredClone(initialState().scenes);
  expect(unbuiltPresets({ show: show(0, {}), scenes })).toEqual(["village-story"]);
  scenes.applied.push({ preset: "village-story", orientation: "portrait", at: 1 });
  expect(unbuiltPresets({ show: show(0, {}), scenes })).toEqual(["village-story"]);
  scenes.applied.push({ preset: "village-story", orientation: "landscape", at: 1 });
  expect(unbuiltPresets({ show: show(0, {}), scenes })).toEqual([]);
});
