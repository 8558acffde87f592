import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Engine } from "../../../main/core";
import { createJobs } from "../../../main/jobs";
import { createRecording, type RecordingService } from "../../../main/recording";
import { minutesLeft } from "../../../main/recording/disk";
import { recordingId } from "../../../main/recording/recording";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

let folder: string;
let context: ReturnType<typeof testContext>;
let free: number;
let refuse: StudioError | null;
let number: number;
const open: RecordingService[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "录像 list "));
  context = testContext(folder);
  free = 50e9;
  refuse = null;
  number = 0;
});
afterEach(async () => {
  for (const recording of open.splice(0)) await recording.close();
  await rm(folder, { recursive: true });
});

const recordingsFolder = () => join(context.paths.data, "recordings");
const state = () => context.store.get();
const codes = () => state().problems.map(({ code }) => code);

/** An engine that writes a file of some bytes; only what the list needs of one. */
function fakeEngine(): Engine {
  let file = "";
  const engine: Pick<Engine, "kind" | "startRecording" | "stopRecording"> = {
    kind: "obs",
    async startRecording(into) {
      if (refuse !== null) throw refuse;
      await mkdir(into, { recursive: true });
      file = join(into, `第 ${++number} 段.mkv`);
      await writeFile(file, "x".repeat(100 * number));
      return { file };
    },
    stopRecording: async () => ({ file }),
  };
  return engine as Engine;
}

async function service(engine: Engine | null = fakeEngine()) {
  const recording = createRecording(context, {
    engine: () => engine,
    probeSeconds: async (file) => (file.includes("broken") ? null : 12.5),
    freeBytes: async () => free,
    // Nothing is finished here: a held clock never lets the moment pass that the work waits for.
    ffmpeg: { run: () => Promise.reject(new StudioError("ffmpeg.not-found")) },
    jobs: createJobs(context),
  });
  open.push(recording);
  await recording.open();
  return recording;
}

const index = async () =>
  JSON.parse(await readFile(join(context.paths.data, "recordings.json"), "utf8")) as {
    active: string | null;
    recordings: { file: string | null }[];
  };

test("a recording is listed with its length, size and kind, newest first", async () => {
  const recording = await service();
  const { file } = await recording.start();
  expect(state().recording).toMatchObject({ status: "recording", file, startedAt: context.clock.now() });
  await expect(recording.start()).rejects.toMatchObject({ code: "recording.already" });
  await expect(recording.stop()).resolves.toMatchObject({ file, seconds: 12.5, bytes: 100, kind: "show" });
  context.clock.advance(60_000);
  context.store.update((draft) => {
    draft.rehearsal.active = true;
  });
  await recording.start();
  await recording.stop();
  expect(state().recording.recordings).toMatchObject([{ kind: "rehearsal", bytes: 200 }, { kind: "show" }]);
  expect(state().recording.status).toBe("idle");
  await expect(recording.stop()).rejects.toMatchObject({ code: "recording.not-running" });
});

test("the entry is on the disk before the engine is asked", async () => {
  const engine = fakeEngine();
  const startRecording = engine.startRecording.bind(engine);
  let seen: Awaited<ReturnType<typeof index>> | null = null;
  engine.startRecording = async (into) => {
    seen = await index();
    return startRecording(into);
  };
  const recording = await service(engine);
  await recording.start();
  expect(seen).toMatchObject({ active: expect.stringMatching(/^rec-/), recordings: [{ file: null }] });
  await recording.stop();
  expect(await index()).toMatchObject({ active: null });
});

test.each(["noted", "not noted"])(
  "after a crash the file is listed and measured, its name %s",
  async (how) => {
    const file = join(recordingsFolder(), "被打断的 'one'.mkv");
    await mkdir(recordingsFolder(), { recursive: true });
    const before = {
      id: "rec-old",
      name: "",
      startedAt: Date.now() - 90_000,
      seconds: 3,
      kind: "show",
      showId: null,
    };
    const old = { ...before, file: join(recordingsFolder(), "旧.mkv") };
    await writeFile(old.file, "old");
    const left = {
      ...before,
      id: "rec-left",
      name: "饺子之晨",
      startedAt: Date.now() - 1000,
      seconds: null,
      file: how === "noted" ? file : null,
    };
    await writeFile(
      join(context.paths.data, "recordings.json"),
      JSON.stringify({ version: 1, active: left.id, recordings: [old, left] }),
    );
    await writeFile(file, "what was recorded");
    await service();
    expect(codes()).toEqual(["recording.recovered"]);
    await expect
      .poll(() => state().recording.recordings)
      .toMatchObject([
        { id: "rec-left", file, seconds: 12.5, missing: false },
        { id: "rec-old", name: "旧.mkv" },
      ]);
    expect((await index()).active).toBeNull();
  },
);

test("a crash before the engine wrote anything leaves no entry", async () => {
  await mkdir(context.paths.data, { recursive: true });
  const entry = {
    id: "rec-a",
    file: null,
    name: "",
    startedAt: Date.now(),
    seconds: null,
    kind: "show",
    showId: null,
  };
  await writeFile(
    join(context.paths.data, "recordings.json"),
    JSON.stringify({ version: 1, active: "rec-a", recordings: [entry] }),
  );
  const recording = await service();
  await expect(recording.handlers["recording.list"]({})).resolves.toEqual([]);
  expect(codes()).toEqual([]);
});

