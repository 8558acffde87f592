/** A stretch of text in one weight. `\n` is a line break within the paragraph. */
export interface Run {
  text: string;
  bold: boolean;
}

/** What a paragraph is. */
export type BlockShape =
  | { kind: "title" }
  /** 1–6. */
  | { kind: "heading"; level: number }
  | { kind: "paragraph" }
  /** `number`: as it is read aloud; null for a bullet. `depth`: from 0. */
  | { kind: "item"; number: number | null; depth: number };

/** A paragraph of a document someone wrote elsewhere, whatever the format. */
export type ImportedBlock = BlockShape & { runs: Run[] };

/** What a document held that a script cannot. */
export interface LeftOut {
  pictures: number;
  tables: number;
  notes: number;
}

export interface ImportedText {
  blocks: ImportedBlock[];
  leftOut: LeftOut;
}

export const nothingLeftOut = (): LeftOut => ({ pictures: 0, tables: 0, notes: 0 });

export const textOf = ({ runs }: { runs: readonly Run[] }): string => runs.map(({ text }) => text).join("");

const numberedLine = /^(\d{1,9})[.)][ \t]+(?=\S)/;
const bulletLine = /^[-*+\u2022\u25CF\u25AA\u25E6\u00B7][ \t]+(?=\S)/;

/** A line of plain text as a block: `# 标题`, `1. 和面` and `- 醋` are what they look like. */
export function blockOfLine(line: string): ImportedBlock {
  const heading = /^(#{1,6}) +(?=\S)/.exec(line);
  if (heading !== null)
    return {
      kind: "heading",
      level: heading[1]?.length ?? 1,
      runs: runsOfLine(line.slice(heading[0].length)),
    };
  const numbered = numberedLine.exec(line);
  if (numbered !== null)
    return {
      ...{ kind: "item", number: Number(numbered[1]), depth: 0 },
      runs: runsOfLine(line.slice(numbered[0].length)),
    };
  const bullet = bulletLine.exec(line);
  if (bullet !== null)
    return { kind: "item", number: null, depth: 0, runs: runsOfLine(line.slice(bullet[0].length)) };
  return { kind: "paragraph", runs: runsOfLine(line) };
}

/** `**重点**` in a plain text is bold: people who write for a prompter type it so. */
function runsOfLine(line: string): Run[] {
  if (!line.includes("**")) return [{ text: line, bold: false }];
  const parts = line.split(/\*\*([^*\n]{1,200})\*\*/);
  return parts.map((text, index) => ({ text, bold: index % 2 === 1 })).filter(({ text }) => text !== "");
}
