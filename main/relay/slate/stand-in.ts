import type { AacFacts } from "../rtmp/aac";
import { samplesPerFrame } from "../rtmp/aac";
import type { SlateClip, SlateTrack } from "./clip";
import { darkPicture } from "./dark-picture";

/** What a stand-in has to follow. */
export interface StandInFormat {
  /** Pixels. */
  width: number;
  height: number;
  /** A whole number of pictures a second. */
  framesPerSecond: number;
  /** The stream's own sound: its header tag and what that says; null where it has none. */
  audio: { header: Buffer; facts: AacFacts } | null;
}

const keyframeSeconds = 2;
const lengthBytes = 4;
/** AAC-LC frames of silence by their number of channels. */
const silence = new Map([
  [1, Buffer.from("00c800802380", "hex")],
  [2, Buffer.from("210049900219002380", "hex")],
]);
const lowComplexity = 2;
const aacTagBytes = 2;

const tag = (kind: "key" | "other" | "header", data: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.of(kind === "other" ? 0x27 : 0x17, kind === "header" ? 0 : 1, 0, 0, 0), ...data]);

function sized(unit: Buffer, bytes: number): Buffer[] {
  const length = Buffer.alloc(bytes);
  length.writeUIntBE(unit.length, 0, bytes);
  return [length, unit];
}

function pictures({ width, height, framesPerSecond }: StandInFormat) {
  const even = (pixels: number): number => Math.max(2, Math.ceil(pixels / 2) * 2);
  const dark = darkPicture(even(width), even(height), framesPerSecond);
  const { sequenceSet, pictureSet } = dark;
  const record = Buffer.of(1, ...sequenceSet.subarray(1, 4), 0xfc | (lengthBytes - 1), 0xe1);
  const sets = [...sized(sequenceSet, 2), Buffer.of(1), ...sized(pictureSet, 2)];
  const tags = Array.from({ length: framesPerSecond * keyframeSeconds }, (_none, index) => ({
    timestamp: (index * 1000) / framesPerSecond,
    payload:
      index === 0
        ? tag("key", sized(dark.keyframe, lengthBytes))
        : tag("other", sized(dark.repeat(index), lengthBytes)),
  }));
  return { header: tag("header", [record, ...sets]), track: { tags, periodMs: keyframeSeconds * 1000 } };
}

/** Silence in the stream's own format, so that no decoder has to begin anew; null where that is not known. */
function silent({ audio }: StandInFormat): { header: Buffer; track: SlateTrack } | null {
  const frame = silence.get(audio?.facts.channels ?? 0);
  const isPlain = (audio?.header[aacTagBytes] ?? 0) >> 3 === lowComplexity;
  if (audio === null || frame === undefined || !isPlain) return null;
  const periodMs = (samplesPerFrame / audio.facts.sampleRate) * 1000;
  const payload = Buffer.concat([Buffer.of(audio.header[0] ?? 0xaf, 1), frame]);
  return { header: audio.header, track: { tags: [{ timestamp: 0, payload }], periodMs } };
}

/**
 * A dark picture with silence that is there at once: made of bytes alone, in a few milliseconds, for any size. It stands
 * in for a slate that is still being drawn or cannot be.
 */
export function makeStandIn(format: StandInFormat): SlateClip {
  const seen = pictures(format);
  const heard = silent(format);
  return {
    videoHeader: seen.header,
    audioHeader: heard?.header ?? null,
    picture: seen.track,
    sound: heard?.track ?? null,
  };
}
