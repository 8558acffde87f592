import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FrameCopy } from "../../renderer/stage/sources/frame-copy";
import { temporaryFolder } from "../helpers/temporary";

declare global {
  interface Window {
    stageFrames: { FrameCopy: typeof FrameCopy };
  }
}

const run = promisify(execFile);
const clips = new Map<string, Buffer>();
let code = "";
let server: Server;
let browser: Browser;

/** The stage's own module, as a script for a page that has nothing else. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: {
        entry: resolve(import.meta.dirname, "../../renderer/stage/sources/frame-copy.ts"),
        formats: ["iife"],
        name: "stageFrames",
      },
    },
  });
  const [first] = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  return first !== undefined && "code" in first ? first.code : "";
}

beforeAll(async () => {
  code = await bundle();
  server = createServer(({ url = "/" }, response) => {
    const clip = clips.get(url);
    response.setHeader("content-type", clip === undefined ? "text/html" : "application/octet-stream");
    response.end(clip ?? "<!doctype html><title>.</title>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"],
  });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Bars of colour, as a phone or a camera may have made them. */
async function film(name: string, options: readonly string[]): Promise<string> {
  const file = join(temporaryFolder(), name);
  const bars = ["-f", "lavfi", "-i", "smptehdbars=size=640x360:rate=10:d=2"];
  await run("ffmpeg", ["-v", "error", ...bars, ...options, file]);
  clips.set(`/${name}`, readFileSync(file));
  return `/${name}`;
}

const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-bf", "0"];
const rec709 = [
  ...["-vf", "scale=out_color_matrix=bt709,format=yuv420p"],
  ...["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"],
];

/** Runs in the page: both ways of drawing a video, and how far their pictures lie apart. */
async function compare({ address, dear }: { address: string; dear: number }) {
  const video = document.createElement("video");
  Object.assign(video, { src: address, muted: true, loop: true });
  await video.play();
  const { videoWidth: width, videoHeight: height } = video;
  const copy = new window.stageFrames.FrameCopy(video, dear);
  let image: CanvasImageSource = video;
  for (let picture = 0; picture < 25 && !(image instanceof HTMLCanvasElement); picture++) {
    image = copy.image();
    await new Promise((done) => setTimeout(done, 40));
  }
  const pixels = (source: CanvasImageSource) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    pen?.drawImage(source, 0, 0);
    return pen?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  };
  const [drawn, copied] = [pixels(video), pixels(image)];
  const apart = drawn.reduce((sum, value, at) => sum + Math.abs(value - (copied[at] ?? 0)), 0) / drawn.length;
  return { isCopied: image instanceof HTMLCanvasElement, width, height, apart };
}

async function page(): Promise<Page> {
  const opened = await browser.newPage();
  await opened.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await opened.addScriptTag({ content: code });
  return opened;
}

test("a frame that is copied has the colours of one that the browser draws", async () => {
  const there = await page();
  for (const [name, options] of [
    ["rec709.mp4", [...h264, ...rec709]],
    ["rec601.mp4", [...h264, "-pix_fmt", "yuv420p"]],
    ["camera.webm", ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "4M"]],
  ] as const) {
    const seen = await there.evaluate(compare, { address: await film(name, options), dear: -1 });
    expect(seen, name).toMatchObject({ isCopied: true, width: 640, height: 360 });
    expect(seen.apart, name).toBeLessThan(1.5);
  }
});

test("what a copy would spoil is left to the browser: a picture turned by the phone, one that can be seen through", async () => {
  const there = await page();
  const turned = join(temporaryFolder(), "turned.mp4");
  const upright = join(temporaryFolder(), "upright.mp4");
  await run("ffmpeg", [
    ...["-v", "error", "-f", "lavfi", "-i", "smptehdbars=size=640x360:rate=10:d=2", ...h264],
    ...["-pix_fmt", "yuv420p", upright],
  ]);
  await run("ffmpeg", [
    ...["-v", "error", "-i", upright, "-c", "copy", "-metadata:s:v:0", "rotate=180", turned],
  ]);
  clips.set("/turned.mp4", readFileSync(turned));
  const clear = await film("clear.webm", [
    ...["-vf", "format=yuva420p,colorchannelmixer=aa=0.5"],
    ...["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "0"],
  ]);
  for (const address of ["/turned.mp4", clear]) {
    const seen = await there.evaluate(compare, { address, dear: -1 });
    expect(seen, address).toMatchObject({ apart: 0 });
  }
});

test("where drawing costs little nothing is copied", async () => {
  const address = await film("cheap.mp4", [...h264, ...rec709]);
  const seen = await (await page()).evaluate(compare, { address, dear: 10_000 });
  expect(seen).toMatchObject({ isCopied: false, apart: 0 });
});
