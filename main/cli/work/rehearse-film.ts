import { resolve } from "node:path";
import type { Canvas, Language, Settings } from "../../../preload/contract";
import { silentLog } from "../../core";
import type { HostPaths } from "../../hosts/paths";
import { openConfSettings } from "../../hosts/web/settings-conf";
import { readSettings } from "../../settings";
import { type FilmOfShow, type FilmOfShowOptions, filmOfShow } from "../../wiring/film-of-show";
import { findShow } from "./find-show";

export interface RehearseFilmOptions {
  /** Its id, or the path of a show.json. */
  show: string;
  paths: HostPaths;
  language: Language;
  canvas: Canvas | undefined;
  signal: AbortSignal;
  /** Left out: the show is planned and nothing is drawn. */
  film?: NonNullable<FilmOfShowOptions["film"]>;
}

export type RehearsedFilm = FilmOfShow;

/** Settings as stored, or the defaults: what is wrong with them is the studio's to report. */
function storedSettings(data: string): Settings {
  try {
    return readSettings(openConfSettings(data).read());
  } catch {
    return readSettings({});
  }
}

/**
 * Plans a show's film and draws it without a studio.
 * @throws StudioError `film.…`, `ffmpeg.…`, `storage.…`, or `core.cancelled`
 */
export async function rehearseFilm({ film, ...options }: RehearseFilmOptions): Promise<RehearsedFilm> {
  const { paths, language, canvas, signal } = options;
  return await filmOfShow({
    ...{ language, canvas, signal, log: silentLog },
    show: await findShow(options.show, paths.studio),
    paths: paths.studio,
    settings: storedSettings(paths.studio.data),
    ...(film === undefined ? {} : { film: { ...film, out: resolve(film.out) } }),
  });
}
