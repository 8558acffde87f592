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

/** The white copies begin this much later: after every coloured event, whose hours have one digit. */
export const matteHour = 10;

const whiteName = (style: string): string => `White ${style.trim()}`;

function whiteCopyOfStyle(line: string): string {
  const [, name = "", rest = ""] = /^Style:\s*([^,]*),(.*)$/.exec(line) ?? [];
  return whiteStyle(`Style: ${whiteName(name)},${rest}`);
}

function whiteCopyOfEvent(line: string): string {
  const [head = "", start = "", end = "", style = "", ...rest] = line.split(",");
  const later = (time: string) => time.trim().replace(/^\d+/, (hours) => String(Number(hours) + matteHour));
  return whiteTags([head, later(start), later(end), whiteName(style), ...rest].join(","));
}

/**
 * The document with a second copy of every event, all white, ten hours later: drawn on black, its brightness is the
 * card's transparency. The `ass` filter's own `alpha` squares whatever is translucent, so panels come out too thin and
 * fades wrong (seen in ffmpeg 4.1 and 5.1 alike). One document for both, since loading the fonts is what takes time.
 */
export function withMatte(document: string): string {
  return document
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("Style:")) return [line, whiteCopyOfStyle(line)];
      return line.startsWith("Dialogue:") ? [line, whiteCopyOfEvent(line)] : [line];
    })
    .join("\n");
}
