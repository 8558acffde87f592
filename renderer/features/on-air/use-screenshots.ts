import { useEffect, useState } from "react";
import { call } from "../../app/bridge";

/** Milliseconds between two pictures of the programme, and after one that failed. */
const every = 500;
const afterFailure = 2000;

/** Pictures of the programme twice a second, one request at a time, while `wanted` and the page is visible. */
export function useScreenshots(wanted: boolean, width: number): string | null {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) {
      setPicture(null);
      return;
    }
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function next() {
      const from = Date.now();
      let pause = every;
      if (!document.hidden) {
        try {
          const { dataUrl } = await call("engine.screenshot", { width });
          if (!ended) setPicture(dataUrl);
        } catch {
          // A lost engine is said by its lamp and the strip; the preview only waits for it.
          pause = afterFailure;
          if (!ended) setPicture(null);
        }
      }
      if (!ended) timer = setTimeout(() => void next(), Math.max(50, pause - (Date.now() - from)));
    }
    void next();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [wanted, width]);
  return picture;
}
