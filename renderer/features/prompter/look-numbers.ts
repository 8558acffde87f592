/** The numbers of the prompter's look: their limits are those of `settings.prompter` in the contract. */
export const lookNumbers = {
  fontSize: { least: 20, most: 160, step: 4, unit: null },
  lineHeight: { least: 1.2, most: 2.2, step: 0.1, unit: "times" },
  width: { least: 0.3, most: 1, step: 0.05, unit: "percent" },
  readingLine: { least: 0.1, most: 0.7, step: 0.02, unit: "percent" },
  armAhead: { least: 0, most: 60, step: 2, unit: "characters" },
  countdown: { least: 0, most: 10, step: 1, unit: "seconds" },
} as const;
export type LookNumber = keyof typeof lookNumbers;

/** A value one step on, on whole steps and within its limits. */
export function stepped(name: LookNumber, value: number, direction: 1 | -1): number {
  const { least, most, step } = lookNumbers[name];
  const next = (Math.round(value / step) + direction) * step;
  return Number(Math.min(most, Math.max(least, next)).toFixed(2));
}

/** A value as it is shown: shares as whole percent. */
export function shownValue(name: LookNumber, value: number): string {
  if (lookNumbers[name].unit === "percent") return String(Math.round(value * 100));
  return name === "lineHeight" ? value.toFixed(1) : String(Math.round(value));
}
