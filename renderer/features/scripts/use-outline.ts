import { useMemo } from "react";
import type { ScriptSummary } from "../../../preload/contract";
import type { ScriptSession } from "./session/script-session";
import { type Outline, outlineOf } from "./text/outline";
import { usePace } from "./use-pace";
import { useSessionState } from "./use-session";

/** A script's sections and how long they take at the reader's pace, as the text is now. */
export function useOutline(
  script: ScriptSummary,
  session: ScriptSession | null,
): { outline: Outline; lang: "zh-CN" | "en"; pace: number; isLearned: boolean } {
  const pieces = useSessionState(session, (state) => state.pieces);
  const lang = useSessionState(session, (state) => state.head?.lang ?? script.lang);
  const { pace, isLearned } = usePace(lang);
  const outline = useMemo(() => outlineOf(pieces, pace), [pieces, pace]);
  return { outline, lang, pace, isLearned };
}
