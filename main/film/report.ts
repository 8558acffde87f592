import type { Language } from "../../preload/contract";
import type { FilmPlan } from "./plan";
import {
  clockText,
  comparedInWords,
  cueInWords,
  filmWords,
  type Names,
  sceneName,
  templateName,
} from "./words";

const headings: Record<Language, readonly string[]> = {
  "zh-CN": ["开始", "计划", "讲稿", "时长", "环节", "说明"],
  en: ["starts", "planned", "script", "length", "segment", "note"],
};

/** A full-width character takes two columns of a terminal. */
const columns = (text: string): number =>
  [...text].reduce(
    (sum, one) => sum + (/[\u1100-\u115f\u2e80-\uffdf\u{1f300}-\u{3ffff}]/u.test(one) ? 2 : 1),
    0,
  );

const padded = (text: string, width: number) => text + " ".repeat(Math.max(0, width - columns(text)));

/** Rows of cells with their columns aligned. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, at) => Math.max(...rows.map((row) => columns(row[at] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** A plan to be read: segments with their times, how script and plan compare, cues beneath. One entry a line. */
export function planLines(plan: FilmPlan, names: Names, language: Language): string[] {
  const words = filmWords(language);
  const rows = plan.segments.map((segment, index) => [
    String(index + 1),
    clockText(segment.start, true),
    clockText(segment.plannedSeconds),
    segment.readingSeconds === null ? "–" : clockText(segment.readingSeconds),
    clockText(segment.seconds),
    segment.title,
    comparedInWords(segment, words) ?? "",
  ]);
  const drawn = table([["#", ...headings[language]], ...rows]);
  const beneath = ({ cues }: FilmPlan["segments"][number]) =>
    cues.map(({ at, what }) => {
      const texts = what.map((cue) => cueInWords(cue, names, words, language));
      return `     ${clockText(at, true)}  ${words("cue", { what: texts.join(words("and")) })}`;
    });
  const listed = plan.segments.flatMap((segment, index) => [drawn[index + 1] ?? "", ...beneath(segment)]);
  return [drawn[0] ?? "", ...listed];
}

/** Cards that no viewer would see, one a line. */
export function unplacedLines({ unplaced }: FilmPlan, names: Names, language: Language): string[] {
  const words = filmWords(language);
  return unplaced.map(({ at, segment, scene, template }) =>
    words("unplaced", {
      ...{ time: clockText(at, true), segment },
      ...{ scene: sceneName(scene, names, language), template: templateName(template, names, language) },
    }),
  );
}
