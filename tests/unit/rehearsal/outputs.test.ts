import { expect, test } from "vitest";
import { createOutputLock, judgements, reachesOut } from "../../../main/rehearsal/outputs";
import { mayCall } from "../../../main/remote/rights";
import { type Handlers, type MethodName, methods, remoteRoles } from "../../../preload/contract";

const names = Object.keys(methods) as MethodName[];

/** Handlers that say which of them ran. */
function played() {
  const ran: string[] = [];
  const answers = new Map<string, () => unknown>();
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        ran.push(name);
        return answers.get(name)?.() ?? input;
      },
    ]),
  ) as unknown as Handlers;
  const state = { rehearses: true };
  const lock = createOutputLock(() => state.rehearses);
  return { ran, answers, state, lock, guarded: lock.guard(handlers) };
}

test("every method of the contract is judged, and no other", () => {
  expect(Object.keys(judgements).sort()).toEqual([...names].sort());
});

test("whatever goes live, tests, measures or feeds is locked; what ends a show never is", async () => {
  const { guarded, ran, state } = played();
  const refuses = async (name: MethodName, input: object = {}) =>
    expect(async () => guarded[name](input as never), name).rejects.toMatchObject({
      code: "core.locked-in-rehearsal",
    });
  for (const name of ["live.start", "live.slate", "live.bitrate", "live.upload"] as const)
    await refuses(name);
  for (const name of ["destination.start", "destination.restart", "destination.test"] as const)
    await refuses(name);
  await refuses("engine.virtualCamera", { on: true });
  await refuses("doctor.run", { upload: true });
  expect(ran).toEqual([]);
  await guarded["engine.virtualCamera"]({ on: false });
  await guarded["live.upload"]({ kbps: 4000 });
  await guarded["doctor.run"]({ upload: false });
  await guarded["live.stop"]({});
  await guarded["destination.stop"]({ id: "a" });
  expect(ran).toHaveLength(5);
  state.rehearses = false;
  await guarded["live.start"]({});
  expect(ran.at(-1)).toBe("live.start");
});

test("nothing that another device may call reaches out", () => {
  const callable = remoteRoles.flatMap((role) => names.filter((name) => mayCall(role, name, {})));
  expect(callable).toContain("prompter.fire");
  for (const name of callable) expect(reachesOut(name, {} as never), name).toBe(false);
});

test("a call that reaches out is known for as long as it is under way, however it ends", async () => {
  const { guarded, lock, answers, state } = played();
  state.rehearses = false;
  let end: (fault?: Error) => void = () => undefined;
  answers.set(
    "destination.test",
    () => new Promise((done, fail) => (end = (fault) => (fault ? fail(fault) : done(null)))),
  );
  for (const fault of [undefined, new Error("no")]) {
    const asked = guarded["destination.test"]({ id: "a" });
    expect(lock.isReachingOut()).toBe(true);
    end(fault);
    await Promise.resolve(asked).catch(() => undefined);
    expect(lock.isReachingOut()).toBe(false);
  }
  void guarded["show.next"]({});
  expect(lock.isReachingOut()).toBe(false);
});
