import { useEffect, useState } from "react";

/** What a question answered: null while it is under way, `failed` where it did, which the sheet says by itself. */
export function useAnswer<Value>(
  ask: () => Promise<Value | undefined>,
  about: string,
): Value | "failed" | null {
  const [answer, setAnswer] = useState<Value | "failed" | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew only when it is about something else
  useEffect(() => {
    let isWanted = true;
    void ask().then((value) => {
      if (isWanted) setAnswer(value ?? "failed");
    });
    return () => {
      isWanted = false;
    };
  }, [about]);
  return answer;
}
