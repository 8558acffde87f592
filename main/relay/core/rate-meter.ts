import type { Clock } from "../../core/clock";

/** Kilobits a second over the last few seconds. */
export interface RateMeter {
  add(bytes: number): void;
  kbps(): number;
}

const windowMs = 4_000;
const slotMs = 250;

/** Counts in slots of a quarter second, so that it costs nothing a frame. */
export function createRateMeter(clock: Pick<Clock, "now">): RateMeter {
  let slots: { at: number; bytes: number }[] = [];
  const startedAt = clock.now();
  return {
    add(bytes) {
      const at = Math.floor(clock.now() / slotMs) * slotMs;
      const last = slots.at(-1);
      if (last?.at === at) last.bytes += bytes;
      else slots.push({ at, bytes });
      if (slots.length > (2 * windowMs) / slotMs) slots = slots.slice(-windowMs / slotMs);
    },
    kbps() {
      const now = clock.now();
      slots = slots.filter(({ at }) => at > now - windowMs);
      const spanMs = Math.min(windowMs, Math.max(slotMs, now - startedAt));
      const bytes = slots.reduce((sum, slot) => sum + slot.bytes, 0);
      return Math.round((bytes * 8) / spanMs);
    },
  };
}
