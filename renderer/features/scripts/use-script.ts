import { useCallback, useEffect, useState } from "react";
import type { ScriptFinding } from "../../../preload/contract";
import { act, useTroubles } from "../../app/actions";
import { call } from "../../app/bridge";
import { useDrafts } from "./drafts";

/** Milliseconds after the last key before a text is checked. */
const checkPause = 600;

/** One script's text while it is edited: what is stored, what is typed, and what is wrong with it. */
export function useScript(id: string) {
  const [stored, setStored] = useState<string | null>(null);
  const [findings, setFindings] = useState<ScriptFinding[]>([]);
  const draft = useDrafts(({ texts }) => texts[id]);
  const keep = useDrafts((drafts) => drafts.keep);
  const text = draft ?? stored ?? "";
  const isChanged = draft !== undefined;

  useEffect(() => {
    let wanted = true;
    call("script.get", { id }).then(
      (script) => wanted && setStored(script.markdown),
      (error) => useTroubles.getState().report("script.get", error),
    );
    return () => {
      wanted = false;
    };
  }, [id]);

  useEffect(() => {
    if (stored === null) return;
    let wanted = true;
    const timer = setTimeout(() => {
      // A check that fails leaves the last findings: the text is safe, and saving says what is wrong.
      call("script.check", { id, markdown: text }).then(
        (found) => wanted && setFindings(found),
        () => undefined,
      );
    }, checkPause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, text, stored]);

  const setText = useCallback((next: string) => keep(id, next === stored ? null : next), [keep, id, stored]);

  const save = useCallback(async () => {
    const saved = await act("script.save", { id, markdown: text });
    if (!saved) return false;
    setStored(text);
    // What was typed while saving stays a draft.
    if (useDrafts.getState().texts[id] === text) keep(id, null);
    return true;
  }, [id, text, keep]);

  const undo = useCallback(() => keep(id, null), [keep, id]);

  return { isLoaded: stored !== null, text, setText, findings, isChanged, save, undo };
}
