import { isWithinGrace, retryDelay } from "./retry";
import type { Trouble } from "./trouble";

/** A stream that lived this long has ended the trouble before it; one that ended sooner goes on with it. */
const steadyAfterMs = 5_000;
/** Longer than the time between two stills of a destination that makes room: without a picture for so long, it has none. */
const unseenAfterMs = 12_000;

/** One destination's troubles in time. All times in milliseconds of one clock. */
export interface Outage {
  /** A try begins; tells whether to hurry, since the room is most likely still open and the server was there. */
  tryBegins(now: number): boolean;
  /** A try or a running stream failed, `silentMs` after the platform last took anything. Gives the wait before the next try. */
  failed(now: number, trouble: Trouble, silentMs: number): number;
  /** The platform takes the stream. */
  settled(now: number): void;
  /** A picture was handed over. */
  pictureSent(now: number): void;
  /** To be called about once a second. */
  tick(now: number): void;
  /** Begins anew, as the operator asked. */
  forgive(): void;
  /** When the first picture of this show went out; null before. */
  readonly publishedAt: number | null;
  readonly isLasting: boolean;
  /** When the platform most likely closes the room; null while it has the picture, had none yet, or where nobody knows. */
  closesAt(now: number): number | null;
}

/** @param graceMs how long the platform keeps a room open without a picture; null where nobody knows */
export function createOutage(graceMs: number | null): Outage {
  let since: number | null = null;
  let isLasting = false;
  let settledAt: number | null = null;
  let triedAt = 0;
  let delay = 0;
  let publishedAt: number | null = null;
  /** The last picture the platform had. */
  let pictureAt: number | null = null;
  /** The last one handed to a stream that may yet be refused. */
  let offeredAt: number | null = null;

  return {
    tryBegins(now) {
      triedAt = now;
      return publishedAt !== null && since !== null && isWithinGrace(now - since, graceMs);
    },
    failed(now, { isRefusal }, silentMs) {
      const goneAt = now - silentMs;
      since ??= goneAt;
      isLasting = true;
      settledAt = null;
      offeredAt = null;
      if (pictureAt !== null) pictureAt = Math.min(pictureAt, goneAt);
      const hadPicture = publishedAt !== null;
      const retry = { troubledForMs: now - since, previousDelayMs: delay, triedForMs: now - triedAt };
      delay = retryDelay({ ...retry, isRefusal, hadPicture, graceMs });
      return delay;
    },
    settled(now) {
      isLasting = false;
      settledAt = now;
      pictureAt = offeredAt ?? pictureAt;
      publishedAt ??= offeredAt;
    },
    pictureSent(now) {
      if (settledAt === null) {
        offeredAt = now;
        return;
      }
      pictureAt = now;
      publishedAt ??= now;
    },
    tick(now) {
      if (settledAt === null || now - settledAt < steadyAfterMs) return;
      since = null;
      delay = 0;
    },
    forgive() {
      since = null;
      delay = 0;
      isLasting = false;
      settledAt = null;
      offeredAt = null;
    },
    get publishedAt() {
      return publishedAt;
    },
    get isLasting() {
      return isLasting;
    },
    closesAt(now) {
      if (graceMs === null || publishedAt === null || pictureAt === null) return null;
      return isLasting || now - pictureAt > unseenAfterMs ? pictureAt + graceMs : null;
    },
  };
}
