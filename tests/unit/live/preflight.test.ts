import { beforeEach, expect, test, vi } from "vitest";
import { type EncoderFacts, type Engine, systemClock } from "../../../main/core";
import type { LiveDestination } from "../../../main/live";
import { createPreflight, type EntryFinding, type PreflightPorts } from "../../../main/live/preflight";
import { scriptFindings } from "../../../main/live/preflight/checks/show";
import { computerFindings } from "../../../main/live/preflight/checks/stage";
import { toLines } from "../../../main/live/preflight/finding";
import {
  type DestinationTest,
  type Platform,
  type ScriptSummary,
  type Show,
  StudioError,
} from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { goodFacts, platformWith } from "./limits";

let context: ReturnType<typeof testContext>;
let destinations: LiveDestination[];
let entries: Record<string, EntryFinding[]>;
let facts: () => Promise<EncoderFacts>;
let level: number | null;
let asked: string[];
let answer: (id: string) => Promise<DestinationTest>;

const destination = (id: string, more: Partial<LiveDestination> = {}): LiveDestination => ({
  ...{ id, name: `台${id}`, platform: "kuaishou", server: "rtmp://push.example.com/live" },
  ...{ enabled: true, hasKey: true, kind: "rtmp", ...more },
});

const ok: DestinationTest = {
  ok: true,
  code: "relay.test-reached",
  message: "连得上",
  hint: "好",
  milliseconds: 9,
};

const ports = (more: Partial<PreflightPorts> = {}): PreflightPorts => ({
  engine: () => ({ encoder: () => facts(), microphoneLevel: async () => level }) as unknown as Engine,
  destinations: () => destinations,
  inspect: async (id) => entries[id] ?? [],
  test: (id) => {
    asked.push(id);
    return answer(id);
  },
  server: async () => ({ host: "county.example.com" }),
  disk: async () => ({ freeBytes: 50e9, minutes: 600 }),
  ...more,
});

/** Runs a check whose clock moves by itself. */
async function check(network = true, more: Partial<PreflightPorts> = {}) {
  const running = createPreflight(context, ports(more))({ network });
  let isDone = false;
  void running.finally(() => {
    isDone = true;
  });
  for (let turn = 0; turn < 200 && !isDone; turn++) {
    await new Promise(setImmediate);
    context.clock.advance(100);
  }
  return running;
}
const lineOf = async (id: string, more: Partial<PreflightPorts> = {}) =>
  (await check(true, more)).lines.find((line) => line.id === id);

const setPlatforms = (...platforms: Platform[]) =>
  context.store.update((draft) => {
    draft.library.platforms = platforms;
  });

beforeEach(() => {
  context = testContext();
  destinations = [destination("a")];
  entries = {};
  facts = async () => goodFacts;
  level = -20;
  asked = [];
  answer = async () => ok;
  context.store.update((draft) => {
    Object.assign(draft.engine, { kind: "obs", status: "connected", version: "29.0.2" });
    draft.engine.canvas = { width: 1280, height: 720 };
    draft.engine.devices.microphones = [{ id: "1", name: "USB" }];
    draft.scenes.applied = [{ preset: "village-story", orientation: "landscape", at: 1 }];
    draft.scenes.onAir = "village-story/host";
    draft.settings.relay.upload = { kbps: 20_000, at: 1, how: "typed" };
    draft.library.platforms = [platformWith("kuaishou")];
  });
});

test("all well: every line but the missing show is green, and each has its group, title and next step", async () => {
  const { ready, lines, fit, upload, checkedAt } = await check();
  expect(lines.map(({ id, status }) => `${id} ${status}`)).toEqual([
    ...["engine ok", "scene ok", "canvas ok", "microphone ok", "level ok", "encoder ok", "destination-a ok"],
    ...["upload ok", "show warning", "disk ok"],
  ]);
  expect(ready).toBe(true);
  expect([fit, upload.neededKbps, upload.availableKbps]).toEqual([null, 2628, 14_000]);
  expect(checkedAt).toBeGreaterThan(0);
  expect(lines[0]).toMatchObject({
    title: "画面引擎",
    message: "OBS 29.0.2 已连接",
    place: null,
    group: "picture",
  });
  for (const { title, message, hint } of lines)
    for (const text of [title, message, hint]) expect(text).toMatch(/^[^{}]+$/);
});

