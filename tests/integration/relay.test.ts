import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freePort } from "../helpers/free-port";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { type RelayProcess, startRelayProcess } from "../helpers/relay-process";
import {
  decodeErrors,
  largestGap,
  packetTimes,
  type StreamSource,
  startSource,
} from "../helpers/stream-source";
import { until } from "../helpers/until";

const folder = mkdtempSync(join(tmpdir(), '转推 it\'s "live" '));
let entry = "";
const closers: (() => Promise<unknown> | unknown)[] = [];

beforeAll(async () => {
  entry = await buildRelay(join(folder, "out"));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let platforms = 0;
async function platform(application = ""): Promise<NginxRtmp> {
  const nginx = await startNginxRtmp(join(folder, `平台 ${++platforms}`), { application });
  closers.push(() => nginx.close());
  return nginx;
}

const keyA = "live_甲?txSecret=9f8e7d6c5b4a&txTime=66AA";
const keyB = "live_b-secret-0123456789";

async function relayTo(destinations: { id: string; server: string; key: string }[]): Promise<RelayProcess> {
  const relay = await startRelayProcess(
    entry,
    destinations.map((destination) => ({ ...destination, name: destination.id })),
  );
  closers.push(() => relay.close());
  return relay;
}

function source(relay: RelayProcess, options = {}): StreamSource {
  const ffmpeg = startSource(relay.ingest, options);
  closers.push(() => ffmpeg.kill());
  return ffmpeg;
}

/** A bare TCP server, for faults that no real platform shows on demand. Gives its port. */
async function listener(accept: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    accept(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const status = (relay: RelayProcess, id: string) => () => relay.destination(id)?.status;
/** Pictures in a file so far; one that has only just been opened is no video yet. */
const pictures = async (file: string | undefined) =>
  file === undefined ? 0 : (await packetTimes(file, "v").catch(() => [])).length;

test("two platforms receive; one dies and comes back; the other never notices", async () => {
  const [a, b] = [await platform(), await platform()];
  const relay = await relayTo([
    { id: "a", server: a.server, key: keyA },
    { id: "b", server: b.server, key: keyB },
  ]);
  source(relay);
  await until(
    "both record",
    // Long enough that the end of it is taken for a lost line rather than a doubtful key.
    async () => (await pictures(a.recordings()[0])) > 30 && (await pictures(b.recordings()[0])) > 170,
  );

  await b.kill();
  await until("b is retried", status(relay, "b"), (now) => now === "retrying");
  expect(relay.destination("b")?.trouble?.code).toMatch(/^relay\.(dropped|port-refused)$/);
  const before = await pictures(a.recordings()[0]);
  await until("a goes on", async () => (await pictures(a.recordings()[0])) > before + 30);
  await b.revive();
  await until(
    "b has picture again",
    async () => b.recordings().length === 2 && (await pictures(b.recordings()[1])) > 30,
  );
  expect(relay.destination("b")).toMatchObject({ status: "publishing", reconnects: 1, isTroubled: false });
  expect(relay.report()).toMatchObject({
    isSourceActive: true,
    video: { codec: "h264", width: 320, height: 180 },
  });

  for (const needle of ["txSecret", "live_b-secret"]) {
    expect(readFileSync(`/proc/${relay.pid}/cmdline`, "utf8")).not.toContain(needle);
    expect(readFileSync(`/proc/${relay.pid}/environ`, "utf8")).not.toContain(needle);
    expect(JSON.stringify(relay.report())).not.toContain(needle);
  }
  await relay.close();

  expect(relay.history("a").at(-1)).toBe("publishing");
  expect(relay.history("a")).not.toContain("retrying");
  expect(a.recordings()).toHaveLength(1);
  const [whole] = a.recordings();
  expect(largestGap(await packetTimes(whole ?? "", "v"))).toBeLessThanOrEqual(35);
  expect(largestGap(await packetTimes(whole ?? "", "a"))).toBeLessThanOrEqual(45);
  for (const file of [...a.recordings(), b.recordings()[1] ?? ""]) expect(await decodeErrors(file)).toBe("");
});

test("a line slower than the picture loses whole stretches up to a keyframe, and says so; the rest goes on", async () => {
  const [good, behind] = [await platform(), await platform()];
  // About 8 Mbit/s: one chunk of at most 64 KiB each 64 ms.
  let pauseMs = 64;
  const slow = await listener((socket) => {
    const onward = connect(behind.port, "127.0.0.1");
    closers.push(() => onward.destroy());
    onward.on("error", () => socket.destroy());
    onward.on("data", (bytes) => void socket.write(bytes));
    socket.on("data", (bytes) => {
      onward.write(bytes);
      socket.pause();
      setTimeout(() => socket.resume(), pauseMs);
    });
  });
  const relay = await relayTo([
    { id: "good", server: good.server, key: keyB },
    { id: "slow", server: `rtmp://127.0.0.1:${slow}/live`, key: keyA },
  ]);
  // A small picture, filled up to the rate.
  source(relay, { videoKbps: 20_000, x264: "nal-hrd=cbr" });
  const lost = () => relay.destination("slow")?.droppedFrames ?? 0;
  await until("pictures are lost", lost, (frames) => frames > 60, 60_000);
  expect(relay.destination("slow")).toMatchObject({
    status: "publishing",
    trouble: { code: "relay.too-slow" },
  });
  expect(relay.destination("slow")?.queuedBytes).toBeLessThanOrEqual(5 * 1024 * 1024);
  // What the system holds of it would take seconds to get through.
  pauseMs = 8;
  const had = await pictures(behind.recordings()[0]);
  await until("it goes on", async () => (await pictures(behind.recordings()[0])) > had + 60);
  expect(relay.destination("good")?.droppedFrames).toBe(0);
  await relay.close();
  expect(largestGap(await packetTimes(good.recordings()[0] ?? "", "v"))).toBeLessThanOrEqual(35);
  const [file = ""] = behind.recordings();
  // What the slow line still holds comes after the relay has ended: the server writes on for a while.
  let size = -1;
  const settled = async () => {
    const before = size;
    await new Promise((resolve) => setTimeout(resolve, 500));
    size = statSync(file).size;
    return size === before;
  };
  await until("the last of it is written", settled);
  expect(largestGap(await packetTimes(file, "v"))).toBeGreaterThan(100);
  expect(await decodeErrors(file)).toBe("");
});

test("whoever stops reading, in mid-stream or from the start, is reset, has picture again when it wakes, and touches nobody", async () => {
  const [good, frozen] = [await platform(), await platform()];
  const silent = await listener(() => undefined);
  const deaf = await listener((socket) => socket.pause());
  const relay = await relayTo([
    { id: "good", server: good.server, key: keyB },
    { id: "frozen", server: frozen.server, key: keyA },
    { id: "silent", server: `rtmp://127.0.0.1:${silent}/live`, key: keyA },
    { id: "deaf", server: `rtmp://127.0.0.1:${deaf}/live`, key: keyA },
  ]);
  // Far too slow to fill what the system buffers on loopback: only the server's own acknowledgements tell.
  source(relay, { width: 640, height: 360, videoKbps: 2_500 });
  await until("it records", async () => (await pictures(frozen.recordings()[0])) > 30);
  process.kill(frozen.pid, "SIGSTOP");
  const frozenAt = performance.now();
  await until("stalled", status(relay, "frozen"), (now) => now === "stalled");
  expect(relay.destination("frozen")?.trouble?.code).toBe("relay.not-taking");
  await until("reset", status(relay, "frozen"), (now) => now === "retrying");
  expect(performance.now() - frozenAt).toBeLessThan(15_000);
  expect(relay.destination("frozen")).toMatchObject({
    ...{ queuedBytes: 0, trouble: { code: "relay.stalled", params: { seconds: 10 } } },
  });
  for (const id of ["silent", "deaf"]) {
    expect(relay.destination(id)?.trouble).toMatchObject({
      code: "relay.no-answer",
      params: { seconds: 10 },
    });
    expect(relay.history(id)).not.toContain("publishing");
  }
  process.kill(frozen.pid, "SIGCONT");
  await until(
    "it has picture again",
    async () => (await pictures(frozen.recordings().at(-1))) > 30 && frozen.recordings().length > 1,
  );
  await relay.close();
  for (const status of ["stalled", "retrying"]) expect(relay.history("good")).not.toContain(status);
  expect(good.recordings()).toHaveLength(1);
  expect(largestGap(await packetTimes(good.recordings()[0] ?? "", "v"))).toBeLessThanOrEqual(35);
});

test("each way of failing has its own words; a refusal says so and is tried again slowly", async () => {
  const nginx = await platform();
  const closed = await startNginxRtmp(join(folder, "闭门"), { application: "deny publish all;" });
  closers.push(() => closed.close());
  const web = await listener((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  const port = await freePort();
  const taken = startSource(`${nginx.server}/taken`);
  closers.push(() => taken.kill());
  await until("the name is taken", () => nginx.recordings().length === 1);
  const relay = await relayTo([
    { id: "taken", server: nginx.server, key: "taken" },
    { id: "app", server: nginx.server.replace("live", "nowhere"), key: keyA },
    { id: "denied", server: closed.server, key: keyA },
    { id: "port", server: `rtmp://127.0.0.1:${port}/live`, key: keyA },
    { id: "web", server: `rtmp://127.0.0.1:${web}/live`, key: keyA },
    { id: "plain", server: `rtmps://127.0.0.1:${nginx.port}/live`, key: keyA },
    { id: "name", server: "rtmp://no-such-host.invalid/live", key: keyA },
  ]);
  const codes: Record<string, RegExp> = {
    taken: /^relay\.key-refused$/,
    app: /^relay\.closed-at-connect$/,
    denied: /^relay\.closed-at-publish$/,
    port: /^relay\.port-refused$/,
    web: /^relay\.not-rtmp$/,
    plain: /^relay\.not-tls$/,
    name: /^relay\.name-(unknown|unresolved)$/,
  };
  for (const [id, code] of Object.entries(codes)) {
    await until(
      `trouble of ${id}`,
      () => relay.destination(id)?.trouble?.code ?? "",
      (now) => code.test(now),
    );
  }
  expect(relay.destination("taken")?.status).toBe("refused");
  expect(relay.destination("port")?.status).toBe("retrying");
});

test("rtmps: a trusted certificate publishes, an unknown one is refused in words", async () => {
  const certificate = { file: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
      ...["-addext", "subjectAltName=DNS:localhost", "-keyout", certificate.key, "-out", certificate.file],
    ],
    { stdio: "ignore" },
  );
  const nginx = await startNginxRtmp(join(folder, "加密"), { certificate });
  closers.push(() => nginx.close());
  const destinations = [{ id: "tls", name: "tls", server: nginx.tlsServer, key: keyA }];
  const stranger = await startRelayProcess(entry, destinations);
  closers.push(() => stranger.close());
  await until("refused", () => stranger.destination("tls")?.trouble?.code === "relay.certificate");
  const relay = await startRelayProcess(entry, destinations, {
    ...process.env,
    NODE_EXTRA_CA_CERTS: certificate.file,
  });
  closers.push(() => relay.close());
  source(relay);
  await until("it records", async () => (await pictures(nginx.recordings()[0])) > 30);
  await relay.close();
  expect(await decodeErrors(nginx.recordings()[0] ?? "")).toBe("");
});

test("destinations come and go while live; without its studio the process goes on, and a request ends it well", async () => {
  const [a, b] = [await platform(), await platform()];
  const relay = await relayTo([{ id: "a", server: a.server, key: keyA }]);
  source(relay);
  await until("a records", async () => (await pictures(a.recordings()[0])) > 10);
  relay.order({
    type: "add",
    destination: { id: "b", name: "b", platform: "custom", server: b.server, key: keyB, graceMs: null },
  });
  await until("b records", async () => (await pictures(b.recordings()[0])) > 10);
  relay.order({ type: "remove", id: "b" });
  await until("b is gone", () => relay.destination("b") === undefined);
  const after = await pictures(a.recordings()[0]);
  await until("a goes on", async () => (await pictures(a.recordings()[0])) > after + 30);
  expect(relay.history("a")).not.toContain("retrying");
  relay.disconnect();
  const alone = await pictures(a.recordings()[0]);
  await until("a goes on", async () => (await pictures(a.recordings()[0])) > alone + 20);
  process.kill(relay.pid, "SIGINT");
  process.kill(relay.pid, "SIGHUP");
  process.kill(relay.pid, "SIGTERM");
  await until("the relay ends", () => relay.exited());
  expect(a.errorLog()).toContain("deleteStream");
});
