/** A show as a film: planned second by second, drawn by ffmpeg, without camera, engine or browser. */
export { type DrawFilmOptions, type DrawnFilm, drawFilm, type LeftOut } from "./draw-film";
export { type FilmPlan, planFilm, type SegmentPlan, type UnplacedCard } from "./plan";
export type {
  DrawnPicture,
  FilmCard,
  FilmLibrary,
  FilmLook,
  FilmPorts,
  FilmTable,
  ReadCaption,
} from "./ports";
export { planLines, unplacedLines } from "./report";
export { clockText, comparedInWords, filmWords } from "./words";
