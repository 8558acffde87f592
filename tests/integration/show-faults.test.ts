import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { slow, startObs, type TestObs } from "../helpers/obs";
import { decode, decodeErrors, difference } from "../helpers/picture";
import { type StudioProcess, startStudio } from "../helpers/studio-process";

const run = promisify(execFile);
let folder: string;
let obs: TestObs;
let studio: StudioProcess;
let platforms: NginxRtmp[];
/** The user's own stream service: it must be back after each of these shows. */
const own = { server: "rtmp://example.invalid/live", key: "users-own-key", use_auth: false };

const open = () => startStudio({ folder, environment: { XDG_CONFIG_HOME: join(obs.home, ".config") } });

async function withObs<Value>(use: (witness: OBSWebSocket) => Promise<Value>): Promise<Value> {
  const witness = new OBSWebSocket();
  await witness.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
  try {
    return await use(witness);
  } finally {
    await witness.disconnect();
  }
}

const programme = async () => decode((await studio.call("engine.screenshot", { width: 640 })).dataUrl);
const bothPublish = () =>
  studio.until(
    "both publish",
    ({ destinations }) => destinations.every(({ status }) => status === "publishing"),
    45,
  );

/** Kilobits a second of the picture in the last two seconds of a file that may still grow. */
async function kbpsAtTheEnd(file: string): Promise<number> {
  const show = ["-select_streams", "v:0", "-show_entries", "packet=dts_time,size", "-of", "csv=p=0"];
  const { stdout } = await run("ffprobe", ["-v", "error", ...show, file], { maxBuffer: 64e6 });
  const packets = stdout.split("\n").map((line) => line.split(",").map(Number));
  const end = Math.max(...packets.map(([seconds = 0]) => seconds || 0));
  const last = packets.filter(([seconds = 0]) => seconds > end - 2);
  return (last.reduce((sum, [, bytes = 0]) => sum + bytes, 0) * 8) / 2000;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 出岔子's show-"));
  platforms = [await startNginxRtmp(join(folder, "one")), await startNginxRtmp(join(folder, "two"))];
  obs = await startObs({ framesPerSecond: slow });
  await withObs((witness) =>
    witness.call("SetStreamServiceSettings", {
      streamServiceType: "rtmp_custom",
      streamServiceSettings: own,
    }),
  );
  studio = await open();
  await studio.until("connected", ({ engine }) => engine.kind === "obs" && engine.status === "connected");
  await studio.call("show.open", { id: "zhuyuan-morning" });
  await studio.call("show.goto", { index: 2 });
  for (const [index, { server }] of platforms.entries())
    await studio.call("destination.save", {
      id: `p${index}`,
      platform: "custom",
      name: `县台${index}`,
      server,
      key: `key-${index}-abcdefgh`,
    });
  await studio.call("live.start", {});
  await bothPublish();
}, 120_000);