test("the lines are in the user's language", async () => {
  context.store.update((draft) => {
    draft.settings.language = "en";
  });
  const { lines } = await check();
  expect(lines[0]?.message).toBe("OBS 29.0.2 is connected");
  expect(lines.filter(({ message }) => /[\u4e00-\u9fff]/.test(message.replace(ok.message, "")))).toEqual([]);
});

test("what stands in the way is red, and where it is put right is named", async () => {
  context.store.update((draft) => {
    draft.engine.status = "disconnected";
    draft.rehearsal.active = true;
  });
  destinations = [];
  const { ready, lines } = await check();
  expect(ready).toBe(false);
  const red = lines.filter(({ status }) => status === "error").map(({ id, place }) => [id, place]);
  expect(red).toEqual([
    ["rehearsal", "on-air"],
    ["engine", "settings"],
    ["destinations", "platforms"],
  ]);
  expect(asked).toEqual([]);
});

test("nothing reaches a platform in a rehearsal, or where the network is not asked for", async () => {
  await check(false);
  context.store.update((draft) => {
    draft.rehearsal.active = true;
  });
  await check();
  expect(asked).toEqual([]);
});

test("without the network it answers at once, even where OBS and the secrets hang", async () => {
  const never = () => new Promise<never>(() => undefined);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  try {
    const preflight = createPreflight(
      { ...context, clock: systemClock },
      ports({ inspect: never, disk: never }),
    );
    const look = async () => {
      const running = preflight({ network: false });
      await vi.advanceTimersByTimeAsync(400);
      return (await running).lines;
    };
    const known = await look();
    expect(known.filter(({ message }) => message.includes("还没有回音")).map(({ id }) => id)).toEqual([
      ...["destination-a", "disk"],
    ]);
    facts = never;
    expect((await look()).find(({ id }) => id === "encoder")?.status).toBe("ok");
  } finally {
    vi.useRealTimers();
  }
});

test("a check that fails is a line saying so, and stops no other", async () => {
  const fails = () =>
    Promise.reject(new StudioError("storage.disk-full", { params: { path: "secrets.bin" } }));
  const { lines } = await check(true, { inspect: fails, disk: fails });
  const failed = lines.filter(({ message }) => message.includes("没查成"));
  expect(failed.map(({ id, status }) => [id, status])).toEqual([
    ["destination-a", "warning"],
    ["disk", "warning"],
  ]);
  facts = () => Promise.reject(new Error("gone"));
  expect(await lineOf("encoder")).toMatchObject({ status: "warning" });
});

test("destinations: what is surely wrong is not tried; doubts stand beside the answer; all are asked at once", async () => {
  destinations = ["a", "b", "c"].map((id) => destination(id));
  destinations.push(destination("off", { enabled: false }));
  entries = {
    a: [{ code: "relay.key-missing", severity: "error", params: { name: "台a" } }],
    b: [{ code: "relay.key-unlike", severity: "warning", params: { name: "台b", platform: "快手" } }],
  };
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  answer = async (id) => {
    if (asked.length === 2) open();
    await gate;
    return id === "c" ? { ...ok, ok: false, code: "relay.port-refused", message: "没有开" } : ok;
  };
  const { lines } = await check();
  expect(asked.toSorted()).toEqual(["b", "c"]);
  const about = lines.filter(({ group }) => group === "platforms");
  expect(about.map(({ id, status, subject, title }) => [id, status, subject, title])).toEqual([
    ["destination-a:relay.key-missing", "error", "a", "台a"],
    ["destination-b", "ok", "b", "台b"],
    ["destination-b:relay.key-unlike", "warning", "b", "台b"],
    ["destination-c", "error", "c", "台c"],
  ]);
  expect(about.at(-1)).toMatchObject({ message: "没有开", place: "platforms" });
});

test("a destination that never answers is given up, and said to be late", async () => {
  answer = () => new Promise(() => undefined);
  expect(await lineOf("destination-a")).toMatchObject({ status: "warning", subject: "a", title: "台a" });
});

