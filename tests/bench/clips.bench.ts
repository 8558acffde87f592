import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClips } from "../../main/clips";
import { silentLog } from "../../main/core";
import { createJobs } from "../../main/jobs";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { methods, type RecordingSummary, timelineFile } from "../../preload/contract";
import { testContext } from "../helpers/context";
import { makeClip } from "./bench-clip";

// `npx vitest run --config tests/bench/vitest.config.ts clips`: an hour of 720p30 with a product each three minutes.
// HONGCUN_BENCH_FOLDER names a folder on the disk to measure (1.2 GB); the checkout's own one unless said.

const hour = 3600;
const root = process.env.HONGCUN_BENCH_FOLDER ?? resolve("artifacts");
mkdirSync(root, { recursive: true });
const folder = mkdtempSync(join(root, "clips-bench-"));
const context = testContext(folder);
const file = join(context.paths.data, "recordings", "一小时.mkv");
const recording: RecordingSummary = {
  ...{ id: "hour", file, name: "一小时", bytes: 0, startedAt: 0, seconds: hour },
  ...{ kind: "show", showId: null, missing: false, isFinished: true, canRepair: false },
};
const ffmpeg = createFfmpeg(silentLog);
const jobs = createJobs(context);
const clips = createClips(context, {
  ...{ ffmpeg, jobs, recording: async () => recording, subtitles: async () => "" },
  renderReport: async () => Buffer.alloc(0),
});

const say = (what: string, ...figures: string[]) => console.log(`${what.padEnd(54)} ${figures.join(" · ")}`);

/** Twenty products of a minute each: their cards, and nothing else. */
const cards = Array.from({ length: 20 }, (_, index) => index).flatMap((index) =>
  [
    { t: (index * 180 + 12.3) * 1000, phase: "on-air" },
    { t: (index * 180 + 62.3) * 1000, phase: "off" },
  ].map((when) => ({
    ...{ kind: "card", card: index, slot: "card", template: "product-card", planned: true },
    ...{ title: `好物 ${index + 1}`, product: `p-${index + 1}`, ...when },
  })),
);

beforeAll(() => {
  mkdirSync(join(file, ".."), { recursive: true });
  const part = join(folder, "part.mp4");
  makeClip(part);
  execFileSync("ffmpeg", [
    ...["-v", "error", "-stream_loop", String(Math.ceil(hour / 16)), "-i", part, "-c", "copy"],
    ...["-t", String(hour), file],
  ]);
  writeFileSync(timelineFile(file), cards.map((card) => JSON.stringify(card)).join("\n"));
  const captions = Array.from({ length: hour / 5 }, (_, index) => {
    const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);
    return `${index + 1}\r\n${clock(index * 5)},000 --> ${clock(index * 5 + 4)},000\r\n第 ${index + 1} 句\r\n`;
  });
  writeFileSync(file.replace(/mkv$/, "srt"), captions.join("\r\n"));
}, 300_000);

afterAll(async () => {
  await jobs.close();
  await ffmpeg.close();
  rmSync(folder, { recursive: true, force: true });
});

async function timed(asked: Promise<{ job: string }>): Promise<{ seconds: number; files: string[] }> {
  const begun = performance.now();
  const { job } = await asked;
  for (;;) {
    const state = context.store.get().jobs.find(({ id }) => id === job);
    if (state?.status === "done") return { seconds: (performance.now() - begun) / 1000, files: state.files };
    if (state?.status !== "waiting" && state?.status !== "running") throw new Error(JSON.stringify(state));
    await new Promise((done) => setTimeout(done, 10));
  }
}
const cut = (asked: object) =>
  timed(
    Promise.resolve(
      clips.handlers["recording.clip"](methods["recording.clip"].input.parse({ id: "hour", ...asked })),
    ),
  );

test("twenty clips out of an hour: copied, and encoded anew", async () => {
  const plans = await clips.handlers["recording.clips"]({ id: "hour" });
  expect(plans).toHaveLength(20);
  console.log(`\nan hour of 720p30, ${(statSync(file).size / 1e9).toFixed(2)} GB, 20 clips of a minute`);
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < 3; round++) {
    bare.push((await cut({ clips: plans, subtitles: false, cover: false })).seconds);
    const { seconds, files } = await cut({ clips: plans });
    expect(files).toHaveLength(60);
    whole.push(seconds);
  }
  const middle = (values: number[]) => values.toSorted((one, other) => one - other)[1] ?? 0;
  say("copied", `${middle(bare).toFixed(1)} s`, `runs ${bare.map((value) => value.toFixed(1)).join(", ")}`);
  say(
    "copied, with subtitles and covers",
    ...[`${middle(whole).toFixed(1)} s`, `runs ${whole.map((value) => value.toFixed(1)).join(", ")}`],
  );
  const few = plans.slice(0, 2);
  const { seconds } = await cut({ clips: few, exact: true });
  say(
    "two of them encoded anew",
    `${seconds.toFixed(1)} s`,
    `twenty would take ${(seconds * 10).toFixed(0)} s`,
  );
  say("encoding against copying, both with everything", `${((seconds * 10) / middle(whole)).toFixed(0)} ×`);
  const upright = await cut({ clips: few.slice(0, 1), portrait: { x: 0.5 } });
  say("one of them upright", `${upright.seconds.toFixed(1)} s`);
  const left = readdirSync(join(context.paths.data, "recordings", "clips"));
  expect(left).toEqual(["一小时"]);
}, 900_000);

test("the whole hour as an MP4, and its sound", async () => {
  const make = (kind: string) =>
    timed(
      Promise.resolve(
        clips.handlers["recording.export"](
          methods["recording.export"].input.parse({ id: "hour", kind, megabytes: 100 }),
        ),
      ),
    );
  say("the hour as MP4", `${(await make("mp4")).seconds.toFixed(1)} s`);
  say("its sound", `${(await make("audio")).seconds.toFixed(1)} s`);
}, 300_000);
