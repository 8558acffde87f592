import { mkdir, statfs } from "node:fs/promises";
import { type Settings, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";

const mega = 1_000_000;
/** Below this the strip warns: at 2.6 Mbit/s some 100 minutes are left. */
export const warnBytes = 2000 * mega;
/** Below this nothing is started: it would end within minutes. */
export const startBytes = 500 * mega;
/** Below this a running recording is ended properly, while there is room to do so. */
export const stopBytes = 150 * mega;
const lookMilliseconds = 10_000;

/** Bytes that this user may still write where a folder lies; Infinity where the system does not say. */
export async function freeBytesOf(folder: string): Promise<number> {
  try {
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** How many minutes of recording fit, at the bit rates that are set; down to a whole minute. */
export const minutesLeft = (free: number, { videoKbps, audioKbps }: Settings["video"]): number =>
  Math.max(0, Math.floor((free * 8) / ((videoKbps + audioKbps) * 1000) / 60));

export interface DiskWatch {
  /** @throws StudioError `recording.disk-full` */
  beforeStart(): Promise<void>;
  /** Looks every 10 s until `end`. */
  begin(): void;
  end(): void;
}

/** Keeps an eye on the disk: a warning at 2 GB, no start below 500 MB, an orderly end at 150 MB. */
export function createDiskWatch(
  { store, problems, clock, log }: StudioContext,
  freeBytes: () => Promise<number>,
  onNearlyFull: () => Promise<void>,
): DiskWatch {
  let watching = false;
  let cancel = () => {};

  async function look(): Promise<number> {
    const free = await freeBytes();
    const megabytes = Math.floor(free / mega);
    const minutes = minutesLeft(free, store.get().settings.video);
    if (free >= warnBytes) problems.clear("recording.disk-low");
    else problems.report("recording.disk-low", { params: { megabytes, minutes } });
    return free;
  }

  async function watch() {
    const free = await look();
    if (!watching) return;
    if (free >= stopBytes) {
      next();
      return;
    }
    problems.report("recording.disk-stopped", {
      severity: "error",
      params: { megabytes: Math.floor(free / mega) },
    });
    await onNearlyFull();
  }

  function next() {
    cancel = clock.after(lookMilliseconds, () => {
      watch().catch((error: unknown) => log.error({ err: error }, "The disk watch failed"));
    });
  }

  return {
    async beforeStart() {
      const free = await look();
      if (free >= startBytes) {
        problems.clear("recording.disk-stopped");
        return;
      }
      const params = { megabytes: Math.floor(free / mega), needed: startBytes / mega };
      throw new StudioError("recording.disk-full", { params });
    },
    begin() {
      watching = true;
      next();
    },
    end() {
      watching = false;
      cancel();
    },
  };
}
