import { describe, expect, test } from "vitest";
import { type Platform, settingsSchema } from "../../../preload/contract";
import { kbpsOf, lineBudget } from "../../../renderer/features/platforms/budget";
import { deadlineOf } from "../../../renderer/features/platforms/deadline";
import { limitLines } from "../../../renderer/features/platforms/limits";
import { movedTo, placeAt } from "../../../renderer/features/platforms/order";
import {
  destinationFaults,
  destinationOf,
  destinationWarnings,
  freeName,
  isFullWidth,
  narrowed,
  splitPasted,
  withPasted,
} from "../../../renderer/features/platforms/platform-form";

describe("the upload of all platforms against what the line carries", () => {
  const one = (id: string, part: object = {}) => ({
    ...{ id, name: id, enabled: true, kind: "rtmp" as const, server: `rtmp://${id}.example/live` },
    ...part,
  });
  const known = (kbps: number | null, relay: object = {}) => ({
    network: { ownAddresses: ["192.168.1.7"], serverSecrets: { ingestKey: "", controlToken: "" } },
    settings: settingsSchema.parse({
      video: { videoKbps: 2500, audioKbps: 128 },
      relay: {
        ...settingsSchema.parse({}).relay,
        upload: kbps === null ? null : { kbps, at: 0, how: "typed" },
        ...relay,
      },
    }),
  });
  const three = [one("a"), one("b"), one("c")];

  test("each enabled platform takes one copy, and three tenths are kept back", () => {
    expect(lineBudget([one("a"), one("b"), one("c", { enabled: false })], known(null))).toMatchObject({
      totalKbps: 5256,
      neededKbps: 7509,
      availableKbps: null,
      switchOffFirst: [],
    });
  });

  test("the least important are switched off first, and no more than needed", () => {
    const off = (kbps: number) => lineBudget(three, known(kbps)).switchOffFirst.map(({ id }) => id);
    expect(off(12_000)).toEqual([]);
    expect(off(11_000)).toEqual(["c"]);
    expect(off(4000)).toEqual(["c", "b"]);
    expect(off(1000)).toEqual(["c", "b", "a"]);
  });

  test("neither this computer nor a companion counts", () => {
    const all = [
      one("here", { server: "rtmp://127.0.0.1:1935/live" }),
      one("there"),
      one("douyin", { kind: "companion", server: "" }),
    ];
    expect(lineBudget(all, known(8000))).toMatchObject({
      shares: [{ id: "there", kbps: 2628, fits: true }],
      localCount: 1,
      companionCount: 1,
    });
    // The very same sum as before going live: an address of this computer takes nothing of the line.
    const near = lineBudget([one("near", { server: "rtmp://192.168.1.7/live" })], known(8000));
    expect(near).toMatchObject({ shares: [], localCount: 1 });
  });

  test("one copy goes to a server that passes it on, and none where nothing is on", () => {
    const passing = known(8000, {
      engine: "nginx-rtmp",
      nginx: { ingest: "rtmp://county.example/ingest", control: "" },
    });
    expect(lineBudget(three, passing, "县").shares).toEqual([
      { id: "nginx-rtmp", name: "县", kbps: 2628, fits: true },
    ]);
    expect(lineBudget([one("a", { enabled: false })], passing, "县").shares).toEqual([]);
    const nginx = { ingest: "rtmp://county.example/ingest", control: "" };
    const slow = lineBudget(three, known(2000, { engine: "nginx-rtmp", nginx }), "县");
    expect(slow).toMatchObject({ totalKbps: 2628, usableKbps: 1400, switchOffFirst: [] });
  });

  test("a figure off a speed test is read as people type it", () => {
    expect(["20", " ２０．５ ", "20 Mbps", "20兆", "0.5"].map(kbpsOf)).toEqual([
      20_000, 20_500, 20_000, 20_000, 500,
    ]);
    expect(["", "很快", "0", "0.05", "-5", "20000", "1,5"].map(kbpsOf)).toEqual(Array(7).fill(null));
  });
});

