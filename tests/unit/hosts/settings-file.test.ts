import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openConfSettings } from "../../../main/hosts/web/settings-conf";
import { StudioError, settingsSchema } from "../../../preload/contract";
import { temporaryFolder } from "../../helpers/temporary";

test("settings are kept in settings.json of the data folder", () => {
  const data = join(temporaryFolder(), "还没有", "data");
  const settings = openConfSettings(data);
  expect(settings.read()).toEqual({});
  settings.write({ ...settingsSchema.parse({}), village: "竹园村" });
  expect(settings.path).toBe(join(data, "settings.json"));
  expect(settings.read()).toMatchObject({ village: "竹园村" });
  expect(openConfSettings(data).read()).toMatchObject({ village: "竹园村" });
  expect(settings.damaged()).toBeNull();
});

test.each(['{"village": "竹园', "[1, 2]", '"text"', ""])(
  "a file holding %j is copied aside and left alone",
  (content) => {
    const data = temporaryFolder();
    writeFileSync(join(data, "settings.json"), content);
    const settings = openConfSettings(data);
    expect(settings.read()).toEqual({});
    const damage = settings.damaged();
    expect(damage?.path).toBe(join(data, "settings.json"));
    expect(readFileSync(damage!.copy, "utf8")).toBe(content);
    expect(readFileSync(join(data, "settings.json"), "utf8")).toBe(content);
    expect(readdirSync(data)).toHaveLength(2);
    settings.write(settingsSchema.parse({}));
    expect(openConfSettings(data).read()).toMatchObject({ language: "zh-CN" });
  },
);

test("a file that begins with a byte order mark, as some editors save it, is read", () => {
  const data = temporaryFolder();
  writeFileSync(join(data, "settings.json"), '\uFEFF{"village": "竹园村"}');
  const settings = openConfSettings(data);
  expect(settings.read()).toEqual({ village: "竹园村" });
  expect(settings.damaged()).toBeNull();
});

test("settings that cannot be written say so, and what was read stays", () => {
  const data = temporaryFolder();
  mkdirSync(join(data, "settings.json", "a folder where the file should be"), { recursive: true });
  expect(() => openConfSettings(data)).toThrow(StudioError);
  const blocked = join(data, "blocked");
  const settings = openConfSettings(blocked);
  settings.write({ ...settingsSchema.parse({}), village: "竹园村" });
  if (process.getuid?.() === 0) writeFileInsteadOfFolder(blocked);
  else chmodSync(blocked, 0o500);
  expect(() => settings.write(settingsSchema.parse({}))).toThrow(/cannot be written/);
  expect(settings.read()).toMatchObject({ village: "竹园村" });
  expect(existsSync(data)).toBe(true);
});

function writeFileInsteadOfFolder(path: string): void {
  // Root may write anywhere: only a file in the folder's place stops it.
  const { rmSync } = process.getBuiltinModule("node:fs");
  rmSync(path, { recursive: true });
  writeFileSync(path, "");
}
