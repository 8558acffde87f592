import { expect, test } from "vitest";
import {
  createSettings,
  machineId,
  mergeSettings,
  openSettings,
  readSettings,
  settingsOn,
  thisMachine,
} from "../../../main/settings";
import type { Settings } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

test("one bad value falls back by its group and the rest is kept", () => {
  const settings = readSettings({ village: "竹元村", language: "en", video: { videoKbps: "many" } });
  expect(settings).toMatchObject({ village: "竹元村", language: "en", video: { videoKbps: 2500 } });
});

test.each([null, 7, "x", [], { language: 3, village: 4 }])(
  "any rubbish (%j) still gives settings",
  (stored) => {
    expect(readSettings(stored).language).toBe("zh-CN");
  },
);

test("a group is merged one level deep and checked as a whole", () => {
  const before = readSettings({});
  const after = mergeSettings(before, { prompter: { mirror: true } });
  expect(after.prompter).toEqual({ ...before.prompter, mirror: true });
  expect(() => mergeSettings(before, { video: { videoKbps: 1 } })).toThrowError(/video.videoKbps/);
});

test("changing the language rewords the problems that stand", async () => {
  const context = testContext();
  const stored: Settings[] = [];
  const service = createSettings(context, {
    settingsStore: {
      path: "settings.json",
      read: () => ({}),
      write: (settings) => void stored.push(settings),
    },
    machine: "here",
    onChanged: () => {},
  });
  context.problems.report("live.no-destination");
  const chinese = context.store.get().problems[0]?.message;
  await service.handlers["settings.set"]({ language: "en" });
  expect(context.store.get().problems[0]?.message).not.toBe(chinese);
  expect(stored).toMatchObject([{ language: "en" }]);
});

test("a setting that cannot be stored is not mirrored either", () => {
  const context = testContext();
  const service = createSettings(context, {
    settingsStore: {
      path: "settings.json",
      read: () => ({}),
      write: () => {
        throw new Error("disk full");
      },
    },
    machine: "here",
    onChanged: () => {},
  });
  expect(() => service.handlers["settings.set"]({ village: "长胜村" })).toThrow();
  expect(context.store.get().settings.village).toBe("");
});

/** A settings.json in memory, carried from machine to machine. */
function dataFolder(content: unknown) {
  let stored = content;
  const write = (next: Settings) => {
    stored = next;
  };
  const file = { path: "settings.json", read: () => stored, write };
  const open = (machine: string) => {
    const context = testContext();
    const settings = openSettings(file, machine, context.log);
    context.store.update((draft) => {
      draft.settings = settings;
    });
    const service = createSettings(context, { settingsStore: file, machine, onChanged: () => {} });
    return { devices: settings.devices, set: service.handlers["settings.set"] };
  };
  return { open, read: () => readSettings(stored) };
}

test("devices stay with their machine: another starts with none, and the first finds its own again", async () => {
  const folder = dataFolder({});
  await folder.open("village-hall").set({ devices: { host: "罗技 C920", microphone: "话筒" } });
  const school = folder.open("school");
  expect(Object.values(school.devices)).toEqual([null, null, null, null, null]);
  await school.set({ devices: { host: "自带摄像头" }, village: "竹园村" });
  expect(folder.open("village-hall").devices).toMatchObject({ host: "罗技 C920", microphone: "话筒" });
  expect(folder.open("school").devices).toMatchObject({ host: "自带摄像头", microphone: null });
  expect(folder.read().village).toBe("竹园村");
});

test("devices from before machines were told apart belong to the machine that opens them first, for good", () => {
  const folder = dataFolder({
    devices: { host: "旧摄像头", second: null, overhead: null, microphone: null },
  });
  expect(folder.open("old").devices.host).toBe("旧摄像头");
  expect(folder.open("new").devices.host).toBeNull();
  expect(folder.open("old").devices.host).toBe("旧摄像头");
});

test("a folder without devices is not written to by being opened", () => {
  const folder = dataFolder({ village: "长胜村" });
  folder.open("here");
  expect(folder.read().machines).toEqual({});
  expect(settingsOn("here", folder.read()).machines).toEqual({ here: folder.read().devices });
});

test("a machine's id is short, stays, and does not hang on the order of its network cards", () => {
  const traits = { hostname: "PC", platform: "win32", systemId: "", addresses: ["b8:27:eb:00:00:02"] };
  const id = machineId(traits);
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  const more = ["02:42:ac:11:00:02", "f0:18:98:00:00:01", "00:00:00:00:00:00", "b8:27:eb:00:00:02"];
  expect(machineId({ ...traits, hostname: "pc", addresses: more })).toBe(id);
  expect(machineId({ ...traits, addresses: more.toReversed() })).toBe(id);
  expect(machineId({ ...traits, hostname: "other" })).not.toBe(id);
  const named = { ...traits, systemId: "abc" };
  expect(machineId({ ...named, addresses: [] })).toBe(machineId(named));
  expect(machineId(named)).not.toBe(id);
  expect(machineId(thisMachine())).toBe(machineId(thisMachine()));
});
