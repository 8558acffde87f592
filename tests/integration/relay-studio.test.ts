import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  createLog,
  createProblems,
  createStateStore,
  initialState,
  silentLog,
  systemClock,
} from "../../main/core";
import { isAlive } from "../../main/process/supervisor";
import { createRelay, loadPlatforms } from "../../main/relay";
import { RelayLink } from "../../main/relay/studio/relay-link";
import { freePort } from "../helpers/free-port";
import { memorySecrets } from "../helpers/memory-secrets";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { decodeErrors, packetTimes, startSource } from "../helpers/stream-source";
import { temporaryFolder } from "../helpers/temporary";
import { until } from "../helpers/until";

const pictures = async (file: string | undefined) =>
  file === undefined ? 0 : (await packetTimes(file, "v").catch(() => [])).length;

async function platform(folder: string, name: string, application = ""): Promise<NginxRtmp> {
  const nginx = await startNginxRtmp(join(folder, name), { application });
  onTestFinished(() => nginx.close());
  return nginx;
}

const contextPaths = (folder: string) => ({
  data: join(folder, "资料"),
  resources: join(import.meta.dirname, "../../resources"),
  fonts: folder,
});

async function studio(folder: string) {
  const paths = { ...contextPaths(folder), relayEntry: await buildRelay(join(folder, "out")) };
  const store = createStateStore(initialState());
  const log = createLog(join(folder, "logs"), "trace");
  const context = { store, clock: systemClock, problems: createProblems(store, systemClock), log, paths };
  const platforms = await loadPlatforms(paths.resources);
  const relay = createRelay(context, { secrets: memorySecrets(), platforms: () => platforms });
  await relay.load();
  onTestFinished(() => relay.close());
  const seen: string[] = [];
  store.onPatches((patches) => seen.push(JSON.stringify(patches)));
  const save = (id: string, server: string, key: string) =>
    relay.handlers["destination.save"]({
      id,
      platform: "custom",
      name: `台 ${id}`,
      server,
      key,
      enabled: true,
    });
  const destination = (id: string) => store.get().destinations.find((one) => one.id === id);
  const testOf = (id: string) => relay.handlers["destination.test"]({ id });
  return { relay, store, save, destination, testOf, seen, folder };
}

const keyA = "live_a?txSecret=0f1e2d3c4b5a&txTime=66";
const keyB = "live_b_secret_9876543210";

test("a show on two platforms: state and problems follow, a killed relay comes back, no key leaks", async () => {
  const folder = temporaryFolder();
  const [a, b] = [await platform(folder, "甲"), await platform(folder, "乙")];
  const { relay, store, save, destination, seen } = await studio(folder);
  await save("a", a.server, keyA);
  await save("b", b.server, keyB);
  let changes = 0;
  relay.onChange(() => changes++);
  const target = await relay.start(["a", "b"], { id: "today", startedAt: Date.now() });
  expect(target.server).toMatch(/^rtmp:\/\/127\.0\.0\.1:\d+\/[\w-]{20,}$/);
  await until("waiting", () => store.get().relay.status === "waiting");
  const source = startSource(`${target.server}/${target.key}`);
  onTestFinished(() => source.kill());
  await until("both publish", () => store.get().destinations.every(({ status }) => status === "publishing"));
  await until(
    "figures",
    () => store.get().relay.incomingKbps > 100 && (destination("a")?.outgoingKbps ?? 0) > 100,
  );
  expect(store.get().relay).toMatchObject({
    status: "relaying",
    video: { codec: "h264", width: 320, height: 180 },
  });
  expect(changes).toBeGreaterThan(0);

  await b.kill();
  await until("a problem names b", () => store.get().problems.some(({ id }) => id.endsWith("#b")));
  expect(destination("b")?.lastTrouble).toContain("台 b");
  await b.revive();
  await until("b recovered", () => destination("b")?.status === "publishing");
  expect(store.get().problems).toEqual([]);

  await source.kill();
  process.kill(relay.pid ?? 0, "SIGKILL");
  await until("the crash is told", () => store.get().problems.some(({ code }) => code === "relay.restarted"));
  await until("it is back", () => store.get().relay.status === "waiting");
  const again = startSource(`${target.server}/${target.key}`);
  onTestFinished(() => again.kill());
  await until("both publish again", () =>
    store.get().destinations.every(({ status }) => status === "publishing"),
  );
  await until("pictures", async () => (await pictures(a.recordings().at(-1))) > 30);
  await relay.stop();
  expect(store.get()).toMatchObject({ relay: { status: "stopped" }, problems: [] });
  expect(store.get().destinations.map(({ status }) => status)).toEqual(["off", "off"]);
  expect(await decodeErrors(a.recordings().at(-1) ?? "")).toBe("");

  const log = readFileSync(
    join(folder, "logs", `studio-${new Date().toISOString().slice(0, 10)}.jsonl`),
    "utf8",
  );
  expect(log).toContain("the relay is gone");
  for (const needle of ["txSecret", "0f1e2d", "live_b_secret"])
    for (const text of [log, seen.join(), readFileSync(join(folder, "资料", "destinations.json"), "utf8")])
      expect(text).not.toContain(needle);
});

