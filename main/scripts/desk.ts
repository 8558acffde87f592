import { type Language, type ScriptVersion, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { ScriptLibrary } from "./library";
import { createQueue } from "./queue";
import { hashOf } from "./source-text";
import type { StoredScript } from "./stored-script";
import type { History } from "./versions/history";

export interface SaveOptions {
  /** The hash of the text that the editing began from. */
  base?: string | undefined;
  kind: ScriptVersion["kind"];
}

/** Where scripts are changed, one change at a time, so that none is lost to another. */
export interface Desk {
  /** @throws StudioError `scripts.conflict`, `core.invalid-input`, `storage.disk-full`, `storage.unwritable` */
  save(id: string, markdown: string, options: SaveOptions): Promise<StoredScript>;
  /** Saves under the first id that is free. @throws StudioError as `save` */
  add(freeId: () => string, markdown: string): Promise<StoredScript>;
  /** @throws StudioError `scripts.not-found`, `scripts.bundled`, `storage.unwritable` */
  remove(id: string): Promise<void>;
  /** @throws StudioError `scripts.version-gone`, and as `save` */
  restore(id: string, hash: string): Promise<StoredScript>;
}

/** When another text was saved, as a person says it. */
const momentOf = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(at);

function conflict(current: StoredScript, language: Language): StudioError {
  const { title } = current.parsed.frontMatter;
  return new StudioError("scripts.conflict", {
    params: { title, time: momentOf(current.savedAt, language) },
  });
}

/** @param changed is told a script's id after it was changed. */
export function createDesk(
  { store, paths }: StudioContext,
  library: ScriptLibrary,
  history: History,
  changed: (id: string) => void,
): Desk {
  const inTurn = createQueue();

  async function save(id: string, markdown: string, { base, kind }: SaveOptions): Promise<StoredScript> {
    const current = await library.refreshed(id);
    if (base !== undefined && current !== undefined && ![base, hashOf(markdown)].includes(current.hash))
      throw conflict(current, store.get().settings.language);
    await history.keepUnlessKept(current);
    const saved = await library.save(id, markdown);
    if (!saved.bundled) await history.keep(saved, kind);
    changed(id);
    return saved;
  }

  async function remove(id: string): Promise<void> {
    await history.keepUnlessKept(library.get(id));
    await library.remove(id);
    changed(id);
  }

  async function restore(id: string, hash: string): Promise<StoredScript> {
    const markdown = await history.text(id, hash);
    const current = await library.refreshed(id);
    if (!(await history.keepUnlessKept(current)))
      throw new StudioError("storage.unwritable", { params: { path: paths.data } });
    // The text that ships comes back by itself, and follows the studio's updates again.
    if (hash === library.original(id)?.hash && current?.bundled === false) {
      await remove(id);
      return library.find(id);
    }
    return save(id, markdown, { kind: "restored" });
  }

  return {
    save: (id, markdown, options) => inTurn(() => save(id, markdown, options)),
    add: (freeId, markdown) => inTurn(() => save(freeId(), markdown, { kind: "saved" })),
    remove: (id) => inTurn(() => remove(id)),
    restore: (id, hash) => inTurn(() => restore(id, hash)),
  };
}
