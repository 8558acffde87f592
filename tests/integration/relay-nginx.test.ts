import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLog, createProblems, createStateStore, initialState, systemClock } from "../../main/core";
import {
  configureNginx,
  createRelay,
  createServerSecrets,
  loadPlatforms,
  lookAtServer,
} from "../../main/relay";
import type { Secrets } from "../../main/storage";
import { freePort } from "../helpers/free-port";
import { memorySecrets } from "../helpers/memory-secrets";
import { nginxRelayServer } from "../helpers/nginx-relay-server";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { decodeErrors, startSource } from "../helpers/stream-source";
import { temporaryFolder } from "../helpers/temporary";
import { until } from "../helpers/until";

const oddKey = `a;{}"'$x\\=#?sign=0f1e2d&b=2`;
const plainKey = "live_b_secret_9876543210";

function certificate(folder: string) {
  const [file, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const made = ["-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", file, "-days", "2"];
  execFileSync("openssl", ["req", "-x509", ...made, ...name], { stdio: "ignore" });
  return { file, key };
}

async function platform(folder: string, options: Parameters<typeof startNginxRtmp>[1]): Promise<NginxRtmp> {
  const nginx = await startNginxRtmp(folder, options);
  onTestFinished(() => nginx.close());
  return nginx;
}

/** Three loopback ports in a row and one for each of two destinations, all free a moment ago. */
const innerPort = () => 20_000 + Math.floor(Math.random() * 9_000) * 5;

async function server(folder: string, destinations: unknown[], authorities: string) {
  const [ingest, control] = [await freePort(), await freePort()];
  const listen = (port: number) => ({ host: "127.0.0.1", port });
  const file = join(folder, "village.json");
  writeFileSync(
    file,
    JSON.stringify({
      ...{ ingest: listen(ingest), control: listen(control), innerPort: innerPort() },
      ...{ destinations, authorities },
    }),
  );
  const made = await configureNginx(file, join(folder, "nginx.conf"));
  const running = nginxRelayServer(made.configFile, control);
  onTestFinished(() => running.kill());
  await running.launch();
  return { ...made, ...running };
}

/** Every publish has ended; one more connection was made to see whether it listens. */
function isLetGo(nginx: NginxRtmp): boolean {
  const times = (what: string) => nginx.errorLog().split(what).length - 1;
  return times("deleteStream") === times("publish: name") + 1;
}

interface StudioParts {
  folder: string;
  relayEntry: string;
  secrets: Secrets;
  server: { ingest: string; control: string };
}

async function studio({ folder, relayEntry, secrets, server: nginx }: StudioParts) {
  const paths = {
    data: join(folder, "资料"),
    resources: join(import.meta.dirname, "../../resources"),
    ...{ fonts: folder, relayEntry },
  };
  const state = initialState();
  const { relay: defaults } = state.settings;
  const settings = { ...state.settings, relay: { ...defaults, engine: "nginx-rtmp" as const, nginx } };
  const store = createStateStore({ ...state, settings });
  const log = createLog(join(folder, "logs"), "trace");
  const context = { store, clock: systemClock, problems: createProblems(store, systemClock), log, paths };
  const platforms = await loadPlatforms(paths.resources);
  const relay = createRelay(context, { secrets, platforms: () => platforms });
  await relay.load();
  onTestFinished(() => relay.close());
  const seen: string[] = [];
  store.onPatches((patches) => seen.push(JSON.stringify(patches)));
  const statusOf = (id: string) => store.get().destinations.find((one) => one.id === id)?.status;
  const bothPublish = () => statusOf("a") === "publishing" && statusOf("b") === "publishing";
  return { context, relay, store, seen, statusOf, bothPublish };
}

test("one copy goes to the server, which passes it on: gates, faults and words", async () => {
  const folder = temporaryFolder();
  // Started by root, nginx's worker is somebody else.
  chmodSync(folder, 0o711);
  const tls = certificate(folder);
  const a = await platform(join(folder, "甲"), {});
  const b = await platform(join(folder, "乙"), { certificate: tls });
  const destinations = [
    { id: "a", name: "台 甲", server: a.server, key: oddKey },
    { id: "b", name: "台 乙", server: b.tlsServer, key: plainKey },
  ];
  const relayServer = await server(folder, destinations, tls.file);
  for (const file of [relayServer.configFile, relayServer.secretsFile])
    expect(statSync(file).mode & 0o777).toBe(0o600);
  const { ingestKey, controlToken } = relayServer.secrets;
  const secrets = memorySecrets();
  const keep = createServerSecrets(secrets)["relay.secrets"];
  const { ingest, control } = relayServer;
  const relayEntry = await buildRelay(join(folder, "out"));
  const parts = { folder, relayEntry, secrets, server: { ingest, control } };
  const first = await studio(parts);
  for (const destination of destinations)
    await first.relay.handlers["destination.save"]({ ...destination, platform: "custom", enabled: true });
  const show = { id: "show-1", startedAt: Date.now() };
  const start = () => first.relay.start(["a", "b"], show);
  const look = (reaches = true) => lookAtServer(first.context, secrets, reaches);

  // What would stop the show is found before it, too.
  await expect(look(false)).rejects.toMatchObject({ code: "relay.nginx-no-secrets" });
  await expect(start()).rejects.toMatchObject({ code: "relay.nginx-no-secrets" });
  await keep({ ingestKey, controlToken: "wrong-token-wrong-token" });
  await expect(look()).rejects.toMatchObject({ code: "relay.nginx-token" });
  await expect(start()).rejects.toMatchObject({ code: "relay.nginx-token" });
  await keep({ ingestKey: "wrong-key-wrong-key-wrong", controlToken });
  await expect(start()).rejects.toMatchObject({ code: "relay.nginx-ingest-key" });
  expect(await look()).toEqual({ host: "127.0.0.1" });
  await keep({ ingestKey: ` ${ingestKey}\n` });

  const target = await start();
  const source = startSource(`${target.server}/${target.key}`);
  onTestFinished(() => source.kill());
  await until("both publish", first.bothPublish);
  expect(a.errorLog()).toContain(`publish: name='${oddKey.split("?")[0]}' args='sign=0f1e2d&b=2'`);
  expect(first.store.get().problems).toEqual([]);

  // The next studio finds the show, although only the server knows which platforms it goes to.
  const { relay, store, seen, statusOf, bothPublish } = await studio(parts);
  expect(await relay.find()).toMatchObject({ id: "show-1", place: target });
  await until("it sees both", bothPublish);
  await until("figures", () => store.get().destinations.every(({ outgoingKbps }) => outgoingKbps > 100));

  await relay.drop("b");
  await until("b is cut", () => isLetGo(b));
  await until("b is off", () => statusOf("b") === "off");
  await relay.add("b");
  await until("b is back", bothPublish);
  expect(b.recordings()).toHaveLength(2);
  expect(a.recordings()).toHaveLength(1);

  await relayServer.kill();
  await until("it is said", () => store.get().problems.some(({ id }) => id.endsWith("#a")));
  await until("both are tried again", () => statusOf("a") === "retrying" && statusOf("b") === "retrying");
  expect(store.get().destinations[0]?.lastTrouble).toContain("转推服务器");
  await relayServer.launch();
  await until("both publish again", bothPublish);
  await until("nothing is wrong any more", () => store.get().problems.length === 0);

  await source.kill();
  await relay.stop();
  await until("the platforms are let go", () => isLetGo(a) && isLetGo(b));
  expect(store.get().destinations.map(({ status }) => status)).toEqual(["off", "off"]);
  expect(await decodeErrors(a.recordings()[0] ?? "")).toBe("");
  const log = readFileSync(join(folder, "资料", "logs", "shows", "show-1.jsonl"), "utf8");
  expect(log).toContain('"id":"b","status":"publishing"');
  const texts = [log, first.seen.join(), seen.join(), readFileSync(join(folder, "error.log"), "utf8")];
  for (const secret of ["0f1e2d", "live_b_secret", ingestKey, controlToken])
    for (const text of texts) expect(text).not.toContain(secret);
});

test("nginx reads what was made, whatever a key holds", async () => {
  const folder = temporaryFolder();
  const tls = certificate(folder);
  const keys = [
    "{",
    "}",
    ";",
    '"',
    "'",
    "$host",
    "\\",
    '\\"',
    "#",
    "a=b&c=%20",
    "密钥",
    "x".repeat(1000),
    oddKey,
  ];
  const servers = ["rtmp://127.0.0.1/live?sign={$a}", "rtmps://[::1]:443/a/b/"];
  const file = join(folder, "village.json");
  writeFileSync(
    file,
    JSON.stringify({
      ...{ tls: { certificate: tls.file, key: tls.key }, authorities: tls.file, resolver: "127.0.0.1" },
      destinations: keys.map((key, index) => ({
        ...{ id: `d${index}`, name: "台", server: servers[index % 2], key },
      })),
    }),
  );
  await configureNginx(file, join(folder, "nginx.conf"));
  const run = () =>
    execFileSync("nginx", ["-t", "-p", folder, "-c", "nginx.conf", "-e", "e.log"], { stdio: "pipe" });
  expect(run).not.toThrow();
});
