import { useEffect, useRef, useState } from "react";
import type { MethodInput, RenderedOverlay } from "../../../preload/contract";
import { hintOf } from "../../app/actions";
import { call } from "../../app/bridge";
import { type Fault, faultOf } from "./faults";
import { latestOnly } from "./latest";

/** How long typing rests before a card is checked, in milliseconds. */
const restMilliseconds = 220;

type CardInput = MethodInput<"overlay.check">;

export interface CheckedCard {
  /** What was checked last; a card may be shown only when this is what is typed. */
  checked: string | null;
  faults: Fault[];
  /** The last picture that could be drawn; it stays while the next one is made. */
  drawn: RenderedOverlay | null;
  /** What the picture shows. */
  drawnFor: string | null;
}

const asFault = (thrown: unknown): Fault => ({
  field: "",
  message: thrown instanceof Error ? thrown.message : String(thrown),
  hint: hintOf(thrown),
  isMissing: false,
});

/** A card as text, to tell one from another. */
export const cardKey = (card: CardInput): string => JSON.stringify(card);

/** Checks a card while it is typed and draws it when nothing keeps it from being drawn. The newest always wins. */
export function useCheckedCard(card: CardInput): CheckedCard {
  const [result, setResult] = useState<CheckedCard>({
    checked: null,
    faults: [],
    drawn: null,
    drawnFor: null,
  });
  const mounted = useRef(true);
  const ask = useRef(
    latestOnly(async (key: string) => {
      const input = JSON.parse(key) as CardInput;
      const update = (part: Partial<CheckedCard>) => {
        if (mounted.current) setResult((old) => ({ ...old, ...part }));
      };
      try {
        const faults = (await call("overlay.check", input)).map(faultOf);
        update({ checked: key, faults });
        if (faults.length > 0) return;
        const drawn = await call("overlay.render", { ...input, format: "still" });
        update({ drawn, drawnFor: key });
      } catch (thrown) {
        update({ checked: key, faults: [asFault(thrown)] });
      }
    }),
  );
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const key = cardKey(card);
  useEffect(() => {
    const timer = setTimeout(() => ask.current(key), restMilliseconds);
    return () => clearTimeout(timer);
  }, [key]);
  return result;
}
