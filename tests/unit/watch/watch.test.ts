import { beforeEach, expect, test, vi } from "vitest";
import type { Engine, HeardVoice, Senses } from "../../../main/core";
import { createWatch, type Watch } from "../../../main/watch";
import { presetSchema } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { quiet, speech } from "./levels";

const everywhere = { frame: { x: 0, y: 0, w: 1, h: 1 }, fit: "cover", align: "centre" };
const layer = { id: "voice", name: { "zh-CN": "话筒" }, kind: "microphone", settings: { device: "host" } };
const scene = (id: string, layers: object[]) => ({
  ...{ id, name: { "zh-CN": id }, purpose: { "zh-CN": "测试" } },
  layers: [
    {
      ...{ id: "backdrop", name: { "zh-CN": "底色" }, kind: "colour", settings: { colour: "#101010" } },
      layout: { landscape: everywhere, portrait: everywhere },
    },
    ...layers,
  ],
});
const preset = presetSchema.parse({
  ...{ version: 1, id: "story", name: { "zh-CN": "故事" }, purpose: { "zh-CN": "测试" } },
  transition: { kind: "cut", milliseconds: 0 },
  safeZone: { landscape: 0.05, portrait: 0.05 },
  scenes: [
    scene("host", [{ ...layer, layout: { landscape: everywhere, portrait: null } }]),
    scene("picture", []),
  ],
});

let context: ReturnType<typeof testContext>;
let engine: Engine | null;
let senses: boolean[];
let watch: Watch;

const engineThat = (listen: Engine["listen"] = async () => ({ levels: [], sound: null })) =>
  ({ kind: "obs", sense: (on: boolean) => void senses.push(on), listen }) as unknown as Engine;

/** Lets the listeners to the state have their turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const codes = () => context.store.get().problems.map(({ id }) => id);

async function set(change: Parameters<typeof context.store.update>[0]) {
  context.store.update(change);
  await settled();
  await settled();
}

/** Tells what an engine senses, a second at a time. */
function tell(voice: number[], cameras: Senses["cameras"] = null) {
  for (let start = 0; start < voice.length; start += 10) {
    context.clock.advance(1000);
    watch.onSensed({ voice: voice.slice(start, start + 10), cameras });
  }
}

beforeEach(async () => {
  context = testContext();
  senses = [];
  engine = engineThat();
  watch = createWatch(context, { engine: () => engine });
  watch.start();
  await set((draft) => {
    draft.library.presets = [preset];
    draft.engine.kind = "obs";
    draft.engine.status = "connected";
    draft.scenes.onAir = "story/host";
    draft.scenes.onAirName = "故事·主播";
  });
});

const rehearse = (active: boolean) =>
  set((draft) => {
    draft.rehearsal = { active, startedAt: active ? 1 : null };
  });

test("an engine senses while a rehearsal, recording or show runs, and at no other time", async () => {
  expect(senses).toEqual([]);
  tell(quiet(30, -90));
  expect(codes()).toEqual([]);
  await rehearse(true);
  expect(senses).toEqual([true]);
  await set((draft) => {
    draft.recording.status = "recording";
  });
  await rehearse(false);
  expect(senses).toEqual([true]);
  await set((draft) => {
    draft.recording.status = "stopping";
  });
  expect(senses).toEqual([true, false]);
  await set((draft) => {
    draft.live.status = "on-air";
  });
  expect(senses).toEqual([true, false, true]);
});

test("an engine that went and came back, or another one, is asked again", async () => {
  await rehearse(true);
  await set((draft) => {
    draft.engine.status = "reconnecting";
  });
  expect(senses).toEqual([true, false]);
  await set((draft) => {
    draft.engine.status = "connected";
  });
  expect(senses).toEqual([true, false, true]);
  engine = engineThat();
  await set((draft) => {
    draft.engine.kind = "stage";
  });
  expect(senses).toEqual([true, false, true, false, true]);
  watch.close();
  expect(senses.at(-1)).toBe(false);
});

test("what is wrong stands in the strip, once, and goes with its cause or with the rehearsal", async () => {
  await rehearse(true);
  await set((draft) => {
    draft.engine.microphoneMuted = true;
  });
  tell(speech(4));
  expect(codes()).toEqual(["watch.speaking-muted"]);
  expect(context.store.get().problems[0]?.severity).toBe("warning");
  const report = vi.spyOn(context.problems, "report");
  tell(speech(4));
  expect(report).not.toHaveBeenCalled();
  await set((draft) => {
    draft.engine.microphoneMuted = false;
  });
  expect(codes()).toEqual([]);
  tell(quiet(25, -90));
  expect(codes()).toEqual(["watch.silent"]);
  await rehearse(false);
  expect(codes()).toEqual([]);
});

test("silence is nothing where the scene on air has no microphone, or none in the show's orientation", async () => {
  await rehearse(true);
  await set((draft) => {
    draft.scenes.onAir = "story/picture";
  });
  tell(quiet(30, -90));
  await set((draft) => {
    draft.scenes.onAir = "story/host";
    draft.scenes.applied = [{ preset: "story", orientation: "portrait", at: 1 }];
  });
  tell(quiet(30, -90));
  await set((draft) => {
    draft.scenes.onAir = null;
  });
  tell(quiet(30, -90));
  expect(codes()).toEqual([]);
});

test("each camera has its own problem; a report without cameras says nothing of them", async () => {
  await rehearse(true);
  const cameras = [
    { name: "主播摄像头", brightness: 1, change: 0 },
    { name: "俯拍摄像头", brightness: 90, change: 2 },
  ];
  tell(quiet(8, -50), cameras);
  expect(codes()).toEqual(["watch.camera-black#主播摄像头"]);
  expect(context.store.get().problems[0]?.message).toContain("主播摄像头");
  tell(quiet(2, -50), null);
  expect(codes()).toEqual(["watch.camera-black#主播摄像头"]);
  tell(quiet(1, -50), [{ name: "主播摄像头", brightness: 80, change: 70 }]);
  expect(codes()).toEqual([]);
});

test("the microphone is judged in words; two who ask at once hear the same", async () => {
  let answer: (heard: HeardVoice) => void = () => undefined;
  const listen = vi.fn(() => new Promise<HeardVoice>((resolve) => (answer = resolve)));
  engine = engineThat(listen);
  const ask = () => Promise.resolve(watch.handlers["rehearsal.listen"]({ seconds: 3 }));
  const both = Promise.all([ask(), ask()]);
  const levels = [...quiet(0.5), ...speech(2.5, -12)];
  answer({ levels, sound: "data:audio/wav;base64,AA==" });
  const [one, other] = await both;
  expect(listen.mock.calls).toEqual([[3000]]);
  expect(one).toBe(other);
  expect(one).toMatchObject({ judgement: "good", code: "microphone.well", hint: "", levels });
  expect(one.message).toBe("声音正好，听得清楚");
  engine = null;
  await expect(ask()).rejects.toMatchObject({ code: "microphone.no-engine" });
});
