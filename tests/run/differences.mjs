import { writeFileSync } from "node:fs";

/** Where a vitest step notes what was expected and what came, for each test that failed. */
export const differencesFile = (report) => report.replace(/\.json$/, ".differences.json");

/** A vitest reporter: its JSON report says that two values differ, and not how. */
export default class Differences {
  #found = {};

  onTestCaseResult(testCase) {
    const differences = (testCase.result().errors ?? []).flatMap(({ diff }) => diff ?? []);
    if (differences.length > 0) this.#found[testCase.fullName] = differences.join("\n");
  }

  onTestRunEnd() {
    const report = process.env.HONGCUN_VITEST_REPORT;
    if (report !== undefined) writeFileSync(differencesFile(report), JSON.stringify(this.#found));
  }
}
