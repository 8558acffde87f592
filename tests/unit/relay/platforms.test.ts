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

test("a safe zone leaves room in the middle and says where it comes from; there is a careful one for each shape", async () => {
  const platforms = await loadPlatforms(resources);
  for (const { id, safeZones } of platforms)
    for (const zone of [safeZones.landscape, safeZones.portrait]) {
      if (zone === null) continue;
      expect(zone.top + zone.bottom, id).toBeLessThan(0.6);
      expect(zone.left + zone.right, id).toBeLessThan(0.4);
      expect(safeZones.source, id).not.toBe("");
    }
  const careful = platforms.find(({ id }) => id === "custom")?.safeZones;
  expect(careful?.landscape).not.toBeNull();
  expect(careful?.portrait).not.toBeNull();
});
