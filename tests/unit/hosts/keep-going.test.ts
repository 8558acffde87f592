import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../helpers/temporary";

test("a fault that nothing caught is said, without keys, and the process goes on", async () => {
  const folder = temporaryFolder();
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: resolve(import.meta.dirname, "../../fixtures/hosts/stumbling-studio.ts"),
      outDir: folder,
      rollupOptions: { output: { format: "es", entryFileNames: "stumble.mjs" } },
    },
    ssr: { noExternal: true },
  });
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "stumble.mjs")]);
  const problems = JSON.parse(stdout) as { code: string; message: string }[];
  expect(problems).toMatchObject([
    { code: "hosts.stumbled", message: expect.stringContaining("nobody catches") },
  ]);
  expect(stdout).not.toContain("secret-key");
});
