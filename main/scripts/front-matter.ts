import { type Document, isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { type FrontMatter, frontMatterSchema } from "../../preload/contract";
import { readDates } from "./head-dates";
import { type LineProblem, lineProblem } from "./line-problem";

/** What stands in for fields that are missing or wrong, so that a script can be listed and repaired. */
export interface FrontMatterFallback {
  title: string;
  lang: FrontMatter["lang"];
}

export interface ReadFrontMatter {
  frontMatter: FrontMatter;
  problems: LineProblem[];
}

const asText = (value: unknown): unknown =>
  typeof value === "number" || typeof value === "boolean" ? String(value) : value;

/** YAML reads `title: 2023` as a number and a lone source as text; both are meant as the schema has them. */
function lenient(raw: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, asText(value)]));
  if (typeof fields.sources === "string") fields.sources = [fields.sources];
  if (Array.isArray(fields.sources)) fields.sources = fields.sources.map(asText);
  for (const key of ["village", "lang", "sources", "dates"]) if (fields[key] === null) delete fields[key];
  return fields;
}

const standIn = (fallback: FrontMatterFallback): Record<string, unknown> => ({
  title: fallback.title.slice(0, 120) || "—",
  kind: "village",
  lang: fallback.lang,
});

/** No head needs more; deeper nesting than this text can hold would exhaust the YAML parser's stack. */
const longestHead = 20_000;

function parseHead(yaml: string, lineCounter: LineCounter): Document.Parsed {
  const options = { lineCounter, logLevel: "silent", prettyErrors: false } as const;
  try {
    return parseDocument(yaml.slice(0, longestHead), options);
  } catch {
    return parseDocument("[", options);
  }
}

/**
 * Reads the YAML between the dashes. Fields that are wrong are named by line and replaced one by one; the rest
 * of the head is kept.
 * @param firstLine the line (from 1) the YAML starts on.
 */
export function readFrontMatter(
  yaml: string,
  firstLine: number,
  fallback: FrontMatterFallback,
): ReadFrontMatter {
  const lineCounter = new LineCounter();
  const document = parseHead(yaml, lineCounter);
  const lineOf = (offset: number) => firstLine + Math.max(1, lineCounter.linePos(offset).line) - 1;
  const problems = document.errors.map((error) =>
    lineProblem(lineOf(error.pos[0]), "scripts.front-matter-syntax", {
      reason: error.message.split("\n")[0] ?? "",
    }),
  );
  const map = isMap(document.contents) ? document.contents : null;
  if (map === null && problems.length === 0) {
    problems.push(lineProblem(firstLine, "scripts.front-matter-missing"));
  }
  const keyLine = (key: string): number => {
    const pair = map?.items.find((item) => isScalar(item.key) && item.key.value === key);
    const range = pair && isScalar(pair.key) ? pair.key.range : undefined;
    return range ? lineOf(range[0]) : firstLine;
  };
  const fields: Record<string, unknown> = { lang: fallback.lang, ...lenient(plainFields(document)) };
  const dates = map === null ? null : readDates(map, fields.dates, lineOf);
  if (dates !== null) {
    fields.dates = dates.dates;
    problems.push(...dates.problems);
  }
  for (const key of wrongFields(fields)) {
    if (map !== null) problems.push(lineProblem(keyLine(key), "scripts.front-matter-field", { field: key }));
    Reflect.deleteProperty(fields, key);
  }
  return { frontMatter: frontMatterSchema.parse({ ...standIn(fallback), ...fields }), problems };
}

function wrongFields(fields: Record<string, unknown>): Set<string> {
  const checked = frontMatterSchema.safeParse(fields);
  return new Set(checked.success ? [] : checked.error.issues.map((issue) => String(issue.path[0])));
}

/** The document's fields as plain values; aliases that explode and documents that are no map give none. */
function plainFields(document: Document.Parsed): Record<string, unknown> {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(
      Object.entries(frontMatterSchema.shape).flatMap(([key]) =>
        Object.hasOwn(value, key) ? [[key, Reflect.get(value, key)]] : [],
      ),
    );
  } catch {
    return {};
  }
}

const looksLikeYaml = /^(?:[A-Za-z][\w-]*:(?:\s|$)|\s+\S|-\s|#)/;

/**
 * Finds a head that was opened and never closed: how many lines after the dashes still look like one. Without
 * this, “title: …” would be scrolled past the anchor as text.
 */
export function unclosedFrontMatter(source: string): { yaml: string; lines: number } | null {
  const lines = source.split("\n");
  if (lines[0]?.trimEnd() !== "---") return null;
  let end = 1;
  while (end < lines.length && looksLikeYaml.test(lines[end] ?? "")) end++;
  return end === 1 ? null : { yaml: lines.slice(1, end).join("\n"), lines: end };
}
