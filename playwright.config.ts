import { defineConfig } from "@playwright/test";

/** Debian's Chromium: nothing is downloaded for the tests. */
const chromium = process.env.HONGCUN_CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "artifacts/e2e",
  // A whole run takes two files at a time (tests/run.mjs); by hand one at a time is calmer.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  // On a shared machine that runs everything at once a test is tried once more, and named at the end of the run. By
  // hand nothing is: a test that fails now and then is to be seen.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 180_000,
  // Two browsers, a studio each and perhaps OBS share two cores.
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: process.env.HONGCUN_E2E_REPORT ?? "artifacts/e2e.json" }]],
  use: {
    headless: true,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1366, height: 768 },
    screenshot: "only-on-failure",
    // Traces picture every step, which takes a fifth of the time: asked for when a failure is looked into.
    trace: process.env.HONGCUN_TRACE === undefined ? "off" : "retain-on-failure",
    permissions: ["camera", "microphone"],
    launchOptions: {
      executablePath: chromium,
      // In a bare locale Chromium cannot open a file whose name is not English.
      env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" } as Record<string, string>,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  },
  projects: [
    { name: "chromium", use: { browserName: "chromium" }, testIgnore: /voice\.spec/ },
    // Follows a voice in real time: nothing else may want the processor meanwhile.
    { name: "voice", use: { browserName: "chromium" }, testMatch: /voice\.spec/ },
  ],
});
