import { isMap, isScalar, parseDocument } from "yaml";
import { type FrontMatter, frontMatterSchema } from "../../../../preload/contract";

/** Where a script's head lies: from its first dashes to the end of the line of the closing ones. */
export interface HeadRange {
  to: number;
  yaml: string;
}

/** What the form of a head edits; the signature is written by signing alone. */
export type HeadFields = Pick<FrontMatter, "title" | "kind" | "village" | "lang" | "sources" | "dates">;

/** A head longer than this is no head. */
const longestHead = 20_000;

/** The head at the start of a text, or null where there is none or it is not closed. */
export function findHead(text: string): HeadRange | null {
  const start = text.slice(0, longestHead);
  if (!/^---[ \t]*\n/.test(start)) return null;
  const end = /\n---[ \t]*(?=\n|$)/.exec(start.slice(3));
  if (!end) return null;
  const from = start.indexOf("\n") + 1;
  const to = 3 + end.index + end[0].length;
  return { to, yaml: start.slice(from, Math.max(from, 3 + end.index)) };
}

const options = { logLevel: "silent", prettyErrors: false } as const;

function documentOf(yaml: string) {
  try {
    const document = parseDocument(yaml, options);
    return document.errors.length > 0 ? null : document;
  } catch {
    return null;
  }
}

const asText = (value: unknown): unknown => (typeof value === "number" ? String(value) : value);

/** A head's fields, wrong or missing ones replaced by what is usual; null where the YAML cannot be read. */
export function readHead(yaml: string): HeadFields | null {
  const document = documentOf(yaml);
  if (!document) return null;
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 20 });
  } catch {
    return null;
  }
  if (raw !== null && (typeof raw !== "object" || Array.isArray(raw))) return null;
  const given = (raw ?? {}) as Record<string, unknown>;
  const { shape } = frontMatterSchema;
  const field = <Key extends keyof HeadFields>(key: Key, usual: HeadFields[Key]): HeadFields[Key] => {
    const value = key === "sources" && typeof given[key] === "string" ? [given[key]] : asText(given[key]);
    const read = value === null ? null : shape[key].safeParse(value);
    return read?.success ? (read.data as HeadFields[Key]) : usual;
  };
  return {
    title: field("title", ""),
    kind: field("kind", "village"),
    village: field("village", ""),
    lang: field("lang", "zh-CN"),
    sources: field("sources", []),
    dates: field("dates", {}),
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The YAML with other fields. Only what differs is written: comments, the order, and keys that the studio does not
 * know stay as they are. YAML that cannot be read is replaced.
 */
export function writeHead(yaml: string, fields: HeadFields): string {
  const document = documentOf(yaml) ?? parseDocument("", options);
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  const before = readHead(document.toString());
  let isChanged = false;
  for (const [key, value] of Object.entries(fields) as [keyof HeadFields, unknown][]) {
    const isNeeded = key === "title" || key === "kind";
    if (same(isNeeded ? document.get(key) : before?.[key], value)) continue;
    isChanged = true;
    const old = document.get(key, true);
    // A plain value is changed in place, which keeps the comment behind it.
    if (isScalar(old) && typeof value === "string") old.value = value;
    else document.set(key, document.createNode(value));
  }
  return isChanged ? document.toString({ lineWidth: 0 }).replace(/\n$/, "") : yaml;
}

/** A whole text with another head; one is put in front where there is none. */
export function withHead(text: string, fields: HeadFields): string {
  const head = findHead(text);
  const yaml = writeHead(head?.yaml ?? "", fields);
  const rest = head ? text.slice(head.to) : `\n\n${text.replace(/^\n+/, "")}`;
  return `---\n${yaml}\n---${rest}`;
}

/** What follows the head, its blank lines before the text left out. */
export const bodyOf = (text: string): string => text.slice(findHead(text)?.to ?? 0).replace(/^\n+/, "");

/** The day a head says it was signed on; empty for none. */
export function signedOn(yaml: string): string {
  const value = documentOf(yaml)?.get("reviewedOn");
  return typeof value === "string" ? value : "";
}
