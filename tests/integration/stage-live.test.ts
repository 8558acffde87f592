import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StudioState } from "../../preload/contract";
import { decode, loudest, streamsOf } from "../helpers/frames";
import { freePort } from "../helpers/free-port";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { packetTimes } from "../helpers/stream-source";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { until } from "../helpers/until";

const fakeDevices = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
/** Small, so that a busy machine draws and encodes it twice and still keeps up. */
const canvas = { width: 640, height: 360 };

let folder: string;
let platform: NginxRtmp;
let port: number;
let studio: StudioProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 舞台's live-"));
  platform = await startNginxRtmp(join(folder, "platform"));
  port = await freePort();
  studio = await startStudio({ folder, port });
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", ...fakeDevices],
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await studio?.stop();
  await platform?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function openPage() {
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(studio.url);
  await studio.until("a page is the stage", ({ stage }) => stage.session !== null);
}

const codes = ({ problems }: StudioState) => problems.map(({ code }) => code);
const viewersSee = (what: "live" | "slate") =>
  studio.until(
    `viewers see: ${what}`,
    ({ relay, live }) => relay.showing === what && live.status === "on-air",
  );
/** What the platform has of the picture by now, in seconds. */
const receivedSeconds = async () =>
  ((await packetTimes(platform.recordings()[0] ?? "", "v").catch(() => [])).at(-1) ?? 0) / 1000;
async function moreArrives(seconds: number) {
  const from = await receivedSeconds();
  await until(`${seconds} s more at the platform`, receivedSeconds, (now) => now > from + seconds);
}

/** The command lines of everything that makes a live stream on this machine. */
const streamMakers = () =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return words.includes("-max_interleave_delta") ? [words] : [];
      } catch {
        return []; // It ended meanwhile.
      }
    });

test("a show goes live from a page alone; a reloaded page and a killed studio cost viewers the slate and no more", async () => {
  await studio.call("settings.set", { welcomed: true, engine: "stage", canvas: { landscape: canvas } });
  await studio.call("engine.connect", { engine: "stage" });
  await studio.call("destination.save", {
    ...{ id: "village", platform: "custom", name: "村里", server: platform.server, key: "stage-SECRET" },
  });
  await openPage();
  await studio.call("scene.take", { scene: "product-showcase/host" });
  await studio.until("its devices", ({ engine }) => engine.devices.microphones.length > 0);
  const { lines } = await studio.call("live.preflight", { network: false });
  expect(lines.filter(({ status }) => status === "error")).toEqual([]);
  expect(lines.find(({ id }) => id === "engine")?.message).toContain("内置舞台");

  expect(await studio.call("live.start", {})).toEqual({ destinations: ["village"] });
  expect((await viewersSee("live")).live.engine).toBe("stage");
  const arriving = await studio.until(
    "figures",
    ({ relay }) => relay.video?.keyframeSeconds != null && relay.audio !== null,
  );
  expect(arriving.relay).toMatchObject({
    video: { codec: "h264", ...canvas, hasBFrames: false },
    audio: { codec: "aac", sampleRate: 48_000, channels: 2 },
  });
  expect(streamMakers().length).toBeGreaterThan(0);
  expect(streamMakers().join()).not.toMatch(/rtmp:|127\.0\.0\.1|SECRET/);
  await expect(studio.call("rehearsal.start", {})).rejects.toThrow("rehearsal.on-air");
  await expect(studio.call("engine.connect", { engine: "obs" })).rejects.toThrow("engine.busy");
  await moreArrives(2);

  await page.reload();
  expect(codes(await viewersSee("slate"))).toContain("live.stage-lost");
  expect(codes(await viewersSee("live"))).not.toContain("live.stage-lost");
  await moreArrives(2);

  // The page finds its way back by itself: nobody opens a new address in the middle of a show.
  await studio.kill();
  studio = await startStudio({ folder, port });
  expect((await viewersSee("slate")).live).toMatchObject({ engine: "stage", sourceActive: false });
  expect((await viewersSee("live")).scenes.onAir).toBe("product-showcase/host");
  await moreArrives(2);
  await studio.call("live.stop", {});
  const over = await studio.until("it is over", ({ live }) => live.status === "idle");
  expect(over.stage.stream).toBeNull();

  const [received = "", ...more] = platform.recordings();
  expect(more).toEqual([]);
  const streams = await streamsOf(received);
  expect(streams.map(({ codec_name }) => codec_name).sort()).toEqual(["aac", "h264"]);
  const { complaints, seconds } = await decode(received);
  expect(complaints).toBe("");
  expect(seconds).toBeGreaterThan(6);
  // The fake microphone beeps.
  expect(await loudest(received)).toBeGreaterThan(-40);
  const [picture, sound] = [await packetTimes(received, "v"), await packetTimes(received, "a")];
  expect(Math.abs((picture[0] ?? 0) - (sound[0] ?? 0))).toBeLessThan(1500);
  expect(Math.abs((picture.at(-1) ?? 0) - (sound.at(-1) ?? 0))).toBeLessThan(1500);
}, 120_000);
