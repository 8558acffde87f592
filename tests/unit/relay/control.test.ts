import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../main/core";
import { type ControlClient, connectControl } from "../../../main/relay/control/client";
import { type HostedRelay, type HostPatience, RelayHost } from "../../../main/relay/control/host";
import { createLineReader, LineTooLong } from "../../../main/relay/control/lines";
import { openProcessLog, relayLogFile } from "../../../main/relay/control/process-log";
import { proofOf } from "../../../main/relay/control/proof";
import { readRunFile, relayRunFile, removeRunFile, writeRunFile } from "../../../main/relay/control/run-file";
import { openControl } from "../../../main/relay/control/server";
import type { RelayConfig, RelayReport } from "../../../main/relay/core/config";
import type { RelayNews, RelayOrder } from "../../../main/relay/core/protocol";
import { temporaryFolder } from "../../helpers/temporary";
import { until } from "../../helpers/until";

const quiet: RelayReport = {
  ...{ isSourceActive: false, incomingKbps: 0, video: null, audio: null, showing: "nothing" },
  ...{ slateReason: null, slate: "none", destinations: [] },
};
const config: RelayConfig = {
  listen: { host: "127.0.0.1", port: 0, app: "secret-app-1", key: "secret-in-2" },
  destinations: [
    ...["a", "b"].map((id) => ({
      ...{ id, name: id, platform: "custom", server: "rtmp://h/live", key: `key-of-${id}-0`, graceMs: null },
    })),
  ],
  ...{ slate: null, makesRoom: true, show: { id: "today", startedAt: 1000, log: null } },
};

async function control() {
  const orders: RelayOrder[] = [];
  const comings: string[] = [];
  const server = await openControl(
    {
      order: (order) => orders.push(order),
      joined: () => comings.push("joined"),
      left: () => comings.push("left"),
    },
    systemClock,
  );
  onTestFinished(() => server.close());
  return { server, orders, comings };
}

async function studio(endpoint: { port: number; token: string }) {
  const heard: RelayNews[] = [];
  let isClosed = false;
  const client: ControlClient = await connectControl(endpoint, systemClock, {
    news: (news) => heard.push(news),
    closed: () => {
      isClosed = true;
    },
  });
  onTestFinished(() => client.close());
  return { client, heard, isClosed: () => isClosed };
}

/** A caller that says whatever the test likes. */
async function caller(port: number) {
  const socket: Socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let text = "";
  let isClosed = false;
  socket.setEncoding("utf8").on("data", (more: string) => {
    text += more;
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    isClosed = true;
  });
  await until("it is greeted", () => text.includes("\n"));
  const { nonce } = JSON.parse(text) as { nonce: string };
  return { socket, nonce, text: () => text, isClosed: () => isClosed };
}

test("lines come whole however the bytes are cut, and too long a one is refused", () => {
  const reader = createLineReader(() => 12);
  const bytes = Buffer.from("村\n\n广播\nab");
  const lines = [...bytes].flatMap((_byte, at) => reader.push(bytes.subarray(at, at + 1)));
  expect(lines).toEqual(["村", "", "广播"]);
  expect(reader.push(Buffer.from("c\n"))).toEqual(["abc"]);
  expect(() => reader.push(Buffer.from("0123456789abc\n"))).toThrow(LineTooLong);
  expect(() => createLineReader(() => 12).push(Buffer.alloc(13, 65))).toThrow(LineTooLong);
});

test("a studio that knows the token is heard and told; half lines and several at once are all the same", async () => {
  const { server, orders, comings } = await control();
  const { client, heard } = await studio(server);
  expect(client.order({ type: "slate", on: true })).toBe(true);
  client.order({ type: "stop" });
  await until("both orders", () => orders.length === 2);
  expect(orders).toEqual([{ type: "slate", on: true }, { type: "stop" }]);
  server.tell({ type: "report", report: quiet });
  await until("news", () => heard.length > 0);
  expect(heard).toEqual([{ type: "report", report: quiet }]);
  client.close();
  await until("it is gone", () => comings.includes("left"));
  expect(comings).toEqual(["joined", "left"]);

  const { socket, nonce } = await caller(server.port);
  const line = JSON.stringify({ nonce: "n", proof: proofOf(server.token, "studio", nonce, "n") });
  socket.write(line.slice(0, 20));
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.write(`${line.slice(20)}\n{"type":"desc`);
  await until("it is taken", () => server.hasStudio);
  socket.write('ribe"}\n');
  await until("the order", () => orders.length === 3);
});

