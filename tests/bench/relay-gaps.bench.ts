import { type ChildProcess, execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { prepareFonts } from "../../main/overlays/text/prepare-fonts";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { startRelayProcess } from "../helpers/relay-process";
import { decodeErrors, packetTimes } from "../helpers/stream-source";
import { until } from "../helpers/until";
import { moment, watchArrivals } from "./arrivals";
import { end, loopInto, makeClip, sleep } from "./bench-clip";
import { cpuSeconds, residentMegabytes } from "./process-cost";
import { say } from "./timing";

const rounds = Number(process.env.HONGCUN_BENCH_ROUNDS ?? 10);
const resources = join(import.meta.dirname, "../../resources");
const aloneSeconds = 20;

async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), "hongcun gaps "));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clip = join(folder, "720p30.flv");
  makeClip(clip);
  const nginx = await startNginxRtmp(join(folder, "sink"));
  onTestFinished(() => nginx.close());
  const arrivals = await watchArrivals(nginx.port);
  onTestFinished(() => void arrivals.close());
  const slates = join(folder, "slates");
  const slate = {
    ...{
      folder: slates,
      fonts: await prepareFonts(join(folder, "fonts")),
      title: "竹园村",
      words: "马上回来",
    },
    picture: join(resources, "pictures/story-village.png"),
    music: join(resources, "music/village-evening.ogg"),
  };
  const server = `rtmp://127.0.0.1:${arrivals.port}/live`;
  const relay = await startRelayProcess(
    await buildRelay(join(folder, "out")),
    [{ id: "a", name: "a", server, key: "gaps" }],
    process.env,
    { slate },
  );
  onTestFinished(() => relay.close());
  const sources: ChildProcess[] = [];
  onTestFinished(async () => void (await Promise.all(sources.map(end))));
  const publish = () => {
    const source = loopInto(clip, relay.ingest);
    sources.push(source);
    return source;
  };
  const shows = (what: string) => until(`${what} is shown`, () => relay.report()?.showing === what);
  /** The longest silence from just before something happens until what follows is shown; milliseconds. */
  async function gap(happen: () => unknown, follows: string): Promise<number> {
    const from = moment();
    await happen();
    await shows(follows);
    await sleep(0.3);
    return (await arrivals.between(from, moment())).silence;
  }
  return { nginx, arrivals, relay, publish, shows, gap, slates };
}

test("what viewers miss when the source dies, freezes, is hidden and comes back, and what the slate costs", async () => {
  const { nginx, arrivals, relay, publish, shows, gap, slates } = await setUp();
  const memory = [residentMegabytes(relay.pid)];
  let source = publish();
  await shows("live");
  const beganAt = moment();
  const gaps: Record<"hidden" | "closed" | "frozen" | "return", number[]> = {
    ...{ hidden: [], closed: [], frozen: [], return: [] },
  };
  // Before a slate is drawn something else has to stand in.
  gaps.hidden.push(await gap(() => relay.order({ type: "slate", on: true }), "slate"));
  expect(relay.report()?.slate).not.toBe("ready");
  gaps.return.push(await gap(() => relay.order({ type: "slate", on: false }), "live"));
  await until("the slate is ready", () => relay.report()?.slate === "ready", Boolean, 60_000);
  memory.push(residentMegabytes(relay.pid));

  for (let round = 0; round < rounds; round++) {
    await sleep(2);
    gaps.closed.push(await gap(() => end(source), "slate"));
    await sleep(1);
    const comeBack = () => {
      source = publish();
    };
    gaps.return.push(await gap(comeBack, "live"));
    await sleep(2);
    gaps.frozen.push(await gap(() => source.kill("SIGSTOP"), "slate"));
    const frozen = source;
    // Each other time the next one comes while the frozen one holds its connection still.
    if (round % 2 === 0) await end(frozen);
    gaps.return.push(await gap(comeBack, "live"));
    await end(frozen);
  }
  await end(source);
  await shows("slate");
  const before = cpuSeconds(relay.pid);
  await sleep(aloneSeconds);
  const alone = ((cpuSeconds(relay.pid) - before) * 60) / aloneSeconds;
  memory.push(residentMegabytes(relay.pid));
  const lasted = moment() - beganAt;
  await relay.close();

  for (const values of Object.values(gaps)) values.sort((one, other) => one - other);
  say("hidden before a slate is drawn: nothing arrives for", gaps.hidden);
  say("source closed: nothing arrives for", gaps.closed);
  say("source frozen: nothing arrives for", gaps.frozen);
  say("source back: nothing arrives for", gaps.return);
  const [name = ""] = readdirSync(slates).filter((one) => one.startsWith("slate-"));
  const file = join(slates, name);
  const length = execFileSync("ffprobe", [
    ...["-v", "error", "-select_streams", "v", "-show_entries", "packet=size", "-of", "csv=p=0", file],
  ]);
  const pictureBytes = length
    .toString()
    .split("\n")
    .reduce((sum, size) => sum + (Number.parseInt(size, 10) || 0), 0);
  console.log(
    `the slate alone costs ${alone.toFixed(2)} CPU s/min · its picture ${((pictureBytes * 8) / 8_000).toFixed(0)} kbit/s · its file ${(statSync(file).size / 1e6).toFixed(1)} MB`,
  );
  console.log(
    `the relay's memory: begun, slate drawn, end: ${memory.map((megabytes) => megabytes.toFixed(0)).join(", ")} MB`,
  );
  expect((await arrivals.between(0, 0)).connections).toBe(1);
  const [recording = ""] = nginx.recordings();
  const pictures = await packetTimes(recording, "v");
  const recorded = (pictures.at(-1) ?? 0) - (pictures[0] ?? 0);
  console.log(`recorded ${(recorded / 1000).toFixed(1)} s of ${(lasted / 1000).toFixed(1)} s`);
  expect(Math.abs(recorded - lasted)).toBeLessThan(1_500);
  expect(await decodeErrors(recording)).toBe("");
  expect(gaps.hidden.at(-1)).toBeLessThanOrEqual(200);
  expect(gaps.closed.at(-1)).toBeLessThanOrEqual(200);
  expect(gaps.frozen.at(-1)).toBeLessThanOrEqual(1500);
  expect(gaps.return.at(-1)).toBeLessThanOrEqual(200);
});
