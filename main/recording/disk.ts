import { mkdir, statfs } from "node:fs/promises";
import type { Settings } from "../../preload/contract";

export const mega = 1_000_000;
export const giga = 1000 * mega;
/** Below this the strip warns: at 2.6 Mbit/s some 90 minutes are left. */
export const warnBytes = 2000 * mega;
/** Below this nothing is started: it would end within minutes. */
export const startBytes = 500 * mega;
/** Below this a running recording is ended properly, while there is room to do so. */
export const stopBytes = 150 * mega;

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

/** How many seconds of recording fit at the bit rates that are set, until it is ended for want of room. */
export const secondsLeft = (free: number, { videoKbps, audioKbps }: Settings["video"]): number =>
  Math.max(0, ((free - stopBytes) * 8) / ((videoKbps + audioKbps) * 1000));

/** The same in whole minutes, rounded down. */
export const minutesLeft = (free: number, rates: Settings["video"]): number =>
  Math.floor(secondsLeft(free, rates) / 60);
