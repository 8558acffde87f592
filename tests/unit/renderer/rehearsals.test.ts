import { describe, expect, test } from "vitest";
import type { JobState, RecordingSummary } from "../../../preload/contract";
import { useNavigation } from "../../../renderer/app/shell/routes";
import { diskFigures, roomWords, suggestions } from "../../../renderer/features/rehearsals/disk";
import {
  everything,
  finishingOf,
  isBeingRecorded,
  rowState,
  showsOf,
  wantedRecordings,
} from "../../../renderer/features/rehearsals/list";
import { openReview, useOpenReview } from "../../../renderer/features/rehearsals/open-review";
import { scoreKey } from "../../../renderer/features/rehearsals/scores";

const recording = (id: string, part: Partial<RecordingSummary> = {}): RecordingSummary => ({
  ...{ id, file: `/录像/${id}.mp4`, name: id, bytes: 1e9, startedAt: 0, seconds: 60 },
  ...{ kind: "rehearsal", showId: null, missing: false, isFinished: true, canRepair: false },
  ...part,
});
const job = (part: Partial<JobState>): JobState => ({
  ...{ id: "j", kind: "finish", title: "", status: "running", progress: 0, leftSeconds: null },
  ...{ recording: null, files: [], error: null, startedAt: 0 },
  ...part,
});
const ids = (recordings: readonly { id: string }[]) => recordings.map(({ id }) => id);

describe("the list", () => {
  const all = [
    recording("a", { startedAt: 1, showId: "morning" }),
    recording("b", { startedAt: 3, kind: "show", showId: "morning" }),
    recording("c", { startedAt: 2, name: "旧名", showId: "gone" }),
    recording("d", { startedAt: 4, name: "新名", showId: "gone" }),
    recording("e", { startedAt: 0, kind: "show" }),
  ];

  test("newest first, of a kind, of a show, or of none", () => {
    expect(ids(wantedRecordings(all, everything))).toEqual(["d", "b", "c", "a", "e"]);
    expect(ids(wantedRecordings(all, { kind: "show", show: null }))).toEqual(["b", "e"]);
    expect(ids(wantedRecordings(all, { kind: "all", show: "gone" }))).toEqual(["d", "c"]);
    expect(ids(wantedRecordings(all, { kind: "rehearsal", show: "" }))).toEqual([]);
    expect(ids(wantedRecordings(all, { kind: "all", show: "" }))).toEqual(["e"]);
  });

  test("shows to choose from: by their present name, a deleted one by its newest recording's, none last", () => {
    expect(showsOf(all, [{ id: "morning", title: "早晨" }])).toEqual([
      { id: "gone", name: "新名", count: 2 },
      { id: "morning", name: "早晨", count: 2 },
      { id: "", name: "", count: 1 },
    ]);
  });

  test("what is said of each, what matters most first", () => {
    const fine = { missing: false, canRepair: false, isFinished: true };
    const damaged = { ...fine, isFinished: false, canRepair: true };
    expect(rowState(fine, false, undefined)).toBe("ready");
    expect(rowState({ ...fine, isFinished: false }, true, undefined)).toBe("recording");
    expect(rowState({ ...damaged, missing: true }, false, undefined)).toBe("missing");
    expect(rowState({ ...fine, isFinished: false }, false, job({}))).toBe("finishing");
    expect(rowState({ ...fine, isFinished: false }, false, job({ status: "waiting" }))).toBe("waiting");
    expect(rowState(damaged, false, job({ kind: "repair" }))).toBe("repairing");
    expect(rowState(damaged, false, job({ kind: "repair", status: "waiting" }))).toBe("repair-waiting");
    expect(rowState(damaged, false, undefined)).toBe("damaged");
    expect(rowState({ ...fine, isFinished: false }, false, undefined)).toBe("unfinished");
  });

  test("only work that is under way on it, and makes its MP4, counts", () => {
    const jobs = [
      job({ id: "1", recording: "a", kind: "clips" }),
      job({ id: "2", recording: "a", status: "done" }),
      job({ id: "3", recording: "b" }),
      job({ id: "4", recording: "a", kind: "repair", status: "waiting" }),
    ];
    expect(finishingOf("a", jobs)?.id).toBe("4");
    expect(finishingOf("c", jobs)).toBeUndefined();
  });

  test("the one that is recorded now is known by its file, and by that alone while something is recorded", () => {
    const { file } = recording("a");
    expect(isBeingRecorded({ file }, { status: "recording", file })).toBe(true);
    expect(isBeingRecorded({ file }, { status: "idle", file })).toBe(false);
    expect(isBeingRecorded({ file }, { status: "stopping", file: "/录像/b.mp4" })).toBe(false);
  });

  test("scores are asked for again when a rehearsal of the show came, went or was measured", () => {
    const key = scoreKey(all, "morning");
    expect(scoreKey([...all, recording("f", { kind: "show", showId: "morning" })], "morning")).toBe(key);
    expect(scoreKey([...all, recording("f", { showId: "morning" })], "morning")).not.toBe(key);
    expect(scoreKey([recording("a", { showId: "morning", seconds: null })], "morning")).not.toBe(key);
  });

  test("a review is opened from anywhere, in the Rehearsals screen", () => {
    openReview("rec-1");
    expect(useNavigation.getState().route).toBe("rehearsals");
    expect(useOpenReview.getState().id).toBe("rec-1");
    useOpenReview.getState().close();
    expect(useOpenReview.getState().id).toBeNull();
    useNavigation.getState().go("onAir");
  });
});

describe("the disk", () => {
  test("used against the budget; what is no recording of the list is made of one", () => {
    const recordings = [recording("a", { bytes: 3e9 }), recording("b", { bytes: 9e9, missing: true })];
    const disk = { usedBytes: 5e9, freeBytes: 20e9 };
    expect(diskFigures(disk, recordings, 4)).toEqual({
      ...{ usedBytes: 5e9, budgetBytes: 4e9, madeBytes: 2e9, overBytes: 1e9, share: 1 },
    });
    expect(diskFigures(disk, recordings, 20)).toMatchObject({ overBytes: 0, share: 0.25 });
    expect(diskFigures(disk, recordings, null)).toMatchObject({
      budgetBytes: null,
      overBytes: 0,
      share: 0.2,
    });
    expect(diskFigures({ usedBytes: 0, freeBytes: null }, [], null)).toMatchObject({
      share: 0,
      madeBytes: 0,
    });
  });

  test("minutes up to two hours, then hours", () => {
    expect(roomWords(0)).toEqual({ unit: "minutes", count: 0 });
    expect(roomWords(119)).toEqual({ unit: "minutes", count: 119 });
    expect(roomWords(200)).toEqual({ unit: "hours", count: 3 });
  });

  test("the biggest, then the oldest of the others; never the one that runs, nor one that is gone", () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((at) => recording(`r${at}`, { startedAt: at, bytes: at * 1e8 }));
    const there = [...all, recording("gone", { missing: true, bytes: 0 })];
    const offered = suggestions(there, "/录像/r7.mp4").map(({ recording: { id }, why }) => `${why} ${id}`);
    expect(offered).toEqual(["biggest r6", "biggest r5", "oldest r1"]);
    expect(suggestions([], null)).toEqual([]);
  });
});
