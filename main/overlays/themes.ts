import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type OverlayTheme, overlayThemeSchema } from "../../preload/contract";

export interface ThemeTrouble {
  id: string;
  reason: string;
}

async function jsonFilesIn(root: string): Promise<string[]> {
  // The user's folder of themes need not exist.
  const names = await readdir(root).catch(() => []);
  return names.filter((name) => name.endsWith(".json")).sort();
}

/** Reads one theme. @throws Error saying in words what is wrong with it. */
async function loadTheme(path: string, id: string): Promise<OverlayTheme> {
  const parsed = overlayThemeSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
  }
  if (parsed.data.id !== id) throw new Error(`id is not ${id}`);
  return parsed.data;
}

/**
 * Every theme of some folders; a later folder's theme replaces an earlier one of the same id. Broken ones are left out
 * and named.
 */
export async function loadThemes(
  roots: readonly string[],
): Promise<{ themes: Map<string, OverlayTheme>; troubles: ThemeTrouble[] }> {
  const themes = new Map<string, OverlayTheme>();
  const troubles: ThemeTrouble[] = [];
  for (const root of roots) {
    for (const name of await jsonFilesIn(root)) {
      const id = name.slice(0, -".json".length);
      try {
        themes.set(id, await loadTheme(join(root, name), id));
      } catch (thrown) {
        const reason = thrown instanceof Error ? thrown.message : String(thrown);
        troubles.push({ id, reason: reason.slice(0, 200) });
      }
    }
  }
  return { themes, troubles };
}

/** The theme that stands in where the settings name one that is gone. */
export const usualTheme = "red-heritage";
