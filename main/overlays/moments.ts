/** Times as they are typed into a card's fields, in the machine's own time zone. */

const colons = /：/g;

/** Seconds of `90`, `1:30` or `1:00:00`; null when it is no length. */
export function parseDuration(text: string): number | null {
  const parts = text.replace(colons, ":").split(":");
  if (parts.length > 3 || parts.some((part) => !/^\d{1,5}$/.test(part))) return null;
  const [last = 0, ...before] = parts.map(Number).reverse();
  // Only the first part may be more than a minute or an hour holds.
  const inner = parts.slice(1).map(Number);
  if (inner.some((part) => part > 59)) return null;
  const [minutes = 0, hours = 0] = before;
  return hours * 3600 + minutes * 60 + last;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** A length as it is kept: `1:30`, `1:00:00`. */
export function writeDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A moment as it is kept: `2026-10-20 20:30`. */
export function writeMoment(moment: Date): string {
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

const momentText = /^(?:(?:(\d{4})[-/])?(\d{1,2})[-/](\d{1,2})[ T])?(\d{1,2}):(\d{2})$/;

/**
 * The moment of `20:30` (the day of `now`), `10-20 20:30` (its year) or `2026-10-20 20:30`; null when there is no such
 * one. `now` in epoch milliseconds.
 */
export function parseMoment(text: string, now: number): Date | null {
  const match = momentText.exec(text.replace(colons, ":"));
  if (match === null) return null;
  const today = new Date(now);
  const [year, month, day] = [
    Number(match[1] ?? today.getFullYear()),
    Number(match[2] ?? today.getMonth() + 1),
    Number(match[3] ?? today.getDate()),
  ];
  const [hour, minute] = [Number(match[4]), Number(match[5])];
  const moment = new Date(year, month - 1, day, hour, minute);
  // The thirtieth of February and the hour that summer time skips would silently become others.
  const isThere =
    moment.getMonth() === month - 1 &&
    moment.getDate() === day &&
    moment.getHours() === hour &&
    moment.getMinutes() === minute;
  return isThere ? moment : null;
}

/** Epoch milliseconds of a moment as it is kept; null for an empty text. */
export function momentOf(kept: string): number | null {
  return kept === "" ? null : (parseMoment(kept, 0)?.getTime() ?? null);
}
