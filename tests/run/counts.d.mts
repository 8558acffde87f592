export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
export function add(a: Counts, b: Counts): Counts;
export function countStep(step: { report: string | undefined; exitCode: number }): Counts;
export function closingLine(counts: Counts): string;
