import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { StudioError } from "../../../preload/contract";
import { readIfThere, writeAtomic } from "../../storage";
import { fileNameOf, type KeptVersion, versionOfFile } from "./file-name";
import { superseded } from "./keep";

/** A text to be kept as a version. */
export type VersionText = KeptVersion & { markdown: string };

/** The versions of scripts as files: `data/scripts/.versions/<id>/`. */
export interface VersionStore {
  /** Newest first; empty where there are none. */
  list(id: string): Promise<KeptVersion[]>;
  /** The text of one version, or null where it is not kept. @throws StudioError `storage.unreadable` */
  read(id: string, hash: string): Promise<string | null>;
  /**
   * Keeps a text as the newest version and lets go of what it supersedes. A text that is kept already is not kept
   * twice: it becomes the newest.
   * @throws StudioError `storage.disk-full`, `storage.unwritable`
   */
  keep(id: string, version: VersionText): Promise<void>;
}

/** A saved version stays one when the same text is kept again while typing. */
const kindOf = (before: KeptVersion, now: KeptVersion): KeptVersion["kind"] =>
  now.kind === "auto" ? before.kind : now.kind;

export function createVersionStore(folder: string): VersionStore {
  const pathOf = (id: string, version: KeptVersion) => join(folder, id, fileNameOf(version));

  async function list(id: string): Promise<KeptVersion[]> {
    const names = await readdir(join(folder, id)).catch(() => []);
    return names
      .map(versionOfFile)
      .filter((version) => version !== null)
      .sort((a, b) => b.at - a.at);
  }

  async function put(id: string, { markdown, ...version }: VersionText, before: KeptVersion | undefined) {
    if (before === undefined) return writeAtomic(pathOf(id, version), markdown);
    const path = pathOf(id, version);
    await rename(pathOf(id, before), path).catch((cause: unknown) => {
      throw new StudioError("storage.unwritable", { params: { path }, cause });
    });
  }

  return {
    list,
    async read(id, hash) {
      const version = (await list(id)).find((one) => one.hash === hash);
      if (version === undefined) return null;
      return (await readIfThere(pathOf(id, version)))?.toString("utf8") ?? null;
    },
    async keep(id, version) {
      const kept = await list(id);
      const before = kept.find(({ hash }) => hash === version.hash);
      // A clock that was set back must not make the newest text look like the oldest.
      const at = Math.max(version.at, (kept[0]?.at ?? -1) + 1);
      const added = { ...version, at, kind: before === undefined ? version.kind : kindOf(before, version) };
      await put(id, added, before);
      for (const old of superseded(kept, added)) await rm(pathOf(id, old), { force: true }).catch(() => {});
    },
  };
}
