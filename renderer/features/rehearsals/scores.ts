import { useEffect } from "react";
import { create } from "zustand";
import type { RecordingSummary, TrendPoint } from "../../../preload/contract";
import { call, useStudio } from "../../app/bridge";

/** What a list says of how a recording went. */
export type ListedScore = Pick<TrendPoint, "score" | "segments">;

interface Scores {
  byRecording: Record<string, ListedScore>;
  /** What each show's answer was about, so that it is asked for again only when that changes. */
  asked: Record<string, string>;
}

const useScores = create<Scores>(() => ({ byRecording: {}, asked: {} }));

/** Has every show asked for again: reviews were looked at, which may have made more of them known. */
export const forgetScores = (): void => useScores.setState({ asked: {} });

let turn: Promise<void> = Promise.resolve();

/** What a show's scores depend on, as far as the list knows. */
export const scoreKey = (recordings: readonly RecordingSummary[], show: string): string =>
  recordings
    .filter(({ kind, showId }) => kind === "rehearsal" && showId === show)
    .map(({ id, seconds }) => `${id} ${seconds ?? ""}`)
    .join();

function ask(show: string, key: string) {
  useScores.setState(({ asked }) => ({ asked: { ...asked, [show]: key } }));
  // One show after the other: each reads what lies beside all its rehearsals.
  turn = turn.then(async () => {
    try {
      const points = await call("review.trend", { show });
      const found = Object.fromEntries(points.map(({ id, score, segments }) => [id, { score, segments }]));
      useScores.setState(({ byRecording }) => ({ byRecording: { ...byRecording, ...found } }));
    } catch {
      // A list without scores is still a list; the review itself says what is wrong.
    }
  });
}

/** Sees to the scores of the rehearsals that are shown. A show or recording goes first: they are asked for after it. */
export function useScoresOf(shown: readonly RecordingSummary[]): void {
  const recordings = useStudio((state) => state.recording.recordings);
  const asked = useScores((scores) => scores.asked);
  const isBusy = useStudio(({ live, recording }) => live.status !== "idle" || recording.status !== "idle");
  const shows = [
    ...new Set(shown.flatMap(({ kind, showId }) => (kind === "rehearsal" ? (showId ?? []) : []))),
  ];
  const wanted = shows.map((show) => [show, scoreKey(recordings, show)] as const);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    if (isBusy) return;
    for (const [show, about] of JSON.parse(key) as [string, string][])
      if (asked[show] !== about) ask(show, about);
  }, [key, isBusy, asked]);
}

/** How one went, as far as it is known. */
export const useScore = (recording: string): ListedScore | undefined =>
  useScores(({ byRecording }) => byRecording[recording]);
