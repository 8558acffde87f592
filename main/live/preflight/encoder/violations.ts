import type { PlatformLimits } from "../../../../preload/contract";
import type { preflightEncoderTexts } from "../../../../preload/contract/texts/preflight-encoder";
import type { EncoderFacts } from "../../../core";

/** What is held against a platform's limits: an encoder's settings, or a stream as it arrives. Null: not known. */
export type StreamFigures = Omit<EncoderFacts, "encoder" | "channels" | "isFixed">;
export type Figure = Exclude<keyof StreamFigures, "width" | "height"> | "size";

/** One figure that a platform does not take. */
export interface Violation {
  code: keyof typeof preflightEncoderTexts;
  figure: Figure;
  present: string | number;
  limit: string | number;
  /** The platform refuses such a stream; else it may stutter, or be cut down. */
  isRefused: boolean;
}

export const sizeText = ({ width, height }: { width: number; height: number }) => `${width}×${height}`;
export const codecNames = { h264: "H.264", hevc: "H.265", av1: "AV1" } as const;
/** Whole, or with as many digits as tell it from the next one. */
export const rounded = (value: number, digits = 1) => Number(value.toFixed(digits));

function codecViolations({ videoCodec }: StreamFigures, { videoCodecs }: PlatformLimits): Violation[] {
  if (videoCodec === null || videoCodecs === null || videoCodecs.value.includes(videoCodec)) return [];
  const limit = videoCodecs.value.map((codec) => codecNames[codec]).join(" / ");
  const present = codecNames[videoCodec];
  return [{ code: "preflight.codec", figure: "videoCodec", present, limit, isRefused: true }];
}

function sampleRateViolations({ sampleRate }: StreamFigures, limits: PlatformLimits): Violation[] {
  const taken = limits.audioSampleRates?.value;
  if (sampleRate === null || taken === undefined || taken.includes(sampleRate)) return [];
  const about = { code: "preflight.sample-rate", figure: "sampleRate" } as const;
  return [{ ...about, present: sampleRate, limit: taken.join(" / "), isRefused: true }];
}

function keyframeViolations(
  { keyframeSeconds: present }: StreamFigures,
  limits: PlatformLimits,
): Violation[] {
  const limit = limits.keyframeSeconds?.value;
  if (present === null || limit === undefined || (present > 0 && present <= limit)) return [];
  const code = present === 0 ? "preflight.keyframes-free" : "preflight.keyframes";
  return [{ code, figure: "keyframeSeconds", present: rounded(present), limit, isRefused: false }];
}

function sizeViolations({ width, height }: StreamFigures, { maxSize }: PlatformLimits): Violation[] {
  if (maxSize === null) return [];
  const { long, short } = maxSize.value;
  if (Math.max(width, height) <= long && Math.min(width, height) <= short) return [];
  const present = sizeText({ width, height });
  const limit = width >= height ? `${long}×${short}` : `${short}×${long}`;
  return [{ code: "preflight.size", figure: "size", present, limit, isRefused: false }];
}

/** Figures with a plain upper or lower end. */
function rangeViolations(figures: StreamFigures, limits: PlatformLimits): Violation[] {
  const found: Violation[] = [];
  const above = (
    code: Violation["code"],
    figure: "maxBFrames" | "videoKbps" | "audioKbps" | "framesPerSecond",
    limit: number | undefined,
    isRefused = false,
  ) => {
    const present = figures[figure];
    if (limit !== undefined && present !== null && present > limit)
      found.push({ code, figure, present: rounded(present, 2), limit, isRefused });
  };
  above("preflight.b-frames", "maxBFrames", limits.maxBFrames?.value, true);
  above("preflight.video-high", "videoKbps", limits.maxVideoKbps?.value);
  above("preflight.audio-high", "audioKbps", limits.audioKbps?.value);
  above("preflight.frame-rate", "framesPerSecond", limits.maxFramesPerSecond?.value);
  const least = limits.minVideoKbps?.value;
  const { videoKbps } = figures;
  if (least !== undefined && videoKbps !== null && videoKbps < least)
    found.push({
      ...{ code: "preflight.video-low", figure: "videoKbps", present: videoKbps, limit: least },
      isRefused: false,
    });
  return found;
}

/** Everything about a stream that a platform does not take. What nobody published or knows breaks nothing. */
export const violationsOf = (figures: StreamFigures, limits: PlatformLimits): Violation[] => [
  ...codecViolations(figures, limits),
  ...sampleRateViolations(figures, limits),
  ...keyframeViolations(figures, limits),
  ...sizeViolations(figures, limits),
  ...rangeViolations(figures, limits),
];

/** Figures that a platform limits and nobody here can read. */
export function unknownFigures(figures: StreamFigures, limits: PlatformLimits): Figure[] {
  const limited: [Figure, unknown][] = [
    ["videoCodec", limits.videoCodecs],
    ["videoKbps", limits.maxVideoKbps ?? limits.minVideoKbps],
    ["keyframeSeconds", limits.keyframeSeconds],
    ["maxBFrames", limits.maxBFrames],
    ["audioKbps", limits.audioKbps],
    ["sampleRate", limits.audioSampleRates],
  ];
  return limited.flatMap(([figure, limit]) =>
    limit !== null && figure !== "size" && figures[figure] === null ? [figure] : [],
  );
}
