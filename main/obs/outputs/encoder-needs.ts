import type { StudioState } from "../../../preload/contract";

/** What the platforms that are switched on ask of the encoder, as far as the studio can see to it by itself. */
export interface EncoderNeeds {
  /** The longest distance between keyframes, in seconds. */
  keyframeSeconds: number;
  /** The most pictures in a row that lean on later ones; null where no platform minds. */
  maxBFrames: number | null;
}

/** A keyframe every two seconds: platforms ask for it, and a relay or a cut can join only at one. */
const usualKeyframeSeconds = 2;

const least = (figures: (number | undefined)[]): number | null => {
  const known = figures.filter((figure) => figure !== undefined);
  return known.length === 0 ? null : Math.min(...known);
};

/** The needs of every enabled destination together: the strictest of each. */
export function encoderNeeds({ destinations, library }: StudioState): EncoderNeeds {
  const enabled = new Set(
    destinations.filter((one) => one.enabled && one.kind === "rtmp").map((one) => one.platform),
  );
  const limits = library.platforms.filter(({ id }) => enabled.has(id)).map((platform) => platform.limits);
  const keyframes = least(limits.map(({ keyframeSeconds }) => keyframeSeconds?.value));
  return {
    keyframeSeconds: Math.min(usualKeyframeSeconds, keyframes ?? usualKeyframeSeconds),
    maxBFrames: least(limits.map(({ maxBFrames }) => maxBFrames?.value)),
  };
}
