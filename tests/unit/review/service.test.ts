import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JobSpec } from "../../../main/core";
import type { RunOptions } from "../../../main/process/ffmpeg";
import { createReview, type ReviewPorts, soundFile } from "../../../main/review";
import { type RecordingSummary, StudioError, timelineFile } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";
import { pass, read, segmentLine, startLine } from "./made";

const spoken = [
  "  Stream #0:0: Video: h264",
  "  Stream #0:1: Audio: aac",
  "[Parsed_ebur128_0 @ 0x5] Summary:",
  "    I:         -18.0 LUFS",
  "    LRA:         5.0 LU",
  "    Peak:       -3.0 dBFS",
];

/** A studio's review over made recordings; `measured` is what ffmpeg writes, or what it fails with. */
async function made(
  measured: (say: (line: string) => void) => Promise<void> = async (say) => spoken.forEach(say),
) {
  const folder = temporaryFolder();
  const context = testContext(folder);
  const recordings: RecordingSummary[] = [];
  const jobs: { spec: JobSpec; done: Promise<string[]>; cancel: () => void }[] = [];
  const text = "大家早上好。今天最好吃的饺子。".repeat(30);
  async function record(id: string, more: Partial<RecordingSummary> = {}, withTimeline = true) {
    const file = join(folder, `录像 '${id}'.mkv`);
    recordings.unshift({
      ...{ id, file, name: id, bytes: 1000, startedAt: recordings.length, seconds: 120 },
      ...{ kind: "rehearsal", showId: "morning", missing: false, isFinished: true, canRepair: false },
      ...more,
    });
    const lines = [startLine, segmentLine(0, 0)].map((line) => JSON.stringify(line));
    if (withTimeline) await writeFile(timelineFile(file), `${lines.join("\n")}\n{"kind":"seg`);
    return file;
  }
  const ports: ReviewPorts = {
    ffmpeg: {
      async run(_job: unknown, options: RunOptions = {}) {
        await measured((line) => options.onLine?.(line));
        if (options.signal?.aborted) throw new StudioError("core.cancelled", { params: { what: "ffmpeg" } });
        return { milliseconds: 1, stderr: [] };
      },
    },
    jobs: {
      run(spec) {
        const abort = new AbortController();
        const done = spec.work({ signal: abort.signal, progress: () => {} });
        done.catch(() => {});
        jobs.push({ spec, done, cancel: () => abort.abort() });
        return { id: `job-${jobs.length}`, done };
      },
    },
    async recording(id) {
      const found = recordings.find((one) => one.id === id);
      if (found === undefined) throw new StudioError("core.not-found", { params: { what: "录像", id } });
      return found;
    },
    recordings: async () => recordings,
    reading: async (file) =>
      file.includes("unread") ? { texts: [], passes: [] } : read(text, 100, [pass(text, { seconds: 100 })]),
    async check(markdown) {
      const from = markdown.indexOf("最");
      return [
        {
          ...{ line: 1, from, to: from + 1, code: "core.unexpected", class: "absolute", severity: "error" },
          ...{ text: "最", message: "不能说「最」", hint: "", basis: "", fixes: [] },
        } as never,
      ];
    },
    async show() {
      throw new StudioError("core.not-found", { params: { what: "节目", id: "x" } });
    },
  };
  const service = createReview(context, ports);
  const get = async (id: string) => service.handlers["review.get"]({ id });
  const trend = async (show: string) => service.handlers["review.trend"]({ show });
  return { ...context, service, get, trend, jobs, record };
}

test("the sound is measured once, in a job of its own, and kept beside the recording", async () => {
  const { get, jobs, record } = await made();
  const file = await record("a");
  expect((await get("a")).sound).toBeNull();
  expect((await get("a")).sound).toBeNull();
  expect(jobs).toHaveLength(1);
  expect(jobs[0]?.spec).toMatchObject({ kind: "measure", title: "正在量「a」的声音", recording: "a" });
  await jobs[0]?.done;
  await expect.poll(async () => (await get("a")).sound?.integratedLufs).toBe(-18);
  await writeFile(soundFile(file), "{ broken");
  expect((await get("a")).sound).toBeNull();
  expect(jobs).toHaveLength(2);
});

test("a torn line, a finding, a segment: all of it is in the review", async () => {
  const { get, record } = await made();
  await record("a");
  const review = await get("a");
  expect(review).toMatchObject({ hasTimeline: true, segments: [{ id: "opening", plannedSeconds: 60 }] });
  expect(review.marks.filter(({ kind }) => kind === "finding")).toHaveLength(1);
  expect(review.pace?.norm).toBe(240);
  await expect(get("nobody")).rejects.toMatchObject({ code: "core.not-found" });
});

test("what cannot be measured is said and not tried again until the file is another", async () => {
  const { get, jobs, record } = await made(() => Promise.reject(new StudioError("ffmpeg.failed")));
  await record("a");
  expect((await get("a")).sound).toBeNull();
  await expect
    .poll(async () => (await get("a")).sound)
    .toMatchObject({ judgement: "poor", integratedLufs: null });
  await get("a");
  expect(jobs).toHaveLength(1);
});

test("a film without sound is no failure", async () => {
  const { get, record } = await made(async (say) => {
    say("  Stream #0:0(eng): Video: h264 (High), yuv420p, 1280x720");
    throw new StudioError("ffmpeg.failed");
  });
  await record("a");
  await get("a");
  await expect.poll(async () => (await get("a")).sound?.words).toBe("没有声音");
});

test("one that was called off is left alone for a minute", async () => {
  let go = () => {};
  const wait = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { get, jobs, record, clock } = await made(async (say) => {
    await wait;
    spoken.forEach(say);
  });
  await record("a");
  await get("a");
  jobs[0]?.cancel();
  go();
  await expect.poll(async () => (await get("a")).sound).not.toBeNull();
  expect(jobs).toHaveLength(1);
  clock.advance(61_000);
  expect((await get("a")).sound).toBeNull();
  expect(jobs).toHaveLength(2);
});

test("the trend shows the rehearsals of that show alone, the oldest first, and sets nothing going", async () => {
  const { trend, jobs, record } = await made();
  await record("first");
  await record("live", { kind: "show" });
  await record("other", { showId: "another" });
  await record("unread", { missing: true }, false);
  await record("last");
  const points = await trend("morning");
  expect(points.map(({ id }) => id)).toEqual(["first", "unread", "last"]);
  expect(points[0]).toMatchObject({
    seconds: 120,
    plannedSeconds: 150,
    findings: 1,
    cardsMissed: 2,
    meanPace: 270,
  });
  expect(points[1]).toMatchObject({ score: null, meanPace: null, findings: 0, plannedSeconds: null });
  expect(jobs).toHaveLength(0);
  expect(await trend("nothing")).toEqual([]);
});

test("a report measures what was not measured yet, and can be called off", async () => {
  const { service, record, jobs } = await made();
  await record("a");
  const shares: number[] = [];
  const page = await service.renderReport("a", "html", new AbortController().signal, (share) =>
    shares.push(share),
  );
  expect(page.toString()).toContain("−18.0 LUFS");
  expect(shares.at(-1)).toBe(1);
  expect(jobs).toHaveLength(0);
  await expect(service.renderReport("a", "html", AbortSignal.abort())).rejects.toMatchObject({
    code: "core.cancelled",
  });
});
