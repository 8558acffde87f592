import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type OverlayTemplate, overlayTemplateSchema } from "../../preload/contract";
import { checkAssTemplate } from "./ass/check";

/** A template with its ASS document. */
export interface LoadedTemplate {
  template: OverlayTemplate;
  ass: string;
}

export interface TemplateTrouble {
  id: string;
  reason: string;
}

async function foldersIn(root: string): Promise<string[]> {
  // The user's folder of templates need not exist.
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Reads one template folder. @throws Error saying in words what is wrong with it. */
export async function loadTemplate(folder: string): Promise<LoadedTemplate> {
  const json: unknown = JSON.parse(await readFile(join(folder, "template.json"), "utf8"));
  const parsed = overlayTemplateSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`template.json: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
  }
  const ass = await readFile(join(folder, "card.ass"), "utf8");
  checkAssTemplate(parsed.data, ass);
  return { template: parsed.data, ass };
}

/**
 * Every template of some folders; a later folder's template replaces an earlier one of the same id. Broken ones are
 * left out and named.
 */
export async function loadTemplates(
  roots: readonly string[],
): Promise<{ templates: Map<string, LoadedTemplate>; troubles: TemplateTrouble[] }> {
  const templates = new Map<string, LoadedTemplate>();
  const troubles: TemplateTrouble[] = [];
  for (const root of roots) {
    for (const id of (await foldersIn(root)).sort()) {
      try {
        const loaded = await loadTemplate(join(root, id));
        if (loaded.template.id !== id) throw new Error(`template.json: id is not ${id}`);
        templates.set(id, loaded);
      } catch (thrown) {
        troubles.push({
          id,
          reason: (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200),
        });
      }
    }
  }
  return { templates, troubles };
}
