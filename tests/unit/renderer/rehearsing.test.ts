import { beforeEach, describe, expect, test, vi } from "vitest";
import { initialState } from "../../../main/core";
import type { Problem, RecordingSummary, StudioState } from "../../../preload/contract";
import { isRunning, pressingAlarm } from "../../../renderer/app/shell/alarms";
import { diskLeft, minutesInWords } from "../../../renderer/features/on-air/disk-left";
import { microphoneState } from "../../../renderer/features/on-air/microphone";
import { onAirKeys } from "../../../renderer/features/on-air/on-air-keys";
import { lengthInWords, recordingBegunAt } from "../../../renderer/features/on-air/recorded";

let state: StudioState;
beforeEach(() => {
  state = structuredClone(initialState());
});

const problem = (code: Problem["code"]): Problem => ({
  id: code,
  code,
  severity: "warning",
  params: {},
  message: "",
  hint: "",
  since: 1,
});

describe("alarms", () => {
  test("the most pressing one is shown large, the rest stay in the strip", () => {
    state.rehearsal.active = true;
    state.problems = [problem("watch.camera-black"), problem("core.timed-out"), problem("watch.silent")];
    expect(pressingAlarm(state)?.code).toBe("watch.silent");
    state.problems.push(problem("watch.speaking-muted"));
    expect(pressingAlarm(state)?.code).toBe("watch.speaking-muted");
  });

  test("there is none while nothing runs, and none for what is no alarm", () => {
    state.problems = [problem("watch.silent")];
    expect(pressingAlarm(state)).toBeNull();
    state.recording.status = "recording";
    expect(isRunning(state)).toBe(true);
    expect(pressingAlarm(state)?.code).toBe("watch.silent");
    state.problems = [problem("core.timed-out")];
    expect(pressingAlarm(state)).toBeNull();
  });
});

describe("the disk", () => {
  const disk = (minutesLeft: number | null) => ({ folder: "/disk", freeBytes: 1, usedBytes: 1, minutesLeft });

  test("nothing is said where nobody knows", () => {
    expect(diskLeft(state, 0)).toBeNull();
    state.recording.disk = disk(null);
    expect(diskLeft(state, 0)).toBeNull();
  });

  test("half an hour is little, and so is less than the show still takes", () => {
    state.recording.disk = disk(200.9);
    expect(diskLeft(state, 0)).toMatchObject({ minutes: 200, why: "plenty" });
    state.recording.disk = disk(29);
    expect(diskLeft(state, 0)?.why).toBe("short");
    state.recording.disk = disk(45);
    state.show.open = {
      ...{ version: 1, id: "demo", title: "示范", village: "", host: "", orientation: "landscape" },
      presets: [],
      segments: [
        {
          ...{ id: "a", title: "a", scene: "village-story/host", products: [], overlays: [] },
          plannedSeconds: 3600,
        },
      ],
    };
    expect(diskLeft(state, 0)).toMatchObject({ why: "show", showMinutes: 60 });
  });

  test("time is said in hours and minutes, and a long time is not counted out", () => {
    expect(minutesInWords(200)).toEqual({ text: "hours", values: { hours: 3, minutes: 20 } });
    expect(minutesInWords(120).text).toBe("wholeHours");
    expect(minutesInWords(59).text).toBe("minutes");
    expect(minutesInWords(5000).text).toBe("day");
  });
});

describe("the recording that ended", () => {
  const summary = (id: string, startedAt: number, missing = false): RecordingSummary => ({
    ...{ id, startedAt, missing, file: "", name: "", bytes: 1, seconds: 9, kind: "rehearsal" },
    ...{ showId: null, isFinished: true, canRepair: false },
  });

  test("is the one that began then, OBS's moment of starting allowed for, and none from another day", () => {
    const recordings = [summary("old", 1_000), summary("this", 100_000), summary("gone", 103_000, true)];
    expect(recordingBegunAt(recordings, 103_000)?.id).toBe("this");
    expect(recordingBegunAt(recordings, 500_000)).toBeUndefined();
  });

  test("is as long as it is in words", () => {
    expect(lengthInWords(750)).toEqual({ text: "minutes", values: { hours: 0, minutes: 12, seconds: 30 } });
    expect(lengthInWords(59.7)).toMatchObject({ text: "minutes", values: { minutes: 1, seconds: 0 } });
    expect(lengthInWords(3900).text).toBe("hours");
  });
});

test("the microphone is muted, open, or it is not known how it stands", () => {
  expect(microphoneState(state)).toBe("no-engine");
  state.engine.status = "connected";
  expect(microphoneState(state)).toBe("unknown");
  state.engine.microphoneMuted = false;
  expect(microphoneState(state)).toBe("open");
  state.engine.microphoneMuted = true;
  expect(microphoneState(state)).toBe("muted");
});

test("V mutes and B marks, once a press", () => {
  const keys = onAirKeys([], vi.fn());
  expect(keys.KeyV).toEqual({ run: expect.any(Function) });
  expect(keys.KeyB).toEqual({ run: expect.any(Function) });
});
