import { useCallback, useEffect, useState } from "react";
import type { Review, TrendPoint, Waveform } from "../../../preload/contract";
import { hintOf } from "../../app/actions";
import { call, useStudio } from "../../app/bridge";

/** How soon a review is asked for again whose sound is still being measured, and nobody says how far that is. */
const againMilliseconds = 1000;

interface Failure {
  message: string;
  hint: string;
}

const failureOf = (thrown: unknown): Failure => ({
  message: thrown instanceof Error ? thrown.message : String(thrown),
  hint: hintOf(thrown),
});

/** What was asked for last, or why it failed. What is shown stays until the next answer is there. */
export interface Asked<Value> {
  value: Value | null;
  failure: Failure | null;
}

/** Asks whenever `about` changes; null asks nothing. Answers that come too late are dropped. */
function useAsked<Value>(ask: () => Promise<Value>, about: string | null): Asked<Value> {
  const [asked, setAsked] = useState<Asked<Value>>({ value: null, failure: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew only when it is about something else
  useEffect(() => {
    if (about === null) return;
    let isWanted = true;
    ask().then(
      (value) => {
        if (isWanted) setAsked({ value, failure: null });
      },
      (thrown: unknown) => {
        if (isWanted) setAsked(({ value }) => ({ value, failure: failureOf(thrown) }));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [about]);
  return asked;
}

export interface ReviewAnswers {
  review: Asked<Review>;
  wave: Asked<Waveform>;
  trend: Asked<TrendPoint[]>;
  retry: () => void;
}

/** All that the page shows of a recording; asked for again when the language or the file changes, or its sound is measured. */
export function useReview(id: string): ReviewAnswers {
  const [attempt, setAttempt] = useState(0);
  const [turn, setTurn] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const language = useStudio((state) => state.settings.language);
  const file = useStudio((state) => {
    const recording = state.recording.recordings.find((one) => one.id === id);
    return recording ? `${recording.file} ${recording.bytes} ${recording.seconds}` : "";
  });
  const isMeasuring = useStudio((state) =>
    state.jobs.some(
      ({ kind, recording, status }) =>
        kind === "measure" && recording === id && (status === "waiting" || status === "running"),
    ),
  );
  const review = useAsked(() => call("review.get", { id }), `${id} ${language} ${file} ${attempt} ${turn}`);
  const wave = useAsked(() => call("recording.wave", { id }), `${id} ${file} ${attempt}`);
  const show = review.value?.showId ?? null;
  const isMeasured = review.value !== null && review.value.sound !== null;
  const trend = useAsked(
    () => call("review.trend", { show: show ?? "" }),
    show === null ? null : `${show} ${isMeasured} ${file} ${attempt}`,
  );
  const mustAskAgain = review.value !== null && !isMeasured && !isMeasuring && review.failure === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer without its sound is followed by a question
  useEffect(() => {
    if (!mustAskAgain) return;
    const timer = setTimeout(() => setTurn((count) => count + 1), againMilliseconds);
    return () => clearTimeout(timer);
  }, [mustAskAgain, review.value]);
  return { review, wave, trend, retry };
}
