import type { DestinationState, DestinationStatus } from "../../../preload/contract";

/** In these a destination is being sent the picture, or would be if the line were wider. */
const served: ReadonlySet<DestinationStatus> = new Set(["publishing", "stalled", "yielding"]);
/** A queue this long, in seconds of the stream, does not come from one slow moment. */
const longQueueSeconds = 1.5;

/**
 * Whether the line, and not one platform, is what holds the pictures up; `lostBefore`: how many pictures each had lost a
 * moment ago. One destination among several that falls behind has a trouble of its own: a lower rate for all would not
 * help it.
 */
export function isLineStrained(
  destinations: readonly DestinationState[],
  lostBefore: ReadonlyMap<string, number>,
  kbpsEach: number,
): boolean {
  const sent = destinations.filter(({ kind, status }) => kind === "rtmp" && served.has(status));
  const longQueueBytes = (kbpsEach * 1000 * longQueueSeconds) / 8;
  const held = sent.filter(
    ({ id, status, droppedFrames, queuedBytes }) =>
      status !== "publishing" ||
      droppedFrames > (lostBefore.get(id) ?? droppedFrames) ||
      queuedBytes > longQueueBytes,
  );
  return held.some(({ status }) => status === "yielding") || held.length * 2 > sent.length;
}
