import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StudioState } from "../../preload/contract";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { startObs, type TestObs } from "../helpers/obs";
import { hongcun } from "../helpers/serve";
import { decodeErrors, largestGap, packetTimes } from "../helpers/stream-source";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { until } from "../helpers/until";

let folder: string;
let obs: TestObs;
let platform: NginxRtmp;
let studio: StudioProcess;
const key = "live_甲-9f8e7d6c5b4a";
/** The user's own stream service: it must be back after the show. */
const own = { server: "rtmp://example.invalid/live", key: "users-own-key", use_auth: false };

const open = async () => {
  studio = await startStudio({ folder, environment: { XDG_CONFIG_HOME: join(obs.home, ".config") } });
};
const runFile = () => join(studio.data, "relay", "relay.json");
const relayPid = () => Number(JSON.parse(readFileSync(runFile(), "utf8")).pid);
const isGone = (pid: number) => !existsSync(`/proc/${pid}`);
const onAir = ({ live, destinations }: StudioState) =>
  live.status === "on-air" && destinations[0]?.status === "publishing";

async function withObs<Value>(use: (witness: OBSWebSocket) => Promise<Value>): Promise<Value> {
  const witness = new OBSWebSocket();
  await witness.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
  try {
    return await use(witness);
  } finally {
    await witness.disconnect();
  }
}
const service = async () =>
  (await withObs((witness) => witness.call("GetStreamServiceSettings"))).streamServiceSettings;

/** Files of the data folder that hold a text as it is. */
const inData = (text: string): string[] =>
  execFileSync("sh", ["-c", 'grep -rlF -- "$0" "$1" || true', text, studio.data], { encoding: "utf8" })
    .split("\n")
    .filter(Boolean);
/** What any program on the machine can read of the studio and the relay that holds a text. */
const inProcesses = (text: string): string[] =>
  [studio.pid, relayPid()]
    .flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
    .filter((place) => readFileSync(place, "utf8").includes(text));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 红村's relay "));
  [platform, obs] = await Promise.all([
    startNginxRtmp(join(folder, "平台")),
    startObs({ canvas: { width: 640, height: 360 }, videoKbps: 600 }),
  ]);
  await withObs((witness) =>
    witness.call("SetStreamServiceSettings", {
      streamServiceType: "rtmp_custom",
      streamServiceSettings: own,
    }),
  );
  await open();
  await studio.until("OBS", ({ engine }) => engine.kind === "obs" && engine.status === "connected");
  await studio.call("destination.save", {
    ...{ id: "p0", platform: "custom", name: "县台", server: platform.server, key },
  });
  await studio.call("live.start", {});
}, 60_000);

afterAll(async () => {
  await studio?.stop();
  await obs?.stop();
  await platform?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test("a studio killed in mid-show: no platform notices, and the next studio has the show in hand", async () => {
  const before = await studio.until("on air", onAir);
  const pid = relayPid();
  const { server, key: ingestKey } = (await service()) as { server: string; key: string };
  for (const secret of [key, ingestKey, server.split("/").at(-1) ?? ""]) {
    expect([...inData(secret), ...inProcesses(secret)]).toEqual([]);
    expect(JSON.stringify(await studio.state())).not.toContain(secret);
  }
  await studio.kill();
  expect(isGone(pid)).toBe(false);
  // A start that fails, as after a crash with a port that somebody else has by now, leaves the show alone.
  const taken = createServer();
  await once(taken.listen(0, "127.0.0.1"), "listening");
  const { port } = taken.address() as AddressInfo;
  const refused = await hongcun(folder, ["serve", "--port", `${port}`, "--data", studio.data]);
  await new Promise((done) => taken.close(done));
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`${port}`) });
  expect(isGone(pid)).toBe(false);
  await open();
  const found = await studio.until(
    "the show again",
    (state) => onAir(state) && state.engine.status === "connected",
  );
  expect(found.live).toMatchObject({ slateAsked: false, sourceActive: true });
  expect(found.relay.wasFound).toBe(true);
  expect(Math.abs((found.live.startedAt ?? 0) - (before.live.startedAt ?? 0))).toBeLessThan(3000);
  expect(relayPid()).toBe(pid);
  await expect(studio.call("live.start", {})).rejects.toThrow("live.already");
  const [file = ""] = platform.recordings();
  expect(platform.recordings()).toHaveLength(1);
  expect(largestGap(await packetTimes(file, "v"))).toBeLessThanOrEqual(150);
}, 60_000);

test("studio and OBS killed together: the stream is taken up once OBS is back, and ending ends everything", async () => {
  const pid = relayPid();
  await studio.call("live.slate", { on: true });
  await studio.kill();
  await obs.kill();
  await open();
  expect(await studio.state()).toMatchObject({
    live: { status: "on-air", sourceActive: false, slateAsked: true },
  });
  await studio.call("live.slate", { on: false });
  await obs.restart();
  await studio.until("the picture again", (state) => onAir(state) && state.live.sourceActive);
  await studio.call("live.stop", {});
  expect((await studio.state()).live.status).toBe("idle");
  await until("the relay is gone", () => isGone(pid));
  expect(existsSync(runFile())).toBe(false);
  expect(await service()).toMatchObject(own);
  expect(inData(key)).toEqual([]);
  expect(platform.recordings()).toHaveLength(1);
  const [file = ""] = platform.recordings();
  expect(await decodeErrors(file)).toBe("");
  expect(readdirSync(join(studio.data, "logs", "shows"))).toHaveLength(1);
}, 60_000);
