import { call } from "./call";

/** Looks at the studio's clock; the one that took the shortest time to answer is trusted. */
const looks = 5;
const pauseMilliseconds = 200;
/** Quartz drifts some milliseconds an hour, tablets' clocks are set now and then: look again this often. */
const againMilliseconds = 5 * 60_000;

let offset = 0;

/** The studio's time in epoch milliseconds, as near as this device can tell. Positions of the prompter are reckoned by it. */
export const studioTime = (): number => Date.now() + offset;

/** How far the studio's clock is ahead of this device's, from one question and its answer, and how long that took. */
export function clockOffset(
  sentAt: number,
  now: number,
  answeredAt: number,
): { offset: number; took: number } {
  // The answer is taken to have been given half-way, as NTP does (RFC 5905 §8).
  return { offset: now - (sentAt + answeredAt) / 2, took: answeredAt - sentAt };
}

async function look(): Promise<{ offset: number; took: number }> {
  const sentAt = Date.now();
  const { now } = await call("studio.time", {});
  return clockOffset(sentAt, now, Date.now());
}

async function setClock(): Promise<void> {
  const seen: { offset: number; took: number }[] = [];
  for (let count = 0; count < looks; count++) {
    seen.push(await look());
    await new Promise((resume) => setTimeout(resume, pauseMilliseconds));
  }
  const best = seen.reduce((one, other) => (other.took < one.took ? other : one));
  // On the studio's own computer both clocks are one; half an answer's time is no better than nothing.
  offset = Math.abs(best.offset) <= best.took ? 0 : Math.round(best.offset);
}

/** Sets this page's idea of the studio's time, now and every few minutes; returns a function that ends it. */
export function keepClock(): () => void {
  // A studio that does not answer now is asked again; until then the device's own clock has to do.
  const set = () => void setClock().catch(() => undefined);
  set();
  const timer = setInterval(set, againMilliseconds);
  return () => clearInterval(timer);
}
