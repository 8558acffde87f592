import { existsSync, readFileSync } from "node:fs";
import { differencesFile } from "./differences.mjs";

/** So much of an error is repeated at the end; the whole stands where it happened. */
const mostLines = 12;
/** And so much of how two values differ. */
const mostDifferingLines = 30;
const escapeCode = String.fromCharCode(27);
const colours = new RegExp(`${escapeCode}\\[[0-9;]*m`, "g");

const shorten = (message, most) =>
  String(message)
    .replace(colours, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, most)
    .map((line) => `    ${line}`)
    .join("\n");

function entry(name, message, difference = "") {
  const parts = [shorten(message, mostLines), shorten(difference, mostDifferingLines)];
  return [`  ${name}`, ...parts.filter((part) => part !== "")].join("\n");
}

function fromVitest({ testResults = [] }, differences) {
  return testResults.flatMap(({ name, message, assertionResults = [] }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages }) =>
        entry(`${name} > ${fullName}`, failureMessages[0] ?? "", differences[fullName]),
      );
    // A file that fell over before its first test has a message of its own.
    return message ? [entry(name, message)] : [];
  });
}

function fromPlaywright({ suites = [], errors = [] }) {
  const inSuite = ({ suites: inner = [], specs = [] }) => [
    ...inner.flatMap(inSuite),
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests }) => {
        const results = tests.flatMap(({ results: each }) => each);
        const message = results.flatMap(({ errors: each }) => each)[0]?.message ?? "";
        return entry(`${file} > ${title}`, message);
      }),
  ];
  return [
    ...suites.flatMap(inSuite),
    ...errors.map(({ message }) => entry("before the first test", message ?? "")),
  ];
}

/** The tests of a step's report that failed, each with the beginning of its error, for the end of a long log. */
export function failuresIn(report) {
  if (report === undefined || !existsSync(report)) return [];
  const read = JSON.parse(readFileSync(report, "utf8"));
  if ("stats" in read) return fromPlaywright(read);
  const noted = differencesFile(report);
  return fromVitest(read, existsSync(noted) ? JSON.parse(readFileSync(noted, "utf8")) : {});
}
