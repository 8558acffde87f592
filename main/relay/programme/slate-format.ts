import type { SlateClip } from "../slate/clip";
import type { SlateFormat } from "../slate/format";
import { makeStandIn } from "../slate/stand-in";
import type { SourceState } from "./source";

/** What kind of slate can follow a source: one of this format, none and why, or not known yet. */
export type SlateNeed = { format: SlateFormat } | { refusal: string } | null;

/** By then the rate of pictures is known well, and the sound's header has come. */
const enoughMs = 1_500;
/** A second keyframe that has not come by then is not waited for. */
const patienceMs = 2_500;
/** A slate is not drawn for more than that: the encoding would take the computer from the show. */
const mostPixels = 4096 * 2304;
/** A destination that connects anew waits for a keyframe: seldom ones are not copied. */
const [shortestKeyframe, longestKeyframe, usualKeyframe] = [1, 4, 2];

const profiles: Record<number, SlateFormat["profile"]> = { 66: "baseline", 77: "main", 100: "high" };

/** Rates that encoders have; what is near one is that one. */
const usualRates = [10, 12, 15, 20, 24, 25, 30, 48, 50, 60];

function wholeRate(measured: number): number {
  const nearest = usualRates.reduce((best, rate) =>
    Math.abs(rate - measured) < Math.abs(best - measured) ? rate : best,
  );
  const rate = Math.abs(nearest - measured) <= nearest * 0.03 ? nearest : Math.round(measured);
  return Math.min(60, Math.max(5, rate));
}

/** Where the rate of pictures is not known yet. */
const likelyRate = 25;

/** What can be sent at once in the place of a source's picture and sound; null for what is not H.264. */
export function standInFor({ configuration, size, meter, aac, audioHeader }: SourceState): SlateClip | null {
  const { width, height } = size;
  if (configuration === null || width === 0 || height === 0 || width * height > mostPixels) return null;
  return makeStandIn({
    ...{ width, height, framesPerSecond: wholeRate(meter.framesPerSecond() ?? likelyRate) },
    audio: aac === null || audioHeader === null ? null : { header: audioHeader, facts: aac },
  });
}

/** What a slate for this source has to be like, as soon as enough of it was seen. */
export function slateNeed(source: SourceState): SlateNeed {
  const { videoCodec, configuration, meter, aac } = source;
  if (videoCodec === "") return null;
  // The drawing writes FLV of ffmpeg 5, which has H.264 alone in common with what is sent today.
  if (videoCodec !== "h264") return { refusal: `the stream is ${videoCodec}, and a slate can be H.264 only` };
  const rate = meter.framesPerSecond();
  const distance = meter.keyframeSeconds();
  if (rate === null || meter.seenMs() < (distance === null ? patienceMs : enoughMs)) return null;
  const { width, height } = source.size;
  if (configuration === null || width === 0 || height === 0)
    return { refusal: "the picture's size is not known" };
  if (width % 2 !== 0 || height % 2 !== 0)
    return { refusal: `a picture of ${width}x${height} has odd sides` };
  if (width * height > mostPixels)
    return { refusal: `a picture of ${width}x${height} is too large for a slate` };
  const profile = profiles[configuration.sequenceSets[0]?.[1] ?? 0] ?? "high";
  const keyframeSeconds = Math.round(distance ?? usualKeyframe);
  return {
    format: {
      ...{ width, height, profile, audio: aac, framesPerSecond: wholeRate(rate) },
      keyframeSeconds: Math.min(longestKeyframe, Math.max(shortestKeyframe, keyframeSeconds)),
    },
  };
}