test("a broken line costs no relay, a second studio takes over, and what is left over ends", async () => {
  const folder = temporaryFolder();
  const paths = { ...contextPaths(folder), relayEntry: await buildRelay(join(folder, "out")) };
  const store = createStateStore(initialState());
  const problems = createProblems(store, systemClock);
  const context = { store, clock: systemClock, problems, log: silentLog, paths };
  const did: string[] = [];
  const makeLink = (name: string) => {
    const events = { report: () => undefined, crashed: () => did.push(`${name} crashed`) };
    const link = new RelayLink(context, { ...events, replaced: () => did.push(`${name} replaced`) });
    onTestFinished(() => link.stop());
    return link;
  };
  const show = { id: "today", startedAt: 1000, log: null };
  const listen = { host: "127.0.0.1", port: 0, app: "a", key: "k" };
  const nobody = { platform: "custom", server: "rtmp://127.0.0.1:9/live", key: "some-key", graceMs: null };
  const config = { listen, show, slate: null, makesRoom: false, destinations: [] };
  const first = makeLink("first");
  await first.start(config);
  const pid = first.pid ?? 0;
  first.slate(true);
  // Longer than the relay lets anybody say: it hangs up, and what follows is lost until the line is back.
  first.add({ ...nobody, id: "long", name: "x".repeat(5_000_000) });
  first.remove("long");
  first.add({ ...nobody, id: "a", name: "a" });
  const log = () => readFileSync(join(paths.data, "logs", "relay.log"), "utf8");
  await until("it is back", () => log().split("a studio has come").length === 3);
  const second = makeLink("second");
  const found = await until("the order came through", async () => {
    const description = await second.find();
    return description?.destinationIds[0] === "a" ? description : null;
  });
  expect(found).toMatchObject({ show: { id: "today", startedAt: 1000 }, isSlateAsked: true });
  await until("it is told", () => did.length > 0);
  expect(did).toEqual(["first replaced"]);
  expect([first.pid, second.pid]).toEqual([null, pid]);
  await makeLink("third").start(config);
  expect(isAlive(pid)).toBe(false);
});

test("a test of a destination says what going live would meet", async () => {
  const folder = temporaryFolder();
  const nginx = await platform(folder, "甲");
  const { save, testOf, relay, destination } = await studio(folder);
  await save("good", nginx.server, keyA);
  expect(await testOf("good")).toMatchObject({ ok: true, code: "relay.test-published" });
  expect(nginx.errorLog()).toContain("publish: name='live_a' args='txSecret=0f1e2d3c4b5a&txTime=66'");
  await save("app", nginx.server.replace("live", "nowhere"), keyA);
  expect(await testOf("app")).toMatchObject({ ok: false, code: "relay.closed-at-connect" });
  await save("port", `rtmp://127.0.0.1:${await freePort()}/live`, keyA);
  expect(await testOf("port")).toMatchObject({ ok: false, code: "relay.port-refused" });
  const taken = startSource(`${nginx.server}/taken`);
  onTestFinished(() => taken.kill());
  await until("the name is taken", () => nginx.errorLog().includes("publish: name='taken'"));
  await save("taken", nginx.server, "taken");
  expect(await testOf("taken")).toMatchObject({ ok: false, code: "relay.key-refused" });

  await relay.handlers["destination.save"]({
    ...{ id: "kuaishou", platform: "kuaishou", name: "快手", server: nginx.server, key: keyB, enabled: true },
  });
  expect(await testOf("kuaishou")).toMatchObject({ ok: true, code: "relay.test-reached" });
  expect(nginx.errorLog()).not.toContain("live_b_secret");
  await relay.start(["good"], { id: "today", startedAt: Date.now() });
  await until("on air", () => destination("good")?.status === "publishing");
  expect(await testOf("good")).toMatchObject({ ok: true, code: "relay.test-on-air" });
});
