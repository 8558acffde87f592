import { beforeEach, expect, test, vi } from "vitest";
import type { AppliedPreset, Engine } from "../../../main/core";
import { createPresets } from "../../../main/presets";
import { StudioError, showSchema } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { emptyFill } from "../../helpers/obs-engine";

const show = showSchema.parse({
  version: 1,
  id: "morning",
  title: "早市",
  village: "竹园村",
  orientation: "landscape",
  presets: ["village-story"],
  segments: [{ id: "one", title: "开场", scene: "village-story/host", plannedSeconds: 60 }],
});

const applied: AppliedPreset = { scenes: [], notes: [], missing: [], undo: null };
let context: ReturnType<typeof testContext>;
const applyPreset = vi.fn<Engine["applyPreset"]>();
const take = vi.fn<Engine["take"]>();
const saveShow = vi.fn();
const restoreCards = vi.fn(() => Promise.resolve());

async function opened() {
  context = testContext();
  const presets = createPresets(context, {
    engine: () => ({ applyPreset, take }) as unknown as Engine,
    fill: () => emptyFill,
    saveShow,
    restoreCards,
  });
  await presets.start();
  return presets.handlers;
}

beforeEach(() => {
  vi.resetAllMocks();
  restoreCards.mockResolvedValue();
  applyPreset.mockResolvedValue(applied);
});

test("turning applies what is built, saves the open show, and shows the cards again", async () => {
  const handlers = await opened();
  for (const id of ["village-story", "closing"]) await handlers["preset.apply"]({ id });
  context.store.update((draft) => {
    draft.show.open = show;
  });
  const turned = await handlers["scene.orientation"]({ orientation: "portrait" });
  expect(turned.presets.map(({ preset, orientation }) => [preset, orientation])).toEqual([
    ["village-story", "portrait"],
    ["closing", "portrait"],
  ]);
  const canvas = context.store.get().settings.canvas.portrait;
  expect(applyPreset.mock.calls.at(-1)?.slice(1, 3)).toEqual(["portrait", canvas]);
  expect(saveShow).toHaveBeenCalledWith({ ...show, orientation: "portrait" });
  expect(restoreCards).toHaveBeenCalledOnce();
});

test("with nothing built it turns the show alone; with no show, the scenes alone", async () => {
  const handlers = await opened();
  context.store.update((draft) => {
    draft.show.open = show;
  });
  await handlers["scene.orientation"]({ orientation: "portrait" });
  expect(applyPreset).not.toHaveBeenCalled();
  expect(restoreCards).not.toHaveBeenCalled();
  expect(saveShow).toHaveBeenCalledOnce();
  context.store.update((draft) => {
    draft.show.open = null;
  });
  await handlers["preset.apply"]({ id: "closing" });
  await handlers["scene.orientation"]({ orientation: "portrait" });
  expect(saveShow).toHaveBeenCalledOnce();
  expect(applyPreset).toHaveBeenCalledTimes(2);
});

test.each([
  ["live", "presets.turn-while-live"],
  ["recording", "presets.turn-while-recording"],
  ["rehearsal", "presets.turn-while-rehearsing"],
] as const)("while %s it is refused with the reason, and nothing is touched", async (what, code) => {
  const handlers = await opened();
  await handlers["preset.apply"]({ id: "closing" });
  applyPreset.mockClear();
  context.store.update((draft) => {
    draft.show.open = show;
    if (what === "live") draft.live.status = "on-air";
    if (what === "recording") draft.recording.status = "recording";
    if (what === "rehearsal") draft.rehearsal.active = true;
  });
  await expect(handlers["scene.orientation"]({ orientation: "portrait" })).rejects.toMatchObject({ code });
  expect(applyPreset).not.toHaveBeenCalled();
  expect(saveShow).not.toHaveBeenCalled();
});

test("where the engine cannot turn, the show stays as it is", async () => {
  const handlers = await opened();
  await handlers["preset.apply"]({ id: "closing" });
  context.store.update((draft) => {
    draft.show.open = show;
  });
  applyPreset.mockRejectedValue(new StudioError("obs.canvas-locked"));
  await expect(handlers["scene.orientation"]({ orientation: "portrait" })).rejects.toMatchObject({
    code: "obs.canvas-locked",
  });
  expect(saveShow).not.toHaveBeenCalled();
});

test("the last build that changed something is undone once; one that a take needed is none", async () => {
  const handlers = await opened();
  const undo = vi.fn(() => Promise.resolve());
  await expect(handlers["preset.undo"]({})).rejects.toMatchObject({ code: "presets.nothing-to-undo" });
  applyPreset.mockResolvedValue({ ...applied, undo });
  take.mockResolvedValue({ scene: "closing/host", changed: true, milliseconds: 1 });
  await handlers["scene.take"]({ scene: "closing/host" });
  expect(context.store.get().scenes.undo).toBeNull();
  expect(applyPreset.mock.calls[0]?.[4]).toEqual({ unmutes: false });
  await handlers["preset.restore"]({ id: "closing" });
  expect(applyPreset.mock.calls[1]?.[4]).toEqual({ unmutes: true });
  expect(context.store.get().scenes.undo).toMatchObject({ preset: "closing" });
  // Nothing differed this time: the step before is still the last one.
  applyPreset.mockResolvedValue(applied);
  await handlers["preset.restore"]({ id: "closing" });
  await expect(handlers["preset.undo"]({})).resolves.toEqual({ preset: "closing" });
  expect(undo).toHaveBeenCalledOnce();
  expect(context.store.get().scenes.undo).toBeNull();
});

test("an undo that an output holds up can be tried again; one whose OBS is gone cannot", async () => {
  const handlers = await opened();
  const undo = vi.fn(() => Promise.reject(new StudioError("obs.canvas-locked")));
  applyPreset.mockResolvedValue({ ...applied, undo });
  await handlers["preset.apply"]({ id: "closing" });
  await expect(handlers["preset.undo"]({})).rejects.toMatchObject({ code: "obs.canvas-locked" });
  expect(context.store.get().scenes.undo).not.toBeNull();
  undo.mockRejectedValue(new StudioError("presets.undo-gone"));
  await expect(handlers["preset.undo"]({})).rejects.toMatchObject({ code: "presets.undo-gone" });
  await expect(handlers["preset.undo"]({})).rejects.toMatchObject({ code: "presets.nothing-to-undo" });
});

test("what is missing is worded by the layer that wants it", async () => {
  const handlers = await opened();
  applyPreset.mockResolvedValue({ ...applied, missing: [{ role: "host", layer: "host-camera" }] });
  const { missing } = await handlers["preset.apply"]({ id: "village-story" });
  expect(missing).toEqual([{ role: "host", layer: "主播摄像头" }]);
});
