import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { redactText } from "./redact";

export type Log = Logger;

/** A log that writes JSON lines to a file of the day in the logs folder; every line passes the redaction. */
export function createLog(folder: string, level: pino.Level = "info"): Log {
  mkdirSync(folder, { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  const file = createWriteStream(join(folder, `studio-${day}.jsonl`), { flags: "a", mode: 0o600 });
  // A full disk must not end the show: the log gives up quietly, everything else reports for itself.
  file.on("error", () => file.destroy());
  return pino(
    { level, base: {} },
    { write: (line: string) => void (file.destroyed || file.write(redactText(line))) },
  );
}

/** A log for tests and one-off commands that keeps nothing. */
export const silentLog: Log = pino({ level: "silent" });
