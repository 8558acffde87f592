import { existsSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";

/** Builds the relay's entry as the product does, into `folder`; gives the path of the built file. */
export async function buildRelay(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: resolve(import.meta.dirname, "../../main/relay-process.ts"),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: "es", entryFileNames: "relay.mjs" } },
    },
  });
  // What the product finds beside its bundle.
  const packages = join(folder, "node_modules");
  if (!existsSync(packages))
    symlinkSync(resolve(import.meta.dirname, "../../node_modules"), packages, "junction");
  return join(folder, "relay.mjs");
}
