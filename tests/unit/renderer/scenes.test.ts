import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { initialState } from "../../../main/core";
import type { Preset, PresetDifference, StudioState } from "../../../preload/contract";
import { platformMeant, zoneOf } from "../../../renderer/app/safe-zone";
import { fillToCome } from "../../../renderer/features/on-air/next-picture";
import { placesOf } from "../../../renderer/features/scenes/camera-look";
import { groupsOf, orientationShown, rowShown } from "../../../renderer/features/scenes/gallery";
import { shareOf } from "../../../renderer/features/scenes/level-meter";
import { whyNotTurn } from "../../../renderer/features/scenes/orientation-switch";
import { told } from "../../../renderer/features/scenes/outcome";
import { restoreAll } from "../../../renderer/features/scenes/restore-all";
import { colourPreset } from "../../helpers/obs-engine";

const preset = (id: string, pack: Preset["pack"]): Preset => ({ ...colourPreset, id, pack });
const difference = (scene: string, message: string): PresetDifference => ({
  scene,
  layer: "camera",
  code: "presets.layer-hidden",
  message,
});

describe("the gallery", () => {
  const presets = [
    preset("mine", null),
    preset("sale-board", "product-showcases"),
    preset("closing", "village-stories"),
    preset("unheard-of", "village-stories"),
    preset("opening-countdown", "village-stories"),
  ];

  test("packs in their order, presets as a show comes to need them, one's own last", () => {
    expect(
      groupsOf(presets).map(({ pack, presets: inPack }) => [pack, ...inPack.map(({ id }) => id)]),
    ).toEqual([
      ["village-stories", "opening-countdown", "closing", "unheard-of"],
      ["product-showcases", "sale-board"],
      ["own", "mine"],
    ]);
    expect(groupsOf(presets.slice(0, 1))).toHaveLength(1);
  });

  test("it opens at the show's first preset, and at the devices where there is no preset at all", () => {
    const state = initialState();
    expect(rowShown(null, state)).toBe("devices");
    state.library.presets = presets;
    expect(rowShown(null, state)).toBe("opening-countdown");
    state.show.open = { presets: ["gone", "closing"] } as StudioState["show"]["open"];
    expect(rowShown(null, state)).toBe("closing");
    expect(rowShown("sale-board", state)).toBe("sale-board");
    expect(rowShown("was-removed", state)).toBe("closing");
    expect(rowShown("devices", state)).toBe("devices");
  });

  test("the show decides the shape, then whoever looks, then what stands", () => {
    const state = initialState();
    expect(orientationShown(null, state)).toBe("landscape");
    state.scenes.applied = [{ preset: "a", orientation: "portrait", at: 0 }];
    expect(orientationShown(null, state)).toBe("portrait");
    expect(orientationShown("landscape", state)).toBe("landscape");
    state.show.open = { orientation: "portrait" } as StudioState["show"]["open"];
    expect(orientationShown("landscape", state)).toBe("portrait");
  });

  test("the shape stays while the audience or a recording sees it", () => {
    const state = initialState();
    expect(whyNotTurn(state)).toBeNull();
    state.recording.status = "recording";
    expect(whyNotTurn(state)).toBe("recording");
    state.rehearsal.active = true;
    expect(whyNotTurn(state)).toBe("rehearsal");
    state.live.status = "on-air";
    expect(whyNotTurn(state)).toBe("live");
  });
});

describe("restoring", () => {
  test("all: what differs is restored, what fails keeps no other from its turn", async () => {
    const found: Record<string, PresetDifference[] | undefined> = {
      same: [],
      differs: [difference("主播", "「摄像头」被隐藏了")],
      unread: undefined,
      refuses: [difference("主播", "「摄像头」左右反了")],
    };
    const restored: string[] = [];
    const progress: number[] = [];
    const summary = await restoreAll(
      ["unread", "refuses", "same", "differs"],
      {
        diff: async (id) => found[id],
        restore: async (id) => {
          restored.push(id);
          return id === "refuses" ? undefined : {};
        },
      },
      (done) => progress.push(done),
    );
    expect(summary).toEqual({
      same: ["same"],
      restored: [{ preset: "differs", differences: found.differs }],
      failed: ["unread", "refuses"],
    });
    expect(restored).toEqual(["refuses", "differs"]);
    expect(progress).toEqual([0, 1, 2, 3]);
  });

  test("a sentence is told once a scene", () => {
    const twice = [difference("主播", "甲"), difference("主播", "甲"), difference("近景", "甲")];
    expect(told(twice)).toEqual([twice[0], twice[2]]);
  });
});