test("companions: the virtual camera is what can be known", async () => {
  destinations = [destination("d", { kind: "companion", platform: "douyin", server: "", hasKey: false })];
  setPlatforms(platformWith("douyin", {}, { kind: "companion", name: { "zh-CN": "抖音" } }));
  const seen: unknown[] = [];
  for (const camera of ["on", "off", "unavailable"] as const) {
    context.store.update((draft) => {
      draft.engine.virtualCamera = camera;
    });
    seen.push((await lineOf("destination-d"))?.status);
  }
  // Going live switches it on: off is no reason to warn.
  expect(seen).toEqual(["ok", "ok", "error"]);
  expect((await check()).lines.find(({ id }) => id === "upload")?.message).toContain("直播伴侣自己上传");
  context.store.update((draft) => {
    draft.engine.status = "disconnected";
  });
  expect(await lineOf("destination-d")).toMatchObject({ status: "warning", place: "settings" });
  const { lines, upload } = await check();
  expect(lines.find(({ id }) => id === "destination-d")?.message).toContain("抖音");
  expect(lines.find(({ id }) => id === "destinations")?.status).toBe("ok");
  expect(upload.neededKbps).toBe(0);
  expect(asked).toEqual([]);
});

test("the encoder: one line a platform and figure, with what to set so that all are suited", async () => {
  destinations = [
    destination("a"),
    destination("b", { platform: "b" }),
    destination("b2", { platform: "b" }),
  ];
  setPlatforms(
    platformWith("kuaishou", { maxVideoKbps: 2000, videoCodecs: ["h264"] }),
    platformWith("b", {
      maxVideoKbps: 1800,
      maxBFrames: 0,
      keyframeSeconds: 2,
      maxSize: { long: 960, short: 540 },
    }),
  );
  facts = async () => ({ ...goodFacts, videoCodec: "hevc", keyframeSeconds: 0 });
  const { lines, fit, ready } = await check();
  const encoder = lines.filter(({ group }) => group === "encoder");
  expect(encoder.map(({ id, status }) => `${id} ${status}`)).toEqual([
    "encoder-kuaishou:preflight.codec error",
    "encoder-kuaishou:preflight.video-high warning",
    "encoder-b:preflight.keyframes-free warning",
    "encoder-b:preflight.size warning",
    "encoder-b:preflight.b-frames error",
    "encoder-b:preflight.video-high warning",
  ]);
  expect(encoder[1]?.message).toContain("2000");
  expect(encoder[1]?.hint).toContain("1800");
  expect(encoder[1]?.hint).toContain("「设置」");
  expect(encoder[3]?.message).toContain("960×540");
  // A button leads only to where the step can be taken: what OBS alone can set has none.
  expect(encoder.map(({ place }) => place)).toEqual([null, "settings", null, null, null, "settings"]);
  expect(fit).toEqual({ ...{ videoKbps: 1800, keyframeSeconds: 2, maxBFrames: 0, width: 960, height: 540 } });
  expect(ready).toBe(false);
});

test("advanced mode: rates are put right in OBS, and what cannot be read is named", async () => {
  setPlatforms(platformWith("kuaishou", { keyframeSeconds: 2, audioKbps: 96 }));
  facts = async () => ({
    ...goodFacts,
    videoKbps: null,
    keyframeSeconds: null,
    maxBFrames: null,
    isFixed: true,
  });
  const lines = (await check()).lines.filter(({ group }) => group === "encoder");
  expect(lines.map(({ id }) => id)).toEqual([
    "encoder-kuaishou:preflight.audio-high",
    "encoder-kuaishou:preflight.encoder-partly",
  ]);
  expect(lines[0]?.hint).toContain("OBS「设置 → 输出」");
  expect(lines.map(({ place }) => place)).toEqual([null, null]);
  expect(lines[1]?.message).toContain("关键帧间隔");
  expect(lines[1]?.hint).toContain("关键帧间隔 不超过 2 秒");
});

test("platforms that cannot be suited together are named with what each wants", async () => {
  destinations = [destination("a"), destination("b", { platform: "b" })];
  setPlatforms(
    platformWith("kuaishou", { audioSampleRates: [44_100] }),
    platformWith("b", { audioSampleRates: [48_000] }),
  );
  const line = (await check()).lines.find(({ id }) => id === "encoder-kuaishou-b-sampleRate");
  expect(line).toMatchObject({ status: "error", place: "platforms" });
  expect(line?.message).toContain("44100 Hz，48000 Hz");
});

