import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readTimeline, timelineFile } from "../../../preload/contract";
import { madeText, pause, product } from "../prompter/made-text";
import { recorded, show, slot } from "./recorded";

test("a rehearsal from its first second to its end, by the recording's own time", async () => {
  const { context, change, status, lines, end } = recorded();
  await change((draft) => {
    draft.rehearsal = { active: true, startedAt: context.clock.now() };
    draft.show.open = structuredClone(show);
    draft.library.products = [{ id: "dumplings", name: "手工饺子" } as never];
  });
  await status("starting");
  const zero = context.clock.now();
  // What happens before the engine says that it runs is in the picture already.
  await change(({ show: now }) => {
    now.current = 0;
  }, 400);
  context.clock.advance(800);
  await status("recording", zero);
  await change(({ scenes }) => {
    Object.assign(scenes, { onAir: "village-story/host", onAirName: "主持", lastTakeMilliseconds: 210 });
  }, 1000);
  await change(({ show: now }) => {
    now.current = 1;
  }, 3000);
  context.clock.advance(1000);
  await status("stopping", zero);
  context.clock.advance(700);
  await end();
  const made = await lines();
  expect(made.map(({ kind, t }) => [kind, t])).toEqual([
    ["start", 0],
    ["segment", 400],
    ["scene", 2200],
    ["segment", 5200],
    ["end", 6900],
  ]);
  expect(made[0]).toMatchObject({ at: zero, resumed: false, rehearsal: true, language: "zh-CN" });
  expect(made[0]).toMatchObject({ show: { id: "morning", title: "竹园村的早晨" } });
  expect(made[0]?.kind === "start" && made[0].show?.rundown[1]).toEqual({
    ...{ id: "dumplings", title: "饺子", plannedSeconds: 120, scene: "product-showcase/host", script: null },
    products: [{ id: "dumplings", name: "手工饺子" }],
    cards: [{ template: "chapter-title", title: "", product: null, slot: null, auto: true }],
  });
  expect(made[2]).toMatchObject({ scene: "village-story/host", milliseconds: 210 });
  expect(made[3]).toMatchObject({ index: 1, id: "dumplings", title: "饺子", plannedSeconds: 120 });
  expect(made.at(-1)).toMatchObject({ asked: 6200 });
});

test("what stands when a recording begins is there at its start, and nothing is written without one", async () => {
  const { change, begin, lines, context } = recorded();
  await change((draft) => {
    draft.show = { ...draft.show, open: structuredClone(show), current: 1 };
    draft.overlays.slots = [slot({ product: "dumplings" })];
    draft.scenes.onAir = "product-showcase/host";
  });
  context.problems.report("recording.no-engine");
  await change(({ live }) => {
    live.status = "on-air";
  });
  await begin();
  const made = await lines();
  expect(made.map(({ kind, t }) => [kind, t])).toEqual([
    ["start", 0],
    ["segment", 0],
    ["scene", 0],
    ["card", 0],
    ["problem", 0],
    ["live", 0],
  ]);
  expect(made[3]).toMatchObject({ phase: "on-air", planned: true, product: "dumplings" });
});

test("a card is asked for, on air, changed, replaced and off; one that never came failed", async () => {
  const { change, begin, end, of } = recorded();
  await begin();
  const put = (...slots: ReturnType<typeof slot>[]) =>
    change(({ overlays }) => {
      overlays.slots = slots;
    }, 1000);
  const one = { product: "dumplings", fields: { price: "10" } };
  await put(slot({ ...one, status: "rendering" }));
  await put(slot({ ...one, status: "asked" }));
  await put(slot(one));
  // Another price on the same card.
  await put(slot({ ...one, status: "rendering" }));
  await put(slot({ ...one, fields: { price: "9" }, status: "asked" }));
  await put(slot({ ...one, fields: { price: "9" } }));
  // Another product: the first goes when the second is there.
  await put(slot({ product: "tea", status: "asked" }));
  await put(slot({ product: "tea" }));
  // One that could not be shown: the one before is still there.
  await put(slot({ product: "honey", status: "asked" }));
  await put(slot({ product: "tea" }));
  await put(slot({ product: "tea", status: "leaving" }));
  await put();
  await end();
  const cards = (await of("card")).map(({ t, phase, card, product: sold }) => [t, phase, card, sold]);
  expect(cards).toEqual([
    [1000, "asked", 1, "dumplings"],
    [3000, "on-air", 1, "dumplings"],
    [7000, "asked", 2, "tea"],
    [8000, "off", 1, "dumplings"],
    [8000, "on-air", 2, "tea"],
    [9000, "asked", 3, "honey"],
    [10_000, "failed", 3, "honey"],
    [11_000, "off", 2, "tea"],
  ]);
});

