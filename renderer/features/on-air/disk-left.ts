import { restOfShow, type StudioState } from "../../../preload/contract";

/** Under so many minutes the time left is said loudly, whatever the show still needs. */
const fewMinutes = 30;
const dayMinutes = 24 * 60;

export interface DiskLeft {
  minutes: number;
  /** `show`: it does not last to the show's end. `short`: it is little anyway. */
  why: "plenty" | "short" | "show";
  /** Minutes that the show still takes by its plan. */
  showMinutes: number;
}

/** How long the disk still takes what is recorded; null where nobody knows. */
export function diskLeft(
  { recording, show }: Pick<StudioState, "recording" | "show">,
  now: number,
): DiskLeft | null {
  const minutes = recording.disk?.minutesLeft ?? null;
  if (minutes === null) return null;
  const showMinutes = Math.ceil(restOfShow(show, now) / 60);
  const why = minutes < showMinutes ? "show" : minutes < fewMinutes ? "short" : "plenty";
  return { minutes: Math.max(0, Math.floor(minutes)), why, showMinutes };
}

/** A stretch of minutes in words: the end of a text's key under `disk`, and its values. */
export function minutesInWords(minutes: number) {
  const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  if (minutes > dayMinutes) return { text: "day", values } as const;
  if (values.hours === 0) return { text: "minutes", values } as const;
  return { text: values.minutes === 0 ? "wholeHours" : "hours", values } as const;
}
