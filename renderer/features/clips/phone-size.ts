/** Megabytes that are offered; anything else is typed. */
export const usualMegabytes = [25, 50, 100] as const;
const most = 4000;

/** Megabytes as they were chosen or typed; null for what is no size the studio takes. */
export function megabytesOf(chosen: string, typed: string): number | null {
  const text =
    chosen === "other"
      ? typed.trim().replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
      : chosen;
  if (!/^\d{1,4}$/.test(text)) return null;
  const value = Number(text);
  return value >= 1 && value <= most ? value : null;
}

/** The size that is offered first: the smallest usual one in which the recording is worth watching. */
export const firstMegabytes = (fewest: number | null): string =>
  String(usualMegabytes.find((size) => fewest === null || size >= fewest) ?? "other");