test("the line: too slow for all names whom to switch off, too slow for one says the rate, unknown says how to know", async () => {
  destinations = ["a", "b", "c"].map((id) => destination(id));
  destinations.push(destination("near", { server: "rtmp://127.0.0.1/live" }));
  const upload = async (kbps: number | null) => {
    context.store.update((draft) => {
      draft.settings.relay.upload = kbps === null ? null : { kbps, at: 1, how: "measured" };
    });
    return lineOf("upload");
  };
  expect(await upload(8000)).toMatchObject({
    status: "warning",
    message: expect.stringContaining("7.9 Mbps"),
  });
  expect((await upload(8000))?.hint).toContain("台c");
  expect((await upload(7000))?.status).toBe("error");
  expect(await upload(2000)).toMatchObject({ status: "error", place: "settings" });
  expect((await upload(2000))?.hint).toContain(String(1400 - 128));
  expect(await upload(null)).toMatchObject({ status: "warning", place: "platforms" });
  context.store.update((draft) => {
    draft.settings.relay.engine = "nginx-rtmp";
    draft.settings.relay.nginx.ingest = "rtmp://county.example.com/in";
  });
  expect((await check()).upload).toMatchObject({ neededKbps: 2628, switchOffFirst: [] });
});

test("the server that passes the picture on: red where something is missing, and asked only over the network", async () => {
  const reached: boolean[] = [];
  const server = async (reaches: boolean) => {
    reached.push(reaches);
    return { host: "county.example.com" };
  };
  expect(await lineOf("server", { server })).toBeUndefined();
  context.store.update((draft) => {
    draft.settings.relay.engine = "nginx-rtmp";
  });
  expect((await check(false, { server })).lines.find(({ id }) => id === "server")?.message).toContain("填好");
  expect(await lineOf("server", { server })).toMatchObject({ status: "ok", group: "line" });
  expect(reached).toEqual([false, true]);
  const missing = () => Promise.reject(new StudioError("relay.nginx-no-secrets"));
  expect(await lineOf("server", { server: missing })).toMatchObject({ status: "error", place: "settings" });
});

test("in a quiet room it is listened for longer, until somebody says a word", async () => {
  let asks = 0;
  const engine = () =>
    ({ encoder: () => facts(), microphoneLevel: async () => (++asks < 40 ? -60 : -20) }) as unknown as Engine;
  expect(await lineOf("level", { engine })).toMatchObject({ status: "ok" });
  expect(asks).toBe(40);
});

test("the microphone's level in words", async () => {
  const words: [number | null, string][] = [
    ...([
      [-20, "合适"],
      [-0.5, "太响"],
      [-60, "很小"],
      [-100, "没有声音"],
      [null, "听不到"],
    ] as const),
  ].map(([decibels, text]) => [decibels, text]);
  for (const [decibels, text] of words) {
    level = decibels;
    expect((await lineOf("level"))?.message).toContain(text);
  }
  context.store.update((draft) => {
    draft.engine.devices.microphones = [];
  });
  const { lines } = await check();
  expect(lines.filter(({ group }) => group === "sound").map(({ id, status }) => [id, status])).toEqual([
    ["microphone", "warning"],
  ]);
});

test("scripts that wait for the same signature are one line: it is one thing to do", async () => {
  const ids = ["一", "二", "三", "四"];
  const state = structuredClone(context.store.get());
  state.show.open = { segments: ids.map((id) => ({ id, title: id, script: id })) } as Show;
  state.library.scripts = ids.map((id) => ({ id, title: `讲稿${id}`, review: "none" }) as ScriptSummary);
  const said = (language: "zh-CN" | "en") =>
    toLines(scriptFindings(state), language).map(({ message }) => message);
  expect(said("zh-CN")).toEqual(["4 篇讲稿还没有人审过：「讲稿一」「讲稿二」「讲稿三」等"]);
  expect(said("en")).toEqual(["Nobody has reviewed 4 of the scripts: 讲稿一, 讲稿二, 讲稿三, …"]);
  for (const script of state.library.scripts.slice(0, 2)) script.review = "changed";
  expect(said("zh-CN")).toEqual([
    "2 篇讲稿还没有人审过：「讲稿三」「讲稿四」",
    "2 篇讲稿审过以后又改了：「讲稿一」「讲稿二」",
  ]);
  for (const script of state.library.scripts) script.review = "signed";
  expect(said("zh-CN")).toEqual(["4 篇讲稿都有人审过"]);
});

