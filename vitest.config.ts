import { defineConfig } from "vitest/config";

/**
 * On a shared machine that runs everything at once, a test is tried once more; tests/run.mjs names each that needed it.
 * By hand nothing is: a test that fails now and then is to be seen.
 */
const retry = process.env.CI === undefined ? 0 : 1;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/unit/**/*.test.tsx"],
          environment: "node",
          env: { TZ: "Asia/Shanghai" },
          // The check is to take seconds on two cores: no core is left idle and no module is loaded twice.
          pool: "forks",
          maxWorkers: "100%",
          isolate: false,
          // Property tests on two busy cores; a test that hangs still ends.
          testTimeout: 30_000,
          retry,
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          environment: "node",
          env: { TZ: "Asia/Shanghai" },
          testTimeout: 60_000,
          retry,
          hookTimeout: 60_000,
          // Real OBS, nginx and ffmpeg share two cores: one file at a time keeps them honest.
          fileParallelism: false,
        },
      },
    ],
  },
});
