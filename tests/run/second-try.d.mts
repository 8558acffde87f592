import type { Counts } from "./counts.mjs";

interface Step {
  report: string | undefined;
  exitCode: number;
}
export function failedFilesIn(report: string | undefined): string[];
export function failedTestsIn(report: string | undefined): string[];
export function passedAgain(first: string | undefined, again: string): string[];
export function countBothTries(first: Step, again: Step): Counts;
export function flakyTestsIn(report: string | undefined): string[];
