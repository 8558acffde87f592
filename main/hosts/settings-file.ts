import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type Settings, StudioError } from "../../preload/contract";
import type { SettingsStore } from "../settings";

/** A settings file that could not be used, and where a copy of it was kept. */
export interface DamagedFile {
  path: string;
  copy: string;
}

/** The settings file of a host, and what was wrong with it. */
export interface SettingsFile extends SettingsStore {
  /** Null while the file has always parsed. */
  damaged(): DamagedFile | null;
}

/** What `conf` and `electron-store` have in common, as far as the studio uses it. */
export interface KeyValueFile {
  readonly path: string;
  store: Record<string, unknown>;
}

/** How a host makes its file: conf in the browser host, electron-store under Electron. */
export type OpenKeyValueFile = (options: {
  cwd: string;
  deserialize: (text: string) => Record<string, unknown>;
}) => KeyValueFile;

const errorCode = (thrown: unknown): string =>
  thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";

function writeError(path: string, cause: unknown): StudioError {
  const code = errorCode(cause) === "ENOSPC" ? "storage.disk-full" : "storage.unwritable";
  return new StudioError(code, { params: { path }, cause });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * settings.json in the data folder. A file that does not parse is copied aside once and stays where it is until
 * settings are next saved; nothing is cleared silently. Reading never touches the disk again after the start.
 * @throws StudioError `storage.unreadable` when the file is there and may not be read.
 */
export function openSettingsFile(data: string, open: OpenKeyValueFile): SettingsFile {
  const path = join(data, "settings.json");
  let damage: DamagedFile | null = null;
  function deserialize(text: string): Record<string, unknown> {
    try {
      const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
      if (isObject(value)) return value;
    } catch {
      // What does not parse is handled below, together with what parses to something else.
    }
    if (damage === null) {
      const copy = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, "-")}`;
      copyFileSync(path, copy);
      damage = { path, copy };
    }
    return {};
  }
  let file: KeyValueFile;
  let settings: Record<string, unknown>;
  try {
    file = open({ cwd: data, deserialize });
    settings = { ...file.store };
  } catch (cause) {
    throw new StudioError("storage.unreadable", { params: { path }, cause });
  }
  return {
    path,
    damaged: () => damage,
    read: () => settings,
    write(next: Settings) {
      try {
        file.store = { ...next };
      } catch (cause) {
        throw writeError(path, cause);
      }
      settings = { ...next };
    },
  };
}
