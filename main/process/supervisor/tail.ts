import { redactText } from "../../core/redact";

/** The last lines a child wrote, kept for diagnosis. */
export interface Tail {
  push(chunk: string): void;
  /** Whole lines and what has begun of the next, without keys or passwords. */
  text(): string;
}

const maxLineLength = 2_000;

/** Keeps `maxLines` lines at most; a line without an end is cut, so that memory stays bounded. */
export function createTail(maxLines: number): Tail {
  let lines: string[] = [];
  let begun = "";
  return {
    push(chunk) {
      const parts = (begun + chunk).split(/\r?\n/);
      begun = (parts.pop() ?? "").slice(-maxLineLength);
      lines = [...lines, ...parts.map((line) => line.slice(0, maxLineLength))].slice(-maxLines);
    },
    // Redacted as a whole: a secret may have arrived in two chunks.
    text: () => redactText([...lines, begun].filter((line) => line !== "").join("\n")),
  };
}
