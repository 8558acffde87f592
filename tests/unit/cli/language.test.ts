import { expect, test } from "vitest";
import { fail, RefusedCall } from "../../../main/cli/failure";
import type { CliIo } from "../../../main/cli/io";
import { pickLanguage } from "../../../main/cli/language";
import { type CliTextKey, cliTexts } from "../../../main/cli/texts";
import { StudioError } from "../../../preload/contract";

test.each([
  ["en", { LANG: "zh_CN.UTF-8" }, "en"],
  ["zh", { LANG: "en_US.UTF-8" }, "zh-CN"],
  ["zh-CN", {}, "zh-CN"],
  [undefined, { LANG: "zh_CN.UTF-8" }, "zh-CN"],
  [undefined, { LC_ALL: "en_GB.UTF-8", LANG: "zh_CN.UTF-8" }, "en"],
  [undefined, { LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "C" }, "zh-CN"],
  [undefined, { LANG: "C.UTF-8" }, "en"],
  [undefined, { LANG: "sr_RS" }, "en"],
  ["sr", { LANG: "zh_CN.UTF-8" }, "zh-CN"],
])("--lang %j under %j is %s", (option, env, language) => {
  expect(pickLanguage(option, env)).toBe(language);
});

test("parameters are filled in, in both languages", () => {
  for (const language of ["zh-CN", "en"] as const) {
    expect(cliTexts(language)("ready", { url: "http://x/" })).toContain("http://x/");
    expect(cliTexts(language)("serve" satisfies CliTextKey)).not.toBe("");
  }
});

function terminal() {
  const lines: string[] = [];
  const io: CliIo = {
    out: () => undefined,
    err: (line) => lines.push(line),
    isTerminal: true,
    env: {},
    readStdin: async () => "",
    onStop: () => () => undefined,
  };
  return { io, lines };
}

test("an error is one line with what to do, or JSON; a key in it is masked", () => {
  const { io, lines } = terminal();
  const detail = "cannot open rtmp://live.example/app/live_secret_1234\nsecond line";
  expect(fail(new Error(detail), "en", false, io)).toBe(1);
  expect(lines[0]).not.toContain("\n");
  expect(lines[0]).not.toContain("live_secret_1234");
  expect(fail(new Error(detail), "zh-CN", true, io)).toBe(1);
  expect(JSON.parse(lines[1]!).error.code).toBe("core.unexpected");
  expect(lines[1]).not.toContain("live_secret_1234");
});

test("wrong usage is 2, a studio that says no is 1 and keeps its own words", () => {
  const { io, lines } = terminal();
  expect(fail(new StudioError("hosts.usage", { params: { detail: "x" } }), "en", false, io)).toBe(2);
  const envelope = { code: "core.not-found" as const, message: "找不到讲稿:x", hint: "重新选。" };
  expect(fail(new RefusedCall(envelope), "en", false, io)).toBe(1);
  expect(lines[1]).toContain("找不到讲稿:x");
});
