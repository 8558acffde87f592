import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && statSync(join(root, path)).isFile());

const importsOf = (path: string): string[] => {
  const text = readFileSync(join(root, path), "utf8");
  const statements = text.matchAll(/(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']/g);
  const calls = text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g);
  const found = [...statements, ...calls].map((match) => match[1] ?? "");
  return found.map((name) =>
    name.startsWith(".") ? relative(root, resolve(root, dirname(path), name)) : name,
  );
};

const foundations = new Set(["core", "storage", "process"]);
const compositions = new Set(["hosts", "cli", "launch", "wiring"]);
const folderOf = (path: string) => path.split("/")[1] ?? "";

describe("folders", () => {
  const main = filesIn("main");

  test("a subsystem imports the contract, the foundations and itself", () => {
    const wrong = main
      .filter((path) => path.split("/").length > 2 && !compositions.has(folderOf(path)))
      .flatMap((path) =>
        importsOf(path)
          .filter((target) => target.startsWith("main/"))
          .filter((target) => folderOf(target) !== folderOf(path) && !foundations.has(folderOf(target)))
          .map((target) => `${path} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test("core imports no other folder", () => {
    const wrong = main
      .filter((path) => folderOf(path) === "core")
      .flatMap((path) =>
        importsOf(path).filter((target) => target.startsWith("main/") && folderOf(target) !== "core"),
      );
    expect(wrong).toEqual([]);
  });

  test("only the shell imports Electron, only the runner fluent-ffmpeg", () => {
    const importing = (name: string) => main.filter((path) => importsOf(path).includes(name));
    for (const path of importing("electron")) expect(path).toMatch(/^main\/(index\.ts|hosts\/electron\/)/);
    for (const path of importing("fluent-ffmpeg")) expect(path).toMatch(/^main\/process\/ffmpeg\//);
  });

  test("renderer and main meet only in the contract, which imports nothing but zod", () => {
    for (const path of filesIn("renderer"))
      for (const target of importsOf(path))
        expect(`${path} → ${target}`).not.toMatch(/→ (main\/|node:|electron$)/);
    for (const path of filesIn("preload/contract"))
      for (const target of importsOf(path))
        expect(`${path} → ${target}`).toMatch(/→ (preload\/contract|zod$)/);
  });

  test("no file is longer than 400 lines", () => {
    const long = [...main, ...filesIn("renderer"), ...filesIn("preload")].filter(
      (path) => readFileSync(join(root, path), "utf8").split("\n").length > 401,
    );
    expect(long).toEqual([]);
  });
});
