import { readFileSync, rmSync } from "node:fs";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { StudioError, toStudioError } from "../../preload/contract";
import type { Log, Problems } from "../core";
import { isAlive } from "../process/supervisor";
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

async function readRun(path: string): Promise<RunningStudio | null> {
  const bytes = await readIfThere(path);
  if (bytes === null) return null;
  return runSchema.safeParse(parseJson(bytes.toString("utf8"))).data ?? null;
}

/** The studio that runs on a data folder, or null. A file left by one that was killed counts as none. */
export async function findRunning(path: string): Promise<RunningStudio | null> {
  const said = await readRun(path);
  return said !== null && (await answers(said)) ? said : null;
}

/** The door of a studio that was killed: opened again by the next one, so that the pages it left find their way back. */
export type LeftDoor = Pick<RunningStudio, "port" | "token">;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A start that takes longer than this is no start any more; milliseconds. */
const startingLimit = 60_000;
const writingLimit = 2_000;
const startingFile = (path: string): string => join(dirname(path), "starting");

/** The process that is starting a studio there right now, other than this one; null where none is. */
async function startingElsewhere(file: string): Promise<number | null> {
  try {
    const pid = Number(await readFile(file, "utf8"));
    const age = Date.now() - (await stat(file)).mtimeMs;
    // A file that was made this moment may not hold its number yet.
    const isOn = pid > 0 ? age < startingLimit && isAlive(pid) : age < writingLimit;
    return isOn && pid !== process.pid ? pid : null;
  } catch {
    return null;
  }
}

/** Of two that start at the same moment one gets the file; what a killed one left is taken over. */
async function claimStart(path: string): Promise<void> {
  const file = startingFile(path);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, String(process.pid), { flag: "wx" });
      return;
    } catch (thrown) {
      // A folder that cannot be written to is the studio's own to report.
      if (!(thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST")) return;
      const pid = await startingElsewhere(file);
      if (pid !== null) throw new StudioError("hosts.starting", { params: { pid } });
      await letGo(path);
    }
  }
}

/** On a disk that lets nothing be removed the file grows old by itself. */
const letGo = (path: string): Promise<void> => rm(startingFile(path), { force: true }).catch(() => undefined);

/**
 * Two studios on one data folder would overwrite each other's files. From here until `announce` this one counts as
 * starting. Gives the door that a killed one left, or null: one that ended in order has taken its file with it.
 * @throws StudioError `hosts.already-running`, `hosts.starting`
 */
export async function refuseSecondStudio(path: string): Promise<LeftDoor | null> {
  await claimStart(path);
  const said = await readRun(path);
  if (said === null || !(await answers(said))) return said;
  await letGo(path);
  throw new StudioError("hosts.already-running", {
    params: { pid: said.pid, url: `http://127.0.0.1:${said.port}/` },
  });
}

/**
 * Says where this studio listens; `withdraw` takes that back, unless another studio has taken over the file. Where
 * that cannot be written (a full disk) the studio works all the same, and the problem list says what does not.
 */
export async function announceOrSay(
  path: string,
  studio: RunningStudio,
  { log, problems }: { log: Log; problems: Problems },
): Promise<{ withdraw(): void }> {
  try {
    return await announce(path, studio);
  } catch (thrown) {
    const error = toStudioError(thrown);
    log.error({ err: error }, "where the studio listens was not written");
    problems.report("hosts.no-browser-host", { params: { reason: error.message } });
    return { withdraw: () => undefined };
  }
}

/** As `announceOrSay`. @throws StudioError `storage.…` */
export async function announce(path: string, studio: RunningStudio): Promise<{ withdraw(): void }> {
  await writeAtomic(path, `${JSON.stringify(studio)}\n`, 0o600);
  await letGo(path);
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
