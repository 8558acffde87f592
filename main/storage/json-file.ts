import { copyFile } from "node:fs/promises";
import type { z } from "zod";
import { StudioError } from "../../preload/contract";
import { readIfThere, writeAtomic } from "./atomic";

/** A kind of JSON file: its schema, its present version, and how to bring older ones up to it. */
export interface JsonKind<Schema extends z.ZodType> {
  schema: Schema;
  version: number;
  /** `migrations[n]` turns version n into n + 1. */
  migrations?: Record<number, (old: Record<string, unknown>) => Record<string, unknown>>;
  /** What stands in when there is no file, or a broken one. */
  fallback: () => z.output<Schema>;
  /** Told when a file could not be used; a copy of it was kept at `copy`. */
  onCorrupt: (path: string, copy: string, reason: string) => void;
}

export interface JsonFile<Value> {
  readonly path: string;
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
}

function migrate<Schema extends z.ZodType>(kind: JsonKind<Schema>, path: string, raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null) return raw;
  let value = raw as Record<string, unknown>;
  const stored = typeof value.version === "number" ? value.version : kind.version;
  if (stored > kind.version) throw new StudioError("storage.newer-version", { params: { path } });
  for (let version = stored; version < kind.version; version++) {
    value = { ...(kind.migrations?.[version]?.(value) ?? value), version: version + 1 };
  }
  return value;
}

/** Keeps a file that does not parse beside the original, under a name that says so. */
export async function keepCorruptCopy(path: string): Promise<string> {
  const copy = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  await copyFile(path, copy);
  return copy;
}

/**
 * A versioned JSON file. Reading never loses anything: a file that does not parse is copied aside, reported and
 * replaced by the fallback only when something is next written.
 * @throws StudioError `storage.newer-version` for a file from the future, `storage.unreadable`, or on writing
 * `storage.disk-full` / `storage.unwritable`.
 */
export function jsonFile<Schema extends z.ZodType>(
  path: string,
  kind: JsonKind<Schema>,
): JsonFile<z.output<Schema>> {
  return {
    path,
    async read() {
      const bytes = await readIfThere(path);
      if (bytes === null) return kind.fallback();
      try {
        return kind.schema.parse(migrate(kind, path, JSON.parse(bytes.toString("utf8"))));
      } catch (thrown) {
        if (thrown instanceof StudioError) throw thrown;
        const reason = thrown instanceof Error ? thrown.message : String(thrown);
        kind.onCorrupt(path, await keepCorruptCopy(path), reason);
        return kind.fallback();
      }
    },
    write: (value) => writeAtomic(path, `${JSON.stringify(value, null, 2)}\n`),
  };
}
