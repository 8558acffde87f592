import { describe, expect, test } from "vitest";
import type { DesiredSound } from "../../../main/obs/scenes/desired";
import {
  duckFilter,
  type FilterTable,
  servesRole,
  voiceFilters,
} from "../../../main/obs/scenes/filter-kinds";
import { planSounds } from "../../../main/obs/scenes/plan-sound";
import type { Present, PresentFilter, PresentSound } from "../../../main/obs/scenes/present";
import { nothing } from "./scene-fixtures";

const table: FilterTable = {
  noise: { kind: "noise_suppress_filter_v2", defaults: { method: "rnnoise" } },
  gain: { kind: "gain_filter", defaults: { db: 0 } },
  limiter: { kind: "limiter_filter", defaults: { threshold: -6 } },
  duck: { kind: "compressor_filter", defaults: { ratio: 10 } },
};
const source = "红村·麦克风";
const voice: DesiredSound = {
  scene: "host",
  layer: "microphone",
  source,
  part: "voice",
  decibels: null,
  filters: voiceFilters(table),
};
const music: DesiredSound = {
  ...{ scene: "host", layer: "music", source: "红村·音乐", part: "music", decibels: -20 },
  filters: duckFilter(table, source),
};

const asHeld = (sound: DesiredSound): PresentFilter[] =>
  sound.filters.map(({ name, kind, settings }) => ({ name, kind, settings: { ...settings }, enabled: true }));

function holding(sound: DesiredSound, more: Partial<PresentSound> = {}): Present {
  const present = nothing();
  present.inputs.set(sound.source, { kind: "x", settings: {} });
  const held = { muted: false, decibels: sound.decibels ?? 0, filters: asHeld(sound), ...more };
  present.sounds.set(sound.source, held);
  return present;
}
const codes = (sound: DesiredSound, more: Partial<PresentSound>) =>
  planSounds([sound], holding(sound, more), true).differences.map(({ code }) => code);

test("a sound as wanted asks for nothing; one just made gets its filters without being a difference", () => {
  for (const sound of [voice, music])
    expect(planSounds([sound], holding(sound), true)).toEqual({
      requests: [],
      differences: [],
      inverses: [],
    });
  const made = nothing();
  for (const sound of [voice, music]) made.inputs.set(sound.source, { kind: "x", settings: {} });
  const plan = planSounds([voice, music], made, true);
  expect(plan.differences).toEqual([]);
  expect(plan.inverses).toEqual([]);
  expect(plan.requests.map(({ requestType }) => requestType)).toEqual([
    ...["CreateSourceFilter", "CreateSourceFilter", "CreateSourceFilter"],
    ...["SetInputVolume", "CreateSourceFilter"],
  ]);
  expect(planSounds([voice], nothing(), true).requests).toEqual([]);
});

describe("each fault is told by its own code", () => {
  const without = (name: string) => asHeld(voice).filter((filter) => filter.name !== name);
  const changed = (sound: DesiredSound, name: string, settings: PresentFilter["settings"]) =>
    asHeld(sound).map((filter) => (filter.name === name ? { ...filter, settings } : filter));

  test.each([
    [voice, { filters: without("红村·降噪") }, "presets.no-noise-suppression"],
    [voice, { filters: without("红村·增益") }, "presets.no-gain"],
    [voice, { filters: without("红村·限幅") }, "presets.no-limiter"],
    [voice, { filters: changed(voice, "红村·增益", { db: 20 }) }, "presets.gain-changed"],
    [voice, { filters: changed(voice, "红村·限幅", {}) }, "presets.limiter-changed"],
    [voice, { filters: changed(voice, "红村·降噪", { method: "speex" }) }, "presets.noise-changed"],
    [
      voice,
      { filters: asHeld(voice).map((each, index) => ({ ...each, enabled: index > 0 })) },
      "presets.no-noise-suppression",
    ],
    [voice, { muted: true }, "presets.microphone-muted"],
    [voice, { decibels: -48 }, "presets.microphone-quiet"],
    [music, { filters: [] }, "presets.no-ducking"],
    [music, { filters: changed(music, "红村·人声闪避", {}) }, "presets.ducking-changed"],
    [music, { decibels: -3 }, "presets.music-volume"],
    [music, { muted: true }, "presets.music-muted"],
  ] as const)("%#: %j", (sound, more, code) => {
    expect(codes(sound, more as Partial<PresentSound>)).toEqual([code]);
  });

  test("a fader that the user has set where he can be heard is his own", () => {
    expect(codes(voice, { decibels: -12 })).toEqual([]);
  });
});

test("a noise filter that comes back stands before the limiter, and undo takes it off", () => {
  const filters = asHeld(voice).slice(1);
  const { requests, inverses } = planSounds([voice], holding(voice, { filters }), true);
  expect(requests).toMatchObject([
    { requestType: "CreateSourceFilter", requestData: { filterName: "红村·降噪" } },
    { requestType: "SetSourceFilterIndex", requestData: { filterName: "红村·降噪", filterIndex: 0 } },
  ]);
  expect(inverses).toMatchObject([{ request: { requestType: "RemoveSourceFilter" } }]);
});

test("a filter of the user's own that does the same is left alone, also where it is off", () => {
  const filters: PresentFilter[] = [
    { name: "我的降噪", kind: "noise_suppress_filter", enabled: false, settings: {} },
    { name: "我的增益", kind: "gain_filter", enabled: true, settings: { db: 3 } },
    { name: "我的限幅", kind: "limiter_filter", enabled: true, settings: {} },
  ];
  expect(codes(voice, { filters })).toEqual([]);
  expect(servesRole("noise", "nvidia_audiofx_filter", {})).toBe(true);
  // A compressor that listens to nobody does not make way for a voice.
  expect(servesRole("duck", "compressor_filter", { sidechain_source: "none" })).toBe(false);
  expect(servesRole("duck", "compressor_filter", { sidechain_source: "Mic/Aux" })).toBe(true);
});

test("a microphone muted by hand stays muted unless its preset is asked for by name", () => {
  const muted = holding(voice, { muted: true });
  expect(planSounds([voice], muted, false)).toMatchObject({ requests: [], inverses: [] });
  expect(planSounds([voice], muted, true).requests).toEqual([
    { requestType: "SetInputMute", requestData: { inputName: source, inputMuted: false } },
  ]);
});

test("an OBS without the filters is asked for none; one with the older kind gets that", () => {
  expect(voiceFilters({})).toEqual([]);
  expect(duckFilter({}, source)).toEqual([]);
  const old = { noise: { kind: "noise_suppress_filter", defaults: {} } };
  expect(voiceFilters(old)).toEqual([
    { role: "noise", name: "红村·降噪", kind: "noise_suppress_filter", settings: {} },
  ]);
});
