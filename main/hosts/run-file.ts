import { readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import { StudioError } from "../../preload/contract";
import { readIfThere, writeAtomic } from "../storage";

const runSchema = z.object({
  url: z.string(),
  port: z.number().int(),
  token: z.string().min(1),
  pid: z.number().int(),
});

/** Where a running studio listens, and the token to talk to it. Readable by its owner alone. */
export type RunningStudio = z.infer<typeof runSchema>;

/** Whether something that calls itself this studio answers there, and takes the token. */
async function answers(studio: RunningStudio): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${studio.port}/api/schema`, {
      headers: { authorization: `Bearer ${studio.token}` },
      signal: AbortSignal.timeout(3000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** The studio that runs on a data folder, or null. A file left by one that was killed counts as none. */
export async function findRunning(path: string): Promise<RunningStudio | null> {
  const bytes = await readIfThere(path);
  if (bytes === null) return null;
  const parsed = runSchema.safeParse(parseJson(bytes.toString("utf8")));
  return parsed.success && (await answers(parsed.data)) ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * Two studios on one data folder would overwrite each other's files.
 * @throws StudioError `hosts.already-running`
 */
export async function refuseSecondStudio(path: string): Promise<void> {
  const running = await findRunning(path);
  if (running === null) return;
  throw new StudioError("hosts.already-running", {
    params: { pid: running.pid, url: `http://127.0.0.1:${running.port}/` },
  });
}

/** Says where this studio listens; `withdraw` takes that back, unless another studio has taken over the file. */
export async function announce(path: string, studio: RunningStudio): Promise<{ withdraw(): void }> {
  await writeAtomic(path, `${JSON.stringify(studio)}\n`, 0o600);
  return {
    withdraw() {
      try {
        const now = runSchema.safeParse(parseJson(readFileSync(path, "utf8")));
        if (now.success && now.data.token === studio.token) rmSync(path, { force: true });
      } catch {
        // Gone already, or the folder is: nothing to take back.
      }
    },
  };
}
