import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../helpers/temporary";
import { failuresIn } from "../../run/failures.mjs";
import { secondTriesIn } from "../../run/second-tries.mjs";

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

test("tests that passed at the second try are named: by the runner's note, or from its report", () => {
  const specs = [
    { file: "c.spec.ts", title: "shaky", tests: [{ status: "flaky" }] },
    { file: "c.spec.ts", title: "sound", tests: [{ status: "expected" }] },
  ];
  expect(secondTriesIn(reportOf({ stats: {}, suites: [{ specs }] }))).toEqual(["c.spec.ts > shaky"]);
  const report = reportOf({ testResults: [] });
  writeFileSync(report.replace(".json", ".second-tries.json"), JSON.stringify(["a.test.ts > shaky"]));
  expect(secondTriesIn(report)).toEqual(["a.test.ts > shaky"]);
  expect(secondTriesIn(undefined)).toEqual([]);
});
