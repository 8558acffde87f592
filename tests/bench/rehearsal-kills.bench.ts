import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobState } from "../../preload/contract";
import { decode } from "../helpers/frames";
import { KillRig, type Remains, type Struck } from "../helpers/kill-rig";
import { between, seeded } from "../helpers/seeded";
import { median } from "./timing";

// `npx vitest run --config tests/bench/vitest.config.ts rehearsal-kills`: thirty times SIGKILL at random moments.
// HONGCUN_KILLS names another number, HONGCUN_SEED the moments of an earlier run.

const kills = Number(process.env.HONGCUN_KILLS ?? 30);
const seed = Number(process.env.HONGCUN_SEED ?? Date.now() % 1_000_000);
const random = seeded(seed);
const run = promisify(execFile);
let rig: KillRig;

beforeAll(async () => {
  await run(process.execPath, [resolve(import.meta.dirname, "../../main/launch/ensure-build.mjs")]);
  rig = new KillRig(random);
  await rig.start();
  console.log(`\nseed ${seed}, ${kills} kills`);
});
afterAll(() => rig?.close());

/** Kills ffmpeg while it does some work, at a random moment of it. */
async function strikeWork(begin: () => Promise<string>): Promise<void> {
  const job = await begin();
  await rig.strikeFfmpeg(between(random, 0, 250));
  await rig.over(job);
}

/** ffmpeg dies while it cuts: nothing half-written lies about, and the next cut succeeds. */
async function strikeCutting(id: string): Promise<void> {
  const clips = [{ title: "一段", from: 0.5, to: 3 }];
  const cut = async () => (await rig.studio.call("recording.clip", { id, clips, exact: true })).job;
  await strikeWork(cut);
  const again: JobState = await rig.over(await cut());
  expect(again).toMatchObject({ status: "done" });
  for (const file of again.files.filter((name) => name.endsWith(".mp4")))
    expect((await decode(file)).complaints).toBe("");
}

/** Finishing first, then perhaps the repair of what that left, or a clip. */
async function strikeFfmpeg(): Promise<Struck> {
  const struck = await rig.strikeFinishing(between(random, 0, 250));
  const { canRepair } = await rig.settled(struck.id);
  const next = random();
  if (canRepair && next < 0.4) {
    await strikeWork(() => rig.repair(struck.id));
    return { ...struck, moment: `${struck.moment}, repairing` };
  }
  if (next < 0.6) return struck;
  await strikeCutting(struck.id);
  return { ...struck, moment: `${struck.moment}, cutting` };
}

const strike = (round: number): Promise<Struck> => {
  if (round % 3 === 0) return rig.strikeStudio({ afterEnd: random() < 0.4 });
  return round % 3 === 1 ? rig.strikeBrowser() : strikeFfmpeg();
};

const whats = ["studio", "browser", "ffmpeg"];

function say(round: number, { moment, recordedSeconds }: Struck, remains: Remains) {
  const { playsSeconds, share, lostSeconds, isRepaired, offsets } = remains;
  const off = Math.max(0, ...offsets.map(Math.abs));
  console.log(
    `${String(round + 1).padStart(2)}  ${whats[round % 3]?.padEnd(7)} ${moment.padEnd(31)}` +
      ` ${playsSeconds.toFixed(2)} of ${recordedSeconds.toFixed(2)} s play, ${(share * 100).toFixed(1)} %` +
      ` · lost ${lostSeconds.toFixed(2)} s · ${isRepaired ? "repaired" : "finished"}` +
      ` · ${offsets.length} scenes within ${off.toFixed(2)} s`,
  );
}

/** Of what the picture shows nothing is noted after its end, and everything where it is seen. */
function expectMatch({ offsets, timeline }: Remains, { recordedSeconds }: Struck) {
  expect(offsets.length).toBeGreaterThan(0);
  for (const offset of offsets) expect(Math.abs(offset)).toBeLessThan(1);
  const seen = timeline.filter(({ kind }) => kind === "scene" || kind === "segment");
  expect((seen.at(-1)?.t ?? 0) / 1000).toBeLessThan(recordedSeconds + 1);
}

test("whatever is killed, all but the last two seconds play, and the time line matches", async () => {
  const all: Remains[] = [];
  const ids: string[] = [];
  for (let round = 0; round < kills; round++) {
    const struck = await strike(round);
    const remains = await rig.remains(struck);
    say(round, struck, remains);
    all.push(remains);
    ids.unshift(struck.id);
    expect((await rig.studio.call("recording.list", {})).map(({ id }) => id)).toEqual(ids);
    expectMatch(remains, struck);
  }
  const shares = all.map(({ share }) => share);
  const lost = all.map(({ lostSeconds }) => lostSeconds);
  console.log(
    `share that plays: least ${(Math.min(...shares) * 100).toFixed(1)} %, median ${(median(shares) * 100).toFixed(1)} %` +
      ` · lost: most ${Math.max(...lost).toFixed(2)} s, median ${median(lost).toFixed(2)} s`,
  );
  expect(Math.max(...lost)).toBeLessThan(2);
}, 3_600_000);
