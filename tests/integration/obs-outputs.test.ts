import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { secretNames } from "../../main/storage";
import { freePort } from "../helpers/free-port";
import { startObs, type TestObs } from "../helpers/obs";
import { colourPreset, emptyFill, type ObsStudio, obsStudio } from "../helpers/obs-engine";

let obs: TestObs;
let studio: ObsStudio;
let witness: OBSWebSocket;
let sink: string;

const own = { server: "rtmp://example.invalid/live", key: "users-own-key", use_auth: false };

beforeAll(async () => {
  obs = await startObs({ videoKbps: 1234 });
  studio = await obsStudio(obs);
  sink = await mkdtemp(join(tmpdir(), "hongcun 收流's "));
  await studio.obs.connect();
  await studio.obs.engine.applyPreset(colourPreset, "landscape", { width: 1280, height: 720 }, emptyFill);
  await studio.obs.engine.take("colours/red");
  witness = new OBSWebSocket();
  await witness.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
});

beforeEach(async () => {
  await witness.call("SetStreamServiceSettings", {
    streamServiceType: "rtmp_custom",
    streamServiceSettings: own,
  });
});

afterAll(async () => {
  await witness?.disconnect();
  await studio?.close();
  await obs?.stop();
  await rm(sink, { recursive: true, force: true });
});

const target = (port: number) => ({
  server: `rtmp://127.0.0.1:${port}/ingest`,
  key: "studio-key",
  videoKbps: 900,
  audioKbps: 96,
});

async function expectOwnSettings() {
  const service = await witness.call("GetStreamServiceSettings");
  expect(service).toMatchObject({ streamServiceType: "rtmp_custom", streamServiceSettings: own });
  const bitrate = await witness.call("GetProfileParameter", {
    parameterCategory: "SimpleOutput",
    parameterName: "VBitrate",
  });
  expect(bitrate.parameterValue).toBe("1234");
  expect(studio.secrets.values.get(secretNames.obsStreamService)).toBeUndefined();
}

/** Takes connections and drops each at once, as a server that refuses does. */
async function droppingServer(): Promise<{ port: number; close: () => void }> {
  const server: Server = createServer((socket) => socket.destroy());
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { port, close: () => server.close() };
}

test("a closed port is found out before OBS is asked, and the user's service stays", async () => {
  await expect(studio.obs.engine.startStream(target(await freePort()))).rejects.toMatchObject({
    code: "obs.stream-unreachable",
  });
  await expectOwnSettings();
});

test("the virtual camera starts and stops where OBS has one, and is said to be missing where it has none", async () => {
  const camera = () => studio.context.store.get().engine.virtualCamera;
  const set = (on: boolean) => studio.obs.engine.setVirtualCamera?.(on);
  if (camera() === "unavailable") {
    await expect(set(true)).rejects.toMatchObject({ code: "obs.virtual-camera-missing" });
    expect(camera()).toBe("unavailable");
    return;
  }
  await set(true);
  expect(camera()).toBe("on");
  await set(false);
  expect(camera()).toBe("off");
});

test("tells how the stream would be encoded: OBS's own picture and sound, the studio's rates and keyframes", async () => {
  expect(await studio.obs.engine.encoder?.()).toEqual({
    ...{ encoder: "x264", videoCodec: "h264", videoKbps: 2500, keyframeSeconds: 2, maxBFrames: 0 },
    ...{ audioKbps: 128, sampleRate: 48_000, channels: 2, width: 1280, height: 720, framesPerSecond: 30 },
    isFixed: false,
  });
});

test("a server that drops OBS is reported as a failure, and the user's settings come back", async () => {
  const server = await droppingServer();
  await expect(studio.obs.engine.startStream(target(server.port))).rejects.toMatchObject({
    code: "obs.stream-failed",
  });
  server.close();
  await expectOwnSettings();
  expect((await witness.call("GetStreamStatus")).outputActive).toBe(false);
});

