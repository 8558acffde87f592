import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DiskWatch } from "../../../main/recording/disk-watch";
import { restOfShow, type Show, type ShowState } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

let folder: string;
let context: ReturnType<typeof testContext>;
let free: number;
let listed: string[];
let watch: DiskWatch;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "磁盘 watch "));
  context = testContext(folder);
  free = 50e9;
  listed = [];
  watch = new DiskWatch(context, {
    folder: recordings(),
    freeBytes: async () => free,
    files: () => listed,
    onNearlyFull: async () => undefined,
  });
});
afterEach(async () => {
  await watch.close();
  await rm(folder, { recursive: true });
});

const recordings = () => join(context.paths.data, "recordings");
const state = () => context.store.get();
const problem = (code: string) => state().problems.find((each) => each.code === code);

async function put(file: string, bytes: number) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, Buffer.alloc(bytes));
}

/** Ten seconds pass before each look at a value: the next are counted from when a look has ended. */
const tenSeconds = <Value>(value: () => Value) =>
  expect.poll(() => {
    context.clock.advance(10_000);
    return value();
  });

const segment = (id: string, plannedSeconds: number) => ({ id, plannedSeconds });
const show = (...segments: { id: string; plannedSeconds: number }[]) =>
  ({ id: "morning", segments }) as unknown as Show;

function open(minutes: number) {
  context.store.update((draft) => {
    draft.show.open = show(segment("a", minutes * 60));
  });
}

const set = (rehearsing: boolean) =>
  context.store.update((draft) => {
    draft.rehearsal = { active: rehearsing, startedAt: null };
  });

test("what is used counts clips, exports and recordings that lie elsewhere, each once", async () => {
  const elsewhere = join(folder, "OBS 的", "one.mkv");
  await put(join(recordings(), "早晨.mp4"), 1000);
  await put(join(recordings(), "早晨.mp4.timeline.jsonl"), 10);
  await put(join(recordings(), "clips", "早晨", "饺子.mp4"), 300);
  await put(join(recordings(), "exports", "早晨.mp3"), 40);
  await put(elsewhere, 5000);
  listed = [join(recordings(), "早晨.mp4"), elsewhere, join(folder, "gone.mkv")];
  expect(state().recording.disk).toBeNull();
  watch.open();
  await expect
    .poll(() => state().recording.disk)
    .toEqual({ folder: recordings(), freeBytes: 50e9, usedBytes: 6350, minutesLeft: 2529 });
});

test("a disk that does not say what is free is no empty one", async () => {
  free = Number.POSITIVE_INFINITY;
  open(60);
  set(true);
  watch.open();
  await expect
    .poll(() => state().recording.disk)
    .toMatchObject({ freeBytes: null, minutesLeft: null, usedBytes: 0 });
  expect(state().problems).toEqual([]);
});

test("while a recording grows its own bytes are added every 10 s, and counted again after it", async () => {
  const growing = join(recordings(), "now.webm");
  await put(join(recordings(), "old.mp4"), 100);
  watch.open();
  await expect.poll(() => state().recording.disk?.usedBytes).toBe(100);
  await put(growing, 7);
  context.store.update((draft) => {
    Object.assign(draft.recording, { status: "recording", file: growing });
  });
  watch.begin();
  for (const bytes of [70, 700]) {
    await put(growing, bytes);
    await tenSeconds(() => state().recording.disk?.usedBytes).toBe(100 + bytes);
  }
  await put(growing, 900);
  await rm(join(recordings(), "old.mp4"));
  context.store.update((draft) => {
    Object.assign(draft.recording, { status: "idle", recordings: [] });
  });
  watch.end();
  await expect
    .poll(() => {
      context.clock.advance(500);
      return state().recording.disk?.usedBytes;
    })
    .toBe(900);
});

test("over the budget is said with both figures, and goes with a higher budget, none, or fewer files", async () => {
  const big = join(recordings(), "big.mp4");
  await put(big, 10);
  const budget = (budgetGigabytes: number | null) =>
    context.store.update((draft) => {
      draft.settings.recordings = { budgetGigabytes };
    });
  // A sparse gigabyte and a half: nothing is written, and its size counts.
  await truncate(big, 1.5e9);
  budget(1);
  watch.open();
  await expect
    .poll(() => problem("recording.over-budget"))
    .toMatchObject({ severity: "warning", params: { used: "1.5", budget: 1 } });
  for (const enough of [2, null]) {
    budget(enough);
    await expect.poll(() => problem("recording.over-budget")).toBeUndefined();
    budget(1);
    await expect.poll(() => problem("recording.over-budget")).toBeDefined();
  }
  await rm(big);
  watch.look();
  await expect.poll(() => problem("recording.over-budget")).toBeUndefined();
});

test("room for less than the show's rest is said before it starts, and goes when it ends", async () => {
  // 1 GB less what is kept for an orderly end: 43 minutes at the usual rates.
  free = 1e9;
  open(60);
  watch.open();
  await expect.poll(() => state().recording.disk?.minutesLeft).toBe(43);
  expect(problem("recording.disk-short")).toBeUndefined();
  set(true);
  await watch.beforeStart();
  expect(problem("recording.disk-short")).toMatchObject({ params: { minutes: 43, needed: 60 } });
  set(false);
  await expect.poll(() => problem("recording.disk-short")).toBeUndefined();
});

test("the warning follows the show: it goes once the rest fits with a minute to spare", async () => {
  free = 1e9;
  open(43.2);
  set(true);
  watch.open();
  await expect.poll(() => problem("recording.disk-short")).toMatchObject({ params: { needed: 44 } });
  free = 1.01e9;
  await tenSeconds(() => state().recording.disk?.freeBytes).toBe(1.01e9);
  expect(problem("recording.disk-short")).toBeDefined();
  free = 1.1e9;
  await tenSeconds(() => problem("recording.disk-short")).toBeUndefined();
});

test("the rest of a show: what is past is past, and the running segment counts what it has left", () => {
  const now = 1_000_000;
  const at = (current: number, more: Partial<ShowState> = {}): ShowState => ({
    open: show(segment("a", 100), segment("b", 200), segment("c", 300)),
    ...{ current, startedAt: null, segmentStartedAt: null, actualSeconds: {} },
    ...more,
  });
  expect(restOfShow(at(-1), now)).toBe(600);
  expect(restOfShow({ ...at(-1), open: null }, now)).toBe(0);
  const running = { segmentStartedAt: now - 50_000, actualSeconds: { b: 20 } };
  expect(restOfShow(at(1, running), now)).toBe(130 + 300);
  expect(restOfShow(at(1, { segmentStartedAt: now - 900_000 }), now)).toBe(300);
  expect(restOfShow(at(3), now)).toBe(0);
});
