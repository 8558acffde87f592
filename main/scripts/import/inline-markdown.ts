import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { readAloud } from "../read-aloud";
import type { Run } from "./blocks";
import { readsAs } from "./reading-check";

const writer = unified().use(remarkStringify, { bullet: "-" }).freeze();

/** Marks that Markdown sets bold by stand inside the punctuation, or it does not see them: “**重点**。”. */
const edges = /^([\s\p{P}\p{S}]*)([\s\S]*?)([\s\p{P}\p{S}]*)$/u;

interface Marked {
  markdown: string;
  bold: string[];
}

type Escape = (text: string) => string;

function markBold(runs: readonly Run[], quote: Escape): Marked {
  const bold: string[] = [];
  const inLine = (line: string) => {
    const [, before = "", core = "", after = ""] = edges.exec(line) ?? [];
    if (core === "") return quote(line);
    bold.push(core);
    return `${quote(before)}**${quote(core)}**${quote(after)}`;
  };
  const markdown = runs.map((run) =>
    run.bold ? run.text.split("\n").map(inLine).join("\n") : quote(run.text),
  );
  return { markdown: markdown.join(""), bold };
}

const unescaped: Escape = (text) => text;
/** What would begin a tag, an entity or code. */
const escapedTags: Escape = (text) => text.replace(/[<`]|&(?=#?\w+;)|\\(?=[!-/:-@[-`{-~])/g, "\\$&");
const escapedMarks: Escape = (text) => text.replace(/[\\`*_[\]<&]/g, "\\$&");

const escapedByWriter: Escape = (text) =>
  writer
    .stringify({ type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: text }] }] })
    .trim();

const escapedWhole: Escape = (text) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");

/**
 * A paragraph's or heading's text in Markdown: as it stands where that reads right, else with as few escapes as
 * will do. Bold that Markdown cannot say there is let go; words never are.
 * @param level 1–6 for a heading, 0 for a paragraph.
 */
export function inlineMarkdown(runs: readonly Run[], level: number): string {
  const prefix = level === 0 ? "" : `${"#".repeat(level)} `;
  const text = runs.map((run) => run.text).join("");
  const reading = { level, text: readAloud(text, 1).text, bold: [] };
  if (level === 0)
    for (const escaped of [unescaped, escapedTags, escapedMarks]) {
      const { markdown, bold } = markBold(runs, escaped);
      if (readsAs(markdown, { ...reading, bold })) return markdown;
    }
  for (const escaped of [unescaped, escapedTags, escapedMarks, escapedByWriter]) {
    const markdown = prefix + escaped(text);
    if (readsAs(markdown, reading)) return markdown;
  }
  return prefix + escapedWhole(text);
}
