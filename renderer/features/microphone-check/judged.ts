import type { VoiceCheck } from "../../../preload/contract";

/** The quietest that scales and bars show, in decibels below full. */
const floorDecibels = -60;

/** A level in decibels below full as a share of a scale or bar: −60 is 0, full is 1. */
export const shareOf = (decibels: number): number =>
  Math.min(1, Math.max(0, (decibels - floorDecibels) / -floorDecibels));

/** Where one zone of a scale ends and the next begins, in decibels below full. */
interface Edges {
  low: number;
  high: number;
}

/** Speech that peaks between them is heard well without clipping; the studio's judgement has the same edges. */
export const speechEdges: Edges = { low: -22, high: -6 };

/** Under the first a room is quiet; from the second on it is heard through every pause. */
export const noiseEdges: Edges = { low: -50, high: -40 };

/** Which of a scale's three zones a level lies in, from the left. */
export function zoneOf(decibels: number, { low, high }: Edges): 0 | 1 | 2 {
  if (decibels < low) return 0;
  return decibels < high ? 1 : 2;
}

/** Where a level stands on a scale whose three zones are equally wide, as a share of the scale. */
export function placeOnScale(decibels: number, { low, high }: Edges): number {
  const zone = zoneOf(decibels, { low, high });
  const from = [floorDecibels, low, high][zone] ?? 0;
  const to = [low, high, 0][zone] ?? 0;
  const within = Math.min(1, Math.max(0, (decibels - from) / (to - from)));
  return (zone + within) / 3;
}

/** Words for a voice: the end of a text's key under `microphone.scale`. */
export function speechWords({ speechDecibels }: Pick<VoiceCheck, "speechDecibels">) {
  if (speechDecibels === null) return "none";
  return (["low", "good", "high"] as const)[zoneOf(speechDecibels, speechEdges)];
}

/** Words for a room: the end of a text's key under `microphone.noise`. */
export function noiseWords({ noiseDecibels }: Pick<VoiceCheck, "noiseDecibels">) {
  if (noiseDecibels === null) return "unknown";
  return (["quiet", "some", "loud"] as const)[zoneOf(noiseDecibels, noiseEdges)];
}
