import { extname, resolve } from "node:path";
import { type Show, StudioError, showSchema } from "../../../preload/contract";
import {
  createProblems,
  createStateStore,
  initialState,
  type StudioPaths,
  silentLog,
  systemClock,
} from "../../core";
import { createShowLibrary } from "../../show/library";
import { readJsonFile } from "../read-json";

/** A show from a file of its own. @throws StudioError `core.not-found`, `hosts.bad-json`, `film.show-broken` */
async function readShowFile(file: string): Promise<Show> {
  const checked = showSchema.safeParse(await readJsonFile(file));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const reason = `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim();
  throw new StudioError("film.show-broken", { params: { file, reason } });
}

/**
 * A show by its id, of the data folder or one that ships, or by the path of its `show.json`.
 * @throws StudioError `film.show-unknown` with the shows there are, and as `readShowFile` does
 */
export async function findShow(asked: string, paths: StudioPaths): Promise<Show> {
  if (extname(asked).toLowerCase() === ".json") return await readShowFile(resolve(asked));
  const store = createStateStore(initialState());
  const problems = createProblems(store, systemClock);
  const library = createShowLibrary({ store, problems, paths, log: silentLog, clock: systemClock });
  const shows = await library.reload();
  if (shows.some(({ id }) => id === asked)) return library.find(asked).show;
  const known = shows.map(({ id, title }) => `${id} (${title})`).join(", ");
  throw new StudioError("film.show-unknown", { field: "show", params: { id: asked, known } });
}
