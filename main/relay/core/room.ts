import type { PublisherLoad } from "../publisher/report";
import { createLineSigns, type LineSigns } from "./line-signs";

export interface RoomLoad extends PublisherLoad {
  id: string;
}

/** What to do now: one destination makes room, or has the whole stream again. */
export interface RoomMove {
  id: string;
  yields: boolean;
}

/** All in milliseconds. */
const effectMs = 8_000;
/** What the system took of the one who yields goes out first, and takes the line from the others until then. */
const longestEffectMs = 30_000;
const firstClearMs = 30_000;
const longestClearMs = 300_000;
/** A return that brings the trouble back within this time has failed. */
const probationMs = 90_000;
const firstSpareMs = 60_000;

/** A share of what was given up that must have reached the others, or it was given up for nothing. */
const usefulShare = 0.1;
/** Less is within what the figures waver; kilobits a second. */
const tellingKbps = 400;
/** A line that carries nothing is broken rather than narrow, and yielding is no help. */
const deadKbps = 50;

interface Given {
  id: string;
  at: number;
  /** What it used, and what those in need had then. */
  kbps: number;
  needy: { id: string; kbps: number }[];
}

/**
 * Shares out an uplink that cannot carry all. When two destinations or more suffer at once it is the line and not one of
 * them: the least important that publishes makes room, then the next, never the last one. One that suffers alone while
 * the others are well has a trouble of its own, and is left to its own queue. They come back in reverse order.
 */
export class Room {
  #signs = new Map<string, LineSigns>();
  /** Those who made room, the last one at the end. */
  #given: Given[] = [];
  #quietUntil = 0;
  #clearSince: number | null = null;
  #clearMs = firstClearMs;
  #returned: { id: string; at: number } | null = null;
  /** Those whose room was no help: until when they are left alone, and for how long the next time. */
  readonly #spared = new Map<string, { until: number; forMs: number }>();
  /** How far the last one who made room is known to have helped; `mute` where that cannot be told. */
  #trial: "draining" | "telling" | "mute" | "over" = "over";

  /**
   * To be called once a second. `loads` come in the user's order, the most important first; `now` in milliseconds of a
   * steady clock. At most one move at a time.
   */
  step(now: number, loads: readonly RoomLoad[], makesRoom: boolean): RoomMove | null {
    this.#note(loads);
    const given = this.#given.filter(({ id }) => loads.some((load) => load.id === id));
    if (given.length < this.#given.length) this.#trial = "over";
    this.#given = given;
    const last = this.#given.at(-1);
    const full = loads.filter(({ id, isPublishing }) => isPublishing && !this.#hasGiven(id));
    if (last && !makesRoom) return this.#takeBack(now, last.id);
    if (last && full.length === 0) return this.#rescue(now, loads);
    if (!makesRoom || now < this.#quietUntil) return null;
    if (last && this.#trial !== "over") {
      if (this.#trial === "draining") return this.#drain(now, last);
      const isTelling = this.#trial === "telling";
      this.#trial = "over";
      if (isTelling && this.#isInVain(last, full)) return this.#spare(now, last.id);
    }
    if (this.#isShort(full)) return this.#yield(now, full);
    return this.#maybeReturn(now, full);
  }

  #hasGiven(id: string): boolean {
    return this.#given.some((given) => given.id === id);
  }

  #note(loads: readonly RoomLoad[]): void {
    const before = this.#signs;
    this.#signs = new Map();
    for (const load of loads) {
      if (!load.isPublishing) continue;
      const signs = before.get(load.id) ?? createLineSigns();
      signs.note(load);
      this.#signs.set(load.id, signs);
    }
  }

  #kbps(id: string): number {
    return this.#signs.get(id)?.kbps() ?? 0;
  }

  #congested(full: readonly RoomLoad[]): readonly RoomLoad[] {
    return full.filter(({ id }) => this.#signs.get(id)?.isCongested());
  }

  #isShort(full: readonly RoomLoad[]): boolean {
    const carried = full.reduce((sum, { id }) => sum + this.#kbps(id), 0);
    if (carried < deadKbps) return false;
    const strained = full.filter(({ id }) => this.#signs.get(id)?.isStrained());
    return this.#congested(full).length > 0 && strained.length > 1;
  }

  #yield(now: number, full: readonly RoomLoad[]): RoomMove | null {
    this.#clearSince = null;
    const isFailedReturn = this.#returned !== null && now - this.#returned.at < probationMs;
    if (isFailedReturn) this.#clearMs = Math.min(longestClearMs, this.#clearMs * 2);
    const candidate = full.findLast(({ id }) => (this.#spared.get(id)?.until ?? 0) <= now);
    this.#returned = null;
    if (full.length < 2 || candidate === undefined) return null;
    const { id } = candidate;
    const needy = this.#congested(full).filter((load) => load.id !== id);
    const figures = needy.map((load) => ({ id: load.id, kbps: this.#kbps(load.id) }));
    this.#given.push({ id, at: now, kbps: this.#kbps(id), needy: figures });
    this.#trial = "draining";
    this.#pause(now);
    return { id, yields: true };
  }

  /** Only once its own backlog is gone does it show what the room it made is worth to the others. */
  #drain(now: number, { id, at }: Given): null {
    const isDrained = this.#signs.get(id)?.isClear() ?? true;
    if (!isDrained && now - at < longestEffectMs) return null;
    this.#trial = isDrained ? "telling" : "mute";
    this.#pause(now);
    return null;
  }

  /** Those in need have no more than before, although a good deal was given up for them. */
  #isInVain({ id, kbps, needy }: Given, full: readonly RoomLoad[]): boolean {
    const freed = kbps - this.#kbps(id);
    const still = needy.filter((one) => full.some((load) => load.id === one.id));
    if (freed < tellingKbps || still.length === 0 || this.#congested(full).length === 0) return false;
    const gain = still.reduce((sum, one) => sum + this.#kbps(one.id) - one.kbps, 0);
    return gain < freed * usefulShare;
  }

  #spare(now: number, id: string): RoomMove {
    const forMs = Math.min(longestClearMs, (this.#spared.get(id)?.forMs ?? firstSpareMs / 2) * 2);
    this.#spared.set(id, { until: now + forMs, forMs });
    return this.#takeBack(now, id);
  }

  /** Nobody else has the whole stream any more: the most important of those who made room takes it. */
  #rescue(now: number, loads: readonly RoomLoad[]): RoomMove | null {
    const found = loads.find(({ id, isPublishing }) => isPublishing && this.#hasGiven(id));
    return found ? this.#takeBack(now, found.id) : null;
  }

  #maybeReturn(now: number, full: readonly RoomLoad[]): RoomMove | null {
    const last = this.#given.at(-1);
    if (this.#returned !== null && now - this.#returned.at >= probationMs) {
      this.#returned = null;
      this.#clearMs = firstClearMs;
    }
    const isClear = full.every(({ id }) => this.#signs.get(id)?.isClear());
    if (!isClear || !last) {
      this.#clearSince = null;
      return null;
    }
    this.#clearSince ??= now;
    if (now - this.#clearSince < this.#clearMs) return null;
    this.#returned = { id: last.id, at: now };
    return this.#takeBack(now, last.id);
  }

  #takeBack(now: number, id: string): RoomMove {
    this.#given = this.#given.filter((given) => given.id !== id);
    this.#trial = "over";
    this.#clearSince = null;
    this.#pause(now);
    return { id, yields: false };
  }

  /** The figures from before a move say nothing about what comes after it. */
  #pause(now: number): void {
    this.#quietUntil = now + effectMs;
    this.#signs.clear();
  }
}
