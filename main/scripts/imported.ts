import { stringify } from "yaml";
import { idSchema, type ScriptKind, StudioError } from "../../preload/contract";
import { guessLanguage } from "./parse";
import { normaliseSource, scriptIdOfFile } from "./source-text";

const hasHead = (source: string): boolean => /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.test(source);

/** An id for a script from the name of the file it comes from; the first that is not taken. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50);
  const plain = /^[\w .()-]+$/.test(name) && idSchema.safeParse(slug).success;
  const base = plain ? slug : scriptIdOfFile(name);
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * A script from a text that someone wrote elsewhere. Markdown with a head is taken as it is; anything else gets a
 * head, and in plain text each line becomes a paragraph of its own, as it looked in the editor.
 * @throws StudioError `scripts.empty-import`.
 */
export function importedMarkdown(fileName: string, kind: ScriptKind, text: string): string {
  const source = normaliseSource(text);
  if (source.trim() === "") throw new StudioError("scripts.empty-import", { params: { name: fileName } });
  if (hasHead(source)) return source;
  const plain = !/\.(?:md|markdown)$/i.test(fileName);
  const body = plain ? source.replace(/\n+/g, "\n\n") : source;
  const title = titleOfFile(fileName);
  const head = stringify({ title, kind, lang: guessLanguage(source), reviewedBy: "", reviewedOn: "" });
  return `---\n${head}---\n\n${body.trim()}\n`;
}

/** A file's name without folders and ending: what the script is called. */
export const titleOfFile = (fileName: string): string =>
  (fileName.split(/[\\/]/).pop() ?? fileName).replace(/\.[A-Za-z0-9]{1,8}$/, "").trim() || fileName;
