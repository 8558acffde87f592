import { formatDuration } from "../../app/format";

/** Seconds of a length as people type it: `90`, `1:30`, `1:00:00`, full width or not. Null when it is none. */
export function readDuration(typed: string): number | null {
  const text = typed.normalize("NFKC").trim();
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const match = /^(?:(\d{1,2}):)?(\d{1,4}):([0-5]\d)$/.exec(text);
  if (!match) return null;
  const [, hours = "0", minutes = "", seconds = ""] = match;
  if (match[1] !== undefined && Number(minutes) > 59) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** A length one step longer or shorter: half minutes below two minutes, else whole ones; from 0:10 to `most` seconds. */
export function stepDuration(typed: string, direction: 1 | -1, most: number): string {
  const now = readDuration(typed) ?? 0;
  const step = now + direction < 120 ? 30 : 60;
  const next = direction > 0 ? Math.floor(now / step + 1) * step : Math.ceil(now / step - 1) * step;
  return formatDuration(Math.min(most, Math.max(10, next)));
}

const two = (value: number) => String(value).padStart(2, "0");

/** A moment of this machine's own time zone as cards keep it: `YYYY-MM-DD HH:mm`. */
export function momentText(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The day and the time of a moment; the day of `now` where only a time is given, no time where there is none. */
export function readMoment(typed: string, now: number): { day: string; time: string } {
  const text = typed.normalize("NFKC").trim();
  const [today = ""] = momentText(now).split(" ");
  const match = /^(?:(\d{4}-\d{2}-\d{2})[ T]?)?(?:(\d{1,2}):(\d{2}))?$/.exec(text);
  if (!match) return { day: today, time: "" };
  return { day: match[1] ?? today, time: match[2] ? `${two(Number(match[2]))}:${match[3]}` : "" };
}

/** The moment of a day and a time; empty while the time is missing, since a day alone is no moment. */
export const joinMoment = ({ day, time }: { day: string; time: string }): string =>
  day && time ? `${day} ${time}` : "";

/** A moment some minutes from now, on a whole five minutes where that is not sooner. */
export function momentIn(minutes: number, now: number): string {
  const five = 5 * 60_000;
  const at = now + minutes * 60_000;
  return momentText(minutes < 5 ? at : Math.ceil(at / five) * five);
}

/** A whole number as people type it, or null. */
export function readInteger(typed: string): number | null {
  const text = typed.normalize("NFKC").trim();
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

/** A number one more or less, within its limits; an empty one starts at the least. */
export function stepInteger(
  typed: string,
  direction: 1 | -1,
  { min, max }: { min: number; max: number },
): string {
  const now = readInteger(typed);
  const next = now === null ? Math.max(min, 0) : now + direction;
  return String(Math.min(max, Math.max(min, next)));
}

/** How many characters a text has as its limit counts them. */
export const countCharacters = (text: string): number => [...text.trim()].length;
