import type { Language, RecordingSummary, Review, ReviewSound, TimelineLine } from "../../preload/contract";
import { chooseAdvice } from "./advice";
import { reviewCards } from "./cards";
import type { Facts } from "./facts";
import { type PlacedFinding, saidFindings } from "./findings";
import { marksOf } from "./marks";
import { paceCurve } from "./pace";
import type { ReadPass, WhatWasRead } from "./ports";
import { emptyRun, type Run } from "./run";
import { runOf, secondsOfLines } from "./run-of";
import { scoreOf } from "./score";
import { spanOf } from "./script/place";
import { reviewScripts } from "./script/scripts";
import { judgeSound, unknownSound } from "./sound/judge";
import type { SoundFigures } from "./sound/read-lines";
import { merged, type Span, shared, spanWithin } from "./spans";

export interface ReviewAsked {
  recording: Pick<RecordingSummary, "id" | "name" | "showId" | "seconds">;
  /** Empty where no time line lies beside it. */
  lines: readonly TimelineLine[];
  read: WhatWasRead;
  findingsOf: (pass: ReadPass) => readonly PlacedFinding[];
  titleOf: (script: string) => string;
  /** Null while it is being measured. */
  sound: SoundFigures | "unknown" | null;
  norm: (lang: Language) => number;
  /** The show's own plan where no time line tells it, in seconds. */
  plannedSeconds: number | null;
  language: Language;
}

/** How long a recording is; where its file does not say, as far as what lies beside it goes. */
export function secondsOfRecording({
  recording,
  lines,
  read,
}: Pick<ReviewAsked, "recording" | "lines" | "read">): number {
  const { seconds } = recording;
  if (seconds !== null && Number.isFinite(seconds) && seconds > 0) return seconds;
  const spoken = read.passes.map((pass) => spanOf(pass).to).concat(read.texts.map(({ to }) => to / 1000));
  return spoken.reduce((most, at) => Math.max(most, at), secondsOfLines(lines));
}

/** What was read, held inside the recording: a prompter that runs on after its end is no part of it. */
function readWithin({ texts, passes }: WhatWasRead, seconds: number): WhatWasRead {
  const end = seconds * 1000;
  return {
    texts: texts.filter(({ from }) => from <= end).map((text) => ({ ...text, to: Math.min(text.to, end) })),
    passes: passes.flatMap((pass) => {
      const points = pass.points.filter(({ t }) => t >= 0 && t <= end);
      return points.length < 2 ? [] : { ...pass, points };
    }),
  };
}

interface Heard {
  sound: ReviewSound | null;
  /** Silences of 0.8 s and more, and with the microphone off; null where it was not measured. */
  quiet: Span[] | null;
}

function heard({ sound, language }: ReviewAsked, run: Run, seconds: number): Heard {
  if (sound === null) return { sound: null, quiet: null };
  if (sound === "unknown") return { sound: unknownSound(language), quiet: null };
  const quiet = merged([...sound.silences.map((span) => spanWithin(span, seconds)), ...run.mutes]);
  return { sound: judgeSound(sound, seconds, language), quiet: sound.hasSound ? quiet : null };
}

/** How a recording went, of all that is known about it. Pure; every time it names lies inside the recording. */
export function computeReview(asked: ReviewAsked): { review: Review; facts: Facts } {
  const { recording, lines, language } = asked;
  const seconds = secondsOfRecording(asked);
  const hasTimeline = lines.length > 0;
  const run = hasTimeline ? runOf(lines, seconds) : emptyRun;
  const read = readWithin(asked.read, seconds);
  const { sound, quiet } = heard(asked, run, seconds);
  const findings = saidFindings(read.passes, asked.findingsOf, seconds);
  const rundown = run.show?.rundown ?? null;
  const review: Facts["review"] = {
    id: recording.id,
    name: recording.name,
    showId: run.show?.id ?? recording.showId,
    seconds,
    plannedSeconds:
      rundown?.reduce((sum, segment) => sum + segment.plannedSeconds, 0) ?? asked.plannedSeconds,
    segments: run.segments,
    marks: marksOf({ run, findings, silences: sound?.silences ?? [], language }),
    scripts: reviewScripts({ read, titleOf: asked.titleOf, quiet, seconds }),
    pace: paceCurve(read, seconds, asked.norm),
    cards: reviewCards(run),
    sound,
    hasTimeline,
  };
  const facts: Facts = {
    ...{ review, findings, language },
    mutedReading: shared(run.mutes, read.passes.map(spanOf)),
    hasNoSound: asked.sound !== null && asked.sound !== "unknown" && asked.sound.integratedLufs === null,
  };
  return { review: { ...review, advice: chooseAdvice(facts), score: scoreOf(facts) }, facts };
}
