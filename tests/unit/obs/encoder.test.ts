import { expect, test } from "vitest";
import { initialState } from "../../../main/core";
import type { ObsLink } from "../../../main/obs/connection/link";
import { codecOf, readEncoderFacts } from "../../../main/obs/outputs/encoder-facts";
import { encoderNeeds } from "../../../main/obs/outputs/encoder-needs";
import { bFramesOf, keyframeSecondsOf, managedOptions } from "../../../main/obs/outputs/x264-options";
import type { DestinationState, Platform } from "../../../preload/contract";

/** OBS 29's answers: a parameter that is not set and has no default is null. */
function linkWith(parameters: Record<string, string>, video: Partial<Record<string, number>> = {}): ObsLink {
  const size = { outputWidth: 1280, outputHeight: 720, fpsNumerator: 30, fpsDenominator: 1, ...video };
  return {
    read: async (name: string, asked: { parameterCategory: string; parameterName: string }) =>
      name === "GetVideoSettings"
        ? size
        : { parameterValue: parameters[`${asked.parameterCategory}/${asked.parameterName}`] ?? null },
  } as unknown as ObsLink;
}

const simple = {
  "Output/Mode": "Simple",
  "Audio/SampleRate": "48000",
  "Audio/ChannelSetup": "Stereo",
  "SimpleOutput/StreamEncoder": "x264",
  "SimpleOutput/Preset": "veryfast",
  "SimpleOutput/UseAdvanced": "false",
  "SimpleOutput/VBitrate": "6000",
};
const rates = { videoKbps: 2500, audioKbps: 128 };
const noNeeds = { keyframeSeconds: 2, maxBFrames: null };

test("simple mode: what the studio will set is told, not what OBS is set to now", async () => {
  expect(await readEncoderFacts(linkWith(simple), { rates, needs: noNeeds })).toEqual({
    ...{ encoder: "x264", videoCodec: "h264", videoKbps: 2500, keyframeSeconds: 2, maxBFrames: 3 },
    ...{ audioKbps: 128, sampleRate: 48000, channels: 2, width: 1280, height: 720, framesPerSecond: 30 },
    isFixed: false,
  });
  const strict = { keyframeSeconds: 1, maxBFrames: 0 };
  expect(await readEncoderFacts(linkWith(simple), { rates, needs: strict })).toMatchObject({
    keyframeSeconds: 1,
    maxBFrames: 0,
  });
});

test("options of the user's own count where OBS uses them, and only there", async () => {
  const own = { ...simple, "SimpleOutput/x264Settings": "keyint=300 bframes=2" };
  expect(await readEncoderFacts(linkWith(own), { rates, needs: noNeeds })).toMatchObject({
    keyframeSeconds: 2,
    maxBFrames: 3,
  });
  const used = { ...own, "SimpleOutput/UseAdvanced": "true" };
  const strict = { keyframeSeconds: 2, maxBFrames: 0 };
  expect(await readEncoderFacts(linkWith(used), { rates, needs: strict })).toMatchObject({
    keyframeSeconds: 10,
    maxBFrames: 2,
  });
});

test("a hardware encoder in simple mode sets its keyframes as it likes", async () => {
  const link = linkWith(
    { ...simple, "SimpleOutput/StreamEncoder": "nvenc_hevc" },
    { fpsNumerator: 60_000, fpsDenominator: 1001 },
  );
  const facts = await readEncoderFacts(link, { rates, needs: noNeeds });
  expect(facts).toMatchObject({ videoCodec: "hevc", keyframeSeconds: 0, maxBFrames: null });
  expect(facts.framesPerSecond).toBeCloseTo(59.94, 2);
});

