import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type ScriptSummary, StudioError, scriptIdSchema, scriptKinds } from "../../preload/contract";
import type { StudioContext } from "../core";
import { writeAtomic } from "../storage";
import { readScriptFile, readScriptFolder } from "./folder";
import { hashOf } from "./source-text";
import { type ReviewPort, type StoredScript, summarise } from "./stored-script";

/** Scripts as files: those that ship with the studio, and the user's own, which stand in for them by id. */
export interface ScriptLibrary {
  /** Reads both folders anew and brings the state's list up to date. */
  reload(): Promise<ScriptSummary[]>;
  /** Words the list again: reading times follow the pace, signatures the review records. */
  republish(): ScriptSummary[];
  /** @throws StudioError `scripts.not-found` */
  find(id: string): StoredScript;
  get(id: string): StoredScript | undefined;
  /** The script of that id that ships with the studio. */
  original(id: string): StoredScript | undefined;
  /** The script as its file is now: somebody may have changed it beside the studio. */
  refreshed(id: string): Promise<StoredScript | undefined>;
  ids(): Set<string>;
  /** @throws StudioError `core.invalid-input`, `storage.disk-full`, `storage.unwritable` */
  save(id: string, markdown: string): Promise<StoredScript>;
  /** @throws StudioError `scripts.not-found`, `scripts.bundled`, `storage.unwritable` */
  remove(id: string): Promise<void>;
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

const byKindThenTitle = (a: ScriptSummary, b: ScriptSummary): number =>
  scriptKinds.indexOf(a.kind) - scriptKinds.indexOf(b.kind) || collator.compare(a.title, b.title);

/** @throws StudioError `core.invalid-input` where it is no id: it names a file. */
function assertId(id: string): void {
  if (!scriptIdSchema.safeParse(id).success)
    throw new StudioError("core.invalid-input", {
      field: "id",
      params: { field: "id", reason: id.slice(0, 80) },
    });
}

export function createLibrary(
  { store, problems, paths }: StudioContext,
  review: ReviewPort | null,
): ScriptLibrary {
  const userFolder = join(paths.data, "scripts");
  const bundled = new Map<string, StoredScript>();
  const own = new Map<string, StoredScript>();

  const get = (id: string) => own.get(id) ?? bundled.get(id);
  const ids = () => new Set([...bundled.keys(), ...own.keys()]);

  function find(id: string): StoredScript {
    const script = get(id);
    if (script === undefined) throw new StudioError("scripts.not-found", { params: { id } });
    return script;
  }

  function republish(): ScriptSummary[] {
    const state = store.get();
    const summaries = [...ids()].map((id) => summarise(find(id), state, review)).sort(byKindThenTitle);
    store.update((draft) => {
      draft.library.scripts = summaries;
    });
    return summaries;
  }

  async function readInto(target: Map<string, StoredScript>, folder: string, isBundled: boolean) {
    const { scripts, unreadable } = await readScriptFolder(folder, isBundled);
    target.clear();
    for (const script of scripts) target.set(script.id, script);
    for (const { file, error } of unreadable)
      problems.report(error.code, { params: error.params, subject: file });
  }

  async function refreshed(id: string): Promise<StoredScript | undefined> {
    assertId(id);
    const known = own.get(id);
    const read = await readScriptFile(known?.path ?? join(userFolder, `${id}.md`), false, known);
    if (read === null) own.delete(id);
    else own.set(id, { ...read, id });
    return get(id);
  }

  return {
    ...{ find, get, ids, republish, refreshed },
    original: (id) => bundled.get(id),
    async reload() {
      problems.clear("scripts.too-large");
      await readInto(bundled, join(paths.resources, "scripts"), true);
      await readInto(own, userFolder, false);
      return republish();
    },
    async save(id, markdown) {
      assertId(id);
      const before = get(id);
      if (before !== undefined && before.hash === hashOf(markdown) && !before.otherEncoding) return before;
      // A file with a Chinese name is known by a derived id: it is written back to where it lies.
      const path = own.get(id)?.path ?? join(userFolder, `${id}.md`);
      await writeAtomic(path, markdown);
      const stored = await readScriptFile(path, false);
      if (stored === null) throw new StudioError("storage.unreadable", { params: { path } });
      own.set(id, { ...stored, id });
      republish();
      return find(id);
    },
    async remove(id) {
      const script = find(id);
      if (script.bundled)
        throw new StudioError("scripts.bundled", { params: { title: script.parsed.frontMatter.title } });
      await rm(script.path, { force: true }).catch((cause: unknown) => {
        throw new StudioError("storage.unwritable", { params: { path: script.path }, cause });
      });
      own.delete(id);
      republish();
    },
  };
}
