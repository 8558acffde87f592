import { access } from "node:fs/promises";
import { join } from "node:path";
import { type HandlersFor, messageFor, type Show, StudioError } from "../../preload/contract";
import type { Jobs, StudioContext } from "../core";
import { safeFileStem } from "../storage";
import { filmOfShow } from "./film-of-show";

/** With the folder's own path it stays below what Windows can name. */
const stemCharacters = 60;

export interface FilmJobPorts {
  jobs: Jobs;
  show(id: string): Promise<Show>;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The first of `stem.mp4`, `stem 2.mp4` … that is not there yet. */
async function freeName(folder: string, stem: string): Promise<string> {
  for (let count = 1; ; count++) {
    const path = join(folder, count === 1 ? `${stem}.mp4` : `${stem} ${count}.mp4`);
    if (!(await isThere(path))) return path;
  }
}

/**
 * Makes the film of a show as a job; it lies with the exports of recordings.
 * Throws StudioError `film.busy` during a show or recording.
 */
export const filmHandlers = (context: StudioContext, ports: FilmJobPorts): HandlersFor<"show.film"> => ({
  "show.film": async ({ id, speed }) => {
    const { settings, live, recording } = context.store.get();
    if (live.status !== "idle" || recording.status !== "idle") throw new StudioError("film.busy");
    const show = await ports.show(id);
    const { language } = settings;
    const words = (code: "film.job" | "film.name") =>
      messageFor(code, { title: show.title, speed }, language);
    const { id: job } = ports.jobs.run({
      ...{ kind: "film", title: words("film.job").message, recording: null },
      async work({ signal, progress }) {
        const stem = safeFileStem(words("film.name").message, show.id, stemCharacters);
        const out = await freeName(join(context.paths.data, "recordings", "exports"), stem);
        await filmOfShow({
          ...{ show, settings, language, signal, paths: context.paths, log: context.log },
          film: { out, speed, replaces: false, onProgress: progress },
        });
        return [out];
      },
    });
    return { job };
  },
});
