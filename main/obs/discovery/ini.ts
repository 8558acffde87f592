const bom = "\uFEFF";

/** A section's value in an ini file as OBS writes them: a BOM on Windows, backslashes doubled. Null where absent. */
export function iniValue(text: string, section: string, key: string): string | null {
  let inside = false;
  for (const line of text.replace(bom, "").split(/\r?\n/)) {
    const header = /^\s*\[(.+)\]\s*$/.exec(line);
    if (header) inside = header[1] === section;
    else if (inside) {
      const cut = line.indexOf("=");
      if (cut > 0 && line.slice(0, cut).trim() === key) return unescapeValue(line.slice(cut + 1).trim());
    }
  }
  return null;
}

const escapes: Record<string, string> = { "\\": "\\", r: "\r", n: "\n" };
const unescapeValue = (value: string) =>
  value.replace(/\\([\\rn])/g, (_whole, name: string) => escapes[name] ?? name);
const escapeValue = (value: string) =>
  value.replace(/\\/g, "\\\\").replace(/\r/g, "\\r").replace(/\n/g, "\\n");

/**
 * The text with some keys of one section set; everything else, line ends and BOM included, stays as it was. A section
 * that is not there is added at the end.
 */
export function withIniValues(text: string, section: string, values: Record<string, string>): string {
  const start = text.startsWith(bom) ? bom : "";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.slice(start.length).split(/\r?\n/);
  const missing = new Map(Object.entries(values));
  let inside = false;
  let end = -1;
  lines.forEach((line, index) => {
    const header = /^\s*\[(.+)\]\s*$/.exec(line);
    if (header) inside = header[1] === section;
    if (inside && (header || line.trim() !== "")) end = index;
    const cut = line.indexOf("=");
    const key = line.slice(0, cut).trim();
    const value = inside && cut > 0 ? missing.get(key) : undefined;
    if (value === undefined) return;
    lines[index] = `${key}=${escapeValue(value)}`;
    missing.delete(key);
  });
  const added = [...missing].map(([key, value]) => `${key}=${escapeValue(value)}`);
  if (end >= 0) lines.splice(end + 1, 0, ...added);
  else {
    while (lines.at(-1)?.trim() === "") lines.pop();
    lines.push(...(lines.length > 0 ? [""] : []), `[${section}]`, ...added, "");
  }
  return start + lines.join(newline);
}
