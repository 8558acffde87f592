import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Clock,
  createProblems,
  createStateStore,
  initialState,
  type StudioContext,
  silentLog,
} from "../../main/core";

/** A clock that only moves when told. */
export class HeldClock implements Clock {
  #now: number;
  #timers: { at: number; callback: () => void }[] = [];

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now() {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void) {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves on, calling what falls due in order. */
  advance(milliseconds: number) {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }
}

/** A studio context for unit tests: a real store, a held clock, no log. */
export function testContext(folder = join(tmpdir(), "hongcun-unit")): StudioContext & { clock: HeldClock } {
  const store = createStateStore(initialState());
  const clock = new HeldClock();
  const paths = {
    data: join(folder, "data"),
    resources: join(import.meta.dirname, "../../resources"),
    fonts: join(folder, "fonts"),
    relayEntry: join(folder, "relay.js"),
  };
  return { store, clock, problems: createProblems(store, clock), log: silentLog, paths };
}
