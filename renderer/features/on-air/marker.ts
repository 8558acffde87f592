import { create } from "zustand";
import { useTroubles } from "../../app/actions";
import { call, studioNow, studioTime } from "../../app/bridge";

/** How long the button says that a marker was put, in milliseconds. */
export const receiptMilliseconds = 4000;

interface MarkerReceipt {
  /** Seconds of the recording at which the last marker was put, and when that was (epoch milliseconds); null before. */
  last: { seconds: number; at: number } | null;
}

/** What the marker button says after it was pressed, by mouse or key. */
export const useMarkerReceipt = create<MarkerReceipt>(() => ({ last: null }));

/**
 * B: marks this moment of the recording that runs. It marks at once and asks for no words: the moment would be over
 * before they were typed. Does nothing while nothing is recorded.
 */
export async function putMarker(): Promise<void> {
  const recording = studioNow()?.recording;
  if (recording?.status !== "recording") return;
  const seconds = (studioTime() - (recording.startedAt ?? studioTime())) / 1000;
  try {
    // Its answer is empty, so only what is thrown tells a failure.
    await call("recording.marker", { text: "" });
    useTroubles.getState().settle("recording.marker");
    useMarkerReceipt.setState({ last: { seconds, at: Date.now() } });
  } catch (error) {
    useTroubles.getState().report("recording.marker", error);
  }
}
