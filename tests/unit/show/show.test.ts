import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createShow, type ShowPorts } from "../../../main/show";
import { type Product, type Show, StudioError, showSchema } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const show: Show = showSchema.parse({
  version: 1,
  id: "test-show",
  title: "试播",
  orientation: "landscape",
  presets: ["village-story"],
  segments: [
    { id: "one", title: "开场", scene: "village-story/host", script: "opening", plannedSeconds: 60 },
    {
      id: "two",
      title: "故事",
      scene: "village-story/picture",
      picture: "bundled:story-village.png",
      products: ["walnut"],
      overlays: [
        { template: "chapter-title", fields: { title: "核桃" }, auto: true },
        {
          template: "product-card",
          product: "walnut",
          auto: true,
          slot: "side",
          seconds: 8,
          theme: "farm-fresh",
        },
        { template: "lower-third", fields: { name: "王" } },
      ],
      plannedSeconds: 60,
    },
    { id: "three", title: "收播", scene: "village-story/host", plannedSeconds: 30 },
  ],
});
const walnut = { id: "walnut", name: "核桃", pictures: ["media:walnut.jpg"] } as unknown as Product;
const noPorts: ShowPorts = {
  takeScene: () => Promise.resolve(),
  setPicture: () => Promise.resolve(),
  showOverlay: () => Promise.resolve(),
  hideOverlay: () => Promise.resolve(),
  loadScript: () => Promise.reject(new StudioError("scripts.not-found", { params: { id: "x" } })),
};

