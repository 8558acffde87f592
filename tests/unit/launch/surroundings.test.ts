import { expect, test } from "vitest";
import { browserCommand, hasDisplay, isRootOnLinux } from "../../../main/launch/surroundings.mjs";
import { texts } from "../../../main/launch/texts.mjs";

test("only Linux can be without a display", () => {
  expect(hasDisplay("linux", {})).toBe(false);
  expect(hasDisplay("linux", { DISPLAY: "" })).toBe(false);
  expect(hasDisplay("linux", { DISPLAY: ":0" })).toBe(true);
  expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  expect(hasDisplay("darwin", {})).toBe(true);
  expect(hasDisplay("win32", {})).toBe(true);
});

test("root is a reason on Linux alone", () => {
  expect(isRootOnLinux("linux", 0)).toBe(true);
  expect(isRootOnLinux("linux", 1000)).toBe(false);
  expect(isRootOnLinux("darwin", 0)).toBe(false);
  expect(isRootOnLinux("win32", undefined)).toBe(false);
});

test("the address reaches the browser as one argument, never through a shell", () => {
  const url = "http://127.0.0.1:18520/#token=a&b%20c";
  for (const platform of ["linux", "darwin", "win32"] as const) {
    const [program, args] = browserCommand(url, platform);
    expect(program).not.toMatch(/cmd|sh$/);
    expect(args.at(-1)).toContain(url);
  }
});

test("the start-up speaks both languages, with the same parameters", () => {
  expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.zh).sort());
  const parameters = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, text] of Object.entries(texts.zh)) {
    expect(parameters(texts.en[key] ?? ""), key).toEqual(parameters(text));
  }
});
