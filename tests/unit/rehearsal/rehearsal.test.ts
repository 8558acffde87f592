import { expect, onTestFinished, test } from "vitest";
import { createRehearsal } from "../../../main/rehearsal";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

function rehearsalWith(refuse: StudioError | null = null) {
  const context = testContext();
  const calls: string[] = [];
  const outside = { isReached: false };
  let starts: Promise<void> = Promise.resolve();
  const slowly = () => {
    let go = () => {};
    starts = new Promise((resolve) => {
      go = resolve;
    });
    return () => go();
  };
  const setStatus = (status: "idle" | "starting" | "recording") =>
    context.store.update((draft) => {
      draft.recording.status = status;
    });
  const rehearsal = createRehearsal(context, {
    recording: {
      async start() {
        calls.push(`start ${context.store.get().rehearsal.active}`);
        if (refuse !== null) throw refuse;
        setStatus("starting");
        await starts;
        setStatus("recording");
        return { file: "/f.mkv" };
      },
      async stop() {
        calls.push(`stop ${context.store.get().rehearsal.active}`);
        setStatus("idle");
      },
    },
    isReachingOut: () => outside.isReached,
  });
  onTestFinished(() => rehearsal.close());
  const start = (more: object = {}) =>
    rehearsal.handlers["rehearsal.start"]({ record: true, tag: true, ...more });
  const stop = () => rehearsal.handlers["rehearsal.stop"]({});
  return { context, rehearsal, calls, start, stop, setStatus, slowly, outside };
}

test("the lock holds before the recording starts and until after it ended", async () => {
  const { context, rehearsal, calls, start, stop } = rehearsalWith();
  expect(() => rehearsal.assertNotRehearsing()).not.toThrow();
  await expect(start()).resolves.toEqual({ recording: true });
  expect(() => rehearsal.assertNotRehearsing()).toThrow(
    expect.objectContaining({ code: "core.locked-in-rehearsal" }),
  );
  expect(context.store.get().rehearsal).toEqual({ active: true, startedAt: context.clock.now(), tag: true });
  await expect(start()).rejects.toMatchObject({ code: "rehearsal.already" });
  await stop();
  expect(calls).toEqual(["start true", "stop true"]);
  expect(context.store.get().rehearsal).toEqual({ active: false, startedAt: null });
  await stop();
});

test("it is refused while the virtual camera feeds the companions", async () => {
  const { context, start } = rehearsalWith();
  context.store.update((draft) => {
    draft.engine.virtualCamera = "on";
  });
  await expect(start()).rejects.toMatchObject({ code: "rehearsal.camera-on" });
  expect(context.store.get().rehearsal.active).toBe(false);
});

test("it is refused while something is under way to a platform", async () => {
  const { start, outside, stop } = rehearsalWith();
  outside.isReached = true;
  await expect(start()).rejects.toMatchObject({ code: "rehearsal.reaching-out" });
  outside.isReached = false;
  await start();
  await stop();
});

test("an OBS that streams by somebody's own hand holds it back, and one that begins to is said while it lasts", async () => {
  const { context, rehearsal, start, stop } = rehearsalWith();
  const engine = (more: object) => context.store.update((draft) => void Object.assign(draft.engine, more));
  const codes = async () => {
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    return context.store.get().problems.map(({ code }) => code);
  };
  engine({ kind: "obs", status: "connected", virtualCamera: "off" });
  rehearsal.onStreamChanged(true);
  await expect(start()).rejects.toMatchObject({ code: "rehearsal.obs-streams" });
  // An OBS that is gone streams nowhere.
  engine({ kind: "stage" });
  await start();
  expect(await codes()).toEqual([]);
  engine({ kind: "obs", virtualCamera: "on" });
  expect(await codes()).toEqual(["rehearsal.obs-streams", "rehearsal.camera-came-on"]);
  rehearsal.onStreamChanged(false);
  expect(await codes()).toEqual(["rehearsal.camera-came-on"]);
  await stop();
  expect(await codes()).toEqual([]);
});

test("it is refused from the first moment of going live", async () => {
  const { context, start } = rehearsalWith();
  for (const status of ["starting", "on-air", "stopping"] as const) {
    context.store.update((draft) => {
      draft.live.status = status;
    });
    await expect(start()).rejects.toMatchObject({ code: "rehearsal.on-air" });
  }
  expect(context.store.get().rehearsal.active).toBe(false);
});

test("what cannot be recorded is rehearsed all the same, locked, and says so in the user's language", async () => {
  const { context, rehearsal, start, stop } = rehearsalWith(new StudioError("stage.no-window"));
  await expect(start()).resolves.toEqual({ recording: false });
  expect(() => rehearsal.assertNotRehearsing()).toThrow();
  const [problem] = context.store.get().problems;
  expect(problem).toMatchObject({ code: "rehearsal.not-recorded" });
  expect(problem?.message).toContain("没有打开的直播台页面");
  await stop();
  expect(context.store.get().problems).toEqual([]);
});

test("a recording of somebody else's is neither started twice nor ended", async () => {
  const { calls, start, stop, setStatus } = rehearsalWith();
  setStatus("recording");
  await expect(start()).resolves.toEqual({ recording: true });
  await stop();
  await start({ record: false });
  await stop();
  expect(calls).toEqual([]);
});

test("a rehearsal ended while its recording is still starting takes the recording along", async () => {
  const { context, start, stop, slowly, calls } = rehearsalWith();
  const go = slowly();
  const started = start();
  const stopped = stop();
  go();
  await Promise.all([started, stopped]);
  expect(calls).toEqual(["start true", "stop true"]);
  expect(context.store.get().recording.status).toBe("idle");
  expect(context.store.get().rehearsal.active).toBe(false);
});
