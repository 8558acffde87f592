import { execFileSync } from "node:child_process";
import { PassThrough, Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { silentLog } from "../../../main/core";
import { createFfmpeg } from "../../../main/process/ffmpeg";
import { classifyAudio, classifyVideo } from "../../../main/relay/rtmp/flv";
import { readFlvFile } from "../../../main/relay/rtmp/flv-file";
import { streamJob } from "../../../main/stage/stream/stream-job";

const ffmpeg = createFfmpeg(silentLog);
afterAll(() => ffmpeg.close());

const x264 = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "60", "-pix_fmt", "yuv420p"];
const vp8 = ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "200k"];
const opus = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=5"];

/** What a browser would record: five seconds of picture, with or without sound. */
function recorded(container: "matroska" | "webm", video: string[], hasSound: boolean): Buffer {
  const picture = ["-f", "lavfi", "-i", "testsrc2=size=160x90:rate=30:duration=5"];
  const sound = hasSound ? ["-c:a", "libopus", "-b:a", "64k"] : ["-an"];
  const live = ["-cluster_time_limit", "250", "-live", "1", "-f", container, "-"];
  return execFileSync(
    "ffmpeg",
    ["-v", "error", ...picture, ...(hasSound ? opus : []), ...video, ...sound, ...live],
    { maxBuffer: 16_000_000 },
  );
}

async function streamed(mimeType: string, bytes: Buffer) {
  const parts: Buffer[] = [];
  const output = new PassThrough().on("data", (part: Buffer) => parts.push(part));
  await ffmpeg.run(streamJob({ mimeType, videoKbps: 400, audioKbps: 96 }, Readable.from([bytes]), output));
  const tags = readFlvFile(Buffer.concat(parts));
  const pictures = tags
    .filter(({ kind }) => kind === "video")
    .map((tag) => ({ ...tag, ...classifyVideo(tag.payload) }));
  const sounds = tags
    .filter(({ kind }) => kind === "audio")
    .map((tag) => ({ ...tag, ...classifyAudio(tag.payload) }));
  return { pictures, sounds };
}

test.each([
  ["H.264 with sound", "video/x-matroska;codecs=avc1,opus", recorded("matroska", x264, true)],
  ["H.264 without sound", "video/x-matroska;codecs=avc1", recorded("matroska", x264, false)],
  ["VP8 with sound", "video/webm;codecs=vp8,opus", recorded("webm", vp8, true)],
] as const)(
  "%s becomes what platforms take: H.264 with keyframes each two seconds, AAC beside it",
  async (_what, mimeType, bytes) => {
    const { pictures, sounds } = await streamed(mimeType, bytes);
    expect(new Set([...pictures, ...sounds].map(({ codec }) => codec))).toEqual(new Set(["h264", "aac"]));
    expect([pictures[0]?.role, sounds[0]?.role]).toEqual(["header", "header"]);
    const frames = pictures.filter(({ role }) => role === "keyframe" || role === "frame");
    expect(frames).toHaveLength(150);
    expect(frames.every(({ compositionMs }) => compositionMs === 0)).toBe(true);
    const keyframes = frames.filter(({ role }) => role === "keyframe").map(({ timestamp }) => timestamp);
    expect(keyframes.map((at) => Math.round((at - (keyframes[0] ?? 0)) / 1000))).toEqual([0, 2, 4]);
    // The sound lasts as long as the picture.
    expect(Math.abs((sounds.at(-1)?.timestamp ?? 0) - (frames.at(-1)?.timestamp ?? 0))).toBeLessThan(200);
  },
);
