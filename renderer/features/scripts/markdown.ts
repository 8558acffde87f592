import { isCueLine } from "./cue-line";

/** A piece of a script as the preview shows it. */
export interface PreviewPiece {
  kind: "heading" | "paragraph" | "cue";
  text: string;
  /** Line of the file, from 1. */
  line: number;
  /** 1–6; headings alone. */
  level?: number;
}

/** Blanks out comments, and keeps their line breaks so that every line keeps its number. */
const withoutComments = (markdown: string): string =>
  markdown.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]+/g, ""));

/** Lines of one paragraph: Chinese runs on without a blank. */
const joint = (before: string, after: string): string =>
  /[\u0021-\u024F]$/.test(before) && /^[\u0021-\u024F]/.test(after) ? " " : "";

/** A script's text in pieces: what is read aloud, headings, and cue lines. Front matter and comments are left out. */
export function previewPieces(markdown: string): PreviewPiece[] {
  const lines = withoutComments(markdown).split(/\r?\n/);
  let index = 0;
  if (lines[0]?.trim() === "---") {
    const end = lines.findIndex((line, at) => at > 0 && line.trim() === "---");
    if (end > 0) index = end + 1;
  }
  const pieces: PreviewPiece[] = [];
  let open: PreviewPiece | null = null;
  for (; index < lines.length; index++) {
    const text = lines[index]?.trim() ?? "";
    const kind = isCueLine(text) ? "cue" : /^#{1,6}\s/.test(text) ? "heading" : "paragraph";
    if (text === "" || kind !== "paragraph") open = null;
    if (text === "") continue;
    if (open) open.text += joint(open.text, text) + text;
    else {
      const piece: PreviewPiece = {
        kind,
        text: kind === "heading" ? text.replace(/^#+\s*/, "") : text,
        line: index + 1,
        ...(kind === "heading" ? { level: text.search(/[^#]/) } : {}),
      };
      pieces.push(piece);
      if (kind === "paragraph") open = piece;
    }
  }
  return pieces;
}