async function studio(ports: Partial<ShowPorts> = {}, folder = temporaryFolder()) {
  const context = testContext(folder);
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push(
        `${name} ${args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" ")}`,
      );
      return Promise.resolve();
    };
  const made = createShow(context, {
    takeScene: note("take"),
    setPicture: note("picture"),
    showOverlay: note("card"),
    hideOverlay: note("off"),
    loadScript: (id) => {
      calls.push(`script ${id}`);
      return Promise.resolve({} as never);
    },
    ...ports,
  });
  context.store.update((draft) => {
    draft.library.products.push(walnut);
  });
  await made.start();
  return {
    ...context,
    ...made,
    calls,
    state: () => context.store.get().show,
    problems: () => context.store.get().problems.map(({ code }) => code),
    report: context.problems,
    async open() {
      await made.handlers["show.save"](show);
      return made.handlers["show.open"]({ id: show.id });
    },
  };
}
const code = (code: string) => expect.objectContaining({ code });
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("along the rundown", () => {
  test("a segment brings its pictures, then its scene, then the cards that come by themselves", async () => {
    const { open, handlers, calls, state } = await studio();
    await open();
    expect(state()).toMatchObject({ current: -1, startedAt: null });
    expect(await handlers["show.next"]({})).toEqual({ index: 0 });
    expect(calls).toEqual(["script opening", "take village-story/host"]);
    calls.length = 0;
    expect(await handlers["show.next"]({})).toEqual({ index: 1 });
    expect(calls).toEqual([
      "picture story bundled:story-village.png",
      "picture product media:walnut.jpg",
      "take village-story/picture",
      'card {"template":"chapter-title","fields":{"title":"核桃"},"format":"auto"}',
      'card {"template":"product-card","fields":{},"product":"walnut","slot":"side","seconds":8,"theme":"farm-fresh","format":"auto"}',
    ]);
  });

  test("the last segment's cards leave, so that no price stays over a story; a slot that is filled anew does not blink", async () => {
    const { open, handlers, calls, store } = await studio();
    await open();
    await handlers["show.next"]({});
    const standing = (slot: "card" | "chapter" | "side") => ({
      ...{ slot, template: "any", fields: {}, format: "still" as const, image: "card:x.png" },
      ...{ status: "on-air" as const, onAirAt: 1, milliseconds: 1 },
      ...{ theme: "red-heritage", product: null, seen: null, leavesAt: null },
    });
    store.update((draft) => {
      // The product's card goes to the side in this segment, so only its usual place is cleared.
      draft.overlays.slots = [standing("card"), standing("chapter"), standing("side")];
      draft.library.templates = [{ id: "chapter-title", slot: "chapter" }] as never;
    });
    calls.length = 0;
    await handlers["show.next"]({});
    expect(calls.filter((call) => call.startsWith("off"))).toEqual(["off card"]);
    expect(calls.indexOf("off card")).toBeGreaterThan(calls.indexOf("take village-story/picture"));
  });

  test("clocks: each segment's visits add up, the show's start stays", async () => {
    const { open, handlers, clock, state } = await studio();
    await open();
    await handlers["show.next"]({});
    const startedAt = clock.now();
    clock.advance(12_300);
    await handlers["show.next"]({});
    clock.advance(5000);
    await handlers["show.previous"]({});
    clock.advance(1000);
    await handlers["show.goto"]({ index: 0 });
    clock.advance(1000);
    await handlers["show.goto"]({ index: 2 });
    expect(state()).toMatchObject({
      current: 2,
      startedAt,
      segmentStartedAt: clock.now(),
      actualSeconds: { one: 14.3, two: 5 },
    });
  });

  test("both ends say so, and so do a show that is not open and a segment that is not there", async () => {
    const { open, handlers } = await studio();
    const next = async () => handlers["show.next"]({});
    await expect(next()).rejects.toEqual(code("show.none-open"));
    await open();
    await expect(async () => handlers["show.previous"]({})).rejects.toEqual(code("show.at-start"));
    await handlers["show.goto"]({ index: 2 });
    await expect(next()).rejects.toEqual(code("show.at-end"));
    await expect(handlers["show.goto"]({ index: 3 })).rejects.toEqual(code("show.no-such-segment"));
    await handlers["show.close"]({});
    await expect(next()).rejects.toEqual(code("show.none-open"));
  });

  test("trouble with a step is said in words and does not stop the others or the show", async () => {
    const fail = (id: string) => () =>
      Promise.reject(new StudioError("core.not-found", { params: { what: "OBS", id } }));
    const made = await studio({
      takeScene: fail("s"),
      setPicture: fail("p"),
      showOverlay: fail("c"),
      hideOverlay: fail("h"),
      loadScript: fail("t"),
    });
    await made.open();
    for (const problem of made.problems()) made.report.clear(problem);
    await made.handlers["show.next"]({});
    expect(made.problems().sort()).toEqual(["show.scene-failed", "show.script-failed"]);
    expect(made.store.get().problems.find(({ code }) => code === "show.scene-failed")?.message).toContain(
      "OBS",
    );
    await made.handlers["show.next"]({});
    expect(made.problems().sort()).toEqual([
      "show.overlay-failed",
      "show.picture-failed",
      "show.scene-failed",
    ]);
    expect(made.state().current).toBe(1);
  });
});

describe("one change at a time", () => {
  /** Scenes that go on air when told. */
  function slowScenes() {
    const asked: { scene: string; done: () => void }[] = [];
    const takeScene = (scene: string) => new Promise<void>((done) => asked.push({ scene, done }));
    return { asked, takeScene };
  }

  test("Space pressed twice does not skip a segment; after two seconds a stuck scene does not hold the show", async () => {
    const { asked, takeScene } = slowScenes();
    const { open, handlers, clock, state } = await studio({ takeScene });
    await open();
    const first = handlers["show.next"]({});
    await turn();
    expect(await handlers["show.next"]({})).toEqual({ index: 0 });
    expect(state().current).toBe(0);
    clock.advance(2000);
    const second = handlers["show.next"]({});
    expect(state().current).toBe(1);
    await turn();
    clock.advance(2000);
    await turn();
    expect(asked.map(({ scene }) => scene)).toEqual(["village-story/host", "village-story/picture"]);
    for (const { done } of asked) done();
    expect(await Promise.all([first, second])).toEqual([{ index: 0 }, { index: 1 }]);
  });

  test("choosing another segment drops what is left of the one before, and comes after its last step", async () => {
    const { asked, takeScene } = slowScenes();
    const { open, handlers, calls, state } = await studio({ takeScene });
    await open();
    const story = handlers["show.goto"]({ index: 1 });
    await turn();
    const end = handlers["show.goto"]({ index: 2 });
    await turn();
    expect(state().current).toBe(2);
    expect(asked).toHaveLength(1);
    asked[0]?.done();
    await turn();
    expect(asked.map(({ scene }) => scene)).toEqual(["village-story/picture", "village-story/host"]);
    asked[1]?.done();
    await Promise.all([story, end]);
    expect(calls.filter((call) => call.startsWith("card"))).toEqual([]);
  });
});