test("whoever does not know the token is hung up on and heard nothing; the token itself never travels", async () => {
  const { server, orders } = await control();
  const wrong = { port: server.port, token: "x".repeat(32) };
  await expect(studio(wrong)).rejects.toMatchObject({ name: "ControlUnreachable" });
  for (const words of ['{"type":"stop"}\n', "GET / HTTP/1.1\r\n\r\n", "\n", `${"x".repeat(2000)}`]) {
    const { socket, isClosed } = await caller(server.port);
    socket.write(words);
    await until("hung up", isClosed);
  }
  expect(orders).toEqual([]);
  expect(server.hasStudio).toBe(false);
  // A proof that was overheard opens no other connection.
  const first = await caller(server.port);
  const proof = proofOf(server.token, "studio", first.nonce, "n");
  expect(`${first.text()}${proof}`).not.toContain(server.token);
  const second = await caller(server.port);
  second.socket.write(`${JSON.stringify({ nonce: "n", proof })}\n`);
  await until("hung up", second.isClosed);
});

test("a caller that says nothing is hung up on after three seconds", async () => {
  const waits: (() => void)[] = [];
  const clock = {
    now: () => 0,
    after: (milliseconds: number, callback: () => void) => {
      if (milliseconds === 3000) waits.push(callback);
      return () => undefined;
    },
  };
  const events = { order: () => undefined, joined: () => undefined, left: () => undefined };
  const server = await openControl(events, clock);
  onTestFinished(() => server.close());
  const { isClosed } = await caller(server.port);
  for (const over of waits) over();
  await until("hung up", isClosed);
});

test("an order longer than anything honest, or no order at all, ends the connection", async () => {
  const { server } = await control();
  for (const bytes of [Buffer.alloc(4 * 1024 * 1024 + 1, 65), Buffer.from("[]\n"), Buffer.from("null\n")]) {
    const { socket, nonce, isClosed } = await caller(server.port);
    socket.write(`${JSON.stringify({ nonce: "n", proof: proofOf(server.token, "studio", nonce, "n") })}\n`);
    await until("it is taken", () => server.hasStudio);
    socket.write(bytes);
    await until("hung up", () => isClosed() && !server.hasStudio);
  }
});

test("a relay that cannot prove itself is told nothing", async () => {
  const { server } = await control();
  const heard: string[] = [];
  const impostor = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write('{"nonce":"n"}\n');
    socket.setEncoding("utf8").on("data", (text: string) => {
      heard.push(text);
      socket.write('{"proof":"guess"}\n');
    });
  });
  await new Promise<void>((resolve) => impostor.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void impostor.close());
  const address = impostor.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(studio({ port, token: server.token })).rejects.toMatchObject({ code: "not ours" });
  expect(heard.join()).not.toContain(server.token);
});

test("the newest studio commands, and an earlier one is told so", async () => {
  const { server, orders } = await control();
  const earlier = await studio(server);
  const later = await studio(server);
  await until("it is told", () => earlier.heard.length > 0 && earlier.isClosed());
  expect(earlier.heard).toEqual([{ type: "replaced" }]);
  expect(earlier.client.order({ type: "stop" })).toBe(false);
  later.client.order({ type: "describe" });
  await until("heard", () => orders.length > 0);
  expect(orders).toEqual([{ type: "describe" }]);
});

function hosted(data: string, patience: Partial<HostPatience> = {}) {
  const did: string[] = [];
  const ends: number[] = [];
  let tell: (report: RelayReport) => void = () => undefined;
  const relay: HostedRelay = {
    start: async () => {
      did.push("start");
      return 4711;
    },
    add: ({ id }) => void did.push(`add ${id}`),
    remove: (id) => void did.push(`remove ${id}`),
    restart: (id) => void did.push(`restart ${id}`),
    order: (ids) => void did.push(`order ${ids.join()}`),
    slate: (on) => void did.push(`slate ${on}`),
    makesRoom: (on) => void did.push(`room ${on}`),
    studio: (isThere) => void did.push(`studio ${isThere}`),
    report: () => quiet,
    stop: async () => void did.push("stop"),
  };
  const host = new RelayHost({
    ...{ data, clock: systemClock, log: openProcessLog(relayLogFile(data)), patience },
    makeRelay: (report) => {
      tell = report;
      return relay;
    },
    ended: (code) => void ends.push(code),
  });
  onTestFinished(() => host.end(0));
  return { host, did, ends, report: (report: RelayReport) => tell(report) };
}

