import { execFile } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { silentLog } from "../../main/core";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { streamJob } from "../../main/stage/stream/stream-job";
import { temporaryFolder } from "../helpers/temporary";

const run = promisify(execFile);

/** How long after its decoding each picture of a file is shown, in milliseconds: 0 where none leans on a later one. */
async function compositionTimes(file: string): Promise<number[]> {
  const entries = ["-select_streams", "v", "-show_entries", "packet=pts,dts", "-of", "json", file];
  const { stdout } = await run("ffprobe", ["-v", "error", ...entries]);
  const { packets } = JSON.parse(stdout) as { packets: { pts: number; dts: number }[] };
  return packets.map(({ pts, dts }) => pts - dts);
}

/** As a browser records it: no B-frames, and a timestamp for each picture alone. */
async function recordingOf(folder: string, size: string, framesPerSecond: number, kbps: number) {
  const file = join(folder, "recorded.mkv");
  await run("ffmpeg", [
    ...["-v", "error", "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=${framesPerSecond}:d=3`],
    ...["-f", "lavfi", "-i", "sine=r=48000:d=3", "-c:v", "libx264", "-preset", "ultrafast"],
    ...["-profile:v", "baseline", "-bf", "0", "-g", String(framesPerSecond * 2)],
    ...["-b:v", `${kbps}k`, "-minrate", `${kbps}k`, "-maxrate", `${kbps}k`, "-bufsize", `${kbps}k`],
    ...["-c:a", "libopus", file],
  ]);
  return file;
}

test.each([
  ["a computer that draws six pictures a second", "640x360", 6, 800],
  ["keyframes of 200 kB", "1920x1080", 30, 12_000],
])("%s: no picture is told to lean on a later one", async (_what, size, framesPerSecond, kbps) => {
  const folder = temporaryFolder();
  const recorded = await recordingOf(folder, size, framesPerSecond, kbps);
  const sent = join(folder, "sent.flv");
  const [input, output] = [new PassThrough(), new PassThrough()];
  const format = { mimeType: "video/x-matroska;codecs=avc1,opus", videoKbps: kbps, audioKbps: 160 };
  await Promise.all([
    createFfmpeg(silentLog).run(streamJob(format, input, output)),
    pipeline(createReadStream(recorded), input),
    pipeline(output, createWriteStream(sent)),
  ]);
  const times = await compositionTimes(sent);
  expect(times.length).toBe(framesPerSecond * 3);
  expect(times.filter((time) => time !== 0)).toEqual([]);
});
