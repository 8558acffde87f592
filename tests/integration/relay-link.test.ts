import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Clock, systemClock } from "../../main/core";
import { isAlive } from "../../main/process/supervisor";
import { controlVersion, writeRunFile } from "../../main/relay/control/run-file";
import { openControl } from "../../main/relay/control/server";
import type { RelayConfig } from "../../main/relay/core/config";
import { RelayLink } from "../../main/relay/studio/relay-link";
import { killNow } from "../../main/relay/studio/relay-spawn";
import { testContext } from "../helpers/context";
import { temporaryFolder } from "../helpers/temporary";
import { until } from "../helpers/until";

const config: RelayConfig = {
  listen: { host: "127.0.0.1", port: 0, app: "app", key: "key" },
  ...{ destinations: [], slate: null, makesRoom: false, show: { id: "test", startedAt: 0, log: null } },
};

/** Twenty times as fast as the wall. */
const fast: Clock = {
  now: () => systemClock.now() * 20,
  after: (milliseconds, callback) => systemClock.after(milliseconds / 20, callback),
};

function contextIn(folder: string, relayEntry = "") {
  const context = testContext(folder);
  mkdirSync(context.paths.data, { recursive: true });
  return { ...context, clock: fast, paths: { ...context.paths, relayEntry } };
}

/** A relay process that speaks as ours does, works the first time, dies of its orders twice, and then works again. */
const brittle = (list: string) => `
import { createHmac, randomBytes } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
const list = ${JSON.stringify(list)};
appendFileSync(list, process.pid + "\\n");
const run = readFileSync(list, "utf8").trim().split("\\n").length;
const token = randomBytes(24).toString("base64url");
const proof = (side, ours, theirs) =>
  createHmac("sha256", token).update(side + "\\n" + ours + "\\n" + theirs).digest("base64url");
const server = createServer((socket) => {
  const nonce = "n";
  const say = (message) => socket.write(JSON.stringify(message) + "\\n");
  say({ nonce });
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    for (const line of bytes.toString().split("\\n").filter(Boolean)) {
      const said = JSON.parse(line);
      if (said.proof) say({ proof: proof("relay", nonce, said.nonce) });
      else if (said.type === "stop") process.exit(0);
      else if (said.type === "start") {
        appendFileSync(list + "-ids", said.config.destinations.map(({ id }) => id).join() + "\\n");
        if (run === 2 || run === 3) process.exit(1);
        say({ type: "listening", port: 1935 });
      }
    }
  });
});
server.listen(0, "127.0.0.1", () =>
  process.send({ port: server.address().port, token, isFindable: true }));
`;

test("a relay that dies again and again while it comes back is started by one alone: there are never two", async () => {
  const folder = temporaryFolder();
  const [entry, list] = [join(folder, "relay.mjs"), join(folder, "started")];
  writeFileSync(entry, brittle(list));
  appendFileSync(list, "");
  const started = () => readFileSync(list, "utf8").split("\n").filter(Boolean).map(Number);
  const late = {
    id: "late",
    name: "late",
    platform: "custom",
    server: "rtmp://h/a",
    key: "k",
    graceMs: null,
  };
  const link = new RelayLink(contextIn(folder, entry), {
    report: () => undefined,
    // While the next process is being started.
    crashed: () => void setTimeout(() => link.add(late), 25),
  });
  onTestFinished(async () => {
    await link.stop();
    for (const pid of started()) killNow(pid);
  });
  await link.start(config);
  expect(started()).toHaveLength(1);
  killNow(link.pid ?? 0);
  await until("it is at work again", () => started().length >= 4 && link.pid === started().at(-1));
  // Long enough for another one that would come back as well: ten seconds of its clock.
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(started()).toHaveLength(4);
  expect(started().filter(isAlive)).toEqual([link.pid]);
  expect(readFileSync(`${list}-ids`, "utf8")).toBe("\nlate\nlate\nlate\n");
  await link.stop();
  expect(started().filter(isAlive)).toEqual([]);
});

test("one that is over, though its parent never took note, is not waited for for ever", async () => {
  const folder = temporaryFolder();
  const context = contextIn(folder);
  // What the shell started becomes a child of a program that never asks after it.
  const parent = spawn("/bin/sh", ["-c", "sleep 0.1 & echo $!; exec sleep 60"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void parent.kill("SIGKILL"));
  const pid = await new Promise<number>((resolve) =>
    parent.stdout.once("data", (bytes: Buffer) => resolve(Number(bytes.toString()))),
  );
  await until("it is over", () => readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z "));
  const server = await openControl(
    {
      order: ({ type }) => type === "describe" && server.tell({ type: "described", description: null }),
      joined: () => undefined,
      left: () => undefined,
    },
    systemClock,
  );
  onTestFinished(() => server.close());
  const { port, token } = server;
  await writeRunFile(context.paths.data, { pid, port, token, version: controlVersion, startedAt: 0 });
  const link = new RelayLink(context, { report: () => undefined, crashed: () => undefined });
  expect(await link.find()).toBeNull();
  expect(isAlive(pid)).toBe(true);
}, 10_000);
