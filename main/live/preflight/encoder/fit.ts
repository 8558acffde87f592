import type { EncoderFit, Platform } from "../../../../preload/contract";
import type { Figure, StreamFigures } from "./violations";

/** Two platforms of which one stream can suit one only. */
export interface Contradiction {
  figure: Extract<Figure, "videoKbps" | "sampleRate" | "videoCodec">;
  one: Platform;
  other: Platform;
}

export interface Fit {
  /** What has to change for all platforms together; null where nothing has to, or can. */
  fit: EncoderFit | null;
  contradictions: Contradiction[];
}

type Limited = readonly Platform[];

/** The strictest of some limits; null where nobody has one. */
function strictest(values: (number | undefined)[], choose: (...values: number[]) => number): number | null {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? null : choose(...known);
}

/** The first two lists without a common entry; where only all of them together have none, the first and the last. */
function disagreeing<Value>(
  lists: readonly { platform: Platform; values: readonly Value[] }[],
): { one: Platform; other: Platform } | null {
  const [first] = lists;
  const last = lists.at(-1);
  if (first === undefined || last === undefined) return null;
  if (first.values.some((value) => lists.every(({ values }) => values.includes(value)))) return null;
  for (const one of lists)
    for (const other of lists)
      if (!one.values.some((value) => other.values.includes(value)))
        return { one: one.platform, other: other.platform };
  return { one: first.platform, other: last.platform };
}

function videoRate(present: number | null, platforms: Limited) {
  const most = strictest(
    platforms.map(({ limits }) => limits.maxVideoKbps?.value),
    Math.min,
  );
  const least = strictest(
    platforms.map(({ limits }) => limits.minVideoKbps?.value),
    Math.max,
  );
  if (most !== null && least !== null && least > most) {
    const one = platforms.find(({ limits }) => limits.maxVideoKbps?.value === most);
    const other = platforms.find(({ limits }) => limits.minVideoKbps?.value === least);
    return { wanted: null, contradiction: one && other ? { one, other } : null };
  }
  if (present === null) return { wanted: null, contradiction: null };
  return {
    wanted: Math.max(least ?? 0, Math.min(most ?? present, present)),
    contradiction: null,
  };
}

/** Rates that every OBS offers come first, then whatever all platforms take. */
const usualRates = [48_000, 44_100];

function soundRate(present: number | null, platforms: Limited) {
  const lists = platforms.flatMap((platform) => {
    const values = platform.limits.audioSampleRates?.value;
    return values === undefined ? [] : [{ platform, values }];
  });
  const contradiction = disagreeing(lists);
  if (contradiction !== null || present === null) return { wanted: null, contradiction };
  const common = [...new Set(lists.flatMap(({ values }) => values))].filter((rate) =>
    lists.every(({ values }) => values.includes(rate)),
  );
  if (lists.length === 0 || common.includes(present)) return { wanted: present, contradiction: null };
  const wanted = usualRates.find((rate) => common.includes(rate)) ?? Math.max(...common);
  return { wanted, contradiction: null };
}

/** Shrinks the picture in its own shape until it fits everywhere; edges stay even, as encoders want them. */
function pictureSize({ width, height }: StreamFigures, platforms: Limited) {
  const scales = platforms.map(({ limits: { maxSize } }) =>
    maxSize === null
      ? 1
      : Math.min(maxSize.value.long / Math.max(width, height), maxSize.value.short / Math.min(width, height)),
  );
  const scale = Math.min(1, ...scales);
  if (scale === 1) return { width, height };
  const even = (edge: number) => Math.max(2, 2 * Math.floor((edge * scale) / 2 + 1e-6));
  return { width: even(width), height: even(height) };
}

function keyframes(present: number | null, platforms: Limited): number | null {
  const most = strictest(
    platforms.map(({ limits }) => limits.keyframeSeconds?.value),
    Math.min,
  );
  if (present === null || most === null) return present;
  return present === 0 ? most : Math.min(present, most);
}

function atMost(present: number | null, limits: (number | undefined)[]): number | null {
  const most = strictest(limits, Math.min);
  return present === null || most === null ? present : Math.min(present, most);
}

/**
 * The one set of settings that every platform takes, as near to the present one as can be. A figure that is not known,
 * or about which platforms contradict each other, is left as it is.
 */
export function fitAll(present: StreamFigures, platforms: Limited): Fit {
  const video = videoRate(present.videoKbps, platforms);
  const sound = soundRate(present.sampleRate, platforms);
  const codec = disagreeing(
    platforms.flatMap((platform) => {
      const values = platform.limits.videoCodecs?.value;
      return values === undefined ? [] : [{ platform, values }];
    }),
  );
  const wanted = {
    videoKbps: video.wanted,
    audioKbps: atMost(
      present.audioKbps,
      platforms.map(({ limits }) => limits.audioKbps?.value),
    ),
    keyframeSeconds: keyframes(present.keyframeSeconds, platforms),
    maxBFrames: atMost(
      present.maxBFrames,
      platforms.map(({ limits }) => limits.maxBFrames?.value),
    ),
    ...pictureSize(present, platforms),
    framesPerSecond: atMost(
      present.framesPerSecond,
      platforms.map(({ limits }) => limits.maxFramesPerSecond?.value),
    ),
    sampleRate: sound.wanted,
  };
  const changes = Object.entries(wanted).filter(
    ([figure, value]) => value !== null && value !== present[figure as keyof typeof wanted],
  );
  const contradictions: Contradiction[] = [
    ...(video.contradiction ? [{ figure: "videoKbps" as const, ...video.contradiction }] : []),
    ...(sound.contradiction ? [{ figure: "sampleRate" as const, ...sound.contradiction }] : []),
    ...(codec ? [{ figure: "videoCodec" as const, ...codec }] : []),
  ];
  return { fit: changes.length === 0 ? null : (Object.fromEntries(changes) as EncoderFit), contradictions };
}
