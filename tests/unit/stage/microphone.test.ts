import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Senses } from "../../../main/core";
import { createStage, type Stage } from "../../../main/stage";
import { testContext } from "../../helpers/context";
import { testFill, testPreset } from "./scene-helpers";

const canvas = { width: 1280, height: 720 };
let folder: string;
let context: ReturnType<typeof testContext>;
let stage: Stage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "麦克风 "));
  context = testContext(folder);
  stage = createStage(context, { version: "0.1.0" });
  await stage.activate();
});
afterEach(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const state = () => context.store.get();
const attach = (previous?: string) =>
  Promise.resolve(
    stage.handlers["stage.attach"]({
      ...canvas,
      mimeType: "video/x-matroska;codecs=avc1,opus",
      takeOver: false,
      ...(previous === undefined ? {} : { previous }),
    }),
  );
const apply = (options?: { unmutes: boolean }) =>
  stage.engine.applyPreset(testPreset, "landscape", canvas, testFill, options);

test("a mute is told, outlives the window and a take, and goes only with a build that asks for it", async () => {
  expect(state().engine.microphoneMuted).toBeUndefined();
  const { session } = await attach();
  expect(state().engine.microphoneMuted).toBe(false);
  await apply();
  await stage.engine.mute(true);
  expect(state().stage.muted).toBe(true);
  expect(state().engine.microphoneMuted).toBe(true);

  const told: unknown[] = [];
  const note = () => told.push(state().engine.microphoneMuted);
  const reloaded = await attach(session);
  note();
  await stage.handlers["stage.detach"]({ session: reloaded.session });
  note();
  await stage.engine.take("test/talk");
  await apply({ unmutes: false });
  note();
  expect(new Set(told)).toEqual(new Set([true]));
  await apply();
  expect(state().stage.muted).toBe(false);
  // No window any more: nobody knows of a microphone.
  expect(state().engine.microphoneMuted).toBeUndefined();
  await attach();
  expect(state().engine.microphoneMuted).toBe(false);
});

test("another engine's mute is not the stage's", async () => {
  await attach();
  await stage.engine.mute(true);
  stage.deactivate();
  expect(state().engine.microphoneMuted).toBeUndefined();
  context.store.update((draft) => {
    draft.engine.kind = "obs";
    draft.engine.microphoneMuted = true;
  });
  await stage.activate();
  expect(state().stage.muted).toBe(false);
  expect(state().engine.microphoneMuted).toBeUndefined();
});

test("what the window hears and sees goes on only while somebody asks", async () => {
  const { session } = await attach();
  const told: Senses[] = [];
  stage.onEvents({ sensed: (senses) => told.push(senses) });
  const senses = { voice: [-30.5], cameras: [{ name: "主播摄像头", brightness: 90, change: 2 }] };
  await stage.handlers["stage.report"]({ session, senses });
  stage.engine.sense(true);
  expect(state().stage.sensing).toBe(true);
  await stage.handlers["stage.report"]({ session });
  await stage.handlers["stage.report"]({ session, senses });
  expect(told).toEqual([senses]);
  stage.engine.sense(false);
  await stage.handlers["stage.report"]({ session, senses });
  expect(told).toHaveLength(1);
});

const asked = () => expect.poll(() => state().stage.listening).not.toBeNull();
const fails = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

test("listening is asked of the window through the state, once at a time", async () => {
  const { session } = await attach();
  const listening = stage.engine.listen(3000);
  await asked();
  expect(state().stage.listening).toMatchObject({ milliseconds: 3000 });
  await fails(stage.engine.listen(3000), "stage.listening");
  const id = state().stage.listening?.id ?? "";
  await stage.handlers["stage.heard"]({ session, id: "another", levels: [], sound: null });
  await stage.handlers["stage.heard"]({
    session,
    id,
    levels: [-20, -25],
    sound: "data:audio/wav;base64,AA==",
  });
  await expect(listening).resolves.toEqual({ levels: [-20, -25], sound: "data:audio/wav;base64,AA==" });
  expect(state().stage.listening).toBeNull();
});

test.each([
  ["none", "stage.no-microphone"],
  ["refused", "stage.microphone-refused"],
  ["held", "stage.microphone-held"],
] as const)("a microphone that is not heard (%s) is said in words", async (trouble, code) => {
  const { session } = await attach();
  const refused = fails(stage.engine.listen(1000), code);
  await asked();
  const id = state().stage.listening?.id ?? "";
  await stage.handlers["stage.heard"]({ session, id, levels: [], sound: null, trouble });
  await refused;
});

test("no window, one that closes meanwhile, and one that does not answer end the listening", async () => {
  const nobody = fails(stage.engine.listen(1000), "stage.no-window");
  context.clock.advance(5000);
  await nobody;

  const { session } = await attach();
  const left = fails(stage.engine.listen(1000), "stage.no-window");
  await asked();
  await stage.handlers["stage.detach"]({ session });
  await left;
  expect(state().stage.listening).toBeNull();

  const again = await attach();
  const silent = fails(stage.engine.listen(1000), "stage.silent");
  await asked();
  for (let second = 0; second < 14; second++) {
    await stage.handlers["stage.report"]({ session: again.session });
    context.clock.advance(1000);
  }
  await silent;
});
