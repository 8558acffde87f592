import { matteHour } from "./matte";

/** Hours between one card of a gathered document and the next: its events, then their matte. */
export const hoursPerCard = 2 * matteHour;

interface Parts {
  /** Everything that is neither a style nor an event, without its size and comments. */
  frame: string;
  styles: string[];
  events: string[];
}

function partsOf(document: string): Parts {
  const lines = document.split("\n");
  const styles = lines.filter((line) => line.startsWith("Style:"));
  const events = lines.filter((line) => line.startsWith("Dialogue:"));
  const frame = lines
    .filter((line) => !/^(?:Style:|Dialogue:|Comment:|PlayRes[XY]:|;)/.test(line) && line.trim() !== "")
    .join("\n");
  return { frame, styles, events };
}

/** Whether two documents differ in nothing but size, styles and events, so that they can be gathered in one. */
export const frameOf = (document: string): string => partsOf(document).frame;

const ownName = (index: number, style: string): string => `${index} ${style.trim()}`;

function shiftedEvent(event: string, index: number): string {
  const [head = "", start = "", end = "", style = "", ...rest] = event.split(",");
  const later = (time: string) =>
    time.trim().replace(/^\d+/, (hours) => String(Number(hours) + index * hoursPerCard));
  return [head, later(start), later(end), ownName(index, style), ...rest].join(",");
}

/**
 * Some cards' documents as one, each card in hours of its own: reading the fonts is what takes time, so a run of ffmpeg
 * reads them once for all. Their frames must be equal; the first one's is kept.
 */
export function gatherDocuments(
  documents: readonly string[],
  canvas: { width: number; height: number },
): string {
  const all = documents.map(partsOf);
  const styles = all.flatMap((parts, index) =>
    parts.styles.map((line) =>
      line.replace(/^Style:\s*([^,]*)/, (_whole, name: string) => `Style: ${ownName(index, name)}`),
    ),
  );
  const events = all.flatMap((parts, index) => parts.events.map((event) => shiftedEvent(event, index)));
  const sizes = [`PlayResX: ${canvas.width}`, `PlayResY: ${canvas.height}`];
  const lines = (all[0]?.frame ?? "").split("\n").flatMap((line) => {
    if (line.startsWith("[Script Info]")) return [line, ...sizes];
    if (!line.startsWith("Format:")) return [line];
    return [line, ...(line.includes("Fontname") ? styles : events)];
  });
  return `${lines.join("\n")}\n`;
}
