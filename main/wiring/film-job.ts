import { join } from "node:path";
import { type HandlersFor, messageFor, type Show, StudioError } from "../../preload/contract";
import { exportsFolder, inWorkspace, place, stemCharacters } from "../clips";
import type { Jobs, StudioContext } from "../core";
import { safeFileStem } from "../storage";
import { filmOfShow } from "./film-of-show";

export interface FilmJobPorts {
  jobs: Jobs;
  show(id: string): Promise<Show>;
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
        const target = exportsFolder(context.paths.data);
        return await inWorkspace(target, async (folder) => {
          const out = join(folder, "film.mp4");
          await filmOfShow({
            ...{ show, settings, language, signal, paths: context.paths, log: context.log },
            film: { out, speed, replaces: false, onProgress: progress },
          });
          return await place(target, stem, [{ file: out, extension: ".mp4" }]);
        });
      },
    });
    return { job };
  },
});
