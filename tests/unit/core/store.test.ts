import { apply } from "mutative";
import { expect, test } from "vitest";
import { createStateStore, initialState } from "../../../main/core";
import type { StatePatch } from "../../../preload/contract";

const nextTick = () => new Promise((resolve) => setImmediate(resolve));

test("a mirror that applies the patches equals the state, arrays shortened and reordered included", async () => {
  const store = createStateStore(initialState());
  let mirror: unknown = structuredClone(store.get());
  const batches: StatePatch[][] = [];
  store.onPatches((patches) => {
    batches.push(patches);
    mirror = apply(mirror as object, patches as never);
  });
  const device = (id: string) => ({ id, name: `摄像头 ${id}` });
  store.update((draft) => {
    draft.engine.devices.cameras.push(device("a"), device("b"), device("c"));
    draft.show.actualSeconds["a/b~c"] = 3;
  });
  store.update((draft) => {
    draft.engine.devices.cameras.splice(0, 2);
    delete draft.show.actualSeconds["a/b~c"];
    draft.settings.village = "竹元村";
  });
  await nextTick();
  expect(batches).toHaveLength(1);
  expect(mirror).toEqual(store.get());
  for (const patch of batches.flat()) expect(patch.path).toMatch(/^\//);
});

test("a change that changes nothing sends nothing", async () => {
  const store = createStateStore(initialState());
  let sent = 0;
  store.onPatches(() => sent++);
  store.update((draft) => {
    draft.settings.village = "";
  });
  await nextTick();
  expect(sent).toBe(0);
});

test("a listener that fails is told of and keeps no other from its patches", async () => {
  const faults: unknown[] = [];
  const store = createStateStore(initialState(), (fault) => faults.push(fault));
  const fault = new Error("a window that is gone");
  store.onPatches(() => {
    throw fault;
  });
  const seen: StatePatch[] = [];
  store.onPatches((patches) => seen.push(...patches));
  store.update((draft) => {
    draft.prompter.revision = 7;
  });
  await new Promise(setImmediate);
  expect(seen).toMatchObject([{ path: "/prompter/revision", value: 7 }]);
  expect(faults).toEqual([fault]);
});
