import { parseDocument } from "yaml";
import { frontMatterSchema, type ScriptKind, scriptKindSchema } from "../../../preload/contract";

/** Where the head of a script lies; offsets in its Markdown. */
export interface HeadPlace {
  /** After the line of dashes. */
  from: number;
  /** Before the closing line of dashes, or where an unclosed head ends. */
  to: number;
  /** Where the body begins. */
  bodyFrom: number;
  isClosed: boolean;
}

const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const looksLikeYaml = /^(?:[A-Za-z][\w-]*:(?:\s|$)|\s+\S|-\s|#)/;

/** Lines of a text from a place on, with where each begins, where its text ends and where the next begins. */
export function* linesFrom(
  text: string,
  start: number,
): Generator<{ from: number; to: number; next: number; line: string }> {
  const breaks = /\r\n|\n|\r/g;
  let from = start;
  while (from < text.length) {
    breaks.lastIndex = from;
    const found = breaks.exec(text);
    const to = found?.index ?? text.length;
    const next = found === null ? text.length : to + found[0].length;
    yield { from, to, next, line: text.slice(from, to) };
    from = next;
  }
}

/** Finds the head: between two lines of dashes, or, where the second is missing, as far as lines look like one. */
export function findHead(markdown: string): HeadPlace | null {
  const open = opening.exec(markdown);
  if (open === null) return null;
  const from = open[0].length;
  let stillYaml = true;
  let yamlEnd = from;
  for (const { from: at, next, line } of linesFrom(markdown, from)) {
    if (/^---[ \t]*$/.test(line)) return { from, to: at, bodyFrom: next, isClosed: true };
    stillYaml &&= looksLikeYaml.test(line);
    if (stillYaml) yamlEnd = next;
  }
  return yamlEnd === from ? null : { from, to: yamlEnd, bodyFrom: yamlEnd, isClosed: false };
}

/** What the check needs of a head; what is missing or wrong there is reported with the script's form. */
export interface HeadFacts {
  kind: ScriptKind | null;
  sources: string[];
  /** Names of what happened, with the day, month or year. */
  dates: [name: string, date: string][];
  /** Where the words of the title stand. */
  title: { from: number; to: number } | null;
  /** Where `sources:` stands, or the head itself. */
  sourcesAt: number;
}

const nothing: HeadFacts = { kind: null, sources: [], dates: [], title: null, sourcesAt: 0 };
/** No head needs more, and deeper nesting than this holds would exhaust the parser. */
const longestHead = 20_000;

function readYaml(yaml: string): Record<string, unknown> {
  try {
    // YAML knows no carriage return that stands alone.
    const text = yaml.slice(0, longestHead).replace(/\r\n?/g, "\n");
    const document = parseDocument(text, { logLevel: "silent", prettyErrors: false });
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function datesOf(raw: unknown): [string, string][] {
  if (typeof raw !== "object" || raw === null) return [];
  return Object.entries(raw).flatMap(([name, date]) => {
    const one = frontMatterSchema.shape.dates.safeParse({ [name]: String(date) });
    return one.success ? Object.entries(one.data) : [];
  });
}

const sourcesOf = (raw: unknown): string[] =>
  (Array.isArray(raw) ? raw : [raw]).filter(
    (one) => typeof one === "string" && one.trim() !== "",
  ) as string[];

function titleIn(yaml: string, offset: number): HeadFacts["title"] {
  const line = /^title[ \t]*:[ \t]*(\S.*)$/m.exec(yaml);
  const written = line?.[1]?.trimEnd() ?? "";
  if (line === null || written === "") return null;
  const quote = /^["']/.exec(written)?.[0] ?? "";
  const isQuoted = quote !== "" && written.length > 1 && written.endsWith(quote);
  const from = offset + line.index + line[0].length - (line[1] ?? "").length + (isQuoted ? 1 : 0);
  const to = from + written.length - (isQuoted ? 2 : 0);
  return to > from ? { from, to } : null;
}

/** Reads the head of a script as far as it can be read. */
export function readHead(markdown: string, place: HeadPlace | null): HeadFacts {
  if (place === null) return nothing;
  const yaml = markdown.slice(place.from, Math.min(place.to, place.from + longestHead));
  const fields = readYaml(yaml);
  const kind = scriptKindSchema.safeParse(fields.kind);
  const sources = /^sources[ \t]*:/m.exec(yaml);
  return {
    kind: kind.success ? kind.data : null,
    sources: sourcesOf(fields.sources),
    dates: datesOf(fields.dates),
    title: titleIn(yaml, place.from),
    sourcesAt: sources === null ? 0 : place.from + sources.index,
  };
}