test("streams with a keyframe every two seconds, and gives the user's settings back at the end", async () => {
  const port = await freePort();
  const file = join(sink, "流 stream's.flv");
  const receiver = spawn(
    "ffmpeg",
    ["-v", "error", "-listen", "1", "-i", target(port).server, "-c", "copy", "-y", file],
    { stdio: "ignore" },
  );
  const ended = new Promise((resolve) => receiver.once("exit", resolve));
  const changes: [boolean, boolean][] = [];
  const off = studio.obs.events.on({ streamChanged: (...args) => changes.push(args) });
  await listening(port);
  // `-listen` takes one connection, so the look whether the port answers would use it up: ask only when OBS did.
  const { port: front, close } = await forward(port);
  await studio.obs.engine.startStream(target(front));
  expect(studio.secrets.values.get(secretNames.obsStreamService)).toContain("users-own-key");
  await new Promise((resolve) => setTimeout(resolve, 5500));
  await studio.obs.engine.stopStream();
  await ended;
  close();
  off();
  expect(changes).toEqual([
    [true, false],
    [false, false],
  ]);
  await expectOwnSettings();
  const frames = execFileSync("ffprobe", [
    ...["-v", "error", "-select_streams", "v:0", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0"],
    file,
  ]).toString();
  const keys = frames.split("\n").filter((line) => line.includes("K"));
  const times = keys.map((line) => Number(line.split(",")[0]));
  expect(times.length).toBeGreaterThanOrEqual(3);
  for (const [index, time] of times.slice(1).entries()) {
    expect(time - (times[index] ?? 0)).toBeCloseTo(2, 1);
  }
});

/** Waits for a listener without connecting to it (Linux: state 0A of its own port). */
async function listening(port: number) {
  const mark = `:${port.toString(16).toUpperCase().padStart(4, "0")} `;
  const isListed = async () => {
    const tables = await Promise.all(["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "utf8")));
    return tables.some((table) => table.split("\n").some((line) => line.includes(mark) && / 0A /.test(line)));
  };
  await vi.waitFor(async () => expect(await isListed()).toBe(true), { timeout: 10_000 });
}

/** Passes every connection but the first, which only looks whether the port answers. */
async function forward(port: number): Promise<{ port: number; close: () => void }> {
  const { connect } = await import("node:net");
  let looks = 0;
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    if (looks++ === 0) return;
    const onward = connect(port, "127.0.0.1");
    onward.on("error", () => socket.destroy());
    socket.on("close", () => onward.end());
    onward.on("close", () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  const front = await freePort();
  await new Promise<void>((resolve) => server.listen(front, "127.0.0.1", resolve));
  return { port: front, close: () => server.close() };
}

test("a studio that ended in mid-stream leaves no trace: the next connection puts the user's service back", async () => {
  const notes = {
    service: { type: "rtmp_custom", settings: own },
    parameters: [{ category: "SimpleOutput", name: "VBitrate", value: "1234", purposes: ["stream"] }],
    recordFolder: null,
  };
  studio.secrets.values.set(secretNames.obsStreamService, JSON.stringify(notes));
  await witness.call("SetStreamServiceSettings", {
    streamServiceType: "rtmp_custom",
    streamServiceSettings: { server: "rtmp://127.0.0.1:1/x", key: "studio-key" },
  });
  await witness.call("SetProfileParameter", {
    parameterCategory: "SimpleOutput",
    parameterName: "VBitrate",
    parameterValue: "900",
  });
  await studio.obs.connect();
  await expectOwnSettings();
});

test("records a file that plays into the folder asked for, in a container that survives a crash", async () => {
  await witness.call("SetProfileParameter", {
    parameterCategory: "SimpleOutput",
    parameterName: "RecFormat",
    parameterValue: "mp4",
  });
  const folder = join(sink, "录像 folder's");
  const { file } = await studio.obs.engine.startRecording(folder);
  expect(file.startsWith(folder)).toBe(true);
  expect(file.endsWith(".mkv")).toBe(true);
  await expect(studio.obs.engine.startRecording(folder)).rejects.toMatchObject({
    code: "obs.record-running",
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await studio.obs.engine.stopRecording()).toEqual({ file });
  execFileSync("ffmpeg", ["-v", "error", "-xerror", "-i", file, "-f", "null", "-"]);
  const frame = execFileSync("ffmpeg", [
    ...["-v", "error", "-ss", "0.5", "-i", file, "-frames:v", "1", "-vf", "scale=1:1"],
    ...["-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
  ]);
  expect(frame[0]).toBeGreaterThan(140);
  expect(frame[2]).toBeLessThan(60);
  await expect(studio.obs.engine.stopRecording()).rejects.toMatchObject({ code: "obs.record-idle" });
  expect((await witness.call("GetRecordDirectory")).recordDirectory).toBe(obs.recordings);
  const format = await witness.call("GetProfileParameter", {
    parameterCategory: "SimpleOutput",
    parameterName: "RecFormat",
  });
  expect(format.parameterValue).toBe("mp4");
});

test("a folder that OBS's own writer cannot reach is said, instead of recording into nothing", async () => {
  const folder = join(sink, 'the "other" one');
  await expect(studio.obs.engine.startRecording(folder)).rejects.toMatchObject({
    code: "obs.record-no-file",
  });
  // OBS counts an output as running for a moment after it has ended.
  await vi.waitFor(async () => expect((await witness.call("GetRecordStatus")).outputActive).toBe(false), {
    timeout: 5000,
  });
  const { file } = await studio.obs.engine.startRecording(join(sink, "after it"));
  expect(file).toContain("after it");
  await studio.obs.engine.stopRecording();
});

test("tells when a recording is ended in OBS's own window", async () => {
  const folder = join(sink, "自停");
  const changed = vi.fn();
  const off = studio.obs.events.on({ recordingChanged: changed });
  const { file } = await studio.obs.engine.startRecording(folder);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await witness.call("StopRecord");
  await vi.waitFor(() => expect(changed).toHaveBeenCalledWith(false, file), { timeout: 5000 });
  off();
  await vi.waitFor(
    async () => expect((await witness.call("GetRecordDirectory")).recordDirectory).toBe(obs.recordings),
    { timeout: 5000 },
  );
});

test("no secret of the user's reaches the state", async () => {
  const state = JSON.stringify(studio.context.store.get());
  expect(state).not.toContain("users-own-key");
  expect(state).not.toContain(obs.password);
  expect(await readFile(join(obs.home, ".config/obs-studio/global.ini"), "utf8")).toContain(obs.password);
});
