import type { FrontMatter, Language, PrompterText } from "../../preload/contract";
import { BodyBuilder, readBody, type ScriptBody } from "./blocks";
import { type FrontMatterFallback, readFrontMatter, unclosedFrontMatter } from "./front-matter";
import { type LineProblem, lineProblem } from "./line-problem";
import { parseMarkdown } from "./markdown";
import { checkReferences, type ScriptReferences } from "./references";
import { normaliseSource } from "./source-text";

export interface ParsedScript {
  frontMatter: FrontMatter;
  text: PrompterText;
  problems: LineProblem[];
}

/** Chinese when there is any real share of Chinese in it; used only where a script does not say its language. */
export function guessLanguage(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin > han * 4 ? "en" : "zh-CN";
}

interface Split {
  yaml: string | null;
  yamlLine: number;
  body: ScriptBody;
  problems: LineProblem[];
}

/** Blanks out lines, so that what follows keeps its line numbers. */
const blankLines = (source: string, count: number) =>
  "\n".repeat(count) + source.split("\n").slice(count).join("\n");

function split(source: string): Split {
  const root = parseMarkdown(source);
  const head = root.children[0];
  if (head?.type === "yaml")
    return { yaml: head.value, yamlLine: 2, body: readBody(root, source), problems: [] };
  const open = unclosedFrontMatter(source);
  if (open === null) return { yaml: null, yamlLine: 1, body: readBody(root, source), problems: [] };
  const rest = blankLines(source, open.lines);
  const problems = [lineProblem(1, "scripts.front-matter-open")];
  return { yaml: open.yaml, yamlLine: 2, body: readBody(parseMarkdown(rest), rest), problems };
}

/** Line by line without any markup: what is shown when the markup is more than can be followed. */
function splitPlainly(source: string): Split {
  const head = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(source);
  const headLines = head === null ? 0 : head[0].trimEnd().split("\n").length;
  const builder = new BodyBuilder();
  source.split("\n").forEach((line, index) => {
    if (index >= headLines) builder.addBlock(line, index + 1, 0);
  });
  const problems = [lineProblem(1, "scripts.too-tangled")];
  return { yaml: head?.[1] ?? null, yamlLine: 2, body: builder.body, problems };
}

/**
 * Beyond these, Markdown takes time squared and would hold up a show; no script comes near them. 300,000
 * characters are twenty hours of reading.
 */
const limits = { characters: 300_000, marksInParagraph: 2000, listLines: 5000 };

function isTangled(source: string): boolean {
  if (source.length > limits.characters) return true;
  if ((source.match(/^[ \t]*(?:[-+*>]|\d+[.)])/gm)?.length ?? 0) > limits.listLines) return true;
  return source
    .split(/\n[ \t]*\n/)
    .some((paragraph) => (paragraph.match(/[>[\]*_<`]/g)?.length ?? 0) > limits.marksInParagraph);
}

function splitSafely(source: string): Split {
  if (isTangled(source)) return splitPlainly(source);
  try {
    return split(source);
  } catch (thrown) {
    if (thrown instanceof RangeError) return splitPlainly(source);
    throw thrown;
  }
}

const firstHeading = (body: ScriptBody) => body.blocks.find((block) => block.kind === "heading")?.text;

/**
 * Parses a script: Markdown with a YAML head and the cues `::scene{id=preset/scene}`, `::product{id=…}`,
 * `::overlay{id=template field="…"}` and `::pause{seconds=…}`, each on a line of its own. Any text at all gives a
 * script; what is wrong with it is listed by line. Offsets count read-aloud characters: code points of
 * paragraphs, blanks and headings left out, in Chinese and English alike.
 * @param id the script's id; also its title where it has none.
 * @param references what cues may point at; left out, they are not looked up.
 */
export function parseScript(id: string, markdown: string, references?: ScriptReferences): ParsedScript {
  const source = normaliseSource(markdown);
  const { yaml, yamlLine, body, problems } = splitSafely(source);
  const fallback: FrontMatterFallback = {
    title: firstHeading(body) ?? id,
    lang: guessLanguage(body.blocks.map((block) => block.text).join("\n")),
  };
  const head = readFrontMatter(yaml ?? "", yamlLine, fallback);
  const { title, lang } = head.frontMatter;
  return {
    frontMatter: head.frontMatter,
    text: {
      scriptId: id,
      title,
      lang,
      blocks: body.blocks,
      cues: body.cues.map(({ cue }) => cue),
      length: body.length,
    },
    problems: [
      ...problems,
      ...head.problems,
      ...body.problems,
      ...(references ? checkReferences(body.cues, references) : []),
    ],
  };
}
