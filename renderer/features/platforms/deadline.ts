/** How long a platform still waits for the picture. */
export type Deadline = { kind: "ahead"; seconds: number } | { kind: "past" };

/** What the clock of a destination says; null where none runs. Times are epoch milliseconds. */
export function deadlineOf(closesAt: number | null, now: number): Deadline | null {
  if (closesAt === null) return null;
  const seconds = Math.ceil((closesAt - now) / 1000);
  return seconds > 0 ? { kind: "ahead", seconds } : { kind: "past" };
}
