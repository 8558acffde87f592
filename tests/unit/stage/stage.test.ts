import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStage, type Stage } from "../../../main/stage";
import { stillCard } from "../../helpers/cards";
import { testContext } from "../../helpers/context";
import { testFill, testPreset } from "./scene-helpers";

const canvas = { width: 1280, height: 720 };
let folder: string;
let context: ReturnType<typeof testContext>;
let stage: Stage;
const recordings: [boolean, string | null][] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "舞台 stage "));
  context = testContext(folder);
  stage = createStage(context, { version: "0.1.0" });
  recordings.length = 0;
  stage.onEvents({ recordingChanged: (...change) => recordings.push(change) });
  await stage.activate();
  await stage.engine.applyPreset(testPreset, "landscape", canvas, testFill);
});
afterEach(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const attach = (more: object = {}) =>
  Promise.resolve(
    stage.handlers["stage.attach"]({
      ...canvas,
      mimeType: "video/x-matroska;codecs=avc1,opus",
      takeOver: false,
      ...more,
    }),
  );
const state = () => context.store.get();
const settle = () => new Promise((resolve) => setImmediate(resolve));
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("without a window a scene is on air as state at once, cards too; pictures and recording say what to do", async () => {
  await expect(stage.engine.take("test/talk")).resolves.toMatchObject({ changed: true });
  expect(state().scenes).toMatchObject({ onAir: "test/talk", onAirName: "讲述", asked: null });
  await expect(stage.engine.take("test/talk")).resolves.toMatchObject({ changed: false });
  const still = join(context.paths.data, "overlays", "a.png");
  const card = stillCard(still, { width: 900, height: 200 }, { slot: "lower-third" });
  await stage.engine.showCard(card);
  expect(state().stage.cards).toMatchObject([{ slot: "lower-third", image: "card:a.png" }]);
  await stage.engine.hideCard("lower-third");
  expect(state().stage.cards).toEqual([]);
  await expect(stage.engine.screenshot(null, 320)).rejects.toMatchObject({ code: "stage.no-window" });
  const recording = expect(stage.engine.startRecording(folder)).rejects.toMatchObject({
    code: "stage.no-window",
  });
  context.clock.advance(5000);
  await recording;
  await expect(stage.engine.showCard({ ...card, slot: "card" })).rejects.toMatchObject({
    code: "stage.no-slot",
  });
  await expect(stage.engine.take("test/none")).rejects.toMatchObject({ code: "core.not-found" });
});

test("with a window a take ends when the window shows it, and a newer take cancels it", async () => {
  const { session } = await attach();
  const first = stage.engine.take("test/talk");
  const cancelled = expect(first).rejects.toMatchObject({ code: "core.cancelled" });
  expect(state().scenes).toMatchObject({ onAir: null, asked: { scene: "test/talk" } });
  const second = stage.engine.take("test/story");
  const { take } = state().stage.programme;
  await stage.handlers["stage.shown"]({ session, scene: "test/story", take, cards: [] });
  await cancelled;
  await expect(second).resolves.toMatchObject({ scene: "test/story", changed: true });
  expect(state().scenes).toMatchObject({ onAir: "test/story", asked: null });
});

test("a window that does not draw is named, and one that closes leaves the scene as state", async () => {
  const { session } = await attach();
  const late = expect(stage.engine.take("test/talk")).rejects.toMatchObject({ code: "stage.silent" });
  for (let second = 0; second < 6; second++) {
    await stage.handlers["stage.report"]({ session });
    context.clock.advance(1000);
  }
  await late;
  const left = stage.engine.take("test/story");
  await stage.handlers["stage.detach"]({ session });
  await expect(left).resolves.toMatchObject({ changed: true });
});

test("one window at a time: the second is refused, may take over, and a reloaded one replaces itself", async () => {
  const first = await attach();
  await expect(async () => attach()).rejects.toMatchObject({ code: "stage.taken" });
  const reloaded = await attach({ previous: first.session });
  const taken = await attach({ takeOver: true });
  expect(state().stage.session).toBe(taken.session);
  for (const { session } of [first, reloaded])
    expect(() => stage.handlers["stage.report"]({ session })).toThrow(
      expect.objectContaining({ code: "stage.session-unknown" }),
    );
  context.clock.advance(12_000);
  expect(state().stage.session).toBeNull();
});

test("a recording is what the window sends, in order; its file ends with the window", async () => {
  const { session } = await attach();
  const starting = stage.engine.startRecording(join(folder, "录像"));
  await expect.poll(() => state().stage.recording).not.toBeNull();
  const recording = state().stage.recording?.id ?? "";
  const send = (sequence: number, text: string) =>
    stage.handlers["stage.chunk"]({ session, recording, sequence, data: base64(text), mimeType: "" });
  await Promise.all([send(1, "world"), send(0, "hello ")]);
  const { file } = await starting;
  expect(file).toMatch(/stage-2023-11-15-\d{6}-\w{4}\.mkv$/);
  await expect(async () => attach({ takeOver: true })).rejects.toMatchObject({
    code: "stage.taken-recording",
  });
  const stopping = stage.engine.stopRecording();
  expect(state().stage.recording).toBeNull();
  await send(2, "!");
  await stage.handlers["stage.recordingEnded"]({ session, recording });
  await expect(stopping).resolves.toEqual({ file });
  expect(await readFile(file, "utf8")).toBe("hello world!");
  expect(recordings).toEqual([]);
});

test("a window lost in the middle leaves a closed file and says so", async () => {
  const { session } = await attach();
  const starting = stage.engine.startRecording(folder);
  await expect.poll(() => state().stage.recording).not.toBeNull();
  await stage.handlers["stage.chunk"]({ session, sequence: 0, data: base64("abc"), mimeType: "" });
  const { file } = await starting;
  context.clock.advance(12_000);
  await expect.poll(() => recordings).toEqual([[false, file]]);
  expect(await readFile(file, "utf8")).toBe("abc");
  expect(state().problems.map(({ code }) => code)).toEqual(["stage.window-lost"]);
  expect(() => stage.handlers["stage.chunk"]({ session, sequence: 1, data: "", mimeType: "" })).toThrow(
    expect.objectContaining({ code: "stage.session-unknown" }),
  );
});

test("a recording began when the window's recorder did, however late its first bytes come", async () => {
  const { session } = await attach();
  const starting = stage.engine.startRecording(folder);
  await expect.poll(() => state().stage.recording).not.toBeNull();
  const data = base64("abc");
  await stage.handlers["stage.chunk"]({ session, sequence: 0, data, mimeType: "", age: 3400 });
  expect((await starting).startedAt).toBe(context.clock.now() - 3400);
});

test("a window that cannot start its recorder leaves no empty file", async () => {
  const { session } = await attach();
  const starting = stage.engine.startRecording(join(folder, "r"));
  const refused = expect(starting).rejects.toMatchObject({
    code: "stage.record-failed",
    params: { detail: "NotSupportedError" },
  });
  await expect.poll(() => state().stage.recording).not.toBeNull();
  await stage.handlers["stage.recordingEnded"]({ session, error: "NotSupportedError" });
  await refused;
  expect(await readdir(join(folder, "r"))).toEqual([]);
  await settle();
  expect(state().stage.recording).toBeNull();
});

test("a picture is asked of the window through the state", async () => {
  const { session } = await attach();
  const asking = stage.engine.screenshot("test/story", 640);
  const [request] = state().stage.pictures;
  expect(request).toMatchObject({ width: 640, scene: { ref: "test/story" } });
  const picture = { dataUrl: "data:image/jpeg;base64,AA==", width: 640, height: 360 };
  await stage.handlers["stage.picture"]({ session, id: request?.id ?? "", ...picture });
  await expect(asking).resolves.toEqual(picture);
  expect(state().stage.pictures).toEqual([]);
});

test("a missing camera is noted only after the window has looked for one", async () => {
  const apply = () => stage.engine.applyPreset(testPreset, "landscape", canvas, testFill);
  expect((await apply()).notes).toEqual([]);
  const { session } = await attach();
  expect((await apply()).notes).toEqual([]);
  await stage.handlers["stage.report"]({ session, devices: { cameras: [], microphones: [] } });
  expect((await apply()).notes).toEqual([
    { code: "presets.no-camera", layer: "cam" },
    { code: "presets.no-microphone", layer: "mic" },
  ]);
  expect((await apply()).missing).toEqual([
    { role: "host", layer: "cam" },
    { role: "microphone", layer: "mic" },
  ]);
  const camera = { id: "罗技", name: "罗技" };
  await stage.handlers["stage.report"]({ session, devices: { cameras: [camera], microphones: [camera] } });
  expect(await apply()).toMatchObject({ notes: [], missing: [], undo: null });
  expect(state().engine.devices.cameras).toEqual([camera]);
  // One chosen elsewhere is asked for here; any other camera is not taken for it.
  const chosen = { ...testFill, devices: { ...testFill.devices, host: "索尼" } };
  const elsewhere = await stage.engine.applyPreset(testPreset, "landscape", canvas, chosen);
  expect(elsewhere.missing).toEqual([{ role: "host", layer: "cam" }]);
});
