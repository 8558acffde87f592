import { expect, test } from "vitest";
import { createSettings, mergeSettings, readSettings } from "../../../main/settings";
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
    onChanged: () => {},
  });
  expect(() => service.handlers["settings.set"]({ village: "长胜村" })).toThrow();
  expect(context.store.get().settings.village).toBe("");
});