test("a refused start leaves neither entry nor lamp", async () => {
  const recording = await service();
  refuse = new StudioError("stage.no-window");
  await expect(recording.start()).rejects.toMatchObject({ code: "stage.no-window" });
  expect(state().recording).toMatchObject({ status: "idle", recordings: [] });
  expect(await index()).toEqual({ version: 1, active: null, recordings: [] });
  const none = await service(null);
  await expect(none.start()).rejects.toMatchObject({ code: "recording.no-engine" });
});

test("a missing file is flagged; removing deletes the file and only what is listed", async () => {
  const recording = await service();
  const stranger = join(recordingsFolder(), "别人的.mkv");
  await recording.start();
  const { id, file } = await recording.stop();
  await writeFile(stranger, "mine");
  await rm(file);
  await expect(recording.handlers["recording.get"]({ id })).resolves.toMatchObject({
    missing: true,
    bytes: 0,
  });
  await recording.handlers["recording.remove"]({ id });
  await expect(recording.handlers["recording.remove"]({ id })).rejects.toMatchObject({
    code: "core.not-found",
  });
  await recording.start();
  const running = state().recording.recordings[0];
  await expect(recording.handlers["recording.remove"]({ id: running?.id ?? "" })).rejects.toMatchObject({
    code: "recording.in-use",
  });
  const last = await recording.stop();
  // What was read goes with it; subtitles without that log are somebody else's.
  await writeFile(`${last.file}.reading.jsonl`, "{}");
  await writeFile(last.file.replace(/\.[^.]+$/, ".srt"), "1");
  await writeFile(stranger.replace(".mkv", ".srt"), "mine");
  await recording.handlers["recording.remove"]({ id: running?.id ?? "" });
  expect((await readdir(recordingsFolder())).toSorted()).toEqual(["别人的.mkv", "别人的.srt"]);
});

test("too little disk: refused, then warned, then ended properly while there is room", async () => {
  const recording = await service();
  free = 400e6;
  await expect(recording.start()).rejects.toMatchObject({
    code: "recording.disk-full",
    params: { megabytes: 400, needed: 500 },
  });
  free = 1500e6;
  await recording.start();
  expect(codes()).toEqual(["recording.disk-low"]);
  free = 100e6;
  context.clock.advance(10_000);
  await expect.poll(() => state().recording.status).toBe("idle");
  await expect.poll(() => state().recording.recordings[0]?.seconds).toBe(12.5);
  expect(codes()).toContain("recording.disk-stopped");
  expect(minutesLeft(2e9, { videoKbps: 2500, audioKbps: 128 })).toBe(93);
});

test("a recording begun and ended in OBS's own window is listed", async () => {
  const recording = await service();
  const file = join(folder, "obs 自己录的.mkv");
  await writeFile(file, "obs");
  recording.onEngineRecordingChanged(true, file);
  await expect.poll(() => state().recording).toMatchObject({ status: "recording", file });
  recording.onEngineRecordingChanged(false, file);
  await expect.poll(() => state().recording.recordings).toMatchObject([{ file, seconds: 12.5 }]);
  expect(codes()).toEqual(["recording.ended-by-itself"]);
});

test("a recording that OBS has ended is over, even where the end was not answered well", async () => {
  const engine = fakeEngine();
  const recording = await service(engine);
  const { file } = await recording.start();
  engine.stopRecording = async () => {
    recording.onEngineRecordingChanged(false, file);
    throw new StudioError("storage.disk-full", { params: { path: "secrets.bin" } });
  };
  await expect(recording.stop()).resolves.toMatchObject({ file, seconds: 12.5 });
  expect(state().recording.status).toBe("idle");
});

test("an OBS that is gone, or says that it does not record, keeps no lamp red", async () => {
  const engine = fakeEngine();
  const recording = await service(engine);
  for (const code of ["obs.record-idle", "obs.not-connected"] as const) {
    const { file } = await recording.start();
    engine.stopRecording = () => Promise.reject(new StudioError(code));
    await expect(recording.stop()).resolves.toMatchObject({ file });
    expect(state().recording.status).toBe("idle");
    expect(codes()).toContain("recording.ended-by-itself");
  }
  // Only the connection was gone: OBS comes back and records on, into the same file.
  recording.onEngineRecordingChanged(true, null);
  await expect.poll(() => state().recording.status).toBe("recording");
  engine.stopRecording = async () => ({ file: join(recordingsFolder(), "第 2 段.mkv") });
  await recording.stop();
  expect(state().recording.recordings).toHaveLength(2);
});

test("an end that was not confirmed can be asked for again", async () => {
  const engine = fakeEngine();
  const recording = await service(engine);
  const { file } = await recording.start();
  const stopRecording = engine.stopRecording;
  engine.stopRecording = () =>
    Promise.reject(new StudioError("obs.record-failed", { params: { detail: "timed-out" } }));
  await expect(recording.stop()).rejects.toMatchObject({ code: "obs.record-failed" });
  expect(state().recording).toMatchObject({ status: "recording", file });
  engine.stopRecording = stopRecording;
  await recording.stop();
});

test("two recordings of one second have different ids", () => {
  const taken = new Set<string>();
  for (let count = 0; count < 3; count++) taken.add(recordingId(1_700_000_000_000, (id) => taken.has(id)));
  expect([...taken]).toEqual(["rec-20231115-061320", "rec-20231115-061320-2", "rec-20231115-061320-3"]);
});