afterAll(async () => {
  await studio?.stop();
  await obs?.stop();
  for (const platform of platforms ?? []) await platform.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test("a platform that dies and returns is published to again, and the other never notices", async () => {
  await platforms[1]?.kill();
  const down = await studio.until(
    "it is noticed",
    ({ destinations }) => destinations[1]?.status !== "publishing",
  );
  expect(down.live.status).toBe("on-air");
  expect(down.destinations[0]?.status).toBe("publishing");
  expect(down.destinations[1]?.lastTrouble).not.toBe("");
  await platforms[1]?.revive();
  const back = await bothPublish();
  expect(back.destinations[0]).toMatchObject({ reconnects: 0 });
  expect(back.problems.filter(({ id }) => id.includes("p1"))).toEqual([]);
}, 90_000);

test("a lower bit rate in mid-show really arrives, and the platform sees one connection", async () => {
  const before = await studio.until("it streams", ({ relay }) => relay.incomingKbps > 1500);
  const { reconnects } = before.destinations[0] ?? {};
  const answer = await studio.call("live.bitrate", { videoKbps: 700 });
  expect(answer.videoKbps).toBe(700);
  expect(answer.milliseconds).toBeLessThan(8000);
  await studio.until("less arrives", ({ relay, live }) => {
    return (
      live.sourceActive && relay.showing === "live" && relay.incomingKbps > 300 && relay.incomingKbps < 1200
    );
  });
  const after = await bothPublish();
  expect(after.settings.video.videoKbps).toBe(700);
  expect(after.destinations[0]).toMatchObject({ reconnects });
  const [file, ...more] = platforms[0]?.recordings() ?? [];
  expect(more).toEqual([]);
  await expect.poll(() => kbpsAtTheEnd(file ?? ""), { timeout: 15_000 }).toBeLessThan(1100);
}, 60_000);

test("OBS killed in mid-show: said at once, and when it is back the scene, the card and the stream are too", async () => {
  const before = await programme();
  await obs.kill();
  const lost = await studio.until(
    "the loss is said",
    ({ engine, live, relay }) =>
      engine.status !== "connected" && !live.sourceActive && relay.incomingKbps === 0,
  );
  expect(lost.live.status).toBe("on-air");
  expect(lost.problems.filter(({ severity }) => severity === "error").length).toBeGreaterThan(0);
  await obs.restart();
  await studio.until("connected again", ({ engine }) => engine.status === "connected", 60);
  const back = await studio.until(
    "streaming again",
    ({ live, relay }) => live.sourceActive && relay.incomingKbps > 50,
    60,
  );
  expect(back.scenes.onAir).toBe("product-showcase/host");
  await bothPublish();
  await expect.poll(async () => difference(before, await programme()), { timeout: 15_000 }).toBeLessThan(2);
  expect((await studio.state()).problems.map(({ code }) => code)).not.toContain("live.source-lost");
}, 180_000);

test("ended in OBS's own window: the screen says so, and going live again resumes", async () => {
  await withObs((witness) => witness.call("StopStream"));
  const stopped = await studio.until("the end is said", ({ problems }) =>
    problems.some(({ code }) => code === "live.source-lost"),
  );
  expect(stopped.live).toMatchObject({ status: "on-air", sourceActive: false });
  await studio.call("live.start", {});
  await bothPublish();
  expect((await studio.state()).problems.map(({ code }) => code)).not.toContain("live.source-lost");
}, 90_000);

test("a rehearsal cannot be started on air, and nothing goes live in a rehearsal", async () => {
  await expect(studio.call("rehearsal.start", {})).rejects.toThrow("rehearsal.on-air");
  await studio.call("live.stop", {});
  await studio.call("rehearsal.start", { record: false });
  await expect(studio.call("live.start", {})).rejects.toThrow("core.locked-in-rehearsal");
  await expect(studio.call("destination.test", { id: "p0" })).rejects.toThrow("core.locked-in-rehearsal");
  await studio.call("rehearsal.stop", {});
  for (const platform of platforms)
    for (const file of platform.recordings()) expect(await decodeErrors(file)).toBe("");
}, 90_000);

test("the studio ended in mid-show ends the show, and OBS has the user's own service again", async () => {
  await studio.call("live.start", {});
  await bothPublish();
  await studio.stop();
  const service = await withObs((witness) => witness.call("GetStreamServiceSettings"));
  expect(service.streamServiceSettings).toMatchObject(own);
  expect(await withObs((witness) => witness.call("GetStreamStatus"))).toMatchObject({ outputActive: false });
  studio = await open();
  const { destinations, library } = await studio.until(
    "connected",
    ({ engine }) => engine.kind === "obs" && engine.status === "connected",
  );
  expect(destinations.map(({ keyMask }) => keyMask)).toEqual(["••••efgh", "••••efgh"]);
  expect(library.products.length).toBeGreaterThan(3);
}, 120_000);
