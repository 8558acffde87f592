import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPlatforms } from "../../../main/relay";
import { platformSchema } from "../../../preload/contract";

const resources = join(import.meta.dirname, "../../../resources");

test("every platform file is valid, in both languages, and named after its id; village anchors' come first", async () => {
  const platforms = await loadPlatforms(resources);
  const files = readdirSync(join(resources, "platforms")).map((name) => name.replace(/\.json$/, ""));
  const ids = platforms.map(({ id }) => id);
  expect([...ids].sort()).toEqual(files.sort());
  expect(ids.join(" ")).toBe(
    "douyin kuaishou taobao wechat-channels xiaohongshu pinduoduo bilibili youtube facebook twitch tiktok custom custom-rtmps",
  );
  for (const { name, keySteps } of platforms) {
    expect(name.en).toBeTruthy();
    expect(keySteps.length).toBeGreaterThan(0);
    for (const step of keySteps) expect(step.en).toBeTruthy();
  }
});

test("a figure without its source and day is refused, and every file names where its figures come from", async () => {
  const [kuaishou] = (await loadPlatforms(resources)).filter(({ id }) => id === "kuaishou");
  expect(platformSchema.safeParse(kuaishou).success).toBe(true);
  for (const figure of [
    { value: 60 },
    { value: 60, source: "", date: "2026-11-28" },
    { value: 60, source: "x", date: "today" },
  ])
    expect(
      platformSchema.safeParse({ ...kuaishou, limits: { ...kuaishou?.limits, keyframeSeconds: figure } })
        .success,
    ).toBe(false);
  for (const { id, limits, graceSeconds, key, sources } of await loadPlatforms(resources)) {
    const figures = [...Object.values(limits), graceSeconds, key.validHours].filter(
      (figure) => figure !== null,
    );
    for (const { date } of figures)
      expect(Date.parse(date), id).toBeLessThanOrEqual(Date.parse("2026-12-31"));
    if (!id.startsWith("custom")) expect(sources.length, id).toBeGreaterThan(0);
  }
});

test("patterns are regular expressions that fit the platform's own server, and no other's", async () => {
  const platforms = await loadPlatforms(resources);
  const fits = (patterns: readonly string[], text: string) =>
    patterns.some((pattern) => new RegExp(pattern, "i").test(text));
  for (const { id, defaultServer, serverPatterns, key } of platforms) {
    if (defaultServer !== null) expect(fits(serverPatterns, defaultServer), id).toBe(true);
    if (key.pattern !== null) expect(new RegExp(key.pattern, "i").test("好"), id).toBe(false);
    const strangers = platforms.filter((other) => other.id !== id && other.id !== "custom-rtmps");
    for (const other of strangers)
      if (defaultServer !== null)
        expect(fits(other.serverPatterns, defaultServer), `${id} ${other.id}`).toBe(false);
  }
});

test.each([
  ["bilibili", "?streamname=live_12345_678&key=0a1b2c3d&schedule=rtmp&pflag=2", "123456789"],
  ["youtube", "a1b2-c3d4-e5f6-g7h8-i9j0", "live_123_abc"],
  ["twitch", "live_44322889_a34ub37c8ajv98a0", "a1b2-c3d4-e5f6-g7h8"],
  ["facebook", "FB-3065018996948-0-AbxZ?s_bl=1", "streamkey"],
])("a key of %s is known by its shape", async (platform, own, foreign) => {
  const found = (await loadPlatforms(resources)).find(({ id }) => id === platform);
  const pattern = new RegExp(found?.key.pattern ?? "never", "i");
  expect(pattern.test(own)).toBe(true);
  expect(pattern.test(foreign)).toBe(false);
});

test("what is published of room and key is there: Kuaishou waits a minute or two and its key serves once, Twitch waits 90 s", async () => {
  const platforms = await loadPlatforms(resources);
  const of = (id: string) => platforms.find((platform) => platform.id === id);
  expect(of("kuaishou")?.graceSeconds?.value).toEqual({ least: 60, most: 120 });
  expect(of("kuaishou")?.key).toMatchObject({ singleUse: true, validHours: { value: 48 } });
  expect(of("twitch")?.graceSeconds?.value).toEqual({ least: 90, most: 90 });
  // Nobody has published it: blank, not guessed.
  expect(of("wechat-channels")?.graceSeconds).toBeNull();
});

test("a companion comes with a checklist of five lines; Douyin's says first why no key is captured", async () => {
  const platforms = await loadPlatforms(resources);
  const companions = platforms.filter(({ kind }) => kind === "companion");
  expect(companions.map(({ id }) => id)).toEqual(["douyin", "pinduoduo"]);
  for (const { keySteps, defaultServer } of companions) {
    expect(keySteps).toHaveLength(5);
    expect(defaultServer).toBeNull();
    const [camera, sound, orientation, preview, room] = keySteps.map((step) => step["zh-CN"]);
    expect(camera).toContain("OBS 虚拟摄像机");
    expect(sound).toContain("麦克风");
    expect(orientation).toContain("竖屏");
    expect(preview).toContain("预览");
    expect(room).toContain("开播");
  }
  const first = companions[0]?.keySteps[0]?.["zh-CN"];
  expect(first).toContain("抖音不给推流密钥");
  expect(first).toContain("封号，本软件不做");
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
