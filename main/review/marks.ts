import { type Language, type ReviewMark, reviewWords } from "../../preload/contract";
import type { SaidFinding } from "./findings";
import type { Run } from "./run";
import { type Span, tenth } from "./spans";

interface MarksAsked {
  run: Run;
  findings: readonly SaidFinding[];
  /** Longer than 4 s. */
  silences: readonly Span[];
  language: Language;
}

const moment = (kind: ReviewMark["kind"], at: number, title: string): ReviewMark => ({
  ...{ at, kind, title },
  seconds: 0,
});

const stretch = (kind: ReviewMark["kind"], { from, to }: Span, title: string): ReviewMark => ({
  ...{ at: from, kind, title },
  // What began while the end was already asked for lasts no time.
  seconds: Math.max(0, tenth(to - from)),
});

/** Everything that happened, in the order of time, worded for the user. */
export function marksOf({ run, findings, silences, language }: MarksAsked): ReviewMark[] {
  const words = reviewWords[language];
  const named = (word: string, title: string) => (title === "" ? word : title);
  return [
    ...run.markers.map(({ at, text }) => moment("marker", at, named(words.marker, text))),
    ...run.scenes.map(({ at, name }) => moment("scene", at, name)),
    ...run.cards.flatMap(({ shownAt, to, title, template }) =>
      shownAt === null ? [] : stretch("card", { from: shownAt, to }, named(template, title)),
    ),
    ...run.cues.map(({ at, phase, title }) => {
      if (phase === "fired") return moment("cue", at, named(words.cueFired, title));
      return moment(
        "cue",
        at,
        title === "" ? words.cueMissed : `${words.cueMissed}${language === "en" ? ": " : "："}${title}`,
      );
    }),
    ...run.mutes.map((span) => stretch("mute", span, words.muted)),
    ...run.slates.map((span) => stretch("problem", span, words.slate)),
    ...run.problems.map((problem) => stretch("problem", problem, problem.message)),
    ...findings.map(({ at, message }) => moment("finding", at, message)),
    ...silences.map((span) => stretch("silence", span, words.silence)),
  ].sort((one, other) => one.at - other.at);
}
