/** A piece of a script as the preview shows it. */
export interface PreviewPiece {
  kind: "heading" | "paragraph" | "cue";
  text: string;
  /** Line of the file, from 1. */
  line: number;
}

/** Blanks out comments, and keeps their line breaks so that every line keeps its number. */
const withoutComments = (markdown: string): string =>
  markdown.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]+/g, ""));

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
    const kind = text.startsWith("::") ? "cue" : /^#{1,6}\s/.test(text) ? "heading" : "paragraph";
    if (text === "" || kind !== "paragraph") open = null;
    if (text === "") continue;
    if (open) open.text += text;
    else {
      const piece: PreviewPiece = {
        kind,
        text: kind === "heading" ? text.replace(/^#+\s*/, "") : text,
        line: index + 1,
      };
      pieces.push(piece);
      if (kind === "paragraph") open = piece;
    }
  }
  return pieces;
}

/** Puts a cue on a line of its own after the paragraph that the caret is in. */
export function insertCue(text: string, caret: number, cue: string): { text: string; caret: number } {
  const lineEnd = text.indexOf("\n", caret);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const before = text.slice(0, end).replace(/\n+$/, "");
  const after = text.slice(end).replace(/^\n+/, "");
  const head = before === "" ? "" : `${before}\n\n`;
  return { text: `${head}${cue}\n${after === "" ? "" : `\n${after}`}`, caret: head.length + cue.length };
}

/** Where a line (from 1) begins and ends in a text. */
export function lineRange(text: string, line: number): [number, number] {
  const lines = text.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return [from, from + (lines[line - 1]?.length ?? 0)];
}
