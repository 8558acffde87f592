import { join } from "node:path";
import { type ScriptVersion, StudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { ScriptLibrary } from "../library";
import type { StoredScript } from "../stored-script";
import { RecentTexts } from "./recent-texts";
import { createVersionStore } from "./store";

/** What scripts were before: up to twenty versions of each, and the text that ships with the studio. */
export interface History {
  /** Newest first. @throws StudioError `scripts.not-found` where neither the script nor a version of it is there. */
  list(id: string): Promise<ScriptVersion[]>;
  /** @throws StudioError `scripts.version-gone`, `storage.unreadable` */
  text(id: string, hash: string): Promise<string>;
  /** A text by its hash where it is still known at all. */
  known(id: string, hash: string): Promise<string | null>;
  /** Holds a text in memory: somebody may begin to change it. */
  remember(script: StoredScript): void;
  /** Keeps a stored text as a version. False, and a problem, where it cannot be kept. */
  keep(script: StoredScript, kind: ScriptVersion["kind"]): Promise<boolean>;
  /** Keeps what is stored unless it is among the versions: a file dropped in by hand, or changed beside the studio. */
  keepUnlessKept(script: StoredScript | undefined): Promise<boolean>;
}

export function createHistory(
  { paths, problems, log, clock }: StudioContext,
  library: ScriptLibrary,
): History {
  const folder = join(paths.data, "scripts", ".versions");
  const versions = createVersionStore(folder);
  const recent = new RecentTexts();

  async function keep(script: StoredScript, kind: ScriptVersion["kind"], at: number): Promise<boolean> {
    const { id, hash, markdown, parsed } = script;
    recent.add(hash, markdown);
    try {
      await versions.keep(id, { hash, markdown, kind, at, length: parsed.text.length });
      problems.clear("scripts.versions-unwritable");
      return true;
    } catch (thrown) {
      log.warn({ err: thrown }, "A version of a script was not kept");
      problems.report("scripts.versions-unwritable", { params: { path: folder } });
      return false;
    }
  }

  async function known(id: string, hash: string): Promise<string | null> {
    const stored = [library.get(id), library.original(id)].find((script) => script?.hash === hash);
    return stored?.markdown ?? recent.get(hash) ?? (await versions.read(id, hash));
  }

  return {
    known,
    async list(id) {
      const current = library.get(id)?.hash;
      const kept = await versions.list(id);
      if (current === undefined && kept.length === 0)
        throw new StudioError("scripts.not-found", { params: { id } });
      const original = library.original(id);
      const shipped =
        original === undefined || kept.some(({ hash }) => hash === original.hash)
          ? []
          : [
              {
                ...{ hash: original.hash, at: original.savedAt, kind: "saved" as const },
                length: original.parsed.text.length,
              },
            ];
      return [...kept, ...shipped].map((version) => ({ ...version, current: version.hash === current }));
    },
    async text(id, hash) {
      const text = await known(id, hash);
      if (text === null) throw new StudioError("scripts.version-gone", { params: { id } });
      return text;
    },
    remember: ({ hash, markdown }) => recent.add(hash, markdown),
    keep: (script, kind) => keep(script, kind, clock.now()),
    async keepUnlessKept(script) {
      if (script === undefined || script.bundled) return true;
      if ((await versions.list(script.id)).some(({ hash }) => hash === script.hash)) return true;
      return keep(script, "saved", script.savedAt);
    },
  };
}
