import { idSchema } from "../../../preload/contract";
import { scriptIdOfFile } from "../source-text";

/** A file's name without folders and ending: what the script is called. */
export const titleOfFile = (fileName: string): string =>
  (fileName.split(/[\\/]/).pop() ?? fileName).replace(/\.[A-Za-z0-9]{1,8}$/, "").trim() || fileName;

/** An id for a script from the name of the file it comes from; the first that is not taken. */
export function freeId(fileName: string, taken: ReadonlySet<string>): string {
  const name = titleOfFile(fileName);
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
