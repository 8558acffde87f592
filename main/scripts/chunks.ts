/** Consecutive lines of a script's body that can be parsed without the rest. */
export interface Chunk {
  text: string;
  /** Line (from 1) of the body it starts on. */
  line: number;
}

/** The stretches between blank lines, with the line (from 1) each starts on. A line of wide blanks is not blank. */
export function splitAtBlankLines(body: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = -1;
  let startLine = 0;
  let at = 0;
  let line = 1;
  const close = (end: number) => {
    if (start >= 0) chunks.push({ text: body.slice(start, end), line: startLine });
    start = -1;
  };
  while (at < body.length) {
    const newline = body.indexOf("\n", at);
    const end = newline < 0 ? body.length : newline;
    if (isBlank(body, at, end)) close(at - 1);
    else if (start < 0) {
      start = at;
      startLine = line;
    }
    at = end + 1;
    line++;
  }
  close(body.length);
  return chunks;
}

function isBlank(body: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = body.charCodeAt(at);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

/** Chunks put together again, the blank lines between them as they were. */
export function joinChunks(chunks: readonly Chunk[]): Chunk {
  const [first] = chunks;
  if (first === undefined) return { text: "", line: 1 };
  let text = "";
  let line = first.line;
  for (const chunk of chunks) {
    text += "\n".repeat(chunk.line - line) + chunk.text;
    line = chunk.line + lineEnds(chunk.text);
  }
  return { text, line: first.line };
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