test("advanced mode: what lies in OBS's own file is not known, the rest is", async () => {
  const advanced = {
    ...{ "Output/Mode": "Advanced", "Audio/SampleRate": "44100", "Audio/ChannelSetup": "Mono" },
    ...{ "AdvOut/Encoder": "obs_x264", "AdvOut/TrackIndex": "2", "AdvOut/Track1Bitrate": "96" },
    ...{ "AdvOut/Track2Bitrate": "192", "AdvOut/Rescale": "true", "AdvOut/RescaleRes": "852x480" },
  };
  const intent = { rates, needs: noNeeds };
  expect(await readEncoderFacts(linkWith(advanced), intent)).toEqual({
    ...{ encoder: "obs_x264", videoCodec: "h264", videoKbps: null, keyframeSeconds: null, maxBFrames: null },
    ...{ audioKbps: 192, sampleRate: 44100, channels: 1, width: 852, height: 480, framesPerSecond: 30 },
    isFixed: true,
  });
  // OBS 30.1 on: a filter's number, 0 for none.
  const newer = linkWith({ ...advanced, "AdvOut/RescaleFilter": "0" });
  expect(await readEncoderFacts(newer, intent)).toMatchObject({ width: 1280 });
  expect(await readEncoderFacts(linkWith({ "Output/Mode": "Advanced" }), intent)).toMatchObject({
    ...{ encoder: "", videoCodec: null, audioKbps: null, sampleRate: null, channels: null },
  });
});

test("codecs by the names that OBS gives encoders", () => {
  const names = ["x264", "jim_hevc_nvenc", "h265_texture_amf", "obs_qsv11_av1", "apple_h264", ""];
  expect(names.map(codecOf)).toEqual(["h264", "hevc", "hevc", "av1", "h264", null]);
});

test("x264's options: what platforms need is added, and what the user said stays", () => {
  const strict = { keyframeSeconds: 2, maxBFrames: 0 };
  expect(managedOptions("", "veryfast", 30, noNeeds)).toBe("keyint=60");
  expect(managedOptions("", "veryfast", 30, strict)).toBe("keyint=60 bframes=0");
  expect(managedOptions("  tune=zerolatency ", "veryfast", 25, strict)).toBe("tune=zerolatency keyint=50");
  expect(managedOptions("keyint=250 bframes=2", "veryfast", 30, strict)).toBe("keyint=250 bframes=2");
  expect(managedOptions("", "ultrafast", 30, strict)).toBe("keyint=60");
  expect(managedOptions("", "veryfast", 0, noNeeds)).toBe("keyint=1");
  const once = managedOptions("", "medium", 30, strict);
  expect(managedOptions(once, "medium", 30, strict)).toBe(once);
  expect(bFramesOf("min-keyint=3", "placebo")).toBe(16);
  expect(bFramesOf("profile=baseline", "slow")).toBe(0);
  expect(keyframeSecondsOf("min-keyint=30 keyint=infinite", 30)).toBe(0);
});

test("needs are the strictest of the platforms that are switched on", () => {
  const figure = <Value>(value: Value) => ({ value, source: "test", date: "2026-11-28" });
  const platform = (id: string, limits: object) => ({
    id,
    limits: { keyframeSeconds: null, maxBFrames: null, ...limits },
  });
  const destination = (of: string, enabled = true) => ({ platform: of, enabled, kind: "rtmp" });
  const state = {
    ...initialState(),
    destinations: [destination("a"), destination("b"), destination("c", false)] as DestinationState[],
  };
  const platforms = [
    platform("a", { keyframeSeconds: figure(4) }),
    platform("b", { maxBFrames: figure(2) }),
    platform("c", { maxBFrames: figure(0), keyframeSeconds: figure(1) }),
  ] as Platform[];
  const library = { ...state.library, platforms };
  expect(encoderNeeds({ ...state, library })).toEqual({ keyframeSeconds: 2, maxBFrames: 2 });
  const all = state.destinations.map((one) => ({ ...one, enabled: true }));
  expect(encoderNeeds({ ...state, library, destinations: all })).toEqual({
    keyframeSeconds: 1,
    maxBFrames: 0,
  });
  expect(encoderNeeds(initialState())).toEqual(noNeeds);
});
