import { useEffect, useState } from "react";
import type { PrompterText } from "../../../preload/contract";
import { useTroubles } from "../../app/actions";
import { call, studioNow, useStudio } from "../../app/bridge";

/** A text and the `revision` of the prompter's state that its offsets belong to. */
export interface ShownText {
  text: PrompterText;
  revision: number;
}

let early: Promise<PrompterText | null> | null = null;

/** Asks for the text before the page knows which one it is, so that a window that opens waits for nothing twice. */
export function fetchTextEarly(): void {
  early = call("prompter.text", {});
  // Whoever takes it hears of a failure; without anybody it is of no account.
  early.catch(() => undefined);
}

/** The text that belongs to the state as it is now: the one asked for early where it still does. */
async function presentText(): Promise<PrompterText | null> {
  const asked = early;
  early = null;
  const text = asked ? await asked : null;
  const prompter = studioNow()?.prompter;
  if (text && text.scriptId === prompter?.scriptId && text.length === prompter.length) return text;
  return await call("prompter.text", {});
}

/**
 * The text on the prompter, fetched again with each load or edit. The text before stays until the new one is here,
 * so that nothing flickers.
 */
export function useShownText(): ShownText | null {
  const scriptId = useStudio((state) => state.prompter.scriptId);
  const revision = useStudio((state) => state.prompter.revision);
  const [shown, setShown] = useState<ShownText | null>(null);
  useEffect(() => {
    if (scriptId === null) {
      setShown(null);
      return;
    }
    let wanted = true;
    presentText().then(
      (text) => {
        // A later edit asks again by itself; its offsets must not be read with this revision's place.
        if (wanted && studioNow()?.prompter.revision === revision) setShown(text ? { text, revision } : null);
      },
      (error) => useTroubles.getState().report("prompter.text", error),
    );
    return () => {
      wanted = false;
    };
  }, [scriptId, revision]);
  return shown;
}
