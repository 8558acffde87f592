import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const from = (path: string) => resolve(import.meta.dirname, path);

/** The folders sit at the top level, so every entry is named instead of found by convention. */
export default defineConfig({
  main: {
    build: {
      outDir: "out/main",
      rollupOptions: {
        input: {
          index: from("main/index.ts"),
          serve: from("main/serve.ts"),
          cli: from("main/cli.ts"),
          relay: from("main/relay-process.ts"),
        },
        output: { format: "es" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      // A sandboxed preload can only be one CommonJS file with everything in it.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: from("preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: from("renderer"),
    base: "./",
    plugins: [react()],
    build: {
      outDir: from("out/renderer"),
      emptyOutDir: true,
      rollupOptions: {
        input: { index: from("renderer/index.html"), prompter: from("renderer/prompter.html") },
      },
    },
  },
});
