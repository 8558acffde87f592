import { describe, expect, test } from "vitest";
import { StudioError } from "../../../preload/contract";
import { type Part, pause, product, scene, spoken } from "./made-text";
import { prompterStudio, settle } from "./studio";

const withCues: Part[] = [spoken(8), scene(), product("walnut"), spoken(8), pause(2), spoken(8)];
const gone = () => new StudioError("scripts.not-found", { params: { id: "画面" } });

test("cues arm as they are reached, without anyone asking, and Space fires each once in its order", async () => {
  const { handlers, clock, state, fired, position } = prompterStudio({ one: withCues });
  await handlers["prompter.load"]({ id: "one" });
  expect(state()).toMatchObject({ scriptId: "one", revision: 1, length: 24, playing: false, armed: null });
  expect(await handlers["prompter.fire"]({})).toEqual({ fired: null });
  await handlers["prompter.play"]({ countdown: true });
  clock.advance(1900);
  expect(state().armed).toBeNull();
  clock.advance(100);
  expect(state().armed).toMatchObject({ kind: "scene" });
  expect((await handlers["prompter.fire"]({})).fired).toMatchObject({ kind: "scene" });
  expect(await handlers["prompter.fire"]({})).toEqual({ fired: null });
  clock.advance(300);
  expect((await handlers["prompter.fire"]({})).fired).toMatchObject({ kind: "product" });
  clock.advance(300);
  expect(await handlers["prompter.fire"]({})).toEqual({ fired: null });
  expect(await handlers["prompter.fire"]({ index: 0 })).toEqual({ fired: null });
  expect(fired.map(({ kind }) => kind)).toEqual(["scene", "product"]);
  expect(state()).toMatchObject({ fired: [0, 1], missed: [], armed: null });
  clock.advance(1410);
  expect(state().holding).toBe("pause");
  expect((state().holdUntil ?? 0) - clock.now()).toBeCloseTo(1990, 3);
  clock.advance(1980);
  expect(position()).toBe(16);
  clock.advance(3000);
  expect(state()).toMatchObject({ playing: false, position: 24 });
});

test("cues are armed ahead of the line, as far as the settings say, also while it stands", async () => {
  const { handlers, clock, state, store } = prompterStudio({
    one: [spoken(20), scene(), spoken(5), product("tea")],
  });
  await handlers["prompter.load"]({ id: "one" });
  store.update(({ settings }) => {
    settings.prompter.armAhead = 12;
  });
  await handlers["prompter.play"]({ countdown: false });
  clock.advance(1900);
  expect(state().armed).toBeNull();
  clock.advance(100);
  expect(state().armed).toMatchObject({ kind: "scene" });
  await handlers["prompter.fire"]({});
  expect(state().armed).toBeNull();
  clock.advance(1250);
  expect(state().armed).toMatchObject({ kind: "product" });
  store.update(({ settings }) => {
    settings.prompter.armAhead = 0;
  });
  await settle();
  expect(state().armed).toBeNull();
});

test("a press while a cue is carried out does nothing; a cue that failed waits again", async () => {
  const { handlers, state, carryOutBy } = prompterStudio({ one: [scene("a/b"), scene("a/c"), spoken(4)] });
  await handlers["prompter.load"]({ id: "one" });
  let finish = (_error?: Error) => {};
  carryOutBy(
    () =>
      new Promise((resolve, reject) => {
        finish = (error) => (error ? reject(error) : resolve());
      }),
  );
  const first = handlers["prompter.fire"]({});
  expect(await handlers["prompter.fire"]({})).toEqual({ fired: null });
  finish(gone());
  await expect(first).rejects.toMatchObject({
    code: "prompter.cue-failed",
    params: { reason: "找不到讲稿：画面" },
  });
  expect(state()).toMatchObject({ armed: { index: 0 }, fired: [] });
  const again = handlers["prompter.fire"]({});
  finish();
  expect((await again).fired).toMatchObject({ index: 0 });
  expect(state().armed).toMatchObject({ index: 1 });
});

