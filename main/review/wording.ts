import { type Language, reviewWords } from "../../preload/contract";

/** A length in words: `80` → “1 分 20 秒”, “1 min 20 s”. */
export function lengthWords(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const words = reviewWords[language];
  const rest = `${whole % 60}${words.seconds}`;
  if (whole < 60) return rest;
  const minutes = `${Math.floor(whole / 60)}${words.minutes}`;
  return whole % 60 === 0 ? minutes.trimEnd() : minutes + rest;
}

/** A moment as a player writes it: `1:05`, `1:02:03`. */
export function momentWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** What a stretch begins with where it was cut off behind its sentence's last word. */
const leftOver = /^[\s，。！？、；：,.!?;:）)」』”’》…—-]+/u;

/** The first words of a text, for a sentence that quotes it. */
export function firstWords(text: string, most = 24): string {
  const plain = text.replace(/\s+/g, " ").replace(leftOver, "").trim();
  const characters = [...plain];
  return characters.length <= most ? plain : `${characters.slice(0, most).join("")}…`;
}

/** A figure with a true minus sign and one decimal. */
export const figure = (value: number): string => value.toFixed(1).replace("-", "−");
