import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const from = (path: string) => resolve(import.meta.dirname, path);

/** `command`: what `hongcun` needs, without the screens. */
const commandOnly = process.env.HONGCUN_BUILD === "command";

const mainEntries = {
  index: from("main/index.ts"),
  cli: from("main/cli.ts"),
  relay: from("main/relay-process.ts"),
};

/** The weights that overlays are drawn with. libass reads a folder of fonts without looking into folders inside it. */
const fontFiles = [
  "400Regular/NotoSansSC_400Regular",
  "500Medium/NotoSansSC_500Medium",
  "700Bold/NotoSansSC_700Bold",
];

const gatherFonts = {
  name: "gather-fonts",
  closeBundle() {
    mkdirSync(from("out/fonts"), { recursive: true });
    for (const file of fontFiles) {
      const source = from(`node_modules/@expo-google-fonts/noto-sans-sc/${file}.ttf`);
      const target = join(from("out/fonts"), basename(source));
      if (!existsSync(target)) copyFileSync(source, target);
    }
  },
};

/** The folders sit at the top level, so every entry is named instead of found by convention. */
export default defineConfig({
  main: {
    plugins: [gatherFonts],
    build: {
      outDir: "out/main",
      // Its CommonJS half names no exports that Node could see; its other half needs a bundler.
      externalizeDeps: { exclude: ["opentype.js"] },
      rollupOptions: {
        input: Object.fromEntries(Object.entries(mainEntries).filter(([, path]) => existsSync(path))),
        output: { format: "es" },
      },
    },
  },
  ...(commandOnly
    ? {}
    : {
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
          // What hears speech is a module with parts of its own.
          worker: { format: "es" },
          build: {
            minify: true,
            outDir: from("out/renderer"),
            emptyOutDir: true,
            rollupOptions: {
              input: {
                index: from("renderer/index.html"),
                prompter: from("renderer/prompter.html"),
                pair: from("renderer/pair.html"),
              },
            },
          },
        },
      }),
});
