/** Full-width signs, as Chinese keyboards type them. */
const plainSigns = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[：∶]/g, ":")
    .replace(/[．。]/g, ".");

/** Seconds typed as `75`, `1:15`, `1:15.5` or `1:01:15`; null for anything else. */
export function parseMoment(text: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:\.\d{1,3})?)$/.exec(plainSigns(text).trim());
  if (match === null) return null;
  const [, hours = "0", minutes, seconds = "0"] = match;
  // Behind a colon, seconds and minutes stop at sixty.
  if (minutes !== undefined && Number(seconds) >= 60) return null;
  if (match[1] !== undefined && Number(minutes) >= 60) return null;
  return Number(hours) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
}

/** Tenths of a second are as fine as anybody cuts by hand. */
export const toTenths = (seconds: number): number => Math.round(Math.max(0, seconds) * 10) / 10;

/** Seconds as one types them: `1:15`, `1:15.5`, `1:01:15`. */
export function formatMoment(seconds: number): string {
  const tenths = Math.round(Math.max(0, seconds) * 10);
  const whole = Math.floor(tenths / 10);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  return tenths % 10 === 0 ? clock : `${clock}.${tenths % 10}`;
}