test("the open show: orientation, scripts nobody signed, and room for its recording", async () => {
  const segment = (id: string, script?: string) => ({
    ...{
      id,
      title: `环节${id}`,
      scene: "village-story/host",
      products: [],
      overlays: [],
      plannedSeconds: 3600,
    },
    ...(script ? { script } : {}),
  });
  const script = (id: string, review: ScriptSummary["review"]) =>
    ({ id, title: `讲稿${id}`, review }) as ScriptSummary;
  context.store.update((draft) => {
    draft.show.open = {
      ...{
        version: 1,
        id: "s",
        title: "早市",
        village: "",
        host: "",
        orientation: "portrait",
        presets: ["p"],
      },
      segments: [
        segment("1", "none"),
        segment("2", "changed"),
        segment("3", "signed"),
        segment("4", "lost"),
        segment("5", "none"),
      ],
    };
    draft.library.scripts = [
      script("none", "none"),
      script("changed", "changed"),
      script("signed", "signed"),
    ];
  });
  const { lines } = await check(true, { disk: async () => ({ freeBytes: 3e9, minutes: 150 }) });
  expect(
    lines.filter(({ group }) => group === "script").map(({ id, status, place }) => [id, status, place]),
  ).toEqual([
    ["show", "ok", null],
    ["script-none", "warning", "scripts"],
    ["script-changed", "warning", "scripts"],
    ["script-lost", "warning", "scripts"],
  ]);
  expect(lines.find(({ id }) => id === "script-none")?.message).toBe("「讲稿none」还没有人审过");
  expect(lines.find(({ id }) => id === "canvas")).toMatchObject({ status: "error", place: "scenes" });
  expect(lines.find(({ id }) => id === "disk")?.message).toContain("300");
  expect(await lineOf("disk", { disk: async () => ({ freeBytes: 3e8, minutes: 15 }) })).toMatchObject({
    status: "error",
  });
  expect(
    await lineOf("disk", {
      disk: async () => ({ freeBytes: Number.POSITIVE_INFINITY, minutes: Number.POSITIVE_INFINITY }),
    }),
  ).toMatchObject({ status: "warning" });
});

/** The built-in stage with a page that draws it. */
function onStage(more: { session?: string | null; drawn?: number | null } = {}) {
  context.store.update((draft) => {
    Object.assign(draft.engine, {
      kind: "stage",
      framesPerSecond: more.drawn === undefined ? 30 : more.drawn,
    });
    draft.stage.session = more.session === undefined ? "here" : more.session;
  });
}
const lightOf = async (id: string) => {
  const line = await lineOf(id, { engine: () => ({ kind: "stage", encoder: facts }) as unknown as Engine });
  return line && `${line.status} ${line.message}`;
};

test("with the stage: its page, its scene and the computer are looked at, and nothing asks for OBS", async () => {
  onStage();
  facts = async () => ({ ...goodFacts, encoder: "browser" });
  const { ready, lines } = await check(true, {
    engine: () => ({ kind: "stage", encoder: facts }) as unknown as Engine,
  });
  expect(ready).toBe(true);
  expect(lines.map(({ message, hint }) => message + hint).join()).not.toContain("OBS");
  expect(await lightOf("engine")).toMatch(/^ok 用内置舞台开播/);
  expect(await lightOf("computer")).toMatch(/^ok .*每秒 30 帧/);
  context.store.update((draft) => {
    draft.scenes.onAir = null;
  });
  expect(await lightOf("scene")).toMatch(/^error .*没有场景/);
  onStage({ session: null });
  expect(await lightOf("engine")).toMatch(/^error 没有打开/);
  expect(await lightOf("computer")).toBeUndefined();
});

test("with the stage: who encodes, and whether the computer keeps up, is said in words", async () => {
  onStage();
  facts = async () => ({ ...goodFacts, encoder: "x264" });
  expect(await lightOf("encoder-browser:preflight.stage-encodes-twice")).toMatch(/^warning .*再编码一次/);
  facts = async () => ({ ...goodFacts, encoder: "" });
  expect(await lightOf("encoder-browser:preflight.stage-cannot-encode")).toMatch(/^error .*开不了播/);
  onStage({ drawn: 14 });
  expect(await lightOf("computer")).toMatch(/^warning .*14 帧，应该是 30 帧/);
  onStage({ drawn: null });
  expect(await lightOf("computer")).toMatch(/^warning 还不知道/);
  onStage();
  context.store.update((draft) => {
    draft.recording.status = "recording";
  });
  const codes = (cores: number) => computerFindings(context.store.get(), cores).map(({ code }) => code);
  expect([codes(2), codes(8)]).toEqual([["preflight.computer-recording"], ["preflight.computer-ok"]]);
});
