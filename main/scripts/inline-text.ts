import type { Nodes } from "mdast";
import type {} from "mdast-util-directive";

/** The words of an HTML fragment: comments are notes to oneself, tags are markup; neither is read aloud. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<[^>]*>/g, "");

/**
 * The text of a heading or paragraph as it is read. What Markdown's directives take for a directive inside a line
 * (`10:30` is not, `比分:abc` and `:smile:` are) is put back as it was typed.
 */
export function inlineText(node: Nodes, source: string): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
      return node.value;
    case "break":
      return "\n";
    case "html":
      return textOfHtml(node.value);
    case "textDirective": {
      const { start, end } = node.position ?? {};
      return source.slice(start?.offset ?? 0, end?.offset ?? 0);
    }
    default:
      return "children" in node ? node.children.map((child) => inlineText(child, source)).join("") : "";
  }
}
