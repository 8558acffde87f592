import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";

/**
 * Markdown constructs that would swallow or re-label text an anchor means to read: four blanks as a paragraph's
 * indent, dashes under a line as a pause, “[主持人]: 大家好” as a link definition.
 */
const notInScripts = ["codeIndented", "setextUnderline", "definition"];

function withoutSurprises(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: notInScripts } }];
}

const processor = unified().use(remarkParse).use(remarkDirective).use(withoutSurprises).freeze();

/** The syntax tree of a stretch of a script that went through `normaliseSource`, its head left out. */
export const parseMarkdown = (source: string): Root => processor.parse(source);
