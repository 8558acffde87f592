import { expect, test } from "vitest";
import { hongcun, serveStudio } from "../helpers/serve";
import { temporaryFolder } from "../helpers/temporary";

test("call says no on stderr with exit code 1, in words or as JSON, and prints nothing on stdout", async () => {
  const folder = temporaryFolder();
  const studio = await serveStudio(folder);
  const address = ["--url", studio.url];
  const unknown = await hongcun(folder, ["call", "no.such", ...address]);
  expect(unknown).toMatchObject({ code: 1, stdout: "" });
  expect(unknown.stderr).toContain("没有名为 no.such 的操作");
  const invalid = await hongcun(folder, [
    "call",
    "prompter.rate",
    '{"charactersPerMinute": 1}',
    ...address,
    "--json",
  ]);
  expect(invalid).toMatchObject({ code: 1, stdout: "" });
  expect(JSON.parse(invalid.stderr).error).toMatchObject({
    code: "core.invalid-input",
    field: "charactersPerMinute",
  });
  const refused = await hongcun(folder, [
    "call",
    "settings.get",
    "--url",
    `http://127.0.0.1:${studio.port}`,
    "--token",
    "x",
  ]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).not.toContain(studio.token);
});

test.each([
  [["call"], "zh_CN"],
  [["call", "settings.get", "{"], "zh_CN"],
  [["no-such-command"], "zh_CN"],
  [["serve", "--port", "99999"], "zh_CN"],
  [["serve", "--no-such-option"], "zh_CN"],
  [["call", "settings.get", "--url", "not an address"], "zh_CN"],
])("%j is wrong usage: exit code 2, one line, with a way out", async (args) => {
  const result = await hongcun(temporaryFolder(), args);
  expect(result.code).toBe(2);
  expect(result.stdout).toBe("");
  expect(result.stderr.trim().split("\n")).toHaveLength(1);
});

test("help is complete in both languages and offers only what works", async () => {
  const folder = temporaryFolder();
  const chinese = await hongcun(folder, ["--help"]);
  const english = await hongcun(folder, ["--help", "--lang", "en"]);
  expect(chinese).toMatchObject({ code: 0, stderr: "" });
  expect(chinese.stdout).toContain("在本机启动直播台");
  expect(english.stdout).toContain("start the studio on this computer");
  for (const name of ["serve", "doctor", "call", "overlay", "preset", "rehearse", "relay", "check"]) {
    expect(english.stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
  }
  expect(english.stdout).not.toMatch(/^ {2}pack\b/m);
});
