import { existsSync, readFileSync } from "node:fs";

/** So much of an error is repeated at the end; the whole stands where it happened. */
const mostLines = 12;
const escapeCode = String.fromCharCode(27);
const colours = new RegExp(`${escapeCode}\\[[0-9;]*m`, "g");

const shorten = (message) =>
  String(message)
    .replace(colours, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, mostLines)
    .map((line) => `    ${line}`)
    .join("\n");

const entry = (name, message) => `  ${name}\n${shorten(message)}`;

function fromVitest({ testResults = [] }) {
  return testResults.flatMap(({ name, message, assertionResults = [] }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages }) =>
        entry(`${name} > ${fullName}`, failureMessages[0] ?? ""),
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
  return "stats" in read ? fromPlaywright(read) : fromVitest(read);
}
