import { defineConfig } from "vitest/config";

/** Measurements, never part of a test run: `npx vitest run --config tests/bench/vitest.config.ts`. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ["tests/bench/**/*.bench.ts"],
    environment: "node",
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
