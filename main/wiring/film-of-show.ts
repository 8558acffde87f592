import {
  type Canvas,
  type Language,
  orientationOf,
  type Settings,
  type Show,
  toEnvelope,
} from "../../preload/contract";
import type { Log, StudioPaths } from "../core";
import { type DrawnFilm, drawFilm, type FilmPlan, planFilm, planLines, unplacedLines } from "../film";
import { createFfmpeg } from "../process/ffmpeg";
import { openFilmDesk } from "./film-desk";

export interface FilmOfShowOptions {
  show: Show;
  paths: StudioPaths;
  settings: Settings;
  language: Language;
  /** Left out: 720p, as the show stands. */
  canvas?: Canvas | undefined;
  log: Log;
  signal: AbortSignal;
  /** Left out: the show is planned and nothing is drawn. */
  film?: {
    /** Absolute path. */
    out: string;
    /** How many seconds of the show pass in one of the film. */
    speed: number;
    replaces: boolean;
    /** 0–1 of the film, and how many times faster than it plays it is made. */
    onProgress(share: number, timesRealTime: number): void;
  };
}

/** What a film would show, in data and in lines for a terminal, and the film where one was asked for. */
export interface FilmOfShow {
  plan: FilmPlan;
  canvas: Canvas;
  lines: string[];
  /** What is not there, cannot be drawn or would not be seen, in words. */
  faults: string[];
  drawn: DrawnFilm | null;
}

const usualCanvas = {
  landscape: { width: 1280, height: 720 },
  portrait: { width: 720, height: 1280 },
} as const;

/**
 * Plans a show's film and draws it, all from files: no engine, browser or network takes part.
 * @throws StudioError `film.…`, `ffmpeg.…`, `storage.…`, or `core.cancelled`
 */
export async function filmOfShow(options: FilmOfShowOptions): Promise<FilmOfShow> {
  const { show, paths, language, signal, film } = options;
  const canvas = options.canvas ?? usualCanvas[show.orientation];
  const orientation = orientationOf(canvas);
  const settings = { ...options.settings, language };
  const ffmpeg = createFfmpeg(options.log);
  // Scenes and cards know of no cancelling: without ffmpeg they end at once.
  const stop = () => void ffmpeg.close();
  signal.addEventListener("abort", stop, { once: true });
  const desk = await openFilmDesk({ paths, settings, show, orientation, canvas, ffmpeg });
  try {
    const { library, ports } = desk;
    const plan = planFilm(show, orientation, library);
    const lines = planLines(plan, library, language);
    const faults = [...desk.faults, ...unplacedLines(plan, library, language)];
    if (film === undefined) return { plan, canvas, lines, faults, drawn: null };
    const drawn = await drawFilm({
      ...{ plan, canvas, language, library, ports, ffmpeg, signal },
      ...film,
    });
    for (const { card, error } of drawn.leftOut)
      faults.push(`${card.template}: ${toEnvelope(error, language).message}`);
    return { plan, canvas, lines, faults, drawn };
  } finally {
    signal.removeEventListener("abort", stop);
    await desk.close();
    await ffmpeg.close();
  }
}
