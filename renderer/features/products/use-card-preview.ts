import { useEffect, useRef, useState } from "react";
import {
  type MethodInput,
  type OverlayFault,
  type RenderedOverlay,
  StudioError,
} from "../../../preload/contract";
import { hintOf } from "../../app/actions";
import { call } from "../../app/bridge";
import { latestOnly } from "../cards/latest";

/** How long typing rests before the card is drawn, in milliseconds. */
const restMilliseconds = 300;

/** Why a card cannot be drawn, by the card's field; empty for the card as a whole. */
export type CardFault = Pick<OverlayFault, "field" | "message" | "hint">;

export interface PreviewedCard {
  /** The last picture that could be drawn, and for what. */
  drawn: RenderedOverlay | null;
  drawnFor: string | null;
  faults: CardFault[];
  faultsFor: string | null;
}

type CardInput = MethodInput<"overlay.check">;

/** What keeps a card from being drawn. @throws StudioError when the studio cannot say. */
async function faultsOf(input: CardInput): Promise<CardFault[]> {
  const faults = await call("overlay.check", input);
  return faults.map(({ field, message, hint }) => ({ field: field.replace(/^fields\./, ""), message, hint }));
}

const asFault = (thrown: unknown): CardFault => ({
  field: thrown instanceof StudioError ? (thrown.field ?? "").replace(/^fields\./, "") : "",
  message: thrown instanceof Error ? thrown.message : String(thrown),
  hint: hintOf(thrown),
});

/**
 * A card as the same renderer draws it for the air, while one types; the newest always wins. Nothing is asked for
 * while there is no card.
 */
export function useCardPreview(card: CardInput | null): PreviewedCard & { key: string | null } {
  const [result, setResult] = useState<PreviewedCard>({
    drawn: null,
    drawnFor: null,
    faults: [],
    faultsFor: null,
  });
  const mounted = useRef(true);
  const draw = useRef(
    latestOnly(async (key: string) => {
      const update = (part: Partial<PreviewedCard>) => {
        if (mounted.current) setResult((old) => ({ ...old, ...part }));
      };
      try {
        const input = JSON.parse(key) as CardInput;
        const faults = await faultsOf(input);
        update({ faults, faultsFor: key });
        if (faults.length > 0) return;
        update({ drawn: await call("overlay.render", { ...input, format: "still" }), drawnFor: key });
      } catch (thrown) {
        update({ faults: [asFault(thrown)], faultsFor: key });
      }
    }),
  );
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const key = card === null ? null : JSON.stringify(card);
  useEffect(() => {
    if (key === null) return;
    const timer = setTimeout(() => draw.current(key), restMilliseconds);
    return () => clearTimeout(timer);
  }, [key]);
  return { ...result, key };
}
