import { resolve } from "node:path";
import {
  type Canvas,
  type Language,
  orientationOf,
  type Settings,
  toEnvelope,
} from "../../../preload/contract";
import { silentLog } from "../../core";
import { type DrawnFilm, drawFilm, type FilmPlan, planFilm, planLines, unplacedLines } from "../../film";
import type { HostPaths } from "../../hosts/paths";
import { openConfSettings } from "../../hosts/web/settings-conf";
import { createFfmpeg } from "../../process/ffmpeg";
import { readSettings } from "../../settings";
import { openFilmDesk } from "../../wiring/film-desk";
import { findShow } from "./find-show";

export interface RehearseFilmOptions {
  show: string;
  paths: HostPaths;
  language: Language;
  canvas: Canvas | undefined;
  signal: AbortSignal;
  /** Left out: the show is planned and nothing is drawn. */
  film?: {
    out: string;
    speed: number;
    replaces: boolean;
    onProgress(share: number, timesRealTime: number): void;
  };
}

/** What a film would show, in data and in lines for a terminal, and the film where one was asked for. */
export interface RehearsedFilm {
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

/** Settings as stored, or the defaults: what is wrong with them is the studio's to report. */
function storedSettings(data: string): Settings {
  try {
    return readSettings(openConfSettings(data).read());
  } catch {
    return readSettings({});
  }
}

/**
 * Plans a show's film and draws it, all from files: no studio, engine, browser or network takes part.
 * @throws StudioError `film.…`, `ffmpeg.…`, `storage.…`, or `core.cancelled`
 */
export async function rehearseFilm(options: RehearseFilmOptions): Promise<RehearsedFilm> {
  const { paths, language, signal, film } = options;
  const show = await findShow(options.show, paths.studio);
  const canvas = options.canvas ?? usualCanvas[show.orientation];
  const orientation = orientationOf(canvas);
  const settings = { ...storedSettings(paths.studio.data), language };
  const ffmpeg = createFfmpeg(silentLog);
  // Scenes and cards know of no cancelling: without ffmpeg they end at once.
  const stop = () => void ffmpeg.close();
  signal.addEventListener("abort", stop, { once: true });
  const desk = await openFilmDesk({ paths: paths.studio, settings, show, orientation, canvas, ffmpeg });
  try {
    const { library, ports } = desk;
    const plan = planFilm(show, orientation, library);
    const lines = planLines(plan, library, language);
    const faults = [...desk.faults, ...unplacedLines(plan, library, language)];
    if (film === undefined) return { plan, canvas, lines, faults, drawn: null };
    const drawn = await drawFilm({
      ...{ plan, canvas, language, library, ports, ffmpeg, signal },
      ...{ speed: film.speed, out: resolve(film.out), replaces: film.replaces, onProgress: film.onProgress },
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
