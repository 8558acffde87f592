const colourTag = /\\([1-4]?)c&H[0-9A-Fa-f]+&?/g;

/** A style's four colours, keeping the first two digits, which are its transparency. */
function whiteStyle(line: string): string {
  const columns = line.split(",");
  return columns
    .map((column, index) =>
      index >= 3 && index <= 6 ? column.replace(/&H([0-9A-Fa-f]{2})[0-9A-Fa-f]{6}/, "&H$1FFFFFF") : column,
    )
    .join(",");
}

/** Override blocks only: what a user wrote is never touched. `\{` opens none. */
const whiteTags = (line: string): string =>
  line.replace(
    /(^|[^\\])\{([^}]*)\}/g,
    (_whole, before: string, tags: string) => `${before}{${tags.replace(colourTag, "\\$1c&HFFFFFF&")}}`,
  );

/**
 * The same document with every colour white: drawn on black, its brightness is the card's transparency. The `ass`
 * filter's own `alpha` squares whatever is translucent, so panels come out too thin and fades wrong (seen in ffmpeg
 * 4.1 and 5.1 alike).
 */
export function matteOf(document: string): string {
  return document
    .split("\n")
    .map((line) => {
      if (line.startsWith("Style:")) return whiteStyle(line);
      return line.startsWith("Dialogue:") ? whiteTags(line) : line;
    })
    .join("\n");
}
