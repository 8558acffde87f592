import type { BitrateAdvice, Platform, StudioState } from "../../../preload/contract";

/** Strained for so many seconds of the last fifteen: no longer a passing moment. */
const strainedSeconds = 5;
const windowMilliseconds = 15_000;
/** All must be well for so long before the advice goes. */
const wellMilliseconds = 30_000;
/** After a change the line is given time to show what it did. */
const settleMilliseconds = 15_000;

const suggestedShare = 0.7;
const leastKbps = 600;
const stepKbps = 50;
/** How long viewers saw the slate while it stopped and started (OBS: 417 to 632 ms, one busy machine, four times). */
const costMilliseconds = { obs: 500, stage: 2000 } as const;

/** When the line was strained lately, second by second; epoch milliseconds. */
export interface StrainMemory {
  strainedAt: readonly number[];
  isAdvised: boolean;
  /** Nothing is advised before. */
  quietUntil: number;
}

export const noStrain: StrainMemory = { strainedAt: [], isAdvised: false, quietUntil: 0 };

/** The memory right after the rate was changed. */
export const afterChange = (now: number): StrainMemory => ({
  ...noStrain,
  quietUntil: now + settleMilliseconds,
});

/** Takes in what this second showed. */
export function remember(memory: StrainMemory, isStrained: boolean, now: number): StrainMemory {
  if (now < memory.quietUntil) return memory;
  const lately = memory.strainedAt.filter((at) => now - at < wellMilliseconds);
  const strainedAt = isStrained ? [...lately, now] : lately;
  const recent = strainedAt.filter((at) => now - at < windowMilliseconds);
  const isAdvised = memory.isAdvised ? strainedAt.length > 0 : recent.length >= strainedSeconds;
  return { ...memory, strainedAt, isAdvised };
}

/** A rate that would help; null where the present one is as low as it may be. Kilobits a second. */
export function lowerRate(presentKbps: number, platforms: readonly Platform[]): number | null {
  const least = Math.max(leastKbps, ...platforms.map(({ limits }) => limits.minVideoKbps?.value ?? 0));
  const wanted = Math.round((presentKbps * suggestedShare) / stepKbps) * stepKbps;
  const kbps = Math.max(least, wanted);
  return kbps < presentKbps ? kbps : null;
}

/** What the screen offers; null where no lower rate is left. */
export function adviceFor(
  { settings, recording, live }: Pick<StudioState, "settings" | "recording" | "live">,
  platforms: readonly Platform[],
): BitrateAdvice | null {
  const presentKbps = settings.video.videoKbps;
  const videoKbps = lowerRate(presentKbps, platforms);
  if (videoKbps === null) return null;
  // The stage records with an encoder of its own, which a new rate of the stream does not touch.
  const isBlocked = live.engine === "obs" && recording.status !== "idle";
  return { videoKbps, presentKbps, costMilliseconds: costMilliseconds[live.engine ?? "obs"], isBlocked };
}
