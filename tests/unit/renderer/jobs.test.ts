import { expect, test } from "vitest";
import type { JobState } from "../../../preload/contract";
import {
  doneMilliseconds,
  leftWords,
  nextToGo,
  noteEnds,
  shownJobs,
  spoken,
} from "../../../renderer/features/jobs/job-list";

const job = (id: string, status: JobState["status"], part: Partial<JobState> = {}): JobState => ({
  ...{ id, status, kind: "finish", title: id, progress: 0, leftSeconds: null, recording: null },
  ...{ files: [], error: null, startedAt: 0 },
  ...part,
});
const ids = (jobs: readonly JobState[]) => jobs.map(({ id }) => id);
const none = new Map<string, number>();

test("what failed first, then what runs and waits in the order it began; done only where its end was seen", () => {
  const jobs = [
    job("new", "running"),
    job("done", "done"),
    job("old-done", "done"),
    job("off", "cancelled"),
    job("waits", "waiting"),
    job("failed", "failed"),
    job("old", "running"),
  ];
  const seen = new Map([["done", 1000]]);
  expect(ids(shownJobs(jobs, seen, 2000))).toEqual(["failed", "old", "new", "waits", "done"]);
  expect(ids(shownJobs(jobs, seen, 1000 + doneMilliseconds))).not.toContain("done");
  expect(shownJobs([], none, 0)).toEqual([]);
});

test("measuring, which nobody asked for, is shown while it runs and not how it ended", () => {
  const quiet = { kind: "measure" } as const;
  const seen = new Map([["m", 0]]);
  expect(shownJobs([job("m", "running", quiet)], seen, 1)).toHaveLength(1);
  for (const status of ["done", "failed"] as const)
    expect(shownJobs([job("m", status, quiet)], seen, 1)).toEqual([]);
});

test("an end is noted once, at the moment it was seen; what was over before is not news", () => {
  const before = [job("a", "running"), job("b", "done")];
  const after = [job("a", "done"), job("b", "done"), job("c", "failed")];
  const first = noteEnds(none, before, after, 50);
  expect([...first]).toEqual([["a", 50]]);
  expect(noteEnds(first, before, after, 90)).toBe(first);
  expect(nextToGo(after, first, 60)).toBe(doneMilliseconds - 10);
  expect(nextToGo(after, first, 50 + doneMilliseconds)).toBeNull();
  expect(nextToGo([job("c", "failed")], new Map([["c", 0]]), 1)).toBeNull();
});

test("time left is never said more exactly than it is known", () => {
  expect(leftWords(null)).toEqual({ key: "unknown", count: 0 });
  expect(leftWords(59)).toEqual({ key: "soon", count: 0 });
  expect(leftWords(61)).toEqual({ key: "minutes", count: 2 });
  expect(leftWords(89 * 60)).toEqual({ key: "minutes", count: 89 });
  expect(leftWords(100 * 60)).toEqual({ key: "hours", count: 2 });
});

test("said aloud: that work began and how it ended, not that it stood aside or was called off", () => {
  const running = job("a", "running");
  expect(ids(spoken([], [running]))).toEqual(["a"]);
  expect(spoken([running], [job("a", "waiting")])).toEqual([]);
  expect(spoken([job("a", "waiting")], [running])).toEqual([]);
  expect(ids(spoken([running], [job("a", "failed")]))).toEqual(["a"]);
  expect(spoken([running], [job("a", "cancelled")])).toEqual([]);
  expect(spoken([], [job("old", "done")])).toEqual([]);
  expect(spoken([], [job("m", "running", { kind: "measure" })])).toEqual([]);
  expect(ids(spoken([running], [job("b", "waiting"), job("a", "done")]))).toEqual(["a", "b"]);
});
