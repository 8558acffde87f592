import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readIfThere, writeAtomic } from "../../storage";

/** Which orders and news a relay process understands; a studio that was updated may meet an older one. */
export const controlVersion = 1;

const runSchema = z.object({
  pid: z.number().int().positive(),
  port: z.number().int().min(1).max(65535),
  token: z.string().min(16),
  version: z.number().int(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
});

/** Where a running relay process is told what to do, and the secret that proves who tells it. */
export type RunningRelay = z.infer<typeof runSchema>;

/** The file in which the relay process of a data folder says where it is. */
export const relayRunFile = (data: string): string => join(data, "relay", "relay.json");

function parse(text: string): RunningRelay | null {
  try {
    return runSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What the run file says, or null where there is none or it is damaged. @throws StudioError `storage.unreadable` */
export async function readRunFile(data: string): Promise<RunningRelay | null> {
  const bytes = await readIfThere(relayRunFile(data));
  return bytes === null ? null : parse(bytes.toString("utf8"));
}

/** Readable by its owner alone. @throws StudioError `storage.disk-full`, `storage.unwritable` */
export const writeRunFile = (data: string, running: RunningRelay): Promise<void> =>
  writeAtomic(relayRunFile(data), `${JSON.stringify(running)}\n`, 0o600);

/** Takes back what a relay wrote, unless another one has written its own since. Never throws. */
export function removeRunFile(data: string, token: string): void {
  try {
    if (parse(readFileSync(relayRunFile(data), "utf8"))?.token !== token) return;
    rmSync(relayRunFile(data), { force: true });
  } catch {
    // Gone already, or the folder is: nothing to take back.
  }
}