describe("safe zones", () => {
  const zone = { top: 0.1, right: 0.1, bottom: 0.3, left: 0.1 };
  const careful = { top: 0.05, right: 0.05, bottom: 0.05, left: 0.05 };
  const platform = (id: string, portrait: typeof zone | null) =>
    ({ id, safeZones: { landscape: null, portrait, source: "" } }) as StudioState["library"]["platforms"][0];
  const custom = { id: "custom", safeZones: { landscape: careful, portrait: careful, source: "" } };
  const platforms = [
    platform("youtube", zone),
    platform("douyin", null),
    custom as StudioState["library"]["platforms"][0],
  ];

  test("a published one is used; where none is, the careful one, and it is said", () => {
    expect(zoneOf(platforms, "youtube", "portrait")).toMatchObject({ zone, isPublished: true });
    expect(zoneOf(platforms, "youtube", "landscape")).toMatchObject({ zone: careful, isPublished: false });
    expect(zoneOf(platforms, "douyin", "portrait")).toMatchObject({ zone: careful, isPublished: false });
    expect(zoneOf(platforms, "custom", "portrait")).toMatchObject({ zone: careful, isPublished: false });
    expect(zoneOf(platforms, "gone", "portrait")?.platform.id).toBe("custom");
    expect(zoneOf([], "youtube", "portrait")).toBeNull();
  });

  test("unless one is chosen, it is that of the first platform that is on", () => {
    const destinations = [
      { platform: "bilibili", enabled: false },
      { platform: "youtube", enabled: true },
    ] as StudioState["destinations"];
    expect(platformMeant(null, { destinations })).toBe("youtube");
    expect(platformMeant("douyin", { destinations })).toBe("douyin");
    expect(platformMeant(null, { destinations: [] })).toBe("custom");
  });

  test("what draws one can call nothing of the studio", () => {
    for (const file of [
      "components/safe-zone.tsx",
      "app/safe-zone.ts",
      "features/on-air/safe-zone-toggle.tsx",
    ]) {
      const source = readFileSync(join(import.meta.dirname, "../../../renderer", file), "utf8");
      expect(source, file).not.toMatch(/\b(call|act|perform|bridge|fetch)\b\s*[(,}]/);
    }
  });
});

describe("what comes next", () => {
  const [scene] = colourPreset.scenes;
  if (scene === undefined) throw new Error("no scene");
  const everywhere = scene.layers[0]?.layout ?? { landscape: null, portrait: null };
  const layer = { id: "picture", name: { "zh-CN": "图" }, layout: everywhere };
  const withPicture = {
    ...scene,
    layers: [
      ...scene.layers,
      { ...layer, kind: "image" as const, settings: { role: "story" as const, motion: "none" as const } },
    ],
  };
  const withTitle = {
    ...scene,
    layers: [
      { ...layer, kind: "text" as const, settings: { text: "{segment}", colour: "#ffffff", bold: false } },
    ],
  };
  const segment = { title: "老屋", picture: "media:old.jpg", products: [] as string[] };
  const state = initialState();
  const fill = (of: typeof scene, part: Partial<typeof segment> = {}) =>
    fillToCome(of, { ...segment, ...part } as Parameters<typeof fillToCome>[1], state);

  test("the engine's own picture is right where nothing of it is yet to be filled", () => {
    expect(fill(scene)).toBeUndefined();
    expect(fill(withPicture, { picture: undefined as never })).toBeUndefined();
    state.scenes.pictures.story = "media:old.jpg";
    expect(fill(withPicture)).toBeUndefined();
  });

  test("it is drawn with what it will show where that differs: another picture, the segment's title", () => {
    state.scenes.pictures.story = "media:other.jpg";
    expect(fill(withPicture)).toEqual({ pictures: { story: "media:old.jpg" }, segment: "老屋" });
    expect(fill(withTitle)).toMatchObject({ segment: "老屋" });
  });
});

test("a camera is looked at in the scene that shows it largest", () => {
  const camera = (id: string, w: number) => ({
    id,
    name: { "zh-CN": id },
    kind: "camera" as const,
    settings: { device: "host" as const, mirror: false },
    layout: {
      landscape: { frame: { x: 0, y: 0, w, h: w }, fit: "cover" as const, align: "centre" as const },
      portrait: null,
    },
  });
  const of = (id: string, w: number): Preset => ({
    ...colourPreset,
    id,
    scenes: [{ ...colourPreset.scenes[0], layers: [camera("c", w)] } as Preset["scenes"][0]],
  });
  const presets = [of("small", 0.3), of("large", 1), of("half", 0.5)];
  expect(placesOf(presets, "host", "landscape").map(({ preset: { id } }) => id)).toEqual([
    "large",
    "half",
    "small",
  ]);
  expect(placesOf(presets, "host", "portrait")).toEqual([]);
  expect(placesOf(presets, "overhead", "landscape")).toEqual([]);
  expect(placesOf(presets, "screen", "landscape")).toEqual([]);
});

test("a meter begins at −60 dB and ends at full scale", () => {
  expect([-80, -60, -30, 0, 6].map(shareOf)).toEqual([0, 0, 0.5, 1, 1]);
});
