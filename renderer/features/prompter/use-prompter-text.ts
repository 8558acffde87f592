import { useEffect, useState } from "react";
import type { PrompterText } from "../../../preload/contract";
import { useTroubles } from "../../app/actions";
import { call, useStudio } from "../../app/bridge";

/** The text on the prompter, fetched again with each load or edit. */
export function usePrompterText(): PrompterText | null {
  const scriptId = useStudio((state) => state.prompter.scriptId);
  const revision = useStudio((state) => state.prompter.revision);
  const [text, setText] = useState<PrompterText | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision means a new text under the same id.
  useEffect(() => {
    if (scriptId === null) {
      setText(null);
      return;
    }
    let wanted = true;
    call("prompter.text", {}).then(
      (answer) => {
        if (wanted) setText(answer);
      },
      (error) => useTroubles.getState().report("prompter.text", error),
    );
    return () => {
      wanted = false;
    };
  }, [scriptId, revision]);
  return text;
}
