import { stat } from "node:fs/promises";
import type { StudioState } from "../../../preload/contract";
import type { StudioContext } from "../../core";

/** What ended a moment ago is still being put away by others: what was read, the time line. */
const settleMilliseconds = 1500;
/** A file that nothing was written to for this long is no longer being recorded to. */
const quietMilliseconds = 10_000;
const lookMilliseconds = 2000;

/** Whether a show, a rehearsal or a recording has the computer to itself, or an engine may come back with one. */
export const isBusy = ({ live, recording, rehearsal, engine }: StudioState): boolean =>
  live.status !== "idle" ||
  recording.status !== "idle" ||
  rehearsal.active ||
  engine.status === "connecting" ||
  engine.status === "reconnecting";

/** Resolves once nothing has the computer to itself, and has not for a moment. Gives up when called off. */
export function untilFree({ store, clock }: StudioContext, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let cancel = () => {};
    const look = () => {
      cancel();
      cancel = isBusy(store.get()) ? () => {} : clock.after(settleMilliseconds, end);
    };
    const unsubscribe = store.onPatches((patches) => {
      if (patches.some(({ path }) => /^\/(live|recording|rehearsal|engine)\b/.test(path))) look();
    });
    function end() {
      cancel();
      unsubscribe();
      signal.removeEventListener("abort", end);
      resolve();
    }
    signal.addEventListener("abort", end, { once: true });
    look();
  });
}

/** A signal that is aborted as soon as something needs the computer to itself. */
export function busySignal({ store }: StudioContext): { signal: AbortSignal; release(): void } {
  const abort = new AbortController();
  const release = store.onPatches(() => {
    if (isBusy(store.get())) abort.abort();
  });
  return { signal: abort.signal, release };
}

export interface Stamp {
  bytes: number;
  at: number;
}

/** What changes whenever a file is written to; null where there is no file. */
export async function stampOf(file: string): Promise<Stamp | null> {
  const found = await stat(file).catch(() => null);
  return found === null ? null : { bytes: found.size, at: found.mtimeMs };
}

export const isSame = (one: Stamp | null, other: Stamp | null): boolean =>
  one?.bytes === other?.bytes && one?.at === other?.at;

/**
 * Resolves once nobody writes to a file: an engine may record on although the studio, started anew, knows nothing
 * of it. Gives up when called off, and where the file is gone.
 */
export async function untilQuiet({ clock }: StudioContext, file: string, signal: AbortSignal): Promise<void> {
  let last = await stampOf(file);
  let since = clock.now();
  // By the file's own time where it can be trusted: what ended yesterday is not waited for.
  if (last !== null && Date.now() - last.at > quietMilliseconds) return;
  while (last !== null && !signal.aborted && clock.now() - since < quietMilliseconds) {
    await new Promise<void>((resolve) => {
      const cancel = clock.after(lookMilliseconds, resolve);
      signal.addEventListener("abort", () => resolve(cancel()), { once: true });
    });
    const now = await stampOf(file);
    if (!isSame(now, last)) since = clock.now();
    last = now;
  }
}

/** Resolves once no other work is under way on a recording. Gives up when called off. */
export function untilUnused({ store }: StudioContext, id: string, own: string, signal: AbortSignal) {
  const isUsed = () =>
    store
      .get()
      .jobs.some(
        (job) =>
          job.recording === id && job.id !== own && (job.status === "running" || job.status === "waiting"),
      );
  return new Promise<void>((resolve) => {
    const unsubscribe = store.onPatches(() => {
      if (!isUsed()) end();
    });
    function end() {
      unsubscribe();
      signal.removeEventListener("abort", end);
      resolve();
    }
    signal.addEventListener("abort", end, { once: true });
    if (!isUsed()) end();
  });
}
