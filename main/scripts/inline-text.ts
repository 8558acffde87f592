import type { Nodes } from "mdast";
import type {} from "mdast-util-directive";

/** The words of an HTML fragment: comments are notes to oneself, tags are markup; neither is read aloud. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<[^>]*>/g, "");

/** The text of a heading or paragraph, and which stretches of it (UTF-16 places) are set in bold. */
export interface InlineText {
  text: string;
  bold: [from: number, to: number][];
}

/**
 * The text of a heading or paragraph as it is read. What Markdown's directives take for a directive inside a line
 * (`10:30` is not, `比分:abc` and `:smile:` are) is put back as it was typed.
 */
export function inlineText(node: Nodes, source: string): InlineText {
  const inline: InlineText = { text: "", bold: [] };
  collect(node, source, inline);
  return inline;
}

function collect(node: Nodes, source: string, inline: InlineText): void {
  switch (node.type) {
    case "text":
    case "inlineCode":
      inline.text += node.value;
      return;
    case "break":
      inline.text += "\n";
      return;
    case "html":
      inline.text += textOfHtml(node.value);
      return;
    case "textDirective": {
      const { start, end } = node.position ?? {};
      inline.text += source.slice(start?.offset ?? 0, end?.offset ?? 0);
      return;
    }
    default: {
      const from = inline.text.length;
      if ("children" in node) for (const child of node.children) collect(child, source, inline);
      if (node.type === "strong") inline.bold.push([from, inline.text.length]);
    }
  }
}
