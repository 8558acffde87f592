import type { FrontMatter, Language, PrompterText } from "../../preload/contract";
import type { PlacedCue, ScriptBody } from "./blocks";
import { bodySteps } from "./body";
import { type FrontMatterFallback, readFrontMatter, unclosedFrontMatter } from "./front-matter";
import { type LineProblem, lineProblem } from "./line-problem";
import { checkReferences, type ScriptReferences } from "./references";
import { normaliseSource } from "./source-text";
import { finish, finishInTurns } from "./turns";

export interface ParsedScript {
  frontMatter: FrontMatter;
  text: PrompterText;
  /** The cues of `text` with their lines. */
  cues: PlacedCue[];
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
  body: string;
  /** Lines before the body. */
  linesBefore: number;
  problems: LineProblem[];
}

const lineEnds = (text: string) => text.split("\n").length - 1;

/** A closed head: what stands between two lines of three dashes at the very start. */
const closedHead = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/;

/** Where the head of a script ends and its body begins. */
export function splitScript(source: string): Split {
  const head = closedHead.exec(source);
  if (head !== null) {
    const linesBefore = lineEnds(head[0]);
    return {
      yaml: head[1] ?? "",
      yamlLine: 2,
      body: source.slice(head[0].length),
      linesBefore,
      problems: [],
    };
  }
  const open = unclosedFrontMatter(source);
  if (open === null) return { yaml: null, yamlLine: 1, body: source, linesBefore: 0, problems: [] };
  return {
    yaml: open.yaml,
    yamlLine: 2,
    body: source.split("\n").slice(open.lines).join("\n"),
    linesBefore: open.lines,
    problems: [lineProblem(1, "scripts.front-matter-open")],
  };
}

const firstHeading = (body: ScriptBody) => body.blocks.find((block) => block.kind === "heading")?.text;

/** Enough of a text to tell its language. */
const languageSample = 20_000;

const sampleOf = ({ blocks }: ScriptBody): string => {
  let sample = "";
  for (const { text } of blocks) {
    sample += `${text}\n`;
    if (sample.length > languageSample) break;
  }
  return sample;
};

function* parseSteps(id: string, markdown: string): Generator<void, ParsedScript> {
  const { yaml, yamlLine, body: bodySource, linesBefore, problems } = splitScript(normaliseSource(markdown));
  const body = yield* bodySteps(bodySource, linesBefore);
  const fallback: FrontMatterFallback = {
    title: firstHeading(body) ?? id,
    lang: guessLanguage(sampleOf(body)),
  };
  const head = readFrontMatter(yaml ?? "", yamlLine, fallback);
  const { title, lang } = head.frontMatter;
  const { blocks, facts, length, cues } = body;
  return {
    frontMatter: head.frontMatter,
    text: { scriptId: id, title, lang, blocks, cues: cues.map(({ cue }) => cue), facts, length },
    cues,
    problems: [...problems, ...head.problems, ...body.problems],
  };
}

/**
 * Parses a script: Markdown with a YAML head and the cues `::scene{id=preset/scene}`, `::product{id=…}`,
 * `::overlay{id=template field="…"}` and `::pause{seconds=…}`, each on a line of its own, each with `auto` where it
 * fires by itself. Any text at all gives a script; what is wrong with it is listed by line. Offsets count read-aloud
 * characters: code points of paragraphs, blanks and headings left out, in Chinese and English alike.
 * @param id the script's id; also its title where it has none.
 * @param references what cues may point at; left out, they are not looked up.
 */
export function parseScript(id: string, markdown: string, references?: ScriptReferences): ParsedScript {
  const parsed = finish(parseSteps(id, markdown));
  if (references === undefined) return parsed;
  return { ...parsed, problems: [...parsed.problems, ...checkReferences(parsed.cues, references)] };
}

/** The same as `parseScript` for a text of any length, while the show goes on. */
export const parseScriptInTurns = (id: string, markdown: string): Promise<ParsedScript> =>
  finishInTurns(parseSteps(id, markdown));
