import { basename } from "node:path";
import type { StudioContext } from "../../core";
import type { Recordings } from "../recordings";
import type { Converted } from "./convert";
import { isEarlyEnd } from "./plan";

/** Less is the ordinary loss at the end of a recording, and not worth a word. */
const wordySeconds = 2;

export interface Repaired {
  id: string;
  made: Converted;
  /** What the damaged file's header stated, or null where it said nothing. */
  expected: number | null;
}

const clockOf = (seconds: number): string => {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
};

/** Says what a repaired recording has now, and what was lost where that can be told. */
export function saysRepaired(
  { problems }: StudioContext,
  recordings: Recordings,
  { id, made, expected }: Repaired,
): void {
  const { name = "", file = null } = recordings.entry(id) ?? {};
  const params = { name: name || basename(file ?? ""), length: clockOf(made.seconds) };
  const options = { severity: "info" as const, subject: id };
  problems.clear("recording.recovered", id);
  const lost = expected === null ? 0 : expected - made.seconds;
  if (made.errors.some((line) => !isEarlyEnd(line)))
    problems.report("recording.repaired-gaps", { ...options, params });
  else if (lost > wordySeconds)
    problems.report("recording.repaired-short", {
      ...options,
      params: { ...params, lost: Math.round(lost) },
    });
  else problems.report("recording.repaired", { ...options, params });
}
