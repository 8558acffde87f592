import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JobState, type MethodInput, readTimeline, timelineFile } from "../../preload/contract";
import { decode, loudest, streamsOf } from "../helpers/frames";
import { type NoNetwork, startNoNetwork, whyNoNetwork } from "../helpers/no-network";
import { type PageStudio, pageStudio } from "../helpers/page-studio";
import { type StudioProcess, startStudio } from "../helpers/studio-process";
import { until } from "../helpers/until";

const run = promisify(execFile);
const whyNot = await whyNoNetwork();
const folder = mkdtempSync(join(tmpdir(), "hongcun 断网's "));
let network: NoNetwork;
let served: StudioProcess;
let browser: Browser;
let studio: PageStudio;
/** Every address that a page, a worker or a picture asked for. */
const asked: string[] = [];

/**
 * A browser asks for servers of its maker whatever it is told, if only by their names: inside it no name leads anywhere.
 * What a page asks for is listed all the same, and an address without a name is still tried.
 */
const quietBrowser = [
  ...["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-domain-reliability", "--disable-sync", "--no-first-run"],
];
const fakeDevices = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

async function openBrowser() {
  const executablePath = await network.programFor("/usr/bin/chromium", join(folder, "chromium"));
  const args = ["--no-sandbox", "--disable-gpu", ...quietBrowser, ...fakeDevices];
  browser = await chromium.launch({
    executablePath,
    args: [...args, "--autoplay-policy=no-user-gesture-required"],
  });
}

/** A page in a process of its own, so that one that only asks does not wait for one that draws. */
async function openPage(address: string): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", permissions: ["camera", "microphone"] });
  context.on("request", (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.on("websocket", (socket) => asked.push(socket.url()));
  await page.goto(address);
  return page;
}

beforeAll(async () => {
  if (whyNot !== null) return;
  await run(process.execPath, [resolve(import.meta.dirname, "../../main/launch/ensure-build.mjs")]);
  network = await startNoNetwork();
  served = await startStudio({ folder, through: network.enter });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await network?.close();
  rmSync(folder, { recursive: true, force: true });
});

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

async function jobOver(id: string): Promise<JobState> {
  const { jobs } = await studio.until(`job ${id} ends`, ({ jobs: now }) =>
    now.some((job) => job.id === id && job.status !== "waiting" && job.status !== "running"),
  );
  const job = jobs.find((one) => one.id === id) as JobState;
  expect(job).toMatchObject({ status: "done", error: null });
  return job;
}

/** Ten seconds or more of the demo show: four segments with their cards, the prompter running, a marker. */
async function rehearse(): Promise<string> {
  await studio.call("show.open", { id: "zhuyuan-morning" });
  await studio.until(
    "the stage has its camera",
    ({ engine, stage }) =>
      engine.kind === "stage" && stage.session !== null && engine.devices.cameras.length > 0,
  );
  await studio.call("rehearsal.start", {});
  await studio.call("show.next", {});
  await studio.call("prompter.play", { countdown: false });
  await pause(2500);
  await studio.call("show.next", {});
  await studio.call("recording.marker", { text: "这里再说慢一点" });
  await pause(2500);
  await studio.call("show.next", {});
  await studio.until("the product's card stands", ({ overlays }) =>
    overlays.slots.some(({ slot, status }) => slot === "card" && status === "on-air"),
  );
  await pause(2000);
  await studio.call("show.goto", { index: 5 });
  await pause(2000);
  await studio.call("rehearsal.stop", {});
  const { recording } = await studio.until("the recording is an MP4", ({ recording: now }) =>
    now.recordings.some(({ isFinished }) => isFinished),
  );
  expect(recording.recordings).toHaveLength(1);
  expect(recording.recordings[0]).toMatchObject({ kind: "rehearsal", missing: false, canRepair: false });
  return recording.recordings[0]!.id;
}

async function checkReview(id: string) {
  const review = await until(
    "the sound is measured",
    () => studio.call("review.get", { id }),
    ({ sound }) => sound !== null,
  );
  expect(review).toMatchObject({ showId: "zhuyuan-morning", hasTimeline: true });
  expect(review.segments.map(({ id: segment }) => segment)).toEqual([
    ...["opening", "dumplings", "dumpling-table", "closing"],
  ]);
  expect(review.marks.some(({ title }) => title === "这里再说慢一点")).toBe(true);
  expect(
    review.cards.some(({ product, shownAt }) => product === "zhuyuan-dumplings" && shownAt !== null),
  ).toBe(true);
  expect(
    review.scripts.some(({ scriptId, saidCharacters }) => scriptId === "opening" && saidCharacters > 0),
  ).toBe(true);
  expect(review.sound?.integratedLufs).toBeGreaterThan(-60);
}

/** The review as its reader opens it: the recording is there to be played. */
async function lookAtReview(screen: Page) {
  await screen.getByRole("navigation").getByRole("button", { name: "彩排" }).click();
  await screen
    .getByRole("button", { name: /^看回放/ })
    .first()
    .click();
  const canPlay = () => (document.querySelector("video")?.readyState ?? 0) >= HTMLMediaElement.HAVE_METADATA;
  await screen.waitForFunction(canPlay);
}

async function makeEverything(id: string): Promise<string[]> {
  const plans = await studio.call("recording.clips", { id });
  expect(plans.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["product", "chapter"]));
  const clips = plans.map(({ title, from, to }) => ({ title, from, to }));
  const started = [(await studio.call("recording.clip", { id, clips })).job];
  const exports: Omit<MethodInput<"recording.export">, "id">[] = [
    ...[{ kind: "mp4" as const }, { kind: "phone" as const, megabytes: 1 }, { kind: "audio" as const }],
    ...[{ kind: "srt" as const }, { kind: "html" as const }, { kind: "pdf" as const }],
  ];
  for (const one of exports) started.push((await studio.call("recording.export", { id, ...one })).job);
  const files: string[] = [];
  for (const job of started) files.push(...(await jobOver(job)).files);
  return files;
}

