import { expect, test } from "vitest";
import { createJobs, type PatientControl } from "../../../main/jobs";
import { createPlaces } from "../../../main/jobs/places";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

function rig() {
  const context = testContext();
  const jobs = createJobs(context);
  const state = (id: string) => context.store.get().jobs.find((job) => job.id === id);
  /** Work that ends when told. */
  function begin(title: string, recording: string | null = null) {
    let finish: (files: string[]) => void = () => {};
    let fail: (error: Error) => void = () => {};
    let control: PatientControl | null = null;
    const { id, done } = jobs.run({
      kind: "export",
      title,
      recording,
      work: (given) => {
        control = given;
        return new Promise<string[]>((resolve, reject) => {
          finish = resolve;
          fail = reject;
        });
      },
    });
    done.catch(() => undefined);
    return {
      id,
      done,
      finish: (files: string[] = []) => finish(files),
      fail: (e: Error) => fail(e),
      control: () => control,
    };
  }
  return { context, jobs, state, begin };
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

test("two run at once, the next begins when one ends, the list is newest first", async () => {
  const { begin, state, context } = rig();
  const [one, two, three] = [begin("一"), begin("二"), begin("三")];
  await tick();
  expect([one, two, three].map(({ id }) => state(id)?.status)).toEqual(["running", "running", "waiting"]);
  expect(context.store.get().jobs.map(({ title }) => title)).toEqual(["三", "二", "一"]);
  one.finish(["/a.mp4"]);
  await expect(one.done).resolves.toEqual(["/a.mp4"]);
  await tick();
  expect(state(one.id)).toMatchObject({ status: "done", progress: 1, leftSeconds: null, files: ["/a.mp4"] });
  expect(state(three.id)?.status).toBe("running");
});

test("progress is told a few times a second, with what is left once the pace is known", async () => {
  const { begin, state, context } = rig();
  const job = begin("导出");
  await tick();
  const at = (milliseconds: number, share: number) => {
    context.clock.advance(milliseconds);
    job.control()?.progress(share);
    return state(job.id);
  };
  expect(at(0, 0.001)).toMatchObject({ progress: 0.001, leftSeconds: null });
  expect(at(100, 0.05)).toMatchObject({ progress: 0.001 });
  expect(at(1900, 0.25)).toMatchObject({ progress: 0.25, leftSeconds: 6 });
  expect(at(300, 7)).toMatchObject({ progress: 1, leftSeconds: 0 });
  // Begun anew: the pace of before says nothing.
  expect(at(300, 0)).toMatchObject({ progress: 0, leftSeconds: null });
  expect(at(1000, 0.5)).toMatchObject({ leftSeconds: 1 });
});

test("calling off waits until the work has really ended; one that waits ends at once", async () => {
  const { begin, jobs, state } = rig();
  const [one, two, waiting] = [begin("一"), begin("二"), begin("三")];
  await tick();
  await jobs.handlers["job.cancel"]({ id: waiting.id });
  expect(state(waiting.id)?.status).toBe("cancelled");
  let over = false;
  const cancelled = Promise.resolve(jobs.handlers["job.cancel"]({ id: one.id })).then(() => {
    over = true;
  });
  await tick();
  expect(one.control()?.signal.aborted).toBe(true);
  expect([over, state(one.id)?.status]).toEqual([false, "running"]);
  one.fail(new Error("aborted"));
  await cancelled;
  expect(state(one.id)).toMatchObject({ status: "cancelled", error: null });
  await expect(one.done).rejects.toMatchObject({ code: "core.cancelled" });
  two.finish();
  await two.done;
});

test("a failure is said in the user's language; what is under way cannot be put aside", async () => {
  const { begin, jobs, state, context } = rig();
  const job = begin("修复");
  await tick();
  expect(() => jobs.handlers["job.dismiss"]({ id: job.id })).toThrow(
    expect.objectContaining({ code: "jobs.still-running" }),
  );
  job.fail(new StudioError("ffmpeg.no-space"));
  await expect(job.done).rejects.toMatchObject({ code: "ffmpeg.no-space" });
  expect(state(job.id)).toMatchObject({ status: "failed", error: { message: "磁盘满了，画面文件没有写完" } });
  await jobs.handlers["job.dismiss"]({ id: job.id });
  expect(context.store.get().jobs).toEqual([]);
  await expect(async () => jobs.handlers["job.cancel"]({ id: job.id })).rejects.toMatchObject({
    code: "jobs.unknown",
  });
});

test("whoever stands aside gives its place to others", async () => {
  const { begin, state } = rig();
  const [one, two, three] = [begin("一"), begin("二"), begin("三")];
  await tick();
  let goOn = () => {};
  const back = one.control()?.aside(new Promise<void>((resolve) => (goOn = resolve)));
  await tick();
  expect([one, three].map(({ id }) => state(id)?.status)).toEqual(["waiting", "running"]);
  goOn();
  await tick();
  expect(state(one.id)?.status).toBe("waiting");
  two.finish();
  await back;
  expect(state(one.id)?.status).toBe("running");
});

test("twenty ended ones stay, and closing calls everything off for good", async () => {
  const { begin, jobs, context } = rig();
  for (let count = 0; count < 24; count++) {
    const job = begin(String(count));
    await tick();
    job.finish();
    await job.done;
  }
  expect(context.store.get().jobs.map(({ title }) => Number(title))).toEqual(
    Array.from({ length: 20 }, (_, index) => 23 - index),
  );
  const last = begin("last", "rec-a");
  await tick();
  const closed = jobs.close();
  last.fail(new Error("aborted"));
  await closed;
  const late = begin("late");
  await expect(late.done).rejects.toMatchObject({ code: "core.cancelled" });
  expect(late.control()).toBeNull();
});

test("a place that nobody waits for any more passes to the next in line", async () => {
  const places = createPlaces(1);
  const never = new AbortController().signal;
  const gone = new AbortController();
  await places.enter(never);
  const second = places.enter(gone.signal);
  const third = places.enter(never);
  gone.abort(new Error("gone"));
  await expect(second).rejects.toThrow("gone");
  places.leave();
  await third;
  places.leave();
  await places.enter(never);
});
