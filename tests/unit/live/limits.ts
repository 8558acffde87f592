import type { EncoderFacts } from "../../../main/core";
import { type Platform, type PlatformLimits, platformSchema } from "../../../preload/contract";

/** Limits without who published them and when. */
export type PlainLimits = { [Name in keyof PlatformLimits]?: NonNullable<PlatformLimits[Name]>["value"] };

/** A platform with some limits. */
export function platformWith(id: string, limits: PlainLimits = {}, more: Partial<Platform> = {}): Platform {
  const figures = Object.fromEntries(
    Object.entries(limits).map(([name, value]) => [name, { value, source: "test", date: "2026-11-28" }]),
  );
  return platformSchema.parse({
    ...{ version: 2, id, name: { "zh-CN": `平台${id}`, en: `Platform ${id}` }, kind: "rtmp" },
    ...{ defaultServer: null, limits: figures, keySteps: [], sources: [] },
    safeZones: { landscape: null, portrait: null, source: "" },
    ...more,
  });
}

export const goodFacts: EncoderFacts = {
  ...{ encoder: "x264", videoCodec: "h264", videoKbps: 2500, keyframeSeconds: 2, maxBFrames: 3 },
  ...{ audioKbps: 128, sampleRate: 48_000, channels: 2, width: 1280, height: 720, framesPerSecond: 30 },
  isFixed: false,
};
