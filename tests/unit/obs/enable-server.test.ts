import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { realSystem } from "../../../main/obs";
import { enabledConfigJson, enabledGlobalIni, enableServer } from "../../../main/obs/discovery/enable-server";
import { iniValue, withIniValues } from "../../../main/obs/discovery/ini";

describe("global.ini", () => {
  test("switches the server on and keeps everything else as it was, BOM and line ends included", () => {
    const before =
      "\uFEFF[General]\r\nName=C:\\\\直播\r\n\r\n[OBSWebSocket]\r\nServerEnabled=false\r\nServerPort=4460\r\nServerPassword=secret\r\nMine=kept\r\n\r\n[Basic]\r\nProfile=a=b\r\n";
    expect(enabledGlobalIni(before, "unused")).toBe(
      before
        .replace("ServerEnabled=false", "ServerEnabled=true")
        .replace("Mine=kept\r\n", "Mine=kept\r\nFirstLoad=false\r\n"),
    );
  });

  test("adds the section with a password where there is none", () => {
    const after = enabledGlobalIni("[General]\nA=1\n", "pw");
    const value = (key: string) => iniValue(after, "OBSWebSocket", key);
    expect(after.startsWith("[General]\nA=1\n\n[OBSWebSocket]\n")).toBe(true);
    expect([
      value("ServerEnabled"),
      value("ServerPort"),
      value("AuthRequired"),
      value("ServerPassword"),
    ]).toEqual(["true", "4455", "true", "pw"]);
  });

  test("any value comes back as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const value = text.trim();
        fc.pre(!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value));
        const written = withIniValues("[A]\nk=1\n[B]\nk=2\n", "A", { k: value, n: value });
        expect(iniValue(written, "A", "k")).toBe(value);
        expect(iniValue(written, "A", "n")).toBe(value);
        expect(iniValue(written, "B", "k")).toBe("2");
      }),
    );
  });
});

test("config.json: unknown keys, port, password and indentation stay", () => {
  const before =
    '{\n  "first_load": true,\n  "mine": {"a": 1},\n  "server_port": 4460,\n  "server_password": "old"\n}';
  const after = enabledConfigJson(before, "unused");
  expect(JSON.parse(after)).toEqual({
    first_load: false,
    mine: { a: 1 },
    server_port: 4460,
    server_password: "old",
    server_enabled: true,
  });
  expect(after).toContain('\n  "mine"');
  expect(JSON.parse(enabledConfigJson(null, "pw"))).toMatchObject({
    server_enabled: true,
    server_port: 4455,
    auth_required: true,
    server_password: "pw",
  });
});

describe("on disk", () => {
  let home = "";
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "hongcun 家's "));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));
  const system = () => ({
    ...realSystem({ HOME: home, XDG_CONFIG_HOME: home, PATH: "" }),
    platform: "linux" as const,
  });

  test("names what is missing, and leaves a file that makes no sense untouched", async () => {
    await expect(enableServer(system(), true)).rejects.toMatchObject({ code: "obs.settings-not-found" });
    const folder = join(home, "obs-studio", "plugin_config", "obs-websocket");
    await mkdir(folder, { recursive: true });
    const file = join(folder, "config.json");
    await writeFile(file, "{ half");
    await expect(enableServer(system(), true)).rejects.toMatchObject({ code: "obs.settings-unreadable" });
    expect(await readFile(file, "utf8")).toBe("{ half");
    await writeFile(file, '{"server_enabled": false}');
    await expect(enableServer(system(), false)).rejects.toMatchObject({ code: "obs.consent-needed" });
    expect(await enableServer(system(), true)).toEqual({ file });
    const written = JSON.parse(await readFile(file, "utf8")) as { server_password: string };
    expect(written).toMatchObject({ server_enabled: true });
    expect(written.server_password).toMatch(/^[A-Za-z2-9]{20}$/);
  });
});
