import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../helpers/until";
import { moment } from "./arrivals";
import type { Rig } from "./endurance-rigs";

/** Looks at a show all the time and remembers what matters. */
export interface Watch {
  status(id: string): string;
  mostQueued(id: string): number;
  /** Each status with the moment it was first seen, in milliseconds of `moment()`. */
  history(id: string): { status: string; at: number }[];
  /** Resolves with the moment a destination was seen in a status, from now on. */
  becomes(id: string, wanted: string, seconds: number): Promise<number>;
  stop(): Promise<void>;
}

const everyMs = 250;

/** Fails as soon as one of the secrets shows. While the studio is away there is nothing to see. */
export function watchShow(rig: Rig, secrets: string[]): Watch {
  const histories = new Map<string, { status: string; at: number }[]>();
  const queued = new Map<string, number>();
  let isOver = false;
  let fault: Error | null = null;

  async function look(): Promise<void> {
    const seen = await rig.look().catch(() => null);
    if (seen === null) return;
    const leaked = secrets.filter((secret) => seen.text.includes(secret));
    if (leaked.length > 0) fault = new Error("a key shows in the state");
    for (const { id, status, queuedBytes } of seen.destinations) {
      const history = histories.get(id) ?? [];
      if (history.at(-1)?.status !== status) history.push({ status, at: moment() });
      histories.set(id, history);
      queued.set(id, Math.max(queued.get(id) ?? 0, queuedBytes));
    }
  }

  async function run(): Promise<void> {
    while (!isOver) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
  const running = run();
  const history = (id: string) => histories.get(id) ?? [];
  const status = (id: string) => history(id).at(-1)?.status ?? "";

  return {
    ...{ status, history, mostQueued: (id) => queued.get(id) ?? 0 },
    async becomes(id, wanted, seconds) {
      await until(
        `${id} is ${wanted}`,
        () => status(id),
        (now) => now === wanted,
        seconds * 1000,
      );
      return history(id).at(-1)?.at ?? 0;
    },
    async stop() {
      isOver = true;
      await running;
      if (fault) throw fault;
    },
  };
}

/** Whether an flv file that is being written holds a picture already: what a viewer would see. */
function hasPicture(file: string): boolean {
  const bytes = readFileSync(file).subarray(0, 1_000_000);
  for (let at = 13; at + 16 < bytes.length; at += 15 + bytes.readUIntBE(at + 1, 3)) {
    const isPicture = bytes[at] === 9 && bytes[at + 11] === 0x17 && bytes[at + 12] === 1;
    if (isPicture && at + 15 + bytes.readUIntBE(at + 1, 3) <= bytes.length) return true;
  }
  return false;
}

/** Waits until a recording of later than `count` others has a picture. */
export const pictureIn = (recordings: () => string[], count: number, seconds: number): Promise<unknown> =>
  until("picture again", () => recordings().slice(count).some(hasPicture), Boolean, seconds * 1000);

/** Files below a folder that hold a text as it is. */
export function filesWith(folder: string, text: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

/** Processes of this machine whose arguments or surroundings hold a text. */
export const processesWith = (text: string): string[] =>
  readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid))
    .flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
    .filter((place) => {
      try {
        return readFileSync(place, "utf8").includes(text);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
