import type { MadeFile, ScriptExportFormat } from "../../../preload/contract";
import {
  type ReviewPort,
  readingPace,
  reviewOfHead,
  type StoredScript,
  type Surroundings,
} from "../stored-script";
import { documentParts } from "./document";
import { docxOf } from "./docx";
import { fileNameOf } from "./file-name";
import { footingOf } from "./footing";
import { pageOf } from "./html";
import { srtOf } from "./srt";

const extensions = { docx: "docx", markdown: "md", html: "html", srt: "srt" } as const;

async function contentOf(
  script: StoredScript,
  format: ScriptExportFormat,
  { settings, library, prompter }: Surroundings,
  review: ReviewPort | null,
): Promise<Buffer | string> {
  const { markdown, parsed } = script;
  const { frontMatter, text } = parsed;
  if (format === "markdown") return markdown;
  if (format === "srt") return srtOf(text, readingPace(text.lang, settings.prompter, prompter.learnedPace));
  const footing = footingOf(frontMatter, review?.(script.id, markdown) ?? reviewOfHead(script));
  const parts = await documentParts(markdown);
  if (format === "html") return pageOf(frontMatter.title, parts, library, footing);
  return docxOf(frontMatter.title, parts, library, footing);
}

/** A script as a file for the user to keep. */
export async function exportScript(
  script: StoredScript,
  format: ScriptExportFormat,
  surroundings: Surroundings,
  review: ReviewPort | null,
): Promise<MadeFile> {
  const content = await contentOf(script, format, surroundings, review);
  return {
    name: fileNameOf(script.parsed.frontMatter.title, extensions[format]),
    base64: (typeof content === "string" ? Buffer.from(content) : content).toString("base64"),
  };
}
