import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Where a step notes the tests that passed only when they were tried again. */
export const secondTriesFile = (report) => report.replace(/\.json$/, ".second-tries.json");

/** A vitest reporter: notes the tests that passed at the second try. */
export default class SecondTries {
  #names = [];

  onTestCaseResult(testCase) {
    if (testCase.diagnostic()?.flaky === true)
      this.#names.push(`${testCase.module.relativeModuleId} > ${testCase.fullName}`);
  }

  onTestRunEnd() {
    const report = process.env.HONGCUN_VITEST_REPORT;
    if (report !== undefined) writeFileSync(secondTriesFile(report), JSON.stringify(this.#names));
  }
}

const flakyIn = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(flakyIn),
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === "flaky"))
    .map(({ file, title }) => `${file} > ${title}`),
];

/** The tests of a step that passed only when they were tried again. */
export function secondTriesIn(report) {
  if (report === undefined) return [];
  const noted = secondTriesFile(report);
  if (existsSync(noted)) return JSON.parse(readFileSync(noted, "utf8"));
  return existsSync(report) ? flakyIn(JSON.parse(readFileSync(report, "utf8"))) : [];
}
