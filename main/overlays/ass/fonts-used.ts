import type { Weight } from "../text/font-files";

const columnsOf = (line: string) => line.split(",").map((column) => column.trim());

/** Styles of events that write; a drawing takes no font. */
function stylesWritten(lines: readonly string[]): Set<string> {
  const events = lines.filter((line) => line.startsWith("Dialogue:") && !/\\p[1-9]/.test(line));
  return new Set(events.map((line) => columnsOf(line)[3] ?? ""));
}

/** The weights that a document's texts are written in. */
export function weightsUsed(document: string): Weight[] {
  const lines = document.split("\n");
  const written = stylesWritten(lines);
  const weights = lines.flatMap((line): Weight[] => {
    const columns = columnsOf(line);
    const name = (columns[0] ?? "").replace(/^Style:\s*/, "");
    if (!line.startsWith("Style:") || !written.has(name)) return [];
    if (columns[1] === "Noto Sans SC Medium") return ["medium"];
    return [columns[7] === "-1" ? "bold" : "regular"];
  });
  // A document that only draws shapes still needs a face that libass can open.
  return weights.length === 0 ? ["regular"] : [...new Set(weights)].sort();
}

/** Every character that a document may write: more than it does, since tags are not told apart. */
export function charactersUsed(document: string): Set<string> {
  const events = document.split("\n").filter((line) => line.startsWith("Dialogue:"));
  return new Set([" ", "\u00a0", ...events.flatMap((line) => [...line])]);
}
