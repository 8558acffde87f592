import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { keepStageBuilt } from "../../../main/wiring/keep-stage-built";
import { type Orientation, StudioError, showSchema } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

const demo = showSchema.parse(
  JSON.parse(readFileSync(resolve("resources/shows/demo/show.json"), "utf8")) as unknown,
);

function rig({ fails = false } = {}) {
  const context = testContext();
  const { store } = context;
  const built: string[] = [];
  const end = keepStageBuilt(context, async (id, orientation) => {
    built.push(`${id} ${orientation}`);
    if (fails) throw new StudioError("core.unexpected");
    store.update((draft) => {
      draft.scenes.applied = draft.scenes.applied.filter(({ preset }) => preset !== id);
      draft.scenes.applied.push({ preset: id, orientation, at: 1 });
    });
  });
  const engine = (kind: "stage" | "obs") =>
    store.update((draft) => {
      Object.assign(draft.engine, { kind, status: "connected" });
    });
  const open = (orientation: Orientation) =>
    store.update((draft) => {
      draft.show.open = { ...demo, orientation };
    });
  return { store, built, engine, open, end };
}

test("the stage gets the open show's scenes by itself, and again when the show is turned", async () => {
  const { built, engine, open, end } = rig();
  engine("stage");
  open("portrait");
  await vi.waitFor(() => expect(built).toEqual(demo.presets.map((id) => `${id} portrait`)));
  open("landscape");
  await vi.waitFor(() => expect(built.slice(3)).toEqual(demo.presets.map((id) => `${id} landscape`)));
  end();
});

test("nothing is built in OBS, nor while the stage records", async () => {
  const { store, built, engine, open, end } = rig();
  engine("obs");
  open("landscape");
  store.update((draft) => {
    draft.stage.recording = { id: "r", videoKbps: 1000, audioKbps: 100 };
  });
  engine("stage");
  await Promise.resolve();
  expect(built).toEqual([]);
  store.update((draft) => {
    draft.stage.recording = null;
  });
  await vi.waitFor(() => expect(built).toHaveLength(3));
  end();
});

test("what cannot be built is not tried over and over", async () => {
  const { store, built, engine, open, end } = rig({ fails: true });
  engine("stage");
  open("landscape");
  await vi.waitFor(() => expect(built).toHaveLength(1));
  for (let change = 0; change < 5; change++)
    store.update((draft) => {
      draft.scenes.onAirName = `change ${change}`;
    });
  await new Promise((done) => setTimeout(done, 20));
  expect(built).toHaveLength(1);
  end();
});
