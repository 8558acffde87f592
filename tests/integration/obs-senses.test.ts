import { execFileSync } from "node:child_process";
import { access, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OBSWebSocket from "obs-websocket-js/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Senses, silentLog } from "../../main/core";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { secretNames } from "../../main/storage";
import { slow, startObs, type TestObs } from "../helpers/obs";
import { type ObsStudio, obsStudio } from "../helpers/obs-engine";
import { until } from "../helpers/until";

let obs: TestObs;
let studio: ObsStudio;
let witness: OBSWebSocket;
let folder: string;
const ffmpeg = createFfmpeg(silentLog);
const sensed: Senses[] = [];
const recordings: unknown[] = [];

/** What stands in for a microphone and cameras where there are none: clips under their names. */
const microphone = "红村·麦克风";
const host = "红村·主播摄像头";
const second = "红村·第二摄像头";

function clip(name: string, picture: string): string {
  const file = join(folder, name);
  const inputs = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", "sine=440:sample_rate=48000"];
  const options = ["-t", "4", "-c:v", "mpeg4", "-q:v", "3", "-c:a", "pcm_s16le", "-y"];
  execFileSync("ffmpeg", ["-v", "error", ...inputs, ...options, file]);
  return file;
}

const player = (sceneName: string, inputName: string, file: string) =>
  witness.call("CreateInput", {
    ...{ sceneName, inputName, inputKind: "ffmpeg_source" },
    inputSettings: { local_file: file, is_local_file: true, looping: true, hw_decode: false },
  });

const isMuted = async () => (await witness.call("GetInputMute", { inputName: microphone })).inputMuted;
const state = () => studio.context.store.get();
const cameraNow = (name: string) => {
  const looks = sensed.flatMap(({ cameras }) => (cameras === null ? [] : [cameras]));
  return looks.at(-1)?.find((camera) => camera.name === name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hongcun 感官's "));
  obs = await startObs({ framesPerSecond: slow });
  studio = await obsStudio(obs, { ffmpeg });
  await studio.obs.connect();
  studio.obs.events.on({
    sensed: (senses) => sensed.push(senses),
    recordingChanged: (active, file) => recordings.push([active, file]),
  });
  witness = new OBSWebSocket();
  await witness.connect(`ws://127.0.0.1:${obs.port}`, obs.password);
  await witness.call("CreateScene", { sceneName: "有声" });
  await player("有声", microphone, clip("麦克风.mkv", "color=gray:s=320x180:r=15"));
  await player("有声", host, clip("动.mkv", "testsrc2=s=640x360:r=15"));
  await player("有声", second, clip("黑.mkv", "color=black:s=320x180:r=15"));
  await witness.call("SetCurrentProgramScene", { sceneName: "有声" });
  for (const inputName of [host, second]) await witness.call("SetInputMute", { inputName, inputMuted: true });
});

afterAll(async () => {
  await witness?.disconnect();
  await studio?.close();
  await obs?.stop();
  await ffmpeg.close();
  await rm(folder, { recursive: true, force: true });
});

test("the studio closes and opens OBS's microphone, and follows whoever else does", async () => {
  const muted = () => state().engine.microphoneMuted;
  await until("a microphone that is open", muted, (is) => is === false);
  await studio.obs.engine.mute(true);
  expect(await isMuted()).toBe(true);
  expect(muted()).toBe(true);
  await witness.call("SetInputMute", { inputName: microphone, inputMuted: false });
  await until("opened in OBS", muted, (is) => is === false);
  await witness.call("SetInputMute", { inputName: microphone, inputMuted: true });
  await until("closed in OBS", muted, (is) => is === true);
  await studio.obs.engine.mute(false);
  expect(await isMuted()).toBe(false);
  expect(muted()).toBe(false);
});

test("it hears the microphone through its mute, after its fader, and sees a camera move, freeze and go black", async () => {
  const tone = (decibels: number) =>
    until(
      `a tone of ${decibels} dB`,
      () => sensed.at(-1)?.voice ?? [],
      (levels) => levels.length > 3 && levels.every((level) => Math.abs(level - decibels) < 2),
    );
  expect(sensed).toEqual([]);
  studio.obs.engine.sense(true);
  const first = () => cameraNow("主播摄像头");
  const act = (mediaAction: string) =>
    witness.call("TriggerMediaInputAction", { inputName: host, mediaAction });
  await tone(-18);
  await until("a camera that moves", first, (look) => (look?.change ?? 0) > 1);
  expect(first()?.brightness).toBeGreaterThan(60);
  expect(cameraNow("第二摄像头")).toMatchObject({ change: 0 });
  expect(cameraNow("第二摄像头")?.brightness).toBeLessThan(10);

  await act("OBS_WEBSOCKET_MEDIA_INPUT_ACTION_PAUSE");
  await studio.obs.engine.mute(true);
  await witness.call("SetInputVolume", { inputName: microphone, inputVolumeDb: -12 });
  await tone(-30);
  await witness.call("SetInputVolume", { inputName: microphone, inputVolumeDb: 0 });
  await studio.obs.engine.mute(false);
  await until("a frozen camera", first, (look) => look?.change === 0);
  // The picture is gone altogether, as of a camera that was pulled out.
  await act("OBS_WEBSOCKET_MEDIA_INPUT_ACTION_STOP");
  await until("a camera without a picture", first, (look) => look?.brightness === 0);

  studio.obs.engine.sense(false);
  const told = sensed.length;
  await witness.call("CreateScene", { sceneName: "无声" });
  await witness.call("SetCurrentProgramScene", { sceneName: "无声" });
  await until("the silent scene", () => state().scenes.onAirName === "无声");
  await expect(studio.obs.engine.listen(300)).rejects.toMatchObject({ code: "microphone.not-heard" });
  expect(sensed).toHaveLength(told);
  await witness.call("SetCurrentProgramScene", { sceneName: "有声" });
});

test("somebody hears what OBS hears, and no recording, file or setting is left of it", async () => {
  const directory = async () => (await witness.call("GetRecordDirectory")).recordDirectory;
  const before = await directory();
  recordings.length = 0;
  const { levels, sound } = await studio.obs.engine.listen(2000);
  expect(levels.length).toBeGreaterThan(10);
  expect(Math.max(...levels)).toBeGreaterThan(-20);

  const file = join(folder, "听.wav");
  await writeFile(file, Buffer.from((sound ?? "").split(",")[1] ?? "", "base64"));
  const samples = execFileSync("ffmpeg", ["-v", "error", "-i", file, "-f", "s16le", "-ac", "1", "-"], {
    maxBuffer: 10_000_000,
  });
  expect(samples.length / 2 / 48_000).toBeGreaterThan(1);
  const values = new Int16Array(samples.buffer, samples.byteOffset, samples.length / 2);
  expect(20 * Math.log10(values.reduce((most, value) => Math.max(most, value), 1) / 32_768)).toBeCloseTo(
    -18,
    0,
  );

  expect((await witness.call("GetRecordStatus")).outputActive).toBe(false);
  expect(recordings).toEqual([]);
  expect(await directory()).toBe(before);
  expect(await readdir(before)).toEqual([]);
  await expect(access(join(studio.folder, "listening"))).rejects.toThrow();
  expect(studio.secrets.values.get(secretNames.obsStreamService)).toBeUndefined();
});

test("a recording that is asked for meanwhile begins at once, and is one", async () => {
  recordings.length = 0;
  const listening = studio.obs.engine.listen(2500);
  await until("OBS recording", async () => (await witness.call("GetRecordStatus")).outputActive);
  const own = join(studio.folder, "recordings");
  const { file } = await studio.obs.engine.startRecording(own);
  expect(file.startsWith(own)).toBe(true);
  expect(recordings).toEqual([[true, file]]);
  // While OBS records for somebody, it records for nobody else.
  await expect(studio.obs.engine.listen(500)).resolves.toMatchObject({ sound: null });
  await studio.obs.engine.stopRecording();
  expect((await listening).levels.length).toBeGreaterThan(10);
});

test("what a studio that ended in the middle of listening left running is ended by the next one", async () => {
  const { recordDirectory } = await witness.call("GetRecordDirectory");
  const folder = join(studio.folder, "listening");
  const name = { parameterCategory: "SimpleOutput", parameterName: "FilePath" };
  await studio.obs.disconnect();
  recordings.length = 0;
  await mkdir(folder);
  await witness.call("SetProfileParameter", { ...name, parameterValue: folder });
  await witness.call("StartRecord");
  await until("OBS recording", async () => (await witness.call("GetRecordStatus")).outputActive);
  await studio.obs.connect();
  expect((await witness.call("GetRecordStatus")).outputActive).toBe(false);
  expect(recordings).toEqual([[false, null]]);
  await expect(access(folder)).rejects.toThrow();
  await witness.call("SetProfileParameter", { ...name, parameterValue: recordDirectory });
});