test("cues by name, and where the prompter is every five seconds while it moves", async () => {
  const text = madeText(["一二三四五六七八九十", product("dumplings"), "后面还有", pause(3), "完"], "hello");
  const { change, begin, of, context } = recorded({ text });
  await begin();
  await change(({ prompter, library }) => {
    library.products = [{ id: "dumplings", name: "手工饺子" } as never];
    Object.assign(prompter, { scriptId: "hello", revision: 1, length: text.length });
  });
  await change(({ prompter }) => {
    Object.assign(prompter, { playing: true, at: context.clock.now(), charactersPerMinute: 60 });
  });
  context.clock.advance(12_000);
  await change(({ prompter }) => {
    prompter.fired = [0];
  });
  await change(({ prompter }) => {
    Object.assign(prompter, { playing: false, position: 12, missed: [1] });
  });
  await change(({ prompter }) => {
    Object.assign(prompter, { fired: [], position: 0, seeks: 1 });
  });
  context.clock.advance(20_000);
  // An edit numbers cues anew, and fires none.
  await change(({ prompter }) => {
    Object.assign(prompter, { revision: 2, fired: [4], missed: [] });
  });
  expect(await of("script")).toMatchObject([
    { script: "hello", revision: 1 },
    { script: "hello", revision: 2 },
  ]);
  expect((await of("prompter")).map(({ t, position, moving }) => [t, position, moving])).toEqual([
    [0, 0, false],
    [0, 0, true],
    [5000, 5, true],
    [10_000, 10, true],
    [12_000, 12, false],
    [12_000, 0, false],
    [32_000, 0, false],
  ]);
  expect((await of("cue")).map(({ phase, what, title, offset }) => [phase, what, title, offset])).toEqual([
    ["fired", "product", "手工饺子", 10],
    ["missed", "pause", "3", 14],
    ["reopened", "product", "手工饺子", 10],
  ]);
});

test("markers, mute, the slate, problems that come and go; a marker without a recording is refused", async () => {
  const { change, begin, end, of, lines, timeline, context } = recorded();
  const mark = (words: string) => timeline.handlers["recording.marker"]({ text: words });
  expect(() => mark("x")).toThrow(expect.objectContaining({ code: "timeline.no-recording" }));
  await begin();
  context.clock.advance(2000);
  await mark("讲错了");
  await change(({ engine, relay }) => {
    engine.microphoneMuted = true;
    Object.assign(relay, { showing: "slate", slateReason: "source-gone" });
  }, 500);
  context.problems.report("recording.disk-low", { params: { megabytes: 900, minutes: 12 } });
  await change(({ engine }) => {
    engine.microphoneMuted = false;
  }, 500);
  context.problems.clear("recording.disk-low");
  await end();
  expect(() => mark("x")).toThrow();
  const made = await lines();
  expect(await of("marker")).toMatchObject([{ t: 2000, text: "讲错了" }]);
  expect((await of("mute")).map(({ t, muted }) => [t, muted])).toEqual([
    [2500, true],
    [3000, false],
  ]);
  expect(await of("slate")).toMatchObject([{ on: true, reason: "source-gone" }]);
  expect((await of("problem")).map(({ phase, code }) => [phase, code])).toEqual([
    ["appeared", "recording.disk-low"],
    ["gone", "recording.disk-low"],
  ]);
  expect(made.at(-1)).toMatchObject({ kind: "end", asked: null });
});

test("after a crash: a torn line is left out, and a recording that went on counts on from where it began", async () => {
  const first = recorded();
  await first.begin();
  const zero = first.context.clock.now();
  first.context.clock.advance(9000);
  await first.timeline.handlers["recording.marker"]({ text: "一" });
  await first.lines();
  appendFileSync(timelineFile(first.file), '{"kind":"marker","t":94');
  const again = recorded({ folder: first.folder });
  again.context.clock.advance(60_000);
  await again.begin();
  again.context.clock.advance(1000);
  await again.timeline.handlers["recording.marker"]({ text: "二" });
  await again.end();
  const made = await again.lines();
  expect(made.map(({ kind, t }) => [kind, t])).toEqual([
    ["start", 0],
    ["marker", 9000],
    ["start", 60_000],
    ["marker", 61_000],
    ["end", 61_000],
  ]);
  expect(made[2]).toMatchObject({ resumed: true, at: zero });
});

test("where it cannot be written, that is said and the recording goes on", async () => {
  const { file, begin, end, timeline, context } = recorded();
  mkdirSync(timelineFile(file));
  await begin();
  await timeline.handlers["recording.marker"]({ text: "x" });
  await expect.poll(() => context.store.get().problems[0]?.code).toBe("timeline.not-written");
  await end();
});

test("lines of a later studio are left out, and times never go back", () => {
  const source = [
    '{"kind":"marker","t":500,"text":"a"}',
    '{"kind":"hologram","t":600}',
    '{"kind":"marker","t":400,"text":"b","colour":"red"}',
    "[]",
    "",
  ].join("\n");
  expect(readTimeline(source)).toEqual([
    { kind: "marker", t: 500, text: "a" },
    { kind: "marker", t: 500, text: "b" },
  ]);
  expect(readTimeline(readFileSync(import.meta.filename, "utf8"))).toEqual([]);
});
