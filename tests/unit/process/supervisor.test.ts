import { expect, onTestFinished, test } from "vitest";
import { silentLog, systemClock } from "../../../main/core";
import {
  type ChildExit,
  type ChildSpec,
  nodeChild,
  Supervisor,
  type SupervisorOptions,
  type SupervisorState,
} from "../../../main/process/supervisor";
import { nextBackoff } from "../../../main/process/supervisor/backoff";
import { createTail } from "../../../main/process/supervisor/tail";
import { until } from "../../helpers/until";

const script = (code: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  command: process.execPath,
  args: ["-e", code],
  ...more,
});

function supervise(options: Partial<SupervisorOptions> & Pick<SupervisorOptions, "spec">) {
  const states: SupervisorState[] = [];
  const exits: ChildExit[] = [];
  const messages: unknown[] = [];
  const supervisor = new Supervisor({
    name: "test",
    clock: systemClock,
    log: silentLog,
    onState: (state) => states.push(state),
    onExit: (exit) => exits.push(exit),
    onMessage: (message) => messages.push(message),
    ...options,
  });
  onTestFinished(() => supervisor.stop());
  return { supervisor, states, exits, messages };
}

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test("a child runs, is asked to end, and is gone when stop resolves", async () => {
  const { supervisor, states, exits } = supervise({
    spec: () =>
      script("process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up')"),
  });
  supervisor.start();
  await until("it says so", () => supervisor.tail === "up");
  const pid = supervisor.pid ?? 0;
  await supervisor.stop();
  expect(states).toEqual(["starting", "running", "stopping", "stopped"]);
  expect(exits).toMatchObject([{ code: 7, wasAsked: true }]);
  expect(alive(pid)).toBe(false);
});

test("a child that will not end is killed after the grace", async () => {
  const { supervisor, exits } = supervise({
    spec: () => script("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')"),
    graceMs: 100,
  });
  supervisor.start();
  await until("it says so", () => supervisor.tail === "up");
  await supervisor.stop();
  expect(exits).toMatchObject([{ signal: "SIGKILL", wasAsked: true }]);
});

test("a child that crashes is started again until it stays, and what it said last is kept without its key", async () => {
  let starts = 0;
  const { supervisor, states, exits } = supervise({
    spec: () =>
      ++starts < 3
        ? script(
            "process.stderr.write('push to rtmp://a.example/live/very-secret-key failed'); process.exit(1)",
          )
        : script("setInterval(() => {}, 1000)"),
    backoff: { firstMs: 10, maxMs: 20, wellAfterMs: 60_000 },
  });
  supervisor.start();
  await until("third start", () => starts === 3 && supervisor.state === "running");
  expect(exits).toHaveLength(2);
  expect(exits[0]).toMatchObject({
    code: 1,
    wasAsked: false,
    tail: "push to rtmp://a.example/live/••• failed",
  });
  expect(states).toEqual([
    "starting",
    "running",
    "backing-off",
    "starting",
    "running",
    "backing-off",
    "starting",
    "running",
  ]);
});

test("stop while waiting for the next start ends the waiting", async () => {
  const { supervisor } = supervise({
    spec: () => ({ command: "/nonexistent/program", args: [] }),
    backoff: { firstMs: 50_000, maxMs: 50_000, wellAfterMs: 60_000 },
  });
  supervisor.start();
  await until("it failed", () => supervisor.state === "backing-off");
  expect(supervisor.tail).toContain("ENOENT");
  await supervisor.stop();
  expect(supervisor.state).toBe("stopped");
});

test("without back-off a child that ends is left ended, and can be started again", async () => {
  const { supervisor, exits } = supervise({ spec: () => script(""), backoff: null });
  supervisor.start();
  await until("it ended", () => supervisor.state === "stopped");
  supervisor.start();
  await until("twice", () => exits.length === 2);
});

test("messages go both ways over the channel of a Node child; start during stop starts anew", async () => {
  const echo =
    "process.on('message', (m) => process.send({ echo: m })); process.send({ ready: process.pid })";
  const { supervisor, messages } = supervise({ spec: () => script(echo, { hasChannel: true }) });
  supervisor.start();
  await until("ready", () => messages.length === 1);
  expect(supervisor.send({ 村: "竹园" })).toBe(true);
  await until("echo", () => messages.length === 2);
  expect(messages[1]).toEqual({ echo: { 村: "竹园" } });
  void supervisor.stop();
  supervisor.start();
  await until("ready again", () => messages.length === 3);
  expect((messages[2] as { ready: number }).ready).not.toBe((messages[0] as { ready: number }).ready);
});

test("a grandchild that keeps the outputs open does not keep the child alive", async () => {
  const { supervisor, exits } = supervise({
    spec: () =>
      script(
        "const c = require('node:child_process').spawn('sleep', ['3'], { stdio: 'inherit', detached: true }); c.unref()",
      ),
    backoff: null,
  });
  supervisor.start();
  await until("it ended", () => exits.length === 1, Boolean, 2500);
});

test("the wait doubles to its cap and begins anew after a minute of running well", () => {
  const policy = { firstMs: 250, maxMs: 10_000, wellAfterMs: 60_000 };
  let failures = 0;
  const delays = Array.from({ length: 8 }, () => {
    const next = nextBackoff(policy, failures, 100);
    failures = next.failures;
    return next.delayMs;
  });
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  expect(nextBackoff(policy, failures, 60_000)).toEqual({ failures: 1, delayMs: 250 });
});

test("the tail holds the last lines only, and hides a key that came in two pieces", () => {
  const tail = createTail(2);
  tail.push("one\ntwo\nrtmp://h/app/se");
  tail.push("cret\n");
  expect(tail.text()).toBe("two\nrtmp://h/app/•••");
  tail.push("x".repeat(100_000));
  expect(tail.text().length).toBeLessThan(5_000);
});

test("one of our own entries runs with our own Node and a channel", () => {
  expect(nodeChild("/a b/relay.js")).toMatchObject({
    command: process.execPath,
    args: ["/a b/relay.js"],
    hasChannel: true,
  });
});
