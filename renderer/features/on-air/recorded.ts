import type { RecordingSummary } from "../../../preload/contract";

/** How far a recording's own start and the one it was listed with may lie apart, in milliseconds: OBS needs a moment. */
const apartMilliseconds = 15_000;

/** The recording that began at a time, or undefined while it is not listed. */
export function recordingBegunAt(
  recordings: readonly RecordingSummary[],
  startedAt: number,
): RecordingSummary | undefined {
  const distance = (recording: RecordingSummary) => Math.abs(recording.startedAt - startedAt);
  const near = recordings.filter(
    (recording) => !recording.missing && distance(recording) < apartMilliseconds,
  );
  return near.toSorted((one, other) => distance(one) - distance(other))[0];
}

/** A recording's length in words: the end of a text's key under `recorded.time`, and its values. */
export function lengthInWords(length: number) {
  const whole = Math.max(0, Math.round(length));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const text = hours > 0 ? "hours" : minutes > 0 ? "minutes" : "seconds";
  return { text, values: { hours, minutes, seconds } } as const;
}
