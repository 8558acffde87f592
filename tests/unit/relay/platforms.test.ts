import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPlatforms } from "../../../main/relay";

const resources = join(import.meta.dirname, "../../../resources");

test("every platform file is valid, in both languages, and named after its id", async () => {
  const platforms = await loadPlatforms(resources);
  const files = readdirSync(join(resources, "platforms")).map((name) => name.replace(/\.json$/, ""));
  expect(platforms.map(({ id }) => id).sort()).toEqual(files.sort());
  for (const { name, keySteps, limits, sources } of platforms) {
    expect(name.en).toBeTruthy();
    expect(keySteps.length).toBeGreaterThan(0);
    for (const step of keySteps) expect(step.en).toBeTruthy();
    // A figure needs somebody who published it.
    if (Object.values(limits).some((limit) => limit !== null)) expect(sources.length).toBeGreaterThan(0);
  }
});

test("Douyin is fed through its own companion and says so first", async () => {
  const [douyin, ...others] = await loadPlatforms(resources);
  expect(douyin).toMatchObject({ id: "douyin", kind: "companion" });
  expect(douyin?.keySteps[0]?.["zh-CN"]).toContain("抖音不给推流密钥");
  expect(others.every(({ kind }) => kind === "rtmp")).toBe(true);
  expect(others.at(-1)?.id).toBe("custom");
});