/** Every file below a folder. */
const filesIn = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

/** Reads a file to its end, by what it is; gives what it is. */
async function checkFile(file: string): Promise<string> {
  const kind = extname(file);
  if (kind === ".mp4" || kind === ".m4a") {
    const { complaints, seconds } = await decode(file);
    expect(complaints, file).toBe("");
    expect(seconds, file).toBeGreaterThan(1);
    const codecs = (await streamsOf(file)).map(({ codec_name }) => codec_name).toSorted();
    expect(codecs, file).toEqual(kind === ".mp4" ? ["aac", "h264"] : ["aac"]);
  } else if (kind === ".jpg" || kind === ".png") {
    expect((await streamsOf(file))[0]?.width, file).toBeGreaterThan(0);
    expect((await decode(file)).complaints, file).toBe("");
  } else if (kind === ".srt") {
    expect(readFileSync(file, "utf8"), file).toMatch(/\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}/);
  } else if (kind === ".html") {
    const page = readFileSync(file, "utf8");
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain("竹元村的早晨");
    expect(page).not.toMatch(/(?:src|href)\s*=\s*["']?(?:https?:)?\/\/|url\(\s*["']?(?:https?:)?\/\//i);
  } else if (kind === ".pdf") {
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.subarray(-16).toString("latin1")).toContain("%%EOF");
  } else if (kind === ".jsonl" && file.endsWith(".timeline.jsonl")) {
    expect(readTimeline(readFileSync(file, "utf8")).at(-1)?.kind, file).toBe("end");
  }
  return kind;
}

test.skipIf(whyNot !== null)(
  "without any network the demo show is rehearsed, reviewed, clipped and exported, and nobody asks for one",
  async () => {
    await openBrowser();
    const screen = await openPage(served.url);
    studio = pageStudio(await openPage(new URL("/api/health", served.url).href), served.token);
    await studio.call("settings.set", { welcomed: true });
    const id = await rehearse();
    const listening = network.counts().sockets;
    await checkReview(id);
    await lookAtReview(screen);
    // It draws the stage for as long as it is open, which the machine now has better use for.
    await screen.context().close();
    const files = await makeEverything(id);

    const { file } = await studio.call("recording.get", { id });
    const kinds = await Promise.all(filesIn(join(served.data, "recordings")).map(checkFile));
    for (const kind of [".mp4", ".m4a", ".srt", ".html", ".pdf", ".jpg"]) expect(kinds).toContain(kind);
    expect(files.length).toBeGreaterThanOrEqual(5 + 6);
    expect(readTimeline(readFileSync(timelineFile(file), "utf8")).length).toBeGreaterThan(10);
    // The fake microphone beeps.
    expect(await loudest(file)).toBeGreaterThan(-40);
    const { problems } = await studio.state();
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);

    const { hostname, port } = new URL(served.url);
    const elsewhere = asked.filter((address) => {
      const { protocol, host } = new URL(address);
      return host !== `${hostname}:${port}` && protocol !== "data:" && protocol !== "blob:";
    });
    expect(asked.length).toBeGreaterThan(20);
    expect(elsewhere).toEqual([]);
    expect(listening.length).toBeGreaterThan(0);
    for (const socket of listening) expect(socket).toMatch(/^(?:127\.\d+\.\d+\.\d+|\[::1\]):\d+$/);
    expect(network.counts()).toMatchObject({ withoutRoute: 0, datagrams: 0 });
    // The counter counts: one attempt is one more.
    const attempt = 'require("net").connect(80, "192.0.2.1").on("error", () => {})';
    const [enter = "", ...words] = network.enter;
    await run(enter, [...words, process.execPath, "-e", attempt]);
    expect(network.counts().withoutRoute).toBe(1);
  },
  180_000,
);
