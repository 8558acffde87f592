import { copyFile, link, mkdir, readdir, rename, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StudioError } from "../../../preload/contract";
import { fontFiles } from "./font-files";

const sizeOf = async (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => -1,
  );

async function place(source: string, target: string): Promise<void> {
  const size = await sizeOf(source);
  if (size < 0) throw new StudioError("overlays.font-missing", { params: { path: source } });
  if ((await sizeOf(target)) === size) return;
  const part = `${target}.${process.pid}.part`;
  // A link costs nothing; it cannot cross disks or leave a packed app's archive.
  await link(source, part).catch(() => copyFile(source, part));
  await rename(part, target);
}

/** Links or copies some files into a folder, skipping those that are there already. */
export async function placeFiles(sources: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const source of sources) {
    await place(source, join(folder, source.split(/[\\/]/).at(-1) ?? ""));
  }
}

/**
 * Gathers the three weights of Noto Sans SC in one folder, since their npm package keeps each in its own and libass
 * takes one folder. Gives the folder: `StudioPaths.fonts`.
 * @throws StudioError `overlays.font-missing` when the package is not installed.
 */
export async function prepareFonts(folder: string): Promise<string> {
  const name = "@expo-google-fonts/noto-sans-sc";
  let root: string;
  try {
    root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch (cause) {
    throw new StudioError("overlays.font-missing", { params: { path: name }, cause });
  }
  const weights = await readdir(root);
  const sources = Object.values(fontFiles).map((file) => {
    const weight = weights.find((one) => file === `NotoSansSC_${one}.ttf`) ?? "";
    return join(root, weight, file);
  });
  await placeFiles(sources, folder);
  return folder;
}

/**
 * Makes sure the fonts lie in their folder: a build gathers them there, a checkout that was never built has none yet.
 * @throws StudioError `overlays.font-missing`.
 */
export async function ensureFonts(folder: string): Promise<void> {
  const sizes = await Promise.all(Object.values(fontFiles).map((file) => sizeOf(join(folder, file))));
  if (sizes.some((size) => size <= 0)) await prepareFonts(folder);
}
