import { PassThrough, type Readable, type Writable } from "node:stream";
import { beforeEach, expect, test, vi } from "vitest";
import type { StreamTarget } from "../../../main/core";
import type { FfmpegJob } from "../../../main/process/ffmpeg";
import { jobArguments } from "../../../main/process/ffmpeg";
import { createStage, type Stage } from "../../../main/stage";
import type { PublishEvents, Published } from "../../../main/stage/stream";
import { encodingOf, streamJob } from "../../../main/stage/stream/stream-job";
import { lateBytes } from "../../../main/stage/stream/stream-run";
import { StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { testFill, testPreset } from "./scene-helpers";

const matroska = "video/x-matroska;codecs=avc1,opus";
const target: StreamTarget = {
  ...{ server: "rtmp://127.0.0.1:1/app-SECRET", key: "key-SECRET" },
  ...{ videoKbps: 2500, audioKbps: 160 },
};

let context: ReturnType<typeof testContext>;
let stage: Stage;
/** What ffmpeg was given, run by run, and how it is ended by itself. */
let runs: { job: FfmpegJob; bytes: string; die: (why: Error) => void; isAborted: () => boolean }[];
let published: { events: PublishEvents; flv: string; isClosed: boolean; waiting: number }[];
let refusal: StudioError | null;
let changes: (boolean | string)[];

/** Passes bytes through as they are: the first of them is taken for a picture by the relay that stands in here. */
function pretendFfmpeg(job: FfmpegJob, signal: AbortSignal | undefined): Promise<never> {
  const input = job.inputs[0]?.source as Readable;
  const output = job.outputs[0]?.target as Writable;
  return new Promise((_resolve, reject) => {
    const run = { job, bytes: "", die: reject, isAborted: () => signal?.aborted === true };
    runs.push(run);
    signal?.addEventListener("abort", () => reject(new StudioError("core.cancelled")));
    input.on("data", (bytes: Buffer) => {
      run.bytes += String(bytes);
      output.write(bytes);
    });
  });
}

async function pretendPublish(_place: unknown, events: PublishEvents): Promise<Published> {
  if (refusal !== null) throw refusal;
  const own = { events, flv: "", isClosed: false, waiting: 0 };
  published.push(own);
  return {
    push(flv) {
      if (own.flv === "") events.begun();
      own.flv += String(flv);
    },
    waitingBytes: () => own.waiting,
    async close() {
      own.isClosed = true;
    },
  };
}

beforeEach(async () => {
  context = testContext();
  runs = [];
  published = [];
  refusal = null;
  changes = [];
  stage = createStage(context, {
    version: "1",
    stream: {
      ffmpeg: { run: (job, options) => pretendFfmpeg(job, options?.signal) },
      publish: pretendPublish,
    },
  });
  stage.onEvents({
    streamChanged: (active) => changes.push(active),
    returned: () => changes.push("returned"),
  });
  await stage.activate();
});

const state = () => context.store.get();
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const codes = () => state().problems.map(({ code }) => code);

async function attach(mimeType = matroska): Promise<string> {
  const offer = { width: 1280, height: 720, mimeType, takeOver: false };
  return (await stage.handlers["stage.attach"](offer)).session;
}
const chunk = (session: string, sequence: number, text: string, stream = state().stage.stream?.id ?? "") =>
  stage.handlers["stage.streamChunk"]({
    ...{ session, stream, sequence, mimeType: matroska, data: Buffer.from(text).toString("base64") },
  });

async function streaming(): Promise<string> {
  const session = await attach();
  const started = stage.engine.startStream(target);
  await settle();
  chunk(session, 0, "a");
  await started;
  changes = [];
  return session;
}

test("a stream begins when its first picture is on its way, parts go on in order, and the end leaves nothing", async () => {
  const session = await attach();
  let hasBegun = false;
  const started = stage.engine.startStream(target).then(() => {
    hasBegun = true;
  });
  await settle();
  expect(state().stage.stream).toMatchObject({ videoKbps: 2500, audioKbps: 160 });
  expect(hasBegun).toBe(false);
  chunk(session, 0, "a");
  await started;
  for (const [sequence, text] of [
    [1, "b"],
    [1, "b"],
    [0, "a"],
    [2, "c"],
  ] as const)
    chunk(session, sequence, text);
  await settle();
  expect([runs[0]?.bytes, published[0]?.flv]).toEqual(["abc", "abc"]);
  const { id = "" } = state().stage.stream ?? {};
  await stage.engine.stopStream();
  expect(state().stage.stream).toBeNull();
  expect([runs[0]?.isAborted(), published[0]?.isClosed]).toEqual([true, true]);
  expect(() => chunk(session, 3, "d", id)).toThrow(expect.objectContaining({ code: "stage.no-stream" }));
  expect(changes.filter((change) => change !== "returned")).toEqual([]);
});

test("the secret place is nowhere in the state, the problems or ffmpeg's arguments", async () => {
  await streaming();
  expect(JSON.stringify([state(), runs.map(({ job }) => jobArguments(job))])).not.toContain("SECRET");
});

test("without a page, without an encoder, or with a relay that refuses, the start says why and leaves nothing", async () => {
  const alone = expect(stage.engine.startStream(target)).rejects.toMatchObject({ code: "stage.no-window" });
  context.clock.advance(5000);
  await alone;
  const session = await attach("");
  await expect(stage.engine.startStream(target)).rejects.toMatchObject({ code: "stage.cannot-stream" });
  stage.handlers["stage.detach"]({ session });
  await attach();
  refusal = new StudioError("stage.ingest-lost", { params: { detail: "relay.port-refused" } });
  await expect(stage.engine.startStream(target)).rejects.toBe(refusal);
  expect([state().stage.stream, runs]).toEqual([null, []]);
});

test("a page that sends nothing is given up at the start, and missed in the middle", async () => {
  await attach();
  const silent = expect(stage.engine.startStream(target)).rejects.toMatchObject({
    code: "stage.stream-silent",
  });
  await settle();
  // The page still reports that it is alive.
  const session = state().stage.session ?? "";
  for (let passed = 0; passed < 20; passed += 2) {
    context.clock.advance(2000);
    stage.handlers["stage.report"]({ session });
  }
  await silent;
  const again = stage.engine.startStream(target);
  await settle();
  chunk(session, 0, "a");
  await again;
  changes = [];
  context.clock.advance(5999);
  expect(changes).toEqual([]);
  context.clock.advance(1);
  expect(changes).toEqual([false]);
});

test.each([
  ["ffmpeg ends", () => runs[0]?.die(new StudioError("ffmpeg.failed", { params: { detail: "x" } }))],
  ["the relay is lost", () => published[0]?.events.failed(new StudioError("stage.ingest-lost"))],
] as const)("%s: the stream begins anew by itself, from a new first part", async (_what, fault) => {
  const session = await streaming();
  const first = state().stage.stream?.id;
  fault();
  await settle();
  expect([state().stage.stream, changes]).toEqual([null, [false]]);
  context.clock.advance(250);
  await settle();
  expect(state().stage.stream?.id).not.toBe(first);
  chunk(session, 0, "z");
  await vi.waitFor(() => expect(changes).toEqual([false, true]));
  expect([runs[1]?.bytes, published[0]?.isClosed]).toEqual(["z", true]);
});

test("what waits longer than four seconds of the stream is dropped whole, said, and taken back when all is well", async () => {
  const session = await streaming();
  for (const own of published) own.waiting = lateBytes(target) + 1;
  chunk(session, 1, "b");
  await settle();
  expect([codes(), changes, state().stage.stream]).toEqual([["stage.stream-behind"], [false], null]);
  context.clock.advance(250);
  await settle();
  chunk(session, 0, "z");
  await vi.waitFor(() => expect(changes).toEqual([false, true]));
  for (let second = 0; second < 30; second++) {
    stage.handlers["stage.report"]({ session });
    chunk(session, second + 1, "y");
    context.clock.advance(1000);
  }
  expect(codes()).toEqual([]);
  expect(changes).toEqual([false, true]);
});

test("a page that says that it cannot keep up, or whose encoder fails, gets another stream", async () => {
  const session = await streaming();
  const end = (error: string, stream = state().stage.stream?.id ?? "") =>
    stage.handlers["stage.streamEnded"]({ session, stream, error });
  end("behind", "an older one");
  expect(changes).toEqual([]);
  end("behind");
  expect([codes(), changes]).toEqual([["stage.stream-behind"], [false]]);
  context.clock.advance(250);
  await settle();
  end("EncodingError");
  await settle();
  // Tried again with a growing pause for as long as it is wanted.
  for (let attempt = 0; attempt < 3; attempt++) {
    context.clock.advance(4000);
    stage.handlers["stage.report"]({ session });
    await settle();
  }
  expect(state().stage.stream).not.toBeNull();
  await stage.engine.stopStream();
  expect([state().stage.stream, codes()]).toEqual([null, []]);
});

test("a page that goes ends its stream at once; the next one takes it up without being asked", async () => {
  const session = await streaming();
  stage.handlers["stage.detach"]({ session });
  await settle();
  expect([state().stage.stream, changes, published[0]?.isClosed]).toEqual([null, [false], true]);
  context.clock.advance(60_000);
  await settle();
  expect(published).toHaveLength(1);
  const next = await attach();
  await settle();
  chunk(next, 0, "n");
  await vi.waitFor(() => expect(changes).toEqual([false, true]));
  await stage.engine.stopStream();
  stage.handlers["stage.detach"]({ session: next });
  await attach();
  // Whether a show lacks its picture is known elsewhere: it is told that a page is there.
  expect(changes).toEqual([false, true, "returned"]);
});

test("the picture keeps its size while it streams, and a part that is missing ends the stream rather than spoil it", async () => {
  const session = await streaming();
  const turned = { width: 720, height: 1280 };
  await expect(stage.engine.applyPreset(testPreset, "portrait", turned, testFill)).rejects.toMatchObject({
    code: "stage.canvas-locked",
  });
  expect(() => chunk(session, 2, "c")).toThrow(expect.objectContaining({ code: "stage.no-stream" }));
  expect(changes).toEqual([false]);
});

test("the encoder's facts: what platforms ask for, by what the page can do", async () => {
  const facts = { videoCodec: "h264", keyframeSeconds: 2, maxBFrames: 0, sampleRate: 48_000, isFixed: false };
  expect(await stage.engine.encoder?.()).toMatchObject({ ...facts, encoder: "browser" });
  await attach("video/webm;codecs=vp8,opus");
  expect(await stage.engine.encoder?.()).toMatchObject({ ...facts, encoder: "x264", videoKbps: 2500 });
});

const argumentsOf = (mimeType: string) =>
  jobArguments(
    streamJob({ mimeType, videoKbps: 2500, audioKbps: 160 }, new PassThrough(), new PassThrough()),
  ).join(" ");

test("H.264 is sent on as it is, its sound as AAC", () => {
  const words = argumentsOf(matroska);
  expect(words).toMatch(
    /-f matroska -i pipe:0 .*-map 0:v:0 -map 0:a:0 -c:v copy -c:a aac -b:a 160k -ar 48000 -ac 2/,
  );
  expect(words).toMatch(/-flush_packets 1 .*-f flv pipe:1$/);
  expect(words).not.toContain("libx264");
});

test("a browser without H.264 has its picture encoded, with a keyframe each two seconds and no B-frames", () => {
  expect(encodingOf("video/webm;codecs=vp8,opus")).toBe("encoded");
  expect(argumentsOf("video/webm;codecs=vp8,opus")).toMatch(
    /-c:v libx264 -preset veryfast -tune zerolatency .*-bf 0 -b:v 2500k -maxrate 2500k .*n_forced\*2\)/,
  );
  expect(encodingOf("")).toBe("none");
});

test("a page without sound gets a silent track, since platforms want one", () => {
  expect(argumentsOf("video/x-matroska;codecs=avc1")).toMatch(
    /-f lavfi -i anullsrc\S+ .*-map 1:a:0 .*-shortest/,
  );
  expect(argumentsOf("video/mp4;codecs=avc1,mp4a.40.2")).toContain("-f mp4 -i pipe:0");
});
