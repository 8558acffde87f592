import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../helpers/temporary";
import { differencesFile } from "../../run/differences.mjs";
import { failuresIn } from "../../run/failures.mjs";

function reportOf(content: unknown): string {
  const file = join(temporaryFolder(), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("failed tests of a vitest report are named with the beginning of their errors", () => {
  const report = reportOf({
    testResults: [
      {
        name: "tests/a.test.ts",
        message: "",
        assertionResults: [
          { status: "passed", fullName: "fine", failureMessages: [] },
          {
            status: "failed",
            fullName: "group breaks",
            failureMessages: ["\u001b[31mAssertionError\u001b[0m: 1\n\n  at x"],
          },
        ],
      },
    ],
  });
  expect(failuresIn(report)).toEqual(["  tests/a.test.ts > group breaks\n    AssertionError: 1\n      at x"]);
});

test("how two values differ stands below the error that only says so", () => {
  const failed = { status: "failed", fullName: "compares", failureMessages: ["AssertionError: no match"] };
  const report = reportOf({ testResults: [{ name: "a.test.ts", message: "", assertionResults: [failed] }] });
  writeFileSync(differencesFile(report), JSON.stringify({ compares: "- Expected\n+ Received\n\n- 1\n+ 2" }));
  expect(failuresIn(report)).toEqual([
    "  a.test.ts > compares\n    AssertionError: no match\n    - Expected\n    + Received\n    - 1\n    + 2",
  ]);
});

test("a file that fell over before its first test is named", () => {
  const report = reportOf({
    testResults: [{ name: "tests/b.test.ts", message: "no hook", assertionResults: [] }],
  });
  expect(failuresIn(report)).toEqual(["  tests/b.test.ts\n    no hook"]);
});

test("failed specs of a playwright report are found in suites of any depth", () => {
  const spec = {
    file: "c.spec.ts",
    title: "clicks",
    ok: false,
    tests: [{ results: [{ errors: [{ message: "gone" }] }] }],
  };
  const report = reportOf({
    stats: {},
    suites: [{ suites: [{ specs: [spec, { ...spec, title: "fine", ok: true }] }] }],
  });
  expect(failuresIn(report)).toEqual(["  c.spec.ts > clicks\n    gone"]);
});

test("no report and a report without failures give nothing", () => {
  expect(failuresIn(undefined)).toEqual([]);
  expect(failuresIn(join(temporaryFolder(), "none.json"))).toEqual([]);
  expect(failuresIn(reportOf({ testResults: [] }))).toEqual([]);
});
