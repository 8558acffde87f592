import { stringify } from "yaml";
import {
  type Language,
  type MessageCode,
  messageFor,
  type ReadScript,
  type ScriptKind,
  type ScriptSource,
  StudioError,
} from "../../../preload/contract";
import { guessLanguage } from "../parse";
import { normaliseSource, wellFormed } from "../source-text";
import { finishInTurns } from "../turns";
import { type ImportedText, type LeftOut, textOf } from "./blocks";
import { decodeText, isGarbage, type TextEncoding } from "./decode";
import { htmlOfDocx } from "./docx";
import { readHtml } from "./html";
import { titleOfFile } from "./names";
import { readPlainText } from "./plain-text";
import { formatOf } from "./sniff";
import { looksLikeSrt, readSrt } from "./srt";
import { markdownSteps } from "./write-markdown";

export { freeId } from "./names";

type Format = ReadScript["format"];

/** What was read of a document: its paragraphs, or Markdown that is taken as it is. */
interface Content {
  format: Format;
  encoding: TextEncoding | null;
  content: ImportedText | string;
}

const mostBytes = 10_000_000;
/** What the contract lets be saved. */
const mostCharacters = 2_000_000;

const hasHead = (source: string): boolean => /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.test(source);

function readText(
  name: string,
  text: string,
  format: "text" | "markdown" | "srt",
  encoding: TextEncoding | null,
): Content {
  const source = wellFormed(normaliseSource(text));
  if (source.length > mostCharacters) throw new StudioError("scripts.import-too-long", { params: { name } });
  if (isGarbage(source)) throw new StudioError("scripts.not-text", { params: { name } });
  if (format === "srt" || looksLikeSrt(source)) return { format: "srt", encoding, content: readSrt(source) };
  if (format === "markdown" || hasHead(source)) return { format: "markdown", encoding, content: source };
  return { format, encoding, content: readPlainText(source) };
}

async function readBytes(name: string, base64: string): Promise<Content> {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > mostBytes)
    throw new StudioError("scripts.import-too-large", {
      params: { name, megabytes: Math.ceil(bytes.length / 100_000) / 10 },
    });
  const format = formatOf(name, bytes);
  if (format === "docx")
    return { format, encoding: null, content: await readHtml(await htmlOfDocx(name, bytes)) };
  const { text, encoding } = decodeText(bytes);
  if (format === "html") return { format, encoding, content: await readHtml(text) };
  return readText(name, text, format, encoding);
}

async function readContent({ name, base64, text, html }: ScriptSource): Promise<Content> {
  if (base64 !== undefined) return readBytes(name, base64);
  if (html !== undefined && html.trim() !== "") {
    const content = await readHtml(html);
    if (content.blocks.length > 0 || text === undefined) return { format: "html", encoding: null, content };
  }
  if (text === undefined) throw new StudioError("scripts.nothing-to-import");
  return readText(
    name,
    text,
    /\.(?:md|markdown)$/i.test(name) ? "markdown" : /\.srt$/i.test(name) ? "srt" : "text",
    null,
  );
}

const notesOf = ({ pictures, tables, notes }: LeftOut, markdown: string, language: Language): string[] => {
  const say = (code: MessageCode, count: number) =>
    count > 0 ? [messageFor(code, { count }, language).message] : [];
  return [
    ...say("scripts.note-pictures", pictures),
    ...say("scripts.note-tables", tables),
    ...say("scripts.note-notes", notes),
    ...say("scripts.note-encoding", markdown.includes("\uFFFD") ? 1 : 0),
  ];
};

/** Characters no keyboard types and no font shows; they would be read as nothing, or break the file. */
const withoutControls = (text: string): string =>
  wellFormed(text.replace(/(?![\n\t])[\p{Cc}\uFEFF\u200B\u2060]/gu, ""));

function clean({ blocks }: ImportedText): ImportedText["blocks"] {
  return blocks.map((block) => ({
    ...block,
    runs: block.runs.map(({ text, bold }) => ({ text: withoutControls(text), bold })),
  }));
}

const titleIn = (blocks: ImportedText["blocks"]): string | null => {
  const [first] = blocks;
  return first?.kind === "title" ? textOf(first).replace(/\s+/g, " ").trim() || null : null;
};

async function toMarkdown(
  { name, kind }: { name: string; kind: ScriptKind },
  content: Content["content"],
): Promise<{ markdown: string; title: string }> {
  const fileTitle = titleOfFile(name);
  const [title, body] =
    typeof content === "string" ? [fileTitle, content.trim()] : await bodyOf(clean(content), fileTitle);
  const short = wellFormed(title.slice(0, 120));
  if (typeof content === "string" && hasHead(content)) return { markdown: content, title: short };
  const head = stringify({
    title: short,
    kind,
    lang: guessLanguage(body.slice(0, 20_000)),
    reviewedBy: "",
    reviewedOn: "",
  });
  return { markdown: `---\n${head}---\n\n${body}\n`, title: short };
}

async function bodyOf(
  blocks: ImportedText["blocks"],
  fileTitle: string,
): Promise<[title: string, body: string]> {
  const title = titleIn(blocks);
  const body = await finishInTurns(markdownSteps(title === null ? blocks : blocks.slice(1)));
  return [title ?? fileTitle, body];
}

/**
 * Reads documents that someone wrote elsewhere into a script's Markdown. Markdown with a head is taken as it is;
 * anything else gets a head. @param language what its notes are worded in.
 */
export function createReader(
  language: () => Language,
): (source: ScriptSource & { kind: ScriptKind }) => Promise<ReadScript> {
  return async (source) => {
    const { format, encoding, content } = await readContent(source);
    const { name } = source;
    const isEmpty = typeof content === "string" ? content.trim() === "" : content.blocks.length === 0;
    if (isEmpty) throw new StudioError("scripts.empty-import", { params: { name } });
    const { markdown, title } = await toMarkdown(source, content);
    if (markdown.length > mostCharacters)
      throw new StudioError("scripts.import-too-long", { params: { name } });
    const leftOut = typeof content === "string" ? { pictures: 0, tables: 0, notes: 0 } : content.leftOut;
    return { markdown, title, format, encoding, notes: notesOf(leftOut, markdown, language()) };
  };
}
