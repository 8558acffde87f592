import { describe, expect, test } from "vitest";
import { findInstalls, findServers, isObsRunning } from "../../../main/obs";
import { fakeSystem } from "./fake-system";

const globalIni = (port: number, extra = "") =>
  `[General]\r\nFirstRun=true\r\n\r\n[OBSWebSocket]\r\nFirstLoad=false\r\nServerEnabled=true\r\nServerPort=${port}\r\nAuthRequired=true\r\nServerPassword=pass\\\\word\r\n${extra}`;
const configJson = (port: number, more: object = {}) =>
  JSON.stringify({
    server_enabled: true,
    server_port: port,
    auth_required: true,
    server_password: "a=b",
    ...more,
  });

describe("where OBS keeps its websocket settings", () => {
  test("Linux: XDG_CONFIG_HOME wins over ~/.config; Flatpak and Snap are found too", async () => {
    const files = {
      "/cfg/obs-studio/global.ini": globalIni(4001),
      "/home/wang/.config/obs-studio/global.ini": globalIni(4999),
      "/home/wang/.var/app/com.obsproject.Studio/config/obs-studio/plugin_config/obs-websocket/config.json":
        configJson(4002),
      "/home/wang/snap/obs-studio/common/.config/obs-studio/global.ini": globalIni(4003),
    };
    const found = await findServers(fakeSystem({ env: { XDG_CONFIG_HOME: "/cfg" }, files }));
    expect(found.map(({ kind, source, port }) => [kind, source, port])).toEqual([
      ["system", "global.ini", 4001],
      ["flatpak", "config.json", 4002],
      ["snap", "global.ini", 4003],
    ]);
  });

  test("macOS: Application Support; the newer file before the one it replaced", async () => {
    const folder = "/Users/wang/Library/Application Support/obs-studio";
    const found = await findServers(
      fakeSystem({
        platform: "darwin",
        home: "/Users/wang",
        files: {
          [`${folder}/global.ini`]: globalIni(4001),
          [`${folder}/plugin_config/obs-websocket/config.json`]: configJson(4002),
        },
      }),
    );
    expect(found.map(({ source, port }) => [source, port])).toEqual([
      ["config.json", 4002],
      ["global.ini", 4001],
    ]);
  });

  test("Windows: APPDATA with a BOM and doubled backslashes, and a portable copy in its own folder", async () => {
    const install = "D:\\直播\\obs";
    const found = await findServers(
      fakeSystem({
        platform: "win32",
        home: "C:\\Users\\王",
        env: { APPDATA: "C:\\Users\\王\\AppData\\Roaming" },
        commands: {
          "reg query HKLM\\Software\\OBS Studio /ve /reg:32": `\r\nHKEY_LOCAL_MACHINE\\Software\\OBS Studio\r\n    (Default)    REG_SZ    ${install}\r\n\r\n`,
        },
        files: {
          "C:\\Users\\王\\AppData\\Roaming\\obs-studio\\global.ini": `\uFEFF${globalIni(4001)}`,
          [`${install}\\config\\obs-studio\\plugin_config\\obs-websocket\\config.json`]: configJson(4002),
        },
        there: [`${install}\\bin\\64bit\\obs64.exe`, `${install}\\portable_mode.txt`],
      }),
    );
    expect(found.map(({ kind, port, password }) => [kind, port, password])).toEqual([
      ["portable", 4002, "a=b"],
      ["system", 4001, "pass\\word"],
    ]);
  });

  test("values of a wrong type count as OBS's defaults; a broken file counts as none", async () => {
    const at = (text: string) =>
      findServers(
        fakeSystem({
          files: { "/home/wang/.config/obs-studio/plugin_config/obs-websocket/config.json": text },
        }),
      );
    expect(await at(JSON.stringify({ server_enabled: "yes", server_port: "4460" }))).toMatchObject([
      { enabled: false, port: 4455, password: null, authRequired: true },
    ]);
    expect(await at("{ half")).toEqual([]);
  });
});

describe("where OBS is installed", () => {
  test("Windows: either registry view, with its version; a key whose program is gone does not count", async () => {
    const key = "query HKLM\\Software\\OBS Studio /ve";
    const uninstall =
      "query HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\OBS Studio /v DisplayVersion";
    const found = await findInstalls(
      fakeSystem({
        platform: "win32",
        env: { ProgramFiles: "C:\\Program Files" },
        commands: {
          [`reg ${key} /reg:64`]: "    (Default)    REG_SZ    E:\\gone\r\n",
          [`reg ${key} /reg:32`]: "    (Default)    REG_SZ    C:\\Program Files\\obs-studio\\\r\n",
          [`reg ${uninstall} /reg:32`]: "    DisplayVersion    REG_SZ    31.0.2\r\n",
        },
        there: ["C:\\Program Files\\obs-studio\\bin\\64bit\\obs64.exe"],
      }),
    );
    expect(found).toEqual([
      {
        kind: "system",
        program: "C:\\Program Files\\obs-studio\\bin\\64bit\\obs64.exe",
        folder: "C:\\Program Files\\obs-studio",
        version: "31.0.2",
      },
    ]);
  });

  test("macOS: the bundle; Linux: PATH, Flatpak and Snap", async () => {
    const mac = fakeSystem({
      platform: "darwin",
      there: ["/Applications/OBS.app"],
      commands: {
        "defaults read /Applications/OBS.app/Contents/Info CFBundleShortVersionString": "32.0.1\n",
      },
    });
    expect(await findInstalls(mac)).toMatchObject([{ program: "/Applications/OBS.app", version: "32.0.1" }]);
    const linux = fakeSystem({
      env: { PATH: "/usr/games:/usr/bin" },
      there: ["/usr/bin/obs", "/var/lib/flatpak/app/com.obsproject.Studio", "/snap/bin/obs-studio"],
      commands: {
        "/usr/bin/obs --version": "OBS Studio - 29.0.2+dfsg\n",
        "flatpak info com.obsproject.Studio": "OBS Studio\n\n   Version: 30.2.3\n    License: GPL\n",
      },
    });
    expect((await findInstalls(linux)).map(({ kind, version }) => [kind, version])).toEqual([
      ["system", "29.0.2"],
      ["flatpak", "30.2.3"],
      ["snap", null],
    ]);
  });
});

describe("whether OBS runs", () => {
  test("Windows and macOS ask the system", async () => {
    const list = "tasklist /FI IMAGENAME eq obs64.exe /FO CSV /NH";
    const windows = (output: string) => fakeSystem({ platform: "win32", commands: { [list]: output } });
    expect(await isObsRunning(windows('"obs64.exe","4242","Console","1","212,000 K"\r\n'))).toBe(true);
    expect(await isObsRunning(windows("INFO: No tasks are running\r\n"))).toBe(false);
    expect(await isObsRunning(fakeSystem({ platform: "darwin", commands: { "pgrep -x OBS": "77\n" } }))).toBe(
      true,
    );
  });

  test("Linux: only an OBS of this user with these settings", async () => {
    const system = fakeSystem({
      files: {
        "/proc/12/comm": "obs\n",
        "/proc/12/environ": "HOME=/home/other\0XDG_CONFIG_HOME=/home/other/cfg\0",
        "/proc/13/comm": "obs\n",
        "/proc/14/comm": "obsidian\n",
        "/proc/14/environ": "HOME=/home/wang\0",
      },
    });
    expect(await isObsRunning(system)).toBe(true);
    expect(await isObsRunning(system, "/home/other/cfg/obs-studio")).toBe(true);
    expect(await isObsRunning(system, "/home/wang/.config/obs-studio")).toBe(false);
  });
});
