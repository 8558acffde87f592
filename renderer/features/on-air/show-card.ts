import { findScene, type MethodInput, type SlotState, type StudioState } from "../../../preload/contract";
import { act } from "../../app/actions";
import { studioNow } from "../../app/bridge";
import { openComposer } from "../cards/composer-store";
import { cardsOnAir, placeFor } from "./card-places";
import { type Card, missingFields } from "./cards";
import { useLiveValues } from "./live-values";

/** The place a card takes in the scene on air; null where that has none for it. */
export function presentPlace(card: Card, { scenes, library, show }: StudioState) {
  const scene = findScene(library.presets, scenes.onAir ?? "")?.scene;
  return placeFor(card, scene, show.open?.orientation ?? "landscape");
}

/** What the studio is asked to show for a card: with the numbers counted on last time, in the place there is. */
export function showInput(card: Card, state: StudioState | null): MethodInput<"overlay.show"> {
  const { template, product, seconds, theme } = card;
  const slot = card.slot ?? (state ? presentPlace(card, state) : null);
  return {
    template: template.id,
    fields: { ...card.fields, ...useLiveValues.getState().byCard[card.key] },
    ...(product ? { product: product.id } : {}),
    ...(slot === null || slot === template.slot ? {} : { slot }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(theme === undefined ? {} : { theme }),
  };
}

/** Shows a card, or takes it off when it is on air. One that lacks something asks for it first. */
export async function toggleCard(card: Card, onAir: SlotState | undefined): Promise<void> {
  if (onAir && onAir.status !== "leaving") await act("overlay.hide", { slot: onAir.slot });
  else if (missingFields(card).length > 0)
    openComposer({ kind: "make", template: card.template.id, product: card.product?.id ?? null });
  else await act("overlay.show", showInput(card, studioNow()));
}

/** The same by key: finds out first whether the card is on air. */
export async function toggleByKey(card: Card, cards: Card[]): Promise<void> {
  const onAir = cardsOnAir(cards, studioNow()?.overlays.slots ?? []).get(card.key);
  await toggleCard(card, onAir);
}
