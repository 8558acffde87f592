import type { Weight } from "../text/font-files";

const columnsOf = (line: string) => line.split(",").map((column) => column.trim());

/**
 * The weights that a document's events name. A drawing's counts too: libass leaves an event out when it finds no font
 * of its style's family, though it needs none.
 */
export function weightsUsed(document: string): Weight[] {
  const lines = document.split("\n");
  const events = lines.filter((line) => line.startsWith("Dialogue:"));
  const named = new Set(events.map((line) => columnsOf(line)[3] ?? ""));
  const weights = lines.flatMap((line): Weight[] => {
    const columns = columnsOf(line);
    const name = (columns[0] ?? "").replace(/^Style:\s*/, "");
    if (!line.startsWith("Style:") || !named.has(name)) return [];
    if (columns[1] === "Noto Sans SC Medium") return ["medium"];
    return [columns[7] === "-1" ? "bold" : "regular"];
  });
  return [...new Set(weights)].sort();
}

/** Every character that a document may write: more than it does, since tags are not told apart. */
export function charactersUsed(document: string): Set<string> {
  const events = document.split("\n").filter((line) => line.startsWith("Dialogue:"));
  return new Set([" ", "\u00a0", ...events.flatMap((line) => [...line])]);
}
