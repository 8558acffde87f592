import { readFile } from "node:fs/promises";
import type { Language } from "../../preload/contract";
import { type Pass, readingPasses } from "./passes";
import { parseReading, type ReadingLine, textAfter } from "./reading-lines";
import { readingFile } from "./reading-log";

/** A text that lay on the prompter during a recording, as it read when it was taken off. Milliseconds of the recording. */
export interface ReadText {
  script: string;
  lang: Language;
  text: string;
  from: number;
  to: number;
}

/** What a recording's reading log tells: which texts lay on the prompter, and what of them was read when. */
export interface WhatWasRead {
  texts: ReadText[];
  /** In the order they were read, each with the script it is of. */
  passes: (Pass & { script: string })[];
}

/** The same of a log's lines; lines that a crash left out make no more than a gap. */
export function whatWasRead(lines: readonly ReadingLine[]): WhatWasRead {
  const texts: ReadText[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined) last.to = Math.max(last.to, line.t);
    if (line.kind === "text")
      texts.push({ script: line.script, lang: line.lang, text: line.text, from: line.t, to: line.t });
    else if (line.kind === "edit" && last !== undefined) last.text = textAfter(last.text, line);
  }
  const scriptAt = (t: number) => texts.findLast(({ from }) => from <= t)?.script ?? "";
  const passes = readingPasses(lines).map((pass) => ({ ...pass, script: scriptAt(pass.points[0]?.t ?? 0) }));
  return { texts, passes };
}

/** What was read during a recording; nothing where no log lies beside it. @param file the recording's. */
export async function readBesideRecording(file: string): Promise<WhatWasRead> {
  try {
    return whatWasRead(parseReading(await readFile(readingFile(file), "utf8")));
  } catch {
    return { texts: [], passes: [] };
  }
}
