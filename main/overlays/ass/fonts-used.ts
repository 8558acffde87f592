import { fontFiles } from "../text/font-files";

/** The font files a document's styles name. libass reads every file of its folder whole, so it is given no others. */
export function fontsUsed(document: string): string[] {
  const files = document
    .split("\n")
    .filter((line) => line.startsWith("Style:"))
    .map((line) => {
      const columns = line.split(",").map((column) => column.trim());
      if (columns[1] === "Noto Sans SC Medium") return fontFiles.medium;
      return columns[7] === "-1" ? fontFiles.bold : fontFiles.regular;
    });
  return [...new Set(files)].sort();
}
