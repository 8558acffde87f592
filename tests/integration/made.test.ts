import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { timelineFile } from "../../preload/contract";
import { dataOf, type StudioProcess, startStudio } from "../helpers/studio-process";

const run = promisify(execFile);
const name = "竹园村 'q' 晚会";
const seconds = 12;
let folder: string;
/** Two recordings of one name, where OBS put them: outside the data folder. */
let files: { a: string; b: string };
let studio: StudioProcess;

const entry = (id: string, file: string) => ({
  ...{ id, file, name, startedAt: 1_700_000_000_000, seconds, kind: "rehearsal", showId: null },
  ...{ becoming: null, original: null, keepsOriginal: false, unfinished: null },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `做的 it's "on" `));
  const outside = join(folder, "OBS 视频");
  files = { a: join(outside, '彩排 "一" 50%#1.mp4'), b: join(outside, "彩排 二.mp4") };
  for (const made of [outside, dataOf(folder)]) await mkdir(made, { recursive: true });
  const seen = ["-f", "lavfi", "-i", `testsrc2=size=320x180:rate=10:duration=${seconds}`];
  const heard = ["-f", "lavfi", "-i", `sine=sample_rate=48000:duration=${seconds}`];
  const coded = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 20 -c:a aac -ac 2".split(" ");
  await run("ffmpeg", ["-v", "error", ...seen, ...heard, ...coded, files.a]);
  await copyFile(files.a, files.b);
  const marker = [
    { kind: "start", t: 0, version: 1, at: 1_700_000_000_000, resumed: false, rehearsal: true },
    { kind: "marker", t: 6000, text: "<script>alert(1)</script>" },
  ];
  await writeFile(timelineFile(files.a), marker.map((line) => JSON.stringify(line)).join("\n"));
  await writeFile(files.a.replace(/mp4$/, "srt"), "1\r\n00:00:05,000 --> 00:00:07,000\r\n手工饺子\r\n");
  const index = { version: 1, active: null, recordings: [entry("rec-a", files.a), entry("rec-b", files.b)] };
  await writeFile(join(dataOf(folder), "recordings.json"), JSON.stringify(index));
  studio = await startStudio({ folder, environment: { DISPLAY: "", WAYLAND_DISPLAY: "" } });
}, 60_000);

afterAll(async () => {
  await studio?.stop();
  await rm(folder, { recursive: true, force: true });
});

function media(ref: string, more: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const query = new URLSearchParams({ ref, token: studio.token, ...more });
  return fetch(`http://127.0.0.1:${studio.port}/api/media?${query}`, { headers });
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
/** The name a browser saves it under. */
const savedAs = (response: Response) =>
  decodeURIComponent(
    /filename\*=UTF-8''(.*)$/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "",
  );
async function done(job: string) {
  const isOver = (status?: string) => status === "done" || status === "failed";
  const { jobs } = await studio.until("the job's end", (state) =>
    isOver(state.jobs.find(({ id }) => id === job)?.status),
  );
  expect(jobs.find(({ id }) => id === job)).toMatchObject({ status: "done", error: null });
}

test("a recording is seen by its id, in parts, and kept under its own name; no path is", async () => {
  const whole = await readFile(files.a);
  const part = await media("recording:rec-a", {}, { range: "bytes=1000-1999" });
  expect([part.status, part.headers.get("content-type"), part.headers.get("content-range")]).toEqual([
    ...[206, "video/mp4", `bytes 1000-1999/${whole.length}`],
  ]);
  expect(await bytesOf(part)).toEqual(whole.subarray(1000, 2000));
  const kept = await media("recording:rec-a", { download: "1" });
  expect(savedAs(kept)).toBe('彩排 "一" 50%#1.mp4');
  expect(await bytesOf(kept)).toEqual(whole);
  for (const ref of [
    "recording:rec-c",
    `recording:${files.a}`,
    `made:${files.a}`,
    "made:exports/../../recordings.json",
  ])
    expect((await media(ref)).status, ref).toBe(404);
});

test("a clip is listed with its cover for its own recording alone, seen in parts, and deleted with all of it", async () => {
  const clips = [{ title: '手工饺子 "¥29.90"', from: 4, to: 9 }];
  await done((await studio.call("recording.clip", { id: "rec-a", clips })).job);
  const made = await studio.call("recording.made", { id: "rec-a" });
  expect(made.map(({ kind }) => kind)).toEqual(["clip", "cover", "subtitles"]);
  expect(await studio.call("recording.made", { id: "rec-b" })).toEqual([]);
  const [clip, cover, subtitles] = made;
  if (!clip || !cover || !subtitles) throw new Error("the clip is not there");
  expect(clip).toMatchObject({ name: "手工饺子 ¥29.90.mp4", cover: cover.reference });
  // A copy begins at a keyframe: one every two seconds here, and AAC's lead before it.
  expect(clip.stretch?.from).toBeGreaterThan(1.9);
  expect(clip.stretch?.from).toBeLessThanOrEqual(4);
  const whole = await readFile(clip.file);
  expect(clip.bytes).toBe(whole.length);
  const part = await media(clip.reference, {}, { range: "bytes=-500" });
  expect([part.status, await bytesOf(part)]).toEqual([206, whole.subarray(-500)]);
  expect(savedAs(await media(clip.reference, { download: "1" }))).toBe(clip.name);
  expect((await media(cover.reference)).headers.get("content-type")).toBe("image/jpeg");
  expect(await (await media(subtitles.reference)).text()).toContain("手工饺子");
  // No screen, no file manager: said with the path.
  await expect(studio.call("recording.reveal", { reference: clip.reference })).rejects.toThrow(clip.file);

  await expect(
    studio.call("recording.removeMade", { reference: "made:clips/../../recordings.json" }),
  ).rejects.toThrow("core.not-found");
  await studio.call("recording.removeMade", { reference: clip.reference });
  expect(await studio.call("recording.made", { id: "rec-a" })).toEqual([]);
  expect((await media(clip.reference)).status).toBe(404);
  for (const { file } of [clip, cover, subtitles]) expect(existsSync(file), file).toBe(false);
});

test("what can be exported is said beforehand; a report is paper, not a page of the studio's", async () => {
  const { refusals, fewestMegabytes } = await studio.call("recording.exportable", { id: "rec-a" });
  expect(refusals).toEqual({ mp4: null, phone: null, audio: null, srt: null, html: null, pdf: null });
  expect(fewestMegabytes).toBeGreaterThan(0);
  const other = await studio.call("recording.exportable", { id: "rec-b" });
  expect(other.refusals.srt?.hint).not.toBe("");
  await done((await studio.call("recording.export", { id: "rec-a", kind: "html" })).job);
  const [report] = await studio.call("recording.made", { id: "rec-a" });
  expect(report).toMatchObject({ kind: "report", name: `${name} 复盘.html` });
  const shown = await media(report?.reference ?? "");
  expect(shown.headers.get("content-type")).toContain("text/html");
  const policy = shown.headers.get("content-security-policy")?.split("; ") ?? [];
  expect(policy).toEqual(expect.arrayContaining(["sandbox", "default-src 'none'"]));
  expect(policy.join()).not.toContain("script-src");
  expect(await shown.text()).not.toContain("<script>alert");
  expect(savedAs(await media(report?.reference ?? "", { download: "1" }))).toBe(basename(report?.file ?? ""));
});