describe("missed cues", () => {
  test("stay visible until they are fired from the list or the text is taken back before them", async () => {
    const { handlers, clock, state, fired } = prompterStudio({ one: [...withCues, scene("a/c"), spoken(9)] });
    await handlers["prompter.load"]({ id: "one" });
    await handlers["prompter.seek"]({ position: 26 });
    expect(state()).toMatchObject({ missed: [0, 1], armed: { index: 3 }, seeks: 1 });
    expect((await handlers["prompter.fire"]({ index: 1 })).fired).toMatchObject({ kind: "product" });
    expect(state()).toMatchObject({ missed: [0], fired: [1] });
    clock.advance(300);
    await expect(handlers["prompter.fire"]({ index: 2 })).rejects.toMatchObject({ code: "prompter.no-cue" });
    await expect(handlers["prompter.fire"]({ index: 99 })).rejects.toMatchObject({ code: "prompter.no-cue" });
    await handlers["prompter.seek"]({ by: -20 });
    expect(state()).toMatchObject({ missed: [], fired: [], armed: null });
    expect(fired).toHaveLength(1);
  });
});

describe("automatic cues", () => {
  const story: Part[] = [
    scene("a/b", true),
    spoken(4),
    product("tea", true),
    spoken(4),
    scene("a/c", true),
    spoken(9),
  ];

  test("fire by themselves, once; one that fails is missed, said in words, and can be fired from the list", async () => {
    const { handlers, clock, state, fired, carryOutBy, problems, store } = prompterStudio({ one: story });
    await handlers["prompter.load"]({ id: "one" });
    expect(fired).toEqual([]);
    await handlers["prompter.play"]({ countdown: false });
    await settle();
    expect(fired.map(({ index }) => index)).toEqual([0]);
    carryOutBy(async () => {
      throw gone();
    });
    clock.advance(1000);
    await settle();
    expect(state()).toMatchObject({ playing: true, fired: [0], missed: [1] });
    expect(problems()).toEqual(["prompter.auto-cue-failed"]);
    expect(store.get().problems[0]?.message).toContain("找不到讲稿：画面");
    carryOutBy(async (cue) => {
      fired.push(cue);
    });
    clock.advance(1000);
    await settle();
    expect(fired.map(({ index }) => index)).toEqual([0, 2]);
    expect((await handlers["prompter.fire"]({ index: 1 })).fired).toMatchObject({ index: 1 });
    expect(state().missed).toEqual([]);
    expect(problems()).toEqual([]);
  });

  test("one pressed for at the very moment it comes due fires once, and an edit fires nothing again", async () => {
    const { handlers, clock, state, fired, edit } = prompterStudio({ one: story });
    await handlers["prompter.load"]({ id: "one" });
    await handlers["prompter.play"]({ countdown: false });
    clock.advance(1000);
    const pressed = await Promise.all([
      handlers["prompter.fire"]({ index: 1 }),
      handlers["prompter.fire"]({ index: 1 }),
      handlers["prompter.fire"]({}),
    ]);
    expect(pressed).toEqual([{ fired: null }, { fired: null }, { fired: null }]);
    await edit("one", [spoken(3), ...story]);
    await settle();
    expect(fired.map(({ index }) => index)).toEqual([0, 1]);
    expect(state().fired).toEqual([0, 1]);
  });

  test.each([
    ["for a script that has left the prompter", { id: "two" }, null],
    ["where the text was taken back before it meanwhile", null, { position: 2 }],
  ])("one that waits for its turn is not carried out %s", async (_what, load, seek) => {
    const { handlers, clock, fired, carryOutBy } = prompterStudio({ one: story, two: [spoken(9)] });
    await handlers["prompter.load"]({ id: "one" });
    let finish = () => {};
    carryOutBy((cue) => {
      fired.push(cue);
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await handlers["prompter.play"]({ countdown: false });
    clock.advance(1500);
    await settle();
    if (load !== null) await handlers["prompter.load"](load);
    if (seek !== null) await handlers["prompter.seek"](seek);
    finish();
    await settle();
    expect(fired.map(({ index }) => index)).toEqual([0]);
  });
});

test("an edit of the script being read keeps the place and what was fired", async () => {
  const { handlers, clock, state, edit, position } = prompterStudio({ one: withCues, two: [spoken(3)] });
  await handlers["prompter.load"]({ id: "one" });
  await handlers["prompter.play"]({ countdown: false });
  clock.advance(2500);
  await handlers["prompter.fire"]({});
  await edit("two", [spoken(5)]);
  expect(state().revision).toBe(1);
  await edit("one", [product("rice"), ...withCues, spoken(100)]);
  expect(state()).toMatchObject({ revision: 2, playing: true, length: 124, fired: [1] });
  expect(position()).toBe(10);
  expect((await handlers["prompter.text"]({}))?.length).toBe(124);
  await edit("one", [spoken(2)]);
  expect(state()).toMatchObject({ playing: false, position: 2 });
});

test("seek goes to a place or by some characters, and stays inside the text", async () => {
  const { handlers, clock, position } = prompterStudio({ one: [spoken(40)] });
  await handlers["prompter.load"]({ id: "one" });
  await handlers["prompter.play"]({ countdown: false });
  clock.advance(2000);
  await handlers["prompter.seek"]({ by: -3 });
  expect(position()).toBe(5);
  await handlers["prompter.seek"]({ position: 20 });
  clock.advance(1000);
  expect(position()).toBe(24);
  await handlers["prompter.seek"]({ by: -99 });
  expect(position()).toBe(0);
});

test("the pace is that of the settings for the script's language, and an adjustment goes on to the next script", async () => {
  const texts = { zh: [spoken(9)], en: ["Good morning, friends, and welcome to the village."] };
  const { handlers, state } = prompterStudio(texts, { languages: { en: "en" } });
  await handlers["prompter.load"]({ id: "zh" });
  expect(state().charactersPerMinute).toBe(240);
  await handlers["prompter.rate"]({ charactersPerMinute: 300 });
  await handlers["prompter.load"]({ id: "en" });
  expect(state().charactersPerMinute).toBe(875);
  await handlers["prompter.load"]({ id: "zh" });
  expect(state().charactersPerMinute).toBe(300);
});

test("without a script it says so, and what cannot be loaded leaves the text that is on", async () => {
  const { handlers, state } = prompterStudio({ one: [spoken(4)] });
  expect(() => handlers["prompter.play"]({ countdown: true })).toThrow(
    expect.objectContaining({ code: "prompter.no-script" }),
  );
  expect(await handlers["prompter.text"]({})).toBeNull();
  await handlers["prompter.load"]({ id: "one" });
  await expect(handlers["prompter.load"]({ id: "gone" })).rejects.toMatchObject({
    code: "scripts.not-found",
  });
  expect(state().scriptId).toBe("one");
});

test("the countdown of the settings comes before the text, unless it is left out or pressed away", async () => {
  const { handlers, clock, state, store, position } = prompterStudio({ one: [spoken(40)] });
  store.update(({ settings }) => {
    settings.prompter.countdown = 3;
  });
  await handlers["prompter.load"]({ id: "one" });
  await handlers["prompter.play"]({ countdown: true });
  expect(state()).toMatchObject({ playing: true, holding: "countdown", holdUntil: clock.now() + 3000 });
  clock.advance(3500);
  expect(state().holding).toBeNull();
  expect(position()).toBe(2);
  await handlers["prompter.pause"]({});
  await handlers["prompter.play"]({ countdown: false });
  expect(state().holding).toBeNull();
  await handlers["prompter.pause"]({});
  await handlers["prompter.play"]({ countdown: true });
  await handlers["prompter.play"]({ countdown: true });
  expect(state().holding).toBeNull();
});

test("a message goes by itself, a newer one takes its place, and a flash is one each time", async () => {
  const { handlers, clock, state } = prompterStudio({});
  await handlers["prompter.message"]({ text: "快一点", seconds: 20 });
  expect(state().message).toEqual({ text: "快一点", until: clock.now() + 20_000 });
  clock.advance(15_000);
  await handlers["prompter.message"]({ text: "看镜头", seconds: 20 });
  clock.advance(10_000);
  expect(state().message?.text).toBe("看镜头");
  clock.advance(10_000);
  expect(state().message).toBeNull();
  await handlers["prompter.message"]({ text: "别停", seconds: null });
  clock.advance(3_600_000);
  expect(state().message).toEqual({ text: "别停", until: null });
  await handlers["prompter.message"]({ text: "", seconds: 20 });
  expect(state().message).toBeNull();
  await handlers["prompter.flash"]({});
  const first = state().flashedAt;
  await handlers["prompter.flash"]({});
  expect(first).toBe(clock.now());
  expect(state().flashedAt).toBeGreaterThan(first);
});

test("a time to finish at that cannot be met is said in words, until it can", async () => {
  const { handlers, clock, state, problems } = prompterStudio({ one: [spoken(400)], two: [spoken(4)] });
  expect(() => handlers["prompter.mode"]({ mode: "finish-at", at: 1 })).toThrow(StudioError);
  await handlers["prompter.load"]({ id: "one" });
  await handlers["prompter.mode"]({ mode: "finish-at", at: clock.now() + 6000 });
  expect(state()).toMatchObject({ mode: "finish-at", charactersPerMinute: 1500 });
  expect(problems()).toEqual(["prompter.finish-too-soon"]);
  await handlers["prompter.seek"]({ position: 340 });
  expect(state().charactersPerMinute).toBe(600);
  expect(problems()).toEqual([]);
  await handlers["prompter.mode"]({ mode: "finish-at", at: clock.now() + 3_600_000 });
  expect(problems()).toEqual(["prompter.finish-too-late"]);
  await handlers["prompter.load"]({ id: "two" });
  expect(state()).toMatchObject({ mode: "steady", finishAt: null, charactersPerMinute: 240 });
  expect(problems()).toEqual([]);
});

describe("the listening window", () => {
  const heard = { status: "listening" as const, speaking: true };

  async function following() {
    const studio = prompterStudio({ one: [spoken(400)] });
    await studio.handlers["prompter.load"]({ id: "one" });
    await studio.handlers["prompter.mode"]({ mode: "voice" });
    await studio.handlers["prompter.play"]({ countdown: false });
    await studio.handlers["prompter.voice"]({ ...heard, position: 10, limit: 30, charactersPerMinute: 300 });
    return studio;
  }

  test("sets place, pace and limit; what it heard before a jump or in an earlier text does not move the text", async () => {
    const { handlers, state, edit } = await following();
    expect(state()).toMatchObject({ position: 10, limit: 30, charactersPerMinute: 300, waiting: false });
    const { seeks, revision } = state();
    await handlers["prompter.seek"]({ position: 200 });
    await handlers["prompter.voice"]({ ...heard, position: 12, limit: 32, seeks, revision });
    expect(state()).toMatchObject({ position: 200, limit: null, voice: { speaking: true } });
    await handlers["prompter.voice"]({ ...heard, position: 201, limit: 220, seeks: seeks + 1, revision });
    expect(state()).toMatchObject({ position: 201, limit: 220 });
    await edit("one", [spoken(500)]);
    await handlers["prompter.voice"]({ ...heard, speaking: false, position: 9, revision });
    expect(state()).toMatchObject({ position: 201, waiting: true, voice: { speaking: false } });
  });

  test("silent for three seconds, it is said so and the text goes on at the pace set by hand, until it is back", async () => {
    const { handlers, clock, state, position, problems } = await following();
    clock.advance(2900);
    await handlers["prompter.voice"]({ ...heard, speaking: false });
    expect(problems()).toEqual([]);
    const stood = position();
    clock.advance(2900);
    expect(state().waiting).toBe(true);
    clock.advance(100);
    expect(problems()).toEqual(["prompter.voice-lost"]);
    expect(state()).toMatchObject({ waiting: false, limit: null, charactersPerMinute: 240 });
    clock.advance(1000);
    expect(position()).toBeCloseTo(stood + 4, 5);
    await handlers["prompter.voice"]({ ...heard, speaking: false });
    expect(problems()).toEqual([]);
    expect(state().waiting).toBe(true);
    await handlers["prompter.pause"]({});
    clock.advance(60_000);
    expect(problems()).toEqual([]);
  });

  test.each([
    ["denied", "prompter.voice-denied"],
    ["no-microphone", "prompter.no-microphone"],
    ["failed", "prompter.voice-failed"],
  ] as const)("%s means a steady pace, and says why", async (status, code) => {
    const { handlers, clock, state, problems } = await following();
    await handlers["prompter.voice"]({ status, speaking: false });
    expect(problems()).toEqual([code]);
    expect(state()).toMatchObject({ mode: "voice", waiting: false, limit: null, charactersPerMinute: 240 });
    clock.advance(10_000);
    expect(problems()).toEqual([code]);
    await handlers["prompter.mode"]({ mode: "steady" });
    expect(problems()).toEqual([]);
  });

  test("that never comes is noticed too, and the next script is followed as well", async () => {
    const { handlers, clock, state, problems } = prompterStudio({ one: [spoken(400)] });
    await handlers["prompter.mode"]({ mode: "voice" });
    await handlers["prompter.load"]({ id: "one" });
    expect(state().mode).toBe("voice");
    await handlers["prompter.play"]({ countdown: false });
    clock.advance(3000);
    expect(problems()).toEqual(["prompter.voice-lost"]);
  });
});
