import { createHash } from "node:crypto";
import { parseDocument } from "yaml";
import { type ScriptKind, StudioError } from "../../../preload/contract";
import { findHead, type HeadPlace } from "../text/head";

/** The two lines of the signature, with what a value over several lines goes on with. */
const signatureLine = /^reviewed(?:By|On)[ \t]*:.*(?:\n[ \t]+\S.*)*(?:\n|$)/gm;

/**
 * SHA-256 (hex) of what a person signs: byte order mark and signature left out, line ends made plain. The same for a text
 * before and after it was signed.
 */
export function hashOfText(markdown: string): string {
  const text = markdown.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const head = findHead(text);
  const signed =
    head === null
      ? text
      : text.slice(0, head.from) +
        text.slice(head.from, head.to).replace(signatureLine, "") +
        text.slice(head.to);
  return createHash("sha256").update(signed, "utf8").digest("hex");
}

/** A head that nobody signed need not be read as YAML: most scripts are listed with one. */
const filledIn = /^reviewedBy[ \t]*:[ \t]*[^\s#]/m;
const goesOn = /^reviewedBy[ \t]*:[^\r\n]*(?:\r\n|\n|\r)[ \t]+\S/m;

/** Who signed a text by its own head; empty for nobody. */
export function signerInHead(markdown: string): string {
  const head = findHead(markdown);
  if (head === null) return "";
  const yaml = markdown.slice(head.from, head.to);
  return filledIn.test(yaml) || goesOn.test(yaml) ? readField(yaml, "reviewedBy").trim() : "";
}

const longestHead = 20_000;

function readField(yaml: string, name: string): string {
  try {
    // YAML knows no carriage return that stands alone.
    const text = yaml.slice(0, longestHead).replace(/\r\n?/g, "\n");
    const document = parseDocument(text, { logLevel: "silent", prettyErrors: false });
    const value: unknown = document.get(name);
    return value === null || value === undefined ? "" : String(value);
  } catch {
    return "";
  }
}

/** A value as YAML has it, quoted where it could be read as something else. */
const yamlText = (text: string): string =>
  /^[\p{L}·]+(?:[ .][\p{L}·]+)*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);

const comment = /[ \t]+#[^\n\r]*$/;

/** Puts a field into a head: in the place of what it has, or at its end. */
function withField(yaml: string, name: string, value: string, lineEnd: string): string {
  const field = new RegExp(`^${name}[ \\t]*:(.*)((?:\\r?\\n[ \\t]+[^\\s#].*)*)`, "m");
  const found = field.exec(yaml);
  if (found !== null) {
    const kept = found[2] === "" ? (comment.exec(found[1] ?? "")?.[0] ?? "") : "";
    return `${yaml.slice(0, found.index)}${name}: ${value}${kept}${yaml.slice(found.index + found[0].length)}`;
  }
  const end = yaml === "" || /[\r\n]$/.test(yaml) ? "" : lineEnd;
  return `${yaml}${end}${name}: ${value}${lineEnd}`;
}

interface Signature {
  by: string;
  /** `2026-11-28`. */
  on: string;
}

function signHead(markdown: string, head: HeadPlace, { by, on }: Signature): string {
  const lineEnd = /\r\n|\n|\r/.exec(markdown)?.[0] ?? "\n";
  const before = markdown.slice(head.from, head.to);
  const named = withField(before, "reviewedBy", yamlText(by), lineEnd);
  const yaml = withField(named, "reviewedOn", on, lineEnd);
  // A head in braces or with broken lines would not be read back: better to say so than to sign nothing.
  if (readField(yaml, "reviewedBy") !== by || readField(yaml, "reviewedOn") !== on)
    throw new StudioError("compliance.head-unwritable");
  return markdown.slice(0, head.from) + yaml + markdown.slice(head.to);
}

/**
 * Writes who signed and when into the head of a script; everything else stays as it is, byte for byte. A script without a
 * head is given one.
 * @throws StudioError `compliance.head-unwritable` where the head cannot hold it.
 */
export function signMarkdown(
  markdown: string,
  signature: Signature,
  { title, kind }: { title: string; kind: ScriptKind },
): string {
  const head = findHead(markdown);
  if (head !== null) return signHead(markdown, head, signature);
  const mark = markdown.startsWith("\uFEFF") ? "\uFEFF" : "";
  const lineEnd = /\r\n|\n|\r/.exec(markdown)?.[0] ?? "\n";
  const fields = [
    `title: ${JSON.stringify(title.slice(0, 120))}`,
    `kind: ${kind}`,
    `reviewedBy: ${yamlText(signature.by)}`,
    `reviewedOn: ${signature.on}`,
  ];
  const lines = ["---", ...fields, "---", "", ""];
  return mark + lines.join(lineEnd) + markdown.slice(mark.length);
}