test("a destination is moved to a place, and the others keep their order", () => {
  expect(movedTo(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
  expect(movedTo(["a", "b", "c"], "a", 9)).toEqual(["b", "c", "a"]);
  expect(movedTo(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  expect(movedTo(["a"], "gone", 0)).toEqual(["a"]);
});

test("a dragged row lands before the first whose middle is below the pointer", () => {
  const middles = [50, 150, 250];
  expect([0, 149, 151, 300].map((y) => placeAt(middles, 0, y))).toEqual([0, 0, 1, 2]);
  expect([10, 60, 240, 260].map((y) => placeAt(middles, 1, y))).toEqual([0, 1, 1, 2]);
});

test("the deadline counts down to the whole second and is past at once", () => {
  expect(deadlineOf(null, 0)).toBeNull();
  expect(deadlineOf(48_000, 0)).toEqual({ kind: "ahead", seconds: 48 });
  expect(deadlineOf(48_000, 47_999)).toEqual({ kind: "ahead", seconds: 1 });
  expect(deadlineOf(48_000, 48_000)).toEqual({ kind: "past" });
});

test("limits that nobody published are left out, and the others say who did", () => {
  const blank = {
    ...{ maxVideoKbps: null, minVideoKbps: null, maxSize: null, maxFramesPerSecond: null },
    ...{
      keyframeSeconds: null,
      videoCodecs: null,
      maxBFrames: null,
      audioKbps: null,
      audioSampleRates: null,
    },
  };
  const key = { pattern: null, singleUse: false, validHours: null };
  expect(limitLines({ limits: blank, graceSeconds: null, key })).toEqual([]);
  const by = { source: "the platform", date: "2026-11-01" };
  const lines = limitLines({
    limits: {
      ...blank,
      maxBFrames: { value: 0, ...by },
      audioSampleRates: { value: [44_100, 48_000], ...by },
    },
    graceSeconds: { value: { least: 60, most: 120 }, ...by },
    key: { ...key, singleUse: true },
  });
  expect(lines.map(({ key: name, values }) => [name, values])).toMatchObject([
    ["noBFrames", { count: 0 }],
    ["audioSampleRates", { rates: "44.1 / 48" }],
    ["grace", { least: 60, most: 120 }],
    ["singleUse", {}],
  ]);
  expect(lines[0]).toMatchObject(by);
});

describe("the form of a destination", () => {
  const draft = {
    id: "a",
    platform: "custom",
    name: "村台",
    server: "rtmp://a.cn/live",
    key: "",
    enabled: true,
  };

  test("a key in the wrong field is noticed before it is saved", () => {
    expect(destinationFaults(draft)).toEqual({});
    const signed = { ...draft, server: "rtmp://a.cn/live?key=abc" };
    expect(destinationFaults(signed)).toEqual({ server: "keyInServer" });
    expect(destinationFaults(signed, true)).toEqual({});
    expect(destinationFaults({ ...draft, server: `rtmp://a.cn/live/${"k".repeat(30)}` })).toEqual({
      server: "keyInServer",
    });
    expect(destinationFaults({ ...draft, server: " " })).toEqual({ server: "serverMissing" });
    expect(destinationFaults({ ...draft, key: "rtmp://a.cn/live" })).toEqual({ key: "addressInKey" });
    expect(destinationFaults({ ...draft, key: "ab cd" })).toEqual({ key: "keyBlank" });
    expect("key" in destinationOf(draft)).toBe(false);
    expect(destinationOf({ ...draft, key: " k1 " }).key).toBe("k1");
  });

  test.each([
    ["rtmp://a.cn/live/stream-0123456789abcdef", "rtmp://a.cn/live", "stream-0123456789abcdef"],
    ["rtmp://a.cn/live-bvc/?streamname=live_1&key=2", "rtmp://a.cn/live-bvc", "?streamname=live_1&key=2"],
    ["rtmps://a.cn:443/x/y/room1?auth=1/2", "rtmps://a.cn:443/x/y", "room1?auth=1/2"],
    ["ｒｔｍｐ：／／a。cn／live／stream-0123456789abcdef", "rtmp://a.cn/live", "stream-0123456789abcdef"],
  ])("%s is a server with its key", (text, server, key) => {
    expect(splitPasted(text)).toEqual({ server, key });
    expect(withPasted(draft, "server", text)).toMatchObject({ draft: { server, key }, wasSplit: true });
    expect(withPasted(draft, "key", text)).toMatchObject({ draft: { server, key }, wasSplit: true });
  });

  test.each([
    "rtmp://a.cn/live",
    "rtmp://a.cn/live/",
    "rtmp://a.cn/live/room1",
    "rtmp://a.cn/live?k=1",
    "abc",
  ])("%s is not taken apart", (text) => expect(splitPasted(text)).toBeNull());

  test("what is typed is left as it is typed", () => {
    const server = "rtmp://a.cn/live/0123456789abcdef";
    expect(withPasted({ ...draft, server: server.slice(0, -1) }, "server", server).wasSplit).toBe(false);
    expect(withPasted(draft, "name", server).wasSplit).toBe(false);
  });

  test("what a Chinese keyboard types is noticed and put right", () => {
    expect(isFullWidth("rtmp：//a.cn")).toBe(true);
    expect(isFullWidth("rtmp://竹元.cn/live")).toBe(false);
    expect(narrowed("ｒｔｍｐ：／／a。cn／ｌｉｖｅ？ｋ＝１")).toBe("rtmp://a.cn/live?k=1");
  });

  test("an address or a key that the platform never gives out is doubted, not refused", () => {
    const platform: Pick<Platform, "serverPatterns" | "key"> = {
      serverPatterns: ["^rtmps?://[^/]*\\.known\\.cn/"],
      key: { pattern: "^\\?streamname=", singleUse: false, validHours: null },
    };
    const fitting = { ...draft, server: "RTMP://push.known.cn/live", key: "?streamname=1" };
    expect(destinationWarnings(fitting, platform)).toEqual({});
    const other = { ...draft, key: "abc" };
    expect(destinationWarnings(other, platform)).toEqual({ server: "unfit", key: "unfit" });
    expect(destinationFaults(other)).toEqual({});
    expect(destinationWarnings(other, undefined)).toEqual({});
    expect(destinationWarnings({ ...draft, server: "rtmp：//a", key: "" }, platform)).toEqual({
      server: "fullWidth",
    });
  });

  test("a second one of a platform is named apart", () => {
    expect(freeName("快手", [])).toBe("快手");
    expect(freeName("快手", ["快手", "快手 2"])).toBe("快手 3");
  });
});
