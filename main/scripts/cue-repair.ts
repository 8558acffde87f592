import { isCueName, readCue } from "./cue";
import { parseMarkdown } from "./markdown";

const plainMarks: Readonly<Record<string, string>> = {
  "\uFF1A": ":",
  "\uFF5B": "{",
  "\uFF5D": "}",
  "\uFF1D": "=",
  "\u201C": '"',
  "\u201D": '"',
  "\uFF02": '"',
  "\u2018": "'",
  "\u2019": "'",
  "\u3000": " ",
};

/** A cue with plain punctuation where it was written with that of Chinese, from two colons on. */
export function plainCue(text: string): string {
  const plain = text
    .trim()
    .replace(
      /[\uFF1A\uFF5B\uFF5D\uFF1D\u201C\u201D\uFF02\u2018\u2019\u3000]/g,
      (mark) => plainMarks[mark] ?? mark,
    )
    .replace(/^:+\s*/, "::")
    .replace(/^(::[A-Za-z]+)\s+\{/, "$1{");
  return /\{[^}]*$/.test(plain) ? `${plain}}` : plain;
}

/** Whether a line is a cue that can be carried out. */
export function isGoodCue(line: string): boolean {
  const [node, ...others] = parseMarkdown(line).children;
  if (node?.type !== "leafDirective" || others.length > 0) return false;
  const name = node.name.toLowerCase();
  return isCueName(name) && readCue(name, node.attributes ?? {}, 1).problems.length === 0;
}
