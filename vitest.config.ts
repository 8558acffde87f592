import { defineConfig } from "vitest/config";

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
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          environment: "node",
          env: { TZ: "Asia/Shanghai" },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Real OBS, nginx and ffmpeg share two cores: one file at a time keeps them honest.
          fileParallelism: false,
        },
      },
    ],
  },
});
