import type { Cue } from "../../../preload/contract";
import { BodyBuilder, type ItemPlace } from "../blocks";
import { bodySteps } from "../body";
import type { ReadCue } from "../cue";
import type { InlineText } from "../inline-text";
import { splitScript } from "../parse";
import { placeInReading, readAloud } from "../read-aloud";
import { normaliseSource } from "../source-text";
import { finishInTurns } from "../turns";

/** A stretch of text in one weight. `\n` is a line break within the paragraph. */
export interface DocumentRun {
  text: string;
  bold: boolean;
}

/** A script as it is laid out on paper. */
export type DocumentPart =
  | { kind: "heading"; level: number; runs: DocumentRun[] }
  | { kind: "paragraph"; runs: DocumentRun[] }
  | ({ kind: "item"; runs: DocumentRun[] } & ItemPlace)
  | { kind: "cue"; cue: Cue };

/** Cuts a text where its weight changes. `bold`: stretches of it, in order, not overlapping. */
function runsOf(text: string, bold: readonly [number, number][]): DocumentRun[] {
  const runs: DocumentRun[] = [];
  let at = 0;
  for (const [from, to] of bold) {
    if (from < at) continue;
    runs.push({ text: text.slice(at, from), bold: false }, { text: text.slice(from, to), bold: true });
    at = to;
  }
  runs.push({ text: text.slice(at), bold: false });
  return runs.filter((run) => run.text !== "");
}

/** Collects what a page shows where a prompter needs places and counts. */
class DocumentBuilder extends BodyBuilder {
  readonly parts: DocumentPart[] = [];

  override addBlock(inline: InlineText, line: number, level: number, item: ItemPlace | null = null): void {
    const spoken = readAloud(inline.text, line);
    const bold = inline.bold.map((range) => placeInReading(spoken, range)).filter((range) => range !== null);
    const runs = runsOf(spoken.text, bold);
    if (runs.length === 0) return;
    if (level > 0) this.parts.push({ kind: "heading", level, runs });
    else this.parts.push(item === null ? { kind: "paragraph", runs } : { kind: "item", runs, ...item });
  }

  override addCue(read: ReadCue, line: number): void {
    super.addCue(read, line);
    const added = this.body.cues.at(-1);
    if (read.content !== null && added !== undefined) this.parts.push({ kind: "cue", cue: added.cue });
  }
}

/** What of a script stands on paper, in its order. */
export async function documentParts(markdown: string): Promise<DocumentPart[]> {
  const { body, linesBefore } = splitScript(normaliseSource(markdown));
  const builder = new DocumentBuilder();
  await finishInTurns(bodySteps(body, linesBefore, builder));
  return builder.parts;
}
