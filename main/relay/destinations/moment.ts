const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** A moment as people here write it, by this computer's clock: `2026-11-28 18:05`. */
export function momentOf(epochMs: number): string {
  const date = new Date(epochMs);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join("-");
  return `${day} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}
