import { expect, test } from "vitest";
import { mayAct } from "../../../renderer/app/keys/use-keys";
import { onAirKeys } from "../../../renderer/features/on-air/on-air-keys";
import { prompterKeys } from "../../../renderer/features/prompter-window/prompter-keys";

const free = { key: " ", repeat: false, focus: "free", reachedByTab: false } as const;

test("hot keys act on a free screen and after a click on a button", () => {
  expect(mayAct(free, false)).toBe(true);
});

test("no hot key acts while one types or moves in a list", () => {
  expect(mayAct({ ...free, focus: "typing" }, false)).toBe(false);
  expect(mayAct({ ...free, focus: "typing", key: "1" }, true)).toBe(false);
  expect(mayAct({ ...free, focus: "choosing", key: "ArrowUp" }, true)).toBe(false);
});

test("Space presses a button that was reached with Tab; other keys still act there", () => {
  expect(mayAct({ ...free, reachedByTab: true }, false)).toBe(false);
  expect(mayAct({ ...free, key: "p", reachedByTab: true }, false)).toBe(true);
});

test("a held key does not run through the rundown, but may change the pace", () => {
  expect(mayAct({ ...free, repeat: true }, false)).toBe(false);
  expect(mayAct({ ...free, key: "ArrowUp", repeat: true }, true)).toBe(true);
});

test("every key of the On air screen is there, none that takes a scene repeats", () => {
  const keys = onAirKeys([], () => undefined);
  for (const name of ["Space", "ArrowLeft", "Backspace", "KeyP", "KeyR", "Shift+Slash"])
    expect(keys[name]?.repeats ?? false, name).toBe(false);
  expect(keys.ArrowUp?.repeats).toBe(true);
  expect(keys.ArrowDown?.repeats).toBe(true);
});

test("the prompter window has the clicker's keys", () => {
  const nothing = () => undefined;
  const keys = prompterKeys({
    toggleLook: nothing,
    toggleHelp: nothing,
    toggleFacts: nothing,
    close: () => false,
  });
  expect(Object.keys(keys)).toEqual(
    expect.arrayContaining([
      ...["Space", "PageUp", "PageDown", "Home", "KeyM", "KeyF", "ArrowUp", "ArrowDown"],
      ...["KeyB", "Period", "F5", "Shift+F5", "Escape"],
    ]),
  );
});
