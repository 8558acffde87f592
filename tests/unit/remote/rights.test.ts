import { expect, test } from "vitest";
import { createStateStore, initialState } from "../../../main/core";
import { mayCall, patchesFor, stateFor } from "../../../main/remote";
import { methods, type StatePatch } from "../../../preload/contract";
import { nextState } from "../../../renderer/app/bridge/mirror";

test("a prompter may move the text and nothing else of the studio", () => {
  const allowed = Object.keys(methods).filter((method) => mayCall("prompter", method, { prompter: {} }));
  expect(allowed.toSorted()).toEqual(
    [
      "prompter.fire",
      "prompter.mode",
      "prompter.pause",
      "prompter.play",
      "prompter.rate",
      "prompter.seek",
      "prompter.text",
      "settings.set",
      "studio.time",
    ].toSorted(),
  );
  expect(mayCall("prompter", "settings.set", { prompter: { fontSize: 80 } })).toBe(true);
  expect(mayCall("prompter", "settings.set", { prompter: {}, engine: "obs" })).toBe(false);
  expect(mayCall("prompter", "settings.set", null)).toBe(false);
  expect(mayCall("prompter", "constructor", {})).toBe(false);
});

test("it sees its own parts of the state, and a fresh studio's everywhere else", () => {
  const state = structuredClone(initialState());
  state.prompter.position = 42;
  state.settings.language = "en";
  state.settings.village = "秘密村";
  state.settings.obs.host = "10.1.2.3";
  state.problems.push({
    id: "x",
    code: "remote.off",
    severity: "error",
    message: "",
    hint: "",
    since: 0,
    params: {},
  });
  const seen = stateFor("prompter", state);
  expect(seen.prompter.position).toBe(42);
  expect(seen.settings.language).toBe("en");
  expect(JSON.stringify(seen)).not.toMatch(/秘密村|10\.1\.2\.3/);
  expect(seen.problems).toEqual([]);
});

test("what it sees stays equal to what it would be shown anew, whatever changes", async () => {
  const store = createStateStore(structuredClone(initialState()));
  let seen = stateFor("prompter", store.get());
  const sent: StatePatch[] = [];
  store.onPatches((patches) => {
    const own = patchesFor("prompter", patches, store.get());
    sent.push(...own);
    seen = nextState(seen, { type: "patch", patches: own }) ?? seen;
  });
  const flushed = () => new Promise((resume) => setImmediate(resume));
  const changes = [
    () =>
      store.update((draft) => {
        draft.prompter.position = 7;
        draft.settings.village = "秘密村";
      }),
    () =>
      store.update((draft) => {
        draft.settings = { ...draft.settings, language: "en", host: "秘密" };
      }),
    () =>
      store.update((draft) => {
        draft.prompter = { ...draft.prompter, fired: [1, 2], message: { text: "慢一点", until: null } };
        draft.remote.status = "listening";
      }),
    () =>
      store.update((draft) => {
        draft.prompter.fired.push(3);
        draft.settings.prompter.fontSize = 90;
      }),
  ];
  for (const change of changes) {
    change();
    await flushed();
    expect(seen).toEqual(stateFor("prompter", store.get()));
  }
  expect(JSON.stringify(sent)).not.toContain("秘密");
});
