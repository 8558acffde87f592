import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Hour, openHour } from "./hour-recording";
import { median } from "./timing";

// `npx vitest run --config tests/bench/vitest.config.ts clips`: an hour of 720p30 with a product each three minutes.

let hour: Hour;
const say = (what: string, ...figures: string[]) => console.log(`${what.padEnd(54)} ${figures.join(" · ")}`);

beforeAll(() => {
  hour = openHour();
}, 300_000);
afterAll(() => hour?.close());

test("twenty clips out of an hour: copied, and encoded anew", async () => {
  const plans = await hour.plans();
  expect(plans).toHaveLength(20);
  console.log(`\nan hour of 720p30, ${(statSync(hour.file).size / 1e9).toFixed(2)} GB, 20 clips of a minute`);
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < 3; round++) {
    bare.push((await hour.cut({ clips: plans, subtitles: false, cover: false })).seconds);
    const { seconds, files } = await hour.cut({ clips: plans });
    expect(files).toHaveLength(60);
    whole.push(seconds);
  }
  say("copied", `${median(bare).toFixed(1)} s`, `runs ${bare.map((value) => value.toFixed(1)).join(", ")}`);
  say(
    "copied, with subtitles and covers",
    ...[`${median(whole).toFixed(1)} s`, `runs ${whole.map((value) => value.toFixed(1)).join(", ")}`],
  );
  const few = plans.slice(0, 2);
  const { seconds } = await hour.cut({ clips: few, exact: true });
  say(
    "two of them encoded anew",
    `${seconds.toFixed(1)} s`,
    `twenty would take ${(seconds * 10).toFixed(0)} s`,
  );
  say("encoding against copying, both with everything", `${((seconds * 10) / median(whole)).toFixed(0)} ×`);
  const upright = await hour.cut({ clips: few.slice(0, 1), portrait: { x: 0.5 } });
  say("one of them upright", `${upright.seconds.toFixed(1)} s`);
  const left = readdirSync(join(hour.context.paths.data, "recordings", "clips"));
  expect(left).toEqual(["一小时"]);
}, 900_000);

test("the whole hour as an MP4, and its sound", async () => {
  say("the hour as MP4", `${(await hour.export({ kind: "mp4" })).seconds.toFixed(1)} s`);
  say("its sound", `${(await hour.export({ kind: "audio" })).seconds.toFixed(1)} s`);
}, 300_000);
