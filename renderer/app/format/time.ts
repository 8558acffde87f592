/** Seconds as `m:ss`, or `h:mm:ss` from an hour on. Negative values are read as 0. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Wall time as `HH:MM:SS` or `HH:MM` of this computer. */
export function formatClock(epochMilliseconds: number, withSeconds = true): string {
  const date = new Date(epochMilliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const short = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return withSeconds ? `${short}:${two(date.getSeconds())}` : short;
}

/** How an actual time stands against the planned one; within a second counts as even. */
export function againstPlan(
  plannedSeconds: number,
  actualSeconds: number,
): { kind: "over" | "under" | "even"; seconds: number } {
  const difference = Math.round(actualSeconds - plannedSeconds);
  if (Math.abs(difference) < 1) return { kind: "even", seconds: 0 };
  return { kind: difference > 0 ? "over" : "under", seconds: Math.abs(difference) };
}

/** Local date and time for lists: `2026-03-08 19:30`. */
export function formatDate(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${formatClock(epochMilliseconds, false)}`;
}
