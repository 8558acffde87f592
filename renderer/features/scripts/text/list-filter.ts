import type { ReviewState, ScriptKind, ScriptSummary } from "../../../../preload/contract";

/** What of the scripts is wanted. */
export interface ScriptFilter {
  words: string;
  kind: ScriptKind | "all";
  lang: "zh-CN" | "en" | "all";
  review: ReviewState | "all";
}

export const everyScript: ScriptFilter = { words: "", kind: "all", lang: "all", review: "all" };

const plain = (text: string) => text.normalize("NFKC").toLowerCase();

/** The scripts that hold every word of the search in their title, village or sources, and are of the wanted sort. */
export function wantedScripts(
  scripts: readonly ScriptSummary[],
  { words, kind, lang, review }: ScriptFilter,
): ScriptSummary[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return scripts.filter((script) => {
    if (kind !== "all" && script.kind !== kind) return false;
    if (lang !== "all" && script.lang !== lang) return false;
    if (review !== "all" && script.review !== review) return false;
    const text = plain([script.title, script.village, script.id, ...script.sources].join("\n"));
    return wanted.every((word) => text.includes(word));
  });
}
