import type { FilmFrame } from "./frame";
import type { FilmPlan, SegmentPlan } from "./plan";
import type { FilmTable } from "./ports";
import type { FilmWords } from "./words";

/** What a film's texts are written with. */
export interface Writing {
  plan: FilmPlan;
  frame: FilmFrame;
  words: FilmWords;
  /** How many seconds of the show pass in one of the film. */
  speed: number;
  widthOf: FilmTable["widthOf"];
}

/** When a segment is seen, in seconds of the film. */
export const spanOf = ({ start, seconds }: SegmentPlan, { speed }: Pick<Writing, "speed">) => ({
  start: start / speed,
  end: (start + seconds) / speed,
});
