import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../helpers/temporary";
import { add, closingLine, countStep } from "../../run/counts.mjs";

function reportOf(content: unknown): string {
  const path = join(temporaryFolder(), "report.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}
const vitest = (numPassedTests: number, numFailedTests: number) =>
  reportOf({ numPassedTests, numFailedTests, numPendingTests: 2, numTodoTests: 1 });

test("counts come from the runners' own reports", () => {
  expect(countStep({ report: vitest(5, 0), exitCode: 0 })).toEqual({ passed: 5, failed: 0, skipped: 3 });
  expect(countStep({ report: vitest(5, 2), exitCode: 1 })).toEqual({ passed: 5, failed: 2, skipped: 3 });
  const playwright = reportOf({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
  expect(countStep({ report: playwright, exitCode: 1 })).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test("a runner that fell over, left no report or ran nothing has failed", () => {
  expect(countStep({ report: vitest(5, 0), exitCode: 1 }).failed).toBe(1);
  expect(countStep({ report: vitest(0, 0), exitCode: 0 }).failed).toBe(1);
  expect(countStep({ report: join(temporaryFolder(), "none.json"), exitCode: 0 }).failed).toBe(1);
  expect(countStep({ report: undefined, exitCode: 3 }).failed).toBe(1);
  expect(countStep({ report: undefined, exitCode: 0 })).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test("the closing line stands alone and sums up", () => {
  const sum = add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 0, skipped: 0 });
  expect(closingLine(sum)).toBe("11 passed, 2 failed, 3 skipped");
});
