import { countReadAloud, type ScriptFinding, type ScriptSummary } from "../../preload/contract";
import type { ReadPass } from "./ports";
import { secondAt } from "./script/place";
import { within } from "./spans";

/** Something that must not be said, and when it was. */
export interface SaidFinding extends Pick<ScriptFinding, "severity" | "text" | "message" | "hint"> {
  at: number;
}

/** A finding and the read-aloud characters before it. */
export type PlacedFinding = Pick<ScriptFinding, "severity" | "text" | "message" | "hint"> & {
  position: number;
};

/** A text as the check reads it: with the head that says what kind of script it is, each line a paragraph. */
export function checkable(
  text: string,
  about: Pick<ScriptSummary, "title" | "kind" | "village" | "sources"> | null,
): { markdown: string; bodyFrom: number } {
  const head =
    about === null
      ? ""
      : [
          "---",
          ...Object.entries({
            title: about.title,
            kind: about.kind,
            village: about.village,
            sources: about.sources,
          }).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
          "---",
          "",
          "",
        ].join("\n");
  return { markdown: head + text.replace(/\n/g, "\n\n"), bodyFrom: head.length };
}

/** What of a check's findings stands in the words that are read: form and cues are no matter of what was said. */
export function placedFindings(
  findings: readonly ScriptFinding[],
  { markdown, bodyFrom }: ReturnType<typeof checkable>,
): PlacedFinding[] {
  return findings
    .filter(({ from, to, severity, class: kind }) => {
      if (from < bodyFrom || to <= from || severity === "note") return false;
      return kind !== "form" && kind !== "cue";
    })
    .map(({ from, severity, text, message, hint }) => {
      const position = countReadAloud(markdown.slice(bodyFrom, from));
      return { ...{ severity, text, message, hint }, position };
    });
}

/** When each finding was reached, once for each time it was read, in the order of time. */
export function saidFindings(
  passes: readonly ReadPass[],
  findingsOf: (pass: ReadPass) => readonly PlacedFinding[],
  seconds: number,
): SaidFinding[] {
  const said = passes.flatMap((pass) => {
    const last = pass.points.at(-1)?.position ?? 0;
    return findingsOf(pass).flatMap(({ position, ...finding }) => {
      const at = position < last ? secondAt(pass, position) : null;
      return at === null ? [] : [{ ...finding, at: within(at, seconds) }];
    });
  });
  return said.sort((one, other) => one.at - other.at);
}
