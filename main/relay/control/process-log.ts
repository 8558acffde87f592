import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { redactText } from "../../core/redact";

/** The relay process's own diary: when it began and ended, who came and went, and faults nobody expected. */
export interface ProcessLog {
  /** Writes one line. Never throws: a full disk ends no show. */
  note(what: string, thrown?: unknown): void;
  /** Texts that are never written, whatever they turn up in. */
  hide(secrets: readonly string[]): void;
}

const maxBytes = 512 * 1024;

/** The file in a data folder; what no longer fits moves to `relay.old.log` beside it. */
export const relayLogFile = (data: string): string => join(data, "logs", "relay.log");

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

const textOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);

/** Keeps at most twice half a megabyte, whatever happens how often. */
export function openProcessLog(path: string): ProcessLog {
  const hidden = new Set<string>();
  let size = sizeOf(path);

  const clean = (text: string): string =>
    [...hidden].reduce((cleaned, secret) => cleaned.replaceAll(secret, "•••"), redactText(text));

  function write(line: string): void {
    mkdirSync(dirname(path), { recursive: true });
    if (size > maxBytes) {
      renameSync(path, path.replace(/\.log$/, ".old.log"));
      size = 0;
    }
    appendFileSync(path, line, { mode: 0o600 });
    size += Buffer.byteLength(line);
  }

  return {
    note(what, thrown) {
      const fault = thrown === undefined ? {} : { fault: clean(textOf(thrown)).slice(0, 4_000) };
      const entry = { time: new Date().toISOString(), pid: process.pid, what: clean(what), ...fault };
      try {
        write(`${JSON.stringify(entry)}\n`);
      } catch {
        // Nowhere to write: the show matters more.
      }
    },
    hide(secrets) {
      // A short word would blot out half the text; a key that short guards nothing.
      for (const secret of secrets) if (secret.length >= 4) hidden.add(secret);
    },
  };
}
