import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { add, closingLine, countStep } from "./run/counts.mjs";
import { failuresIn } from "./run/failures.mjs";
import { secondTriesIn } from "./run/second-tries.mjs";
import { bringSystemParts, partsAreRequired } from "./run/system.mjs";

const root = resolve(import.meta.dirname, "..");
const artifacts = join(root, "artifacts");
/** The whole run, installing included, in milliseconds. */
const limit = 24 * 60_000;
const deadline = Date.now() + limit;

const bin = (name) => join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
const report = (name) => join(artifacts, `${name}.json`);
const vitest = (project, name = project, more = []) => [
  bin("vitest"),
  [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--reporter=${join(root, "tests", "run", "second-tries.mjs")}`,
    `--outputFile.json=${report(name)}`,
    ...more,
  ],
  { HONGCUN_VITEST_REPORT: report(name) },
];

/**
 * Tests that need no OBS run in two lanes at once: those of one mostly wait, the others draw or start whole studios. A
 * third lane of those that never look for OBS runs beside those that need it.
 */
const lanes = {
  waiting: [
    "cli",
    "doctor",
    "relay-failover",
    "relay-studio",
    "rehearsal-lock",
    "serve",
    "stage",
    "stage-live",
    "stage-music",
    "timeline-crash",
  ],
  drawing: [
    "offline",
    "overlays-render",
    "overlays-wardrobe",
    "overlays-air",
    "cli-files",
    "clips",
    "made",
    "prompter",
    "recordings",
    "start",
  ],
  beside: [
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
    "thumbnails",
    "upload",
  ],
};
const filesOf = (lane) => lanes[lane].map((name) => `tests/integration/${name}.test.ts`);
const laneStep = (lane) => ({
  name: `integration, ${lane}`,
  run: vitest("integration", `integration-${lane}`, filesOf(lane)),
  report: report(`integration-${lane}`),
});
const others = Object.keys(lanes)
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

/** What runs after what: within a row of lanes, each lane takes its own steps in order beside the others. */
const rows = [
  {
    lanes: [
      [
        { name: "lint", run: [bin("biome"), ["check", "--error-on-warnings", "."]] },
        ...types,
        { name: "build", run: [process.execPath, [join(root, "main", "launch", "ensure-build.mjs")]] },
      ],
      [{ name: "unit", run: vitest("unit"), report: report("unit") }],
    ],
  },
  { lanes: [[laneStep("waiting")], [laneStep("drawing")]], needsParts: true },
  {
    lanes: [
      [
        {
          name: "integration with OBS",
          run: vitest("integration", "integration", others),
          report: report("integration"),
        },
      ],
      [laneStep("beside")],
    ],
    needsParts: true,
  },
  {
    lanes: [
      [e2eStep("e2e", ["--project=chromium", "--workers=2"]), e2eStep("e2e-voice", ["--project=voice"])],
    ],
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

let total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
const failures = [];
const secondTries = [];
function note(name, counts, started) {
  total = add(total, counts);
  summary.push(`${name}: ${closingLine(counts)} (${Math.round((Date.now() - started) / 1000)} s)`);
}

const begun = Date.now();
const missing = bringSystemParts();
if (missing.length > 0 && partsAreRequired()) {
  console.log(`Still missing: ${missing.join(", ")}.`);
  note("system parts", { passed: 0, failed: missing.length, skipped: 0 }, begun);
}

async function take({ name, run, report }) {
  const started = Date.now();
  console.log(`\n=== ${name}`);
  const exitCode = await execute(run);
  note(name, countStep({ report, exitCode }), started);
  secondTries.push(...secondTriesIn(report).map((test) => `  ${name}: ${test}`));
  failures.push(...failuresIn(report).map((failure) => `${name}:\n${failure}`));
}

async function takeLane(steps) {
  for (const step of steps) await take(step);
}

for (const { lanes: beside, needsParts } of rows) {
  const started = Date.now();
  if (needsParts && missing.length > 0 && !partsAreRequired()) {
    const names = beside.flat().map(({ name }) => name);
    console.log(`\n=== ${names.join(", ")}: skipped, ${missing.join(", ")} missing`);
    for (const name of names) note(name, { passed: 0, failed: 0, skipped: 1 }, started);
    continue;
  }
  await Promise.all(beside.map(takeLane));
}

if (secondTries.length > 0) console.log(`\n=== passed at the second try\n\n${secondTries.join("\n")}`);
if (failures.length > 0) console.log(`\n=== what failed\n\n${failures.join("\n\n")}`);
console.log(`\n${summary.join("\n")}\n`);
console.log(closingLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
