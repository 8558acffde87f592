import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { add, closingLine, countStep } from "./run/counts.mjs";
import { failuresIn } from "./run/failures.mjs";
import { countBothTries, failedFilesIn, flakyTestsIn, passedAgain } from "./run/second-try.mjs";
import { bringSystemParts, partsAreRequired } from "./run/system.mjs";

const root = resolve(import.meta.dirname, "..");
const artifacts = join(root, "artifacts");
/** The whole run, installing included, in milliseconds. */
const limit = 24 * 60_000;
const deadline = Date.now() + limit;

/** Failed files are tried again only where so many milliseconds are left: long enough for any of them. */
const secondTryMs = 150_000;

const bin = (name) => join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
const report = (name) => join(artifacts, `${name}.json`);
const vitest = (project, name, more = []) => [
  bin("vitest"),
  [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--reporter=${join(root, "tests", "run", "differences.mjs")}`,
    `--outputFile.json=${report(name)}`,
    ...more,
  ],
  { HONGCUN_VITEST_REPORT: report(name) },
];
/** A step of vitest; its project is asked for again where files of it failed. */
const vitestStep = (name, project, file, more) => ({
  name,
  project,
  run: vitest(project, file, more),
  report: report(file),
});

/** Files that need no OBS, in groups: two groups run at once, one of them perhaps beside those that need OBS. */
const groups = {
  drawing: [
    "cli-files",
    "clips",
    "made",
    "overlays-air",
    "overlays-render",
    "overlays-wardrobe",
    "recordings",
  ],
  relaying: [
    "ffmpeg-runner",
    "film",
    "relay",
    "relay-link",
    "relay-nginx",
    "relay-publisher",
    "relay-room",
    "relay-standalone",
    "review-sound",
    "slate",
    "stage-stream",
    "thumbnails",
    "upload",
  ],
  staging: [
    "prompter",
    "relay-failover",
    "relay-studio",
    "stage",
    "stage-frames",
    "stage-live",
    "stage-music",
    "timeline-crash",
  ],
  // What these find on the computer is what they test: no OBS of another test may be among it.
  starting: ["cli", "doctor", "offline", "rehearsal-lock", "serve", "start"],
};
const filesOf = (group) => groups[group].map((name) => `tests/integration/${name}.test.ts`);
const groupStep = (group) =>
  vitestStep(`integration, ${group}`, "integration", `integration-${group}`, filesOf(group));
const grouped = Object.keys(groups)
  .flatMap(filesOf)
  .flatMap((file) => ["--exclude", file]);

const types = ["main", "preload", "renderer", "tests"].map((part) => ({
  name: `types of ${part}`,
  run: [bin("tsc"), ["-p", part]],
}));

const e2eStep = (name, options) => ({
  name,
  run: [bin("playwright"), ["test", ...options], { HONGCUN_E2E_REPORT: report(name) }],
  report: report(name),
});

/** What runs after what. Within a row, so many steps at once, each begun in order as soon as one before it has ended. */
const rows = [
  {
    atOnce: 2,
    steps: [
      vitestStep("unit", "unit", "unit"),
      { name: "lint", run: [bin("biome"), ["check", "--error-on-warnings", "."]] },
      ...types,
      { name: "build", run: [process.execPath, [join(root, "main", "launch", "ensure-build.mjs")]] },
    ],
  },
  {
    atOnce: 2,
    steps: [
      vitestStep("integration with OBS", "integration", "integration", grouped),
      ...["drawing", "relaying", "staging", "starting"].map(groupStep),
    ],
    needsParts: true,
  },
  {
    atOnce: 1,
    steps: [e2eStep("e2e", ["--project=chromium", "--workers=2"]), e2eStep("e2e-voice", ["--project=voice"])],
    needsParts: true,
  },
];

const running = new Set();
/** Ends a step with everything it started; on Windows only the step itself. */
function end(child) {
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It ended just now by itself.
  }
}

function execute([program, args, environment = {}]) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "inherit", "inherit"],
      detached: process.platform !== "win32",
      shell: program.endsWith(".cmd"),
    });
    running.add(child);
    const timer = setTimeout(
      () => {
        console.log(`Out of time: the whole run may take ${limit / 60_000} minutes.`);
        end(child);
      },
      Math.max(0, deadline - Date.now()),
    );
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      done(code ?? 1);
    };
    child.on("error", () => finish(1));
    child.on("close", finish);
  });
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    for (const child of running) end(child);
    process.exit(130);
  });
}

rmSync(artifacts, { recursive: true, force: true });
mkdirSync(artifacts, { recursive: true });

const secondsSince = (started) => Math.round((Date.now() - started) / 1000);
/** The steps that ran, each with its counts. */
const taken = [];
/** The tests that passed at the second try. */
const tried = [];

const begun = Date.now();
const missing = bringSystemParts();
if (missing.length > 0 && partsAreRequired()) {
  console.log(`Still missing: ${missing.join(", ")}.`);
  const counts = { passed: 0, failed: missing.length, skipped: 0 };
  taken.push({ name: "system parts", seconds: secondsSince(begun), counts });
}

async function take({ name, project, run, report }) {
  const started = Date.now();
  console.log(`\n=== ${name}`);
  const exitCode = await execute(run);
  const seconds = secondsSince(started);
  taken.push({ name, project, report, exitCode, seconds, counts: countStep({ report, exitCode }) });
  tried.push(...flakyTestsIn(report).map((test) => `${name}: ${test}`));
}

/** Takes steps in their order, so many at once. */
async function takeAll(steps, atOnce) {
  const waiting = [...steps];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await take(step);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Tries the failed files of a step again, when nothing else runs any more. */
async function tryAgain(step) {
  const files = failedFilesIn(step.report);
  if (step.project === undefined || files.length === 0 || deadline - Date.now() < secondTryMs) return;
  const file = `${basename(step.report, ".json")}-again`;
  console.log(`\n=== ${step.name}, second try\n`);
  console.log(failuresIn(step.report).join("\n\n"));
  const exitCode = await execute(vitest(step.project, file, files));
  const again = { report: report(file), exitCode };
  step.counts = countBothTries(step, again);
  tried.push(...passedAgain(step.report, again.report).map((test) => `${step.name}: ${test}`));
  Object.assign(step, again);
}

for (const { steps, atOnce, needsParts } of rows) {
  if (needsParts && missing.length > 0 && !partsAreRequired()) {
    const names = steps.map(({ name }) => name);
    console.log(`\n=== ${names.join(", ")}: skipped, ${missing.join(", ")} missing`);
    taken.push(...names.map((name) => ({ name, seconds: 0, counts: { passed: 0, failed: 0, skipped: 1 } })));
    continue;
  }
  await takeAll(steps, atOnce);
}
// On a shared machine that runs everything at once. By hand a test that fails now and then is to be seen.
if (process.env.CI !== undefined) for (const step of taken) await tryAgain(step);

function failuresOf({ name, report, exitCode, counts }) {
  const found = failuresIn(report);
  if (found.length === 0 && counts.failed > 0) found.push(`  ended with ${exitCode}: see its output above`);
  return found.map((failure) => `${name}:\n${failure}`);
}
const failures = taken.flatMap(failuresOf);
if (tried.length > 0) console.log(`\n=== passed at the second try\n\n  ${tried.join("\n  ")}`);
if (failures.length > 0) console.log(`\n=== what failed\n\n${failures.join("\n\n")}`);
const total = taken.reduce((sum, { counts }) => add(sum, counts), { passed: 0, failed: 0, skipped: 0 });
console.log(
  `\n${taken.map(({ name, counts, seconds }) => `${name}: ${closingLine(counts)} (${seconds} s)`).join("\n")}\n`,
);
console.log(closingLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
