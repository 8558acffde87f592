import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Show, type ShowSummary, StudioError, showSchema } from "../../preload/contract";
import type { StudioContext } from "../core";
import { jsonFile } from "../storage";

/** A show as it lies in a folder of its own. */
interface StoredShow {
  show: Show;
  /** Absolute path of its `show.json`. */
  path: string;
  bundled: boolean;
}

/** Shows as files: those that ship with the studio, and the user's own, which stand in for them by id. */
export interface ShowLibrary {
  /** Reads both folders anew and brings the state's list up to date. */
  reload(): Promise<ShowSummary[]>;
  /** @throws StudioError `show.not-found` */
  find(id: string): StoredShow;
  /** @throws StudioError `storage.disk-full`, `storage.unwritable` */
  save(show: Show): Promise<ShowSummary>;
  /** @throws StudioError `show.not-found`, `show.bundled`, `storage.unwritable` */
  remove(id: string): Promise<void>;
}

export const plannedSeconds = (show: Show): number =>
  show.segments.reduce((sum, segment) => sum + segment.plannedSeconds, 0);

const summarise = ({ show, bundled }: StoredShow): ShowSummary => ({
  id: show.id,
  title: show.title,
  village: show.village,
  orientation: show.orientation,
  segments: show.segments.length,
  plannedSeconds: plannedSeconds(show),
  bundled,
});

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** The user's own first, each group by title. */
const ownFirst = (a: ShowSummary, b: ShowSummary): number =>
  Number(a.bundled) - Number(b.bundled) || collator.compare(a.title, b.title);

export function createShowLibrary({ store, problems, paths }: StudioContext): ShowLibrary {
  const userFolder = join(paths.data, "shows");
  const bundled = new Map<string, StoredShow>();
  const own = new Map<string, StoredShow>();
  /** Damaged files already copied aside, with their time: reading one again makes no second copy. */
  const damaged = new Map<string, number>();

  const fileAt = (path: string) =>
    jsonFile(path, {
      schema: showSchema.nullable(),
      version: 1,
      fallback: () => null,
      onCorrupt: (file, copy) =>
        problems.report("storage.corrupt", { params: { path: file, copy }, subject: file }),
    });

  async function readShow(path: string): Promise<Show | null> {
    const changedAt = (await stat(path).catch(() => null))?.mtimeMs;
    if (changedAt === undefined || damaged.get(path) === changedAt) return null;
    const show = await fileAt(path).read();
    if (show === null) damaged.set(path, changedAt);
    else problems.clear("storage.corrupt", path);
    return show;
  }

  async function readFolder(target: Map<string, StoredShow>, folder: string, isBundled: boolean) {
    target.clear();
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    for (const name of names.sort()) {
      const path = join(folder, name, "show.json");
      try {
        const show = await readShow(path);
        if (show === null) continue;
        if (target.has(show.id))
          problems.report("show.duplicate-id", { params: { id: show.id, path }, subject: path });
        else target.set(show.id, { show, path, bundled: isBundled });
      } catch (thrown) {
        if (!(thrown instanceof StudioError)) throw thrown;
        problems.report(thrown.code, { params: thrown.params, subject: path });
      }
    }
  }

  function publish(): ShowSummary[] {
    const shows = [...new Map([...bundled, ...own]).values()].map(summarise).sort(ownFirst);
    store.update((draft) => {
      draft.library.shows = shows;
    });
    return shows;
  }

  function find(id: string): StoredShow {
    const stored = own.get(id) ?? bundled.get(id);
    if (stored === undefined) throw new StudioError("show.not-found", { params: { id } });
    return stored;
  }

  return {
    find,
    async reload() {
      problems.clear("show.duplicate-id");
      await readFolder(bundled, join(paths.resources, "shows"), true);
      await readFolder(own, userFolder, false);
      return publish();
    },
    async save(show) {
      const path = own.get(show.id)?.path ?? join(userFolder, show.id, "show.json");
      await fileAt(path).write(show);
      const stored = { show, path, bundled: false };
      own.set(show.id, stored);
      publish();
      return summarise(stored);
    },
    async remove(id) {
      const { show, path, bundled: isBundled } = find(id);
      if (isBundled) throw new StudioError("show.bundled", { params: { title: show.title } });
      await rm(path, { force: true }).catch((cause: unknown) => {
        throw new StudioError("storage.unwritable", { params: { path }, cause });
      });
      own.delete(id);
      publish();
    },
  };
}
