import { readFile } from "node:fs/promises";
import {
  type Language,
  type RecordingSummary,
  readTimeline,
  settingsPace,
  type TimelineLine,
  timelineFile,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { checkable, type PlacedFinding, placedFindings } from "./findings";
import { mainLanguage, meanPace, normOf } from "./pace";
import type { ReadPass, ReviewPorts, WhatWasRead } from "./ports";

/** As many earlier recordings as a norm is taken of. */
const earlierForNorm = 5;

/** What lies beside a recording, and what the studio knows about it. */
export interface Material {
  lines(recording: RecordingSummary): Promise<TimelineLine[]>;
  titleOf(script: string, lines: readonly TimelineLine[]): string;
  /** Checks every text that was read, once. */
  findings(read: WhatWasRead): Promise<(pass: ReadPass) => readonly PlacedFinding[]>;
  /** The reader's own pace in the language that a recording was mostly read in. */
  norm(recording: RecordingSummary, read: WhatWasRead): Promise<(lang: Language) => number>;
  plannedSeconds(show: string | null): Promise<number | null>;
}

export function createMaterial(
  { store, log }: StudioContext,
  ports: Pick<ReviewPorts, "reading" | "recordings" | "check" | "show">,
): Material {
  const summaryOf = (script: string) => store.get().library.scripts.find(({ id }) => id === script) ?? null;

  async function check(text: string, script: string): Promise<PlacedFinding[]> {
    const asked = checkable(text, summaryOf(script));
    try {
      return placedFindings(await ports.check(asked.markdown), asked);
    } catch (error) {
      log.warn({ err: error, script }, "A text that was read was not checked");
      return [];
    }
  }

  async function earlierPaces({ startedAt }: RecordingSummary, lang: Language): Promise<number[]> {
    const earlier = (await ports.recordings())
      .filter((other) => other.startedAt < startedAt)
      .sort((one, other) => other.startedAt - one.startedAt)
      .slice(0, earlierForNorm);
    const paces = await Promise.all(
      earlier.map(async ({ file }) => meanPace(await ports.reading(file), lang)),
    );
    return paces.flatMap((pace) => pace ?? []);
  }

  return {
    async lines({ file }) {
      try {
        return readTimeline(await readFile(timelineFile(file), "utf8"));
      } catch {
        return [];
      }
    },
    titleOf: (script, lines) =>
      lines.flatMap((line) => (line.kind === "script" && line.script === script ? line.title : [])).at(-1) ||
      (summaryOf(script)?.title ?? script),
    async findings(read) {
      const found = new Map<string, PlacedFinding[]>();
      const keyOf = ({ script, text }: ReadPass) => `${script}\n${text}`;
      for (const pass of read.passes)
        if (!found.has(keyOf(pass))) found.set(keyOf(pass), await check(pass.text, pass.script));
      return (pass) => found.get(keyOf(pass)) ?? [];
    },
    async norm(recording, read) {
      const lang = mainLanguage(read);
      const { settings, prompter } = store.get();
      const learned = lang === null ? null : prompter.learnedPace[lang];
      const earlier = lang === null || learned !== null ? [] : await earlierPaces(recording, lang);
      return (asked) => normOf({ learned, earlier, settings: settingsPace(asked, settings.prompter) });
    },
    async plannedSeconds(show) {
      if (show === null) return null;
      try {
        return (await ports.show(show)).segments.reduce((sum, segment) => sum + segment.plannedSeconds, 0);
      } catch {
        return null;
      }
    },
  };
}
