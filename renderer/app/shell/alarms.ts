import type { Problem, StudioState } from "../../../preload/contract";

/** What must be seen at once while something is on air, rehearsed or recorded; the most pressing first. */
const alarmCodes: readonly string[] = [
  "watch.speaking-muted",
  "watch.no-sound",
  "watch.silent",
  "watch.camera-black",
  "watch.camera-frozen",
  "recording.disk-short",
];

type Running = Pick<StudioState, "live" | "rehearsal" | "recording">;

/** Whether anybody sees or keeps the picture. */
export const isRunning = ({ live, rehearsal, recording }: Running): boolean =>
  live.status === "on-air" || rehearsal.active || recording.status === "recording";

/** The most pressing alarm, which the On air screen shows large and the strip leaves to it there; null while all is well. */
export function pressingAlarm(state: Running & Pick<StudioState, "problems">): Problem | null {
  if (!isRunning(state)) return null;
  const rank = ({ code }: Problem) => alarmCodes.indexOf(code);
  const alarms = state.problems.filter((problem) => rank(problem) >= 0);
  return alarms.toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
}
