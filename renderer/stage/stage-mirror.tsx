import { useEffect, useState } from "react";
import type { MethodResult, StudioBridge } from "../../preload/contract";

const everyMilliseconds = 1000;

/** A picture a second of the stage that is in another window. */
export function StageMirror({
  bridge,
  label,
  className,
}: {
  bridge: StudioBridge;
  label: string;
  className: string;
}) {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function next() {
      if (!document.hidden) {
        const answer = await bridge.call("engine.screenshot", { width: 960 }).catch(() => null);
        if (answer?.ok && !ended) setPicture((answer.value as MethodResult<"engine.screenshot">).dataUrl);
      }
      if (!ended) timer = setTimeout(() => void next(), everyMilliseconds);
    }
    void next();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [bridge]);
  return picture === null ? null : <img className={className} src={picture} alt={label} />;
}
