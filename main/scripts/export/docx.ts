import {
  AlignmentType,
  Document,
  HeadingLevel,
  type IRunOptions,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
} from "docx";
import { type CueNames, cueAsWritten, cueInWords } from "./cue-words";
import type { DocumentPart, DocumentRun } from "./document";
import type { Footing } from "./footing";

/** Songti for reading, Heiti for headings: on every Chinese Windows; elsewhere the system's own stand in. */
const bodyFont = {
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  eastAsia: "\u5B8B\u4F53",
  cs: "Times New Roman",
};
const headingFont = { ascii: "Arial", hAnsi: "Arial", eastAsia: "\u9ED1\u4F53", cs: "Arial" };

/** A4 and a margin of 25 mm, in twentieths of a point. */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1417, right: 1417, bottom: 1417, left: 1417 },
};

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

const cueStyle = "HongcunCue";
const grey = "767676";
const deepestLevel = 5;

const levels = (format: "number" | "bullet") =>
  Array.from({ length: deepestLevel + 1 }, (_, level) => ({
    level,
    format: format === "bullet" ? LevelFormat.BULLET : LevelFormat.DECIMAL,
    text: format === "bullet" ? "\u2022" : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 480 * (level + 1), hanging: 360 } } },
  }));

/** Lines of a paragraph are broken, not begun anew. */
function textRuns(runs: readonly DocumentRun[], options: IRunOptions = {}): TextRun[] {
  return runs.flatMap(({ text, bold }) =>
    text
      .split("\n")
      .map(
        (line, index) => new TextRun({ ...options, text: line, bold, ...(index > 0 ? { break: 1 } : {}) }),
      ),
  );
}

/**
 * The notes on cues are for the reader's eyes; the cue itself goes along as hidden text, so that a document that
 * comes back still carries the show.
 */
const cueParagraph = (words: string, written: string) =>
  new Paragraph({
    style: cueStyle,
    children: [new TextRun({ text: words }), new TextRun({ text: written, vanish: true })],
  });

/** Which of the parts are items of Word's own lists: those that count from one without a gap. */
function numberedAsWord(parts: readonly DocumentPart[]): Map<DocumentPart, number> {
  const lists = new Map<DocumentPart, number>();
  let list = 0;
  let expected: (number | null)[] = [];
  for (const part of parts) {
    if (part.kind !== "item" || part.depth > deepestLevel) {
      expected = [];
      continue;
    }
    if (expected.length === 0) list++;
    expected.length = Math.min(expected.length, part.depth + 1);
    const next = expected[part.depth] ?? 1;
    if (part.number !== null && part.number !== next) {
      expected = [];
      continue;
    }
    expected[part.depth] = part.number === null ? 1 : next + 1;
    lists.set(part, list);
  }
  return lists;
}

function paragraphOf(
  part: DocumentPart,
  list: number | undefined,
  words: (part: DocumentPart) => string,
): Paragraph {
  switch (part.kind) {
    case "heading":
      return new Paragraph({
        heading: headings[part.level - 1] ?? HeadingLevel.HEADING_6,
        children: textRuns(part.runs),
      });
    case "paragraph":
      return new Paragraph({ children: textRuns(part.runs) });
    case "item": {
      if (list !== undefined)
        return new Paragraph({
          numbering: {
            reference: part.number === null ? "bullets" : "numbers",
            level: part.depth,
            instance: list,
          },
          children: textRuns(part.runs),
        });
      const number = part.number === null ? [] : [new TextRun(`${part.number}. `)];
      return new Paragraph({ children: [...number, ...textRuns(part.runs)] });
    }
    case "cue":
      return cueParagraph(words(part), cueAsWritten(part.cue));
  }
}

/** A script as a Word document on A4. */
export async function docxOf(
  title: string,
  parts: readonly DocumentPart[],
  names: CueNames,
  { lines, lang }: Footing,
): Promise<Buffer> {
  const lists = numberedAsWord(parts);
  const words = (part: DocumentPart) => (part.kind === "cue" ? cueInWords(part.cue, names, lang) : "");
  const document = new Document({
    title,
    description: lines.join("\n"),
    styles: {
      default: {
        document: {
          run: { font: bodyFont, size: 28, language: { value: "en-US", eastAsia: "zh-CN" } },
          paragraph: { spacing: { line: 420, after: 120 } },
        },
        title: {
          run: { font: headingFont, size: 40, bold: true },
          paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
        },
        heading1: {
          run: { font: headingFont, size: 34, bold: true, color: "000000" },
          paragraph: { spacing: { before: 360, after: 120 } },
        },
        heading2: {
          run: { font: headingFont, size: 31, bold: true, color: "000000" },
          paragraph: { spacing: { before: 240, after: 120 } },
        },
      },
      paragraphStyles: [
        {
          id: cueStyle,
          name: "Hongcun Cue",
          basedOn: "Normal",
          run: { size: 20, color: grey },
          paragraph: { spacing: { after: 60 } },
        },
      ],
    },
    numbering: {
      config: [
        { reference: "numbers", levels: levels("number") },
        { reference: "bullets", levels: levels("bullet") },
      ],
    },
    sections: [
      {
        properties: { page },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          ...parts.map((part) => paragraphOf(part, lists.get(part), words)),
        ],
      },
    ],
  });
  return Buffer.from(await Packer.toBuffer(document));
}