test("a relay at work describes itself to the next studio, which may be another one", async () => {
  const data = temporaryFolder();
  const { host, did } = hosted(data);
  await host.open();
  const run = await readRunFile(data);
  if (run === null) throw new Error("no run file");
  expect(run.pid).toBe(process.pid);
  expect(statSync(relayRunFile(data)).mode & 0o777).toBe(0o600);
  const first = await studio(run);
  first.client.order({ type: "slate", on: true });
  first.client.order({ type: "describe" });
  await until("not started", () => first.heard.length === 1);
  expect(first.heard).toEqual([{ type: "described", description: null }]);
  first.client.order({ type: "start", config });
  first.client.order({ type: "start", config });
  first.client.order({ type: "slate", on: true });
  first.client.order({ type: "remove", id: "b" });
  first.client.order({ type: "order", ids: ["a"] });
  await until("it is at work", () => did.includes("order a"));
  first.client.close();
  await until("it is noticed", () => did.includes("studio false"));
  const second = await studio(run);
  second.client.order({ type: "describe" });
  await until("described", () => second.heard.length > 0);
  expect(second.heard).toMatchObject([
    {
      description: {
        ...{ show: { id: "today", startedAt: 1000 }, destinationIds: ["a"], isSlateAsked: true },
        listen: { port: 4711, key: "secret-in-2" },
      },
    },
  ]);
  expect(did).toEqual(["start", "slate true", "remove b", "order a", "studio false", "studio true"]);
});

test("it ends when told: streams first, then the run file and the connection", async () => {
  const data = temporaryFolder();
  const { host, did, ends } = hosted(data);
  const endpoint = await host.open();
  const { client, isClosed } = await studio(endpoint);
  client.order({ type: "start", config });
  client.order({ type: "stop" });
  client.order({ type: "stop" });
  await until("it has ended", () => ends.length > 0 && isClosed());
  expect(did).toEqual(["start", "stop"]);
  expect(ends).toEqual([0]);
  expect(existsSync(relayRunFile(data))).toBe(false);
  const log = readFileSync(relayLogFile(data), "utf8");
  for (const secret of [endpoint.token, "secret-app-1", "secret-in-2", "key-of-a-0"])
    expect(log).not.toContain(secret);
});

test("with neither a studio nor a picture for long enough it ends; with either it does not", async () => {
  const { host, report, ends } = hosted(temporaryFolder(), { alone: 60 });
  const { client } = await studio(await host.open());
  client.order({ type: "start", config });
  const wait = () => new Promise((resolve) => setTimeout(resolve, 90));
  await until("it is at work", () => host.hasStarted);
  report(quiet);
  await wait();
  report(quiet);
  client.close();
  await new Promise((resolve) => setTimeout(resolve, 30));
  report({ ...quiet, isSourceActive: true });
  await wait();
  report({ ...quiet, isSourceActive: true });
  expect(ends).toEqual([]);
  report(quiet);
  await wait();
  report(quiet);
  await until("it has ended", () => ends.length > 0);
});

test("nobody told it to start: it ends; a folder that cannot be written to only keeps it from being found", async () => {
  const { host, ends } = hosted(temporaryFolder(), { untilStarted: 50 });
  await host.open();
  await until("it has ended", () => ends.length > 0);
  expect(ends).toEqual([0]);
  const data = temporaryFolder();
  writeFileSync(join(data, "relay"), "a file where the folder should be");
  const other = hosted(data);
  const endpoint = await other.host.open();
  expect(endpoint.isFindable).toBe(false);
  await studio(endpoint);
});

test("a run file that is damaged counts as none, and another relay's is left alone", async () => {
  const data = temporaryFolder();
  expect(await readRunFile(data)).toBeNull();
  mkdirSync(join(data, "relay"));
  for (const text of ["", "{", "[]", '{"pid":1,"port":70000,"token":"x"}']) {
    writeFileSync(relayRunFile(data), text);
    expect(await readRunFile(data)).toBeNull();
  }
  const token = "t".repeat(32);
  await writeRunFile(data, { pid: 1, port: 9, token, version: 1, startedAt: 0 });
  removeRunFile(data, "another".repeat(8));
  expect(await readRunFile(data)).toMatchObject({ port: 9 });
  removeRunFile(data, token);
  expect(existsSync(relayRunFile(data))).toBe(false);
});

test("the process's log stays small, hides what it was told to, and never throws", () => {
  const data = temporaryFolder();
  const path = relayLogFile(data);
  const log = openProcessLog(path);
  log.hide(["key-of-a-0", "a"]);
  log.note("began");
  log.note("fault", new Error("rtmp://h/live/other-secret and key-of-a-0"));
  const text = readFileSync(path, "utf8");
  expect(text).toContain("rtmp://h/live/•••");
  expect(text).not.toContain("key-of-a-0");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  for (let round = 0; round < 500; round++) log.note("again", new Error("x".repeat(4000)));
  expect(statSync(path).size).toBeLessThan(600_000);
  expect(statSync(path.replace("relay.log", "relay.old.log")).size).toBeLessThan(600_000);
  chmodSync(path, 0o400);
  const nowhere = openProcessLog(join(path, "relay.log"));
  nowhere.note("there is a file where its folder should be");
});
