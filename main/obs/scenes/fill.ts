import type { SceneFill } from "../../core";

const separators = /^[\s·|,,、—–-]+|[\s·|,,、—–-]+$/g;

/** A text layer's words: {village}, {host}, {show} and {segment} filled in, separators beside an empty one dropped. */
export function fillText(text: string, fill: SceneFill): string {
  const values: Record<string, string> = {
    village: fill.village,
    host: fill.host,
    show: fill.show,
    segment: fill.segment,
  };
  const holds = /\{(?:village|host|show|segment)\}/.test(text);
  const filled = text.replace(
    /\{(village|host|show|segment)\}/g,
    (_whole, name: string) => values[name] ?? "",
  );
  return holds ? filled.replace(separators, "") : filled;
}