describe("the library", () => {
  test("a show that ships is opened, copied by saving, and comes back when the copy is removed", async () => {
    const { handlers, store, paths } = await studio();
    const shipped = await handlers["show.get"]({ id: "zhuyuan-morning" });
    await handlers["show.save"]({ ...shipped, title: "我们的早晨" });
    const file = join(paths.data, "shows", "zhuyuan-morning", "show.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ title: "我们的早晨" });
    const listed = () => store.get().library.shows.find(({ id }) => id === "zhuyuan-morning");
    expect(listed()).toMatchObject({ title: "我们的早晨", bundled: false, segments: 6 });
    await handlers["show.open"]({ id: "zhuyuan-morning" });
    expect(() => handlers["show.remove"]({ id: "zhuyuan-morning" })).toThrow(code("show.is-open"));
    await handlers["show.close"]({});
    await handlers["show.remove"]({ id: "zhuyuan-morning" });
    expect(listed()).toMatchObject({ title: shipped.title, bundled: true });
    await expect(handlers["show.remove"]({ id: "zhuyuan-morning" })).rejects.toEqual(code("show.bundled"));
  });

  test("editing the open show keeps the running segment, wherever it has moved", async () => {
    const { open, handlers, state, clock } = await studio();
    await open();
    await handlers["show.goto"]({ index: 1 });
    clock.advance(4000);
    const [one, two, three] = show.segments as [
      Show["segments"][0],
      Show["segments"][0],
      Show["segments"][0],
    ];
    await handlers["show.save"]({ ...show, segments: [one, three, two] });
    expect(state()).toMatchObject({ current: 2, actualSeconds: {} });
    await handlers["show.save"]({ ...show, segments: [one, three] });
    expect(state()).toMatchObject({ current: 1, segmentStartedAt: null, actualSeconds: { two: 4 } });
    await expect(handlers["show.save"]({ ...show, segments: [one, one] })).rejects.toEqual(
      code("show.duplicate-segment"),
    );
  });

  test("a damaged file is copied aside once, reported and left alone; its neighbours are listed", async () => {
    const folder = temporaryFolder();
    const broken = join(folder, "data", "shows", "坏 的");
    mkdirSync(broken, { recursive: true });
    writeFileSync(join(broken, "show.json"), '{"version": 1, "id": ');
    const { handlers, problems, store } = await studio({}, folder);
    await handlers["show.list"]({});
    expect(problems()).toEqual(["storage.corrupt"]);
    expect(readdirSync(broken).filter((name) => name.includes("damaged"))).toHaveLength(1);
    expect(readFileSync(join(broken, "show.json"), "utf8")).toBe('{"version": 1, "id": ');
    expect(store.get().library.shows.map(({ id }) => id)).toContain("zhuyuan-morning");
  });
});

test("what a show names and is not there is reported when it is opened, and gone when it is closed", async () => {
  const { handlers, open, store, problems } = await studio(noPorts);
  await open();
  expect([...new Set(problems())].sort()).toEqual([
    ...["show.missing-preset", "show.missing-scene", "show.missing-script", "show.missing-template"],
  ]);
  expect(store.get().problems.map(({ message }) => message)).toContain("环节「开场」的讲稿不在：opening");
  await handlers["show.close"]({});
  expect(problems()).toEqual([]);
});
