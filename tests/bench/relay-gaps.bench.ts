import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { prepareFonts } from "../../main/overlays/text/prepare-fonts";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { buildRelay } from "../helpers/relay-bundle";
import { startRelayProcess } from "../helpers/relay-process";
import { decodeErrors } from "../helpers/stream-source";
import { until } from "../helpers/until";
import { moment, watchArrivals } from "./arrivals";
import { end, loopInto, makeClip, sleep } from "./bench-clip";
import { say } from "./timing";

const rounds = 10;
const resources = join(import.meta.dirname, "../../resources");

test("what viewers miss when the source dies, freezes and comes back", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hongcun gaps "));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clip = join(folder, "720p30.flv");
  makeClip(clip);
  const nginx = await startNginxRtmp(join(folder, "sink"));
  onTestFinished(() => nginx.close());
  const arrivals = await watchArrivals(nginx.port);
  onTestFinished(() => void arrivals.close());
  const slate = {
    ...{ folder: join(folder, "slates"), fonts: await prepareFonts(join(folder, "fonts")), title: "竹园村" },
    ...{ words: "马上回来", picture: null, music: join(resources, "music/village-evening.ogg") },
  };
  const server = `rtmp://127.0.0.1:${arrivals.port}/live`;
  const relay = await startRelayProcess(
    await buildRelay(join(folder, "out")),
    [{ id: "a", name: "a", server, key: "gaps" }],
    process.env,
    { slate },
  );
  onTestFinished(() => relay.close());
  let source = loopInto(clip, relay.ingest);
  onTestFinished(() => end(source));
  const shows = (what: string) => until(`${what} is shown`, () => relay.report()?.showing === what);
  const ready = () => until("the slate is ready", () => relay.report()?.slate === "ready", Boolean, 60_000);
  await shows("live");
  await ready();

  /** The longest silence from just before something happens until what follows is shown. */
  async function gap(happen: () => unknown, follows: string): Promise<number> {
    const from = moment();
    await happen();
    await shows(follows);
    await sleep(0.3);
    return (await arrivals.between(from, moment())).silence;
  }
  const gaps: Record<"closed" | "frozen" | "return", number[]> = { closed: [], frozen: [], return: [] };
  const comeBack = () => {
    source = loopInto(clip, relay.ingest);
  };
  for (let round = 0; round < rounds; round++) {
    await sleep(2);
    gaps.closed.push(await gap(() => end(source), "slate"));
    await sleep(1);
    gaps.return.push(await gap(comeBack, "live"));
    await sleep(2);
    gaps.frozen.push(await gap(() => source.kill("SIGSTOP"), "slate"));
    await end(source);
    gaps.return.push(await gap(comeBack, "live"));
  }
  for (const values of Object.values(gaps)) values.sort((one, other) => one - other);
  say("source closed: nothing arrives for", gaps.closed);
  say("source frozen: nothing arrives for", gaps.frozen);
  say("source back: nothing arrives for", gaps.return);
  await end(source);
  await relay.close();
  expect((await arrivals.between(0, 0)).connections).toBe(1);
  expect(await decodeErrors(nginx.recordings()[0] ?? "")).toBe("");
  expect(gaps.closed.at(-1)).toBeLessThanOrEqual(200);
  expect(gaps.frozen.at(-1)).toBeLessThanOrEqual(1500);
  expect(gaps.return.at(-1)).toBeLessThanOrEqual(200);
});
