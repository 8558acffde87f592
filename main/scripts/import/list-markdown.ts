import { bodySteps } from "../body";
import { readAloud } from "../read-aloud";
import { finish } from "../turns";
import { blockMarkdown, cueLine } from "./block-markdown";
import { type ImportedBlock, textOf } from "./blocks";
import { inlineMarkdown } from "./inline-markdown";

type Item = Extract<ImportedBlock, { kind: "item" }>;

/** Longer lists are shown without markup anyway. */
const longest = 2000;

/** One level of the list that is being written. */
interface Level {
  width: number;
  number: number | null;
  delimiter: "." | ")";
}

/** Writes items one below the other, and begins a new list where a number does not follow on the one before. */
class ListWriter {
  readonly #levels: Level[] = [];
  readonly lines: string[] = [];

  add(item: Item): void {
    const depth = Math.min(item.depth, this.#levels.length, 5);
    const before = this.#levels[depth];
    this.#levels.length = depth;
    const follows = item.number !== null && before?.number != null && item.number === before.number + 1;
    const turn = before?.delimiter === "." ? ")" : ".";
    const delimiter = item.number === null ? "." : follows ? (before?.delimiter ?? ".") : before ? turn : ".";
    const marker = item.number === null ? "- " : `${item.number}${delimiter} `;
    const indent = this.#levels.reduce((sum, { width }) => sum + width, 0);
    const text = inlineMarkdown(item.runs, 0).replaceAll("\n", `\n${" ".repeat(indent + marker.length)}`);
    this.lines.push(" ".repeat(indent) + marker + text);
    this.#levels.push({ width: marker.length, number: item.number, delimiter });
  }
}

/** As it is read aloud: numbers are, bullets are not. */
function readingOf({ number, runs }: Item): string {
  const text = readAloud(textOf({ runs }), 1).text;
  return number === null ? text : `${number}. ${text}`;
}

const asParagraph = (item: Item): string[] =>
  blockMarkdown({
    kind: "paragraph",
    runs: item.number === null ? item.runs : [{ text: `${item.number}. `, bold: false }, ...item.runs],
  });

function wholeList(items: readonly Item[]): string | null {
  const writer = new ListWriter();
  for (const item of items) writer.add(item);
  const markdown = writer.lines.join("\n");
  const end = "\u7EED";
  const { blocks, problems } = finish(bodySteps(`${markdown}\n\n${end}`, 0));
  const expected = [...items.map(readingOf), end];
  const same =
    blocks.length === expected.length && blocks.every((block, index) => block.text === expected[index]);
  return same && problems.length === 0 ? markdown : null;
}

const isItem = (block: ImportedBlock): block is Item => block.kind === "item";

/**
 * Items that follow each other as a Markdown list; where that would read otherwise (numbers that jump, cues between
 * them) as paragraphs.
 */
export function listMarkdown(blocks: readonly ImportedBlock[]): string[] {
  const items = blocks
    .filter(isItem)
    .filter(({ runs }) => readAloud(textOf({ runs }), 1).text !== "" || cueLine(textOf({ runs })) !== null);
  const hasCues = items.some(({ runs }) =>
    textOf({ runs })
      .split("\n")
      .some((line) => cueLine(line) !== null),
  );
  const list = hasCues || items.length === 0 || items.length > longest ? null : wholeList(items);
  return list === null ? items.flatMap(asParagraph) : [list];
}
