import type { ReviewScript } from "../../../preload/contract";
import type { ReadText, WhatWasRead } from "../ports";
import { type Span, secondsOf, tenth, without } from "../spans";
import { coverageOf } from "./coverage";
import { ontoLast } from "./onto-last";
import { spanOf } from "./place";

/** A text that lay there for less, unread, was only passed by. */
const leastSeconds = 10;
/** The text standing still for less is a breath between two sentences. */
const breathSeconds = 2;

export interface ScriptsAsked {
  read: WhatWasRead;
  titleOf: (script: string) => string;
  /** Stretches without sound of 0.8 s and more, and with the microphone off; null while the sound is not measured. */
  quiet: readonly Span[] | null;
  /** The recording's. */
  seconds: number;
}

/** Seconds with sound while a script's text stood still: what was said beside it. 0 where the sound is not known. */
function adLibOf(texts: readonly ReadText[], read: WhatWasRead, quiet: readonly Span[] | null): number {
  if (quiet === null) return 0;
  const on = texts.map(({ from, to }) => ({ from: from / 1000, to: to / 1000 }));
  const still = without(on, read.passes.map(spanOf)).filter(({ from, to }) => to - from > breathSeconds);
  return tenth(secondsOf(without(still, quiet)));
}

/** How each script that lay on the prompter was said, in the order they came on. */
export function reviewScripts({ read, titleOf, quiet, seconds }: ScriptsAsked): ReviewScript[] {
  const byScript = new Map<string, ReadText[]>();
  for (const text of read.texts) byScript.set(text.script, [...(byScript.get(text.script) ?? []), text]);
  return [...byScript].flatMap(([scriptId, texts]) => {
    const last = texts.at(-1)?.text ?? "";
    const passes = ontoLast(
      read.passes.filter(({ script }) => script === scriptId),
      last,
    );
    const on = texts.reduce((sum, { from, to }) => sum + (to - Math.max(0, from)) / 1000, 0);
    const { length, skipped, passages } = coverageOf(last, passes, seconds);
    if (length === 0 || (passes.length === 0 && on < leastSeconds)) return [];
    return {
      scriptId,
      title: titleOf(scriptId),
      length,
      saidCharacters: length - skipped,
      skippedCharacters: skipped,
      adLibSeconds: adLibOf(texts, read, quiet),
      passages,
    };
  });
}
