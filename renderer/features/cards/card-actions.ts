import type {
  MethodInput,
  OverlayFields,
  OverlayTemplate,
  Product,
  SlotState,
} from "../../../preload/contract";
import { act } from "../../app/actions";
import { studioNow } from "../../app/bridge";
import { useLiveValues } from "../on-air/live-values";
import { type CardDraft, keptValue, plannedOf, shownCard } from "./draft";
import { type KeptPlace, withCard, withChangedCard, withoutCard } from "./keep";
import { shownFields } from "./which-fields";

/** A card that is ready for what is to be done with it. */
export interface ReadyCard {
  draft: CardDraft;
  template: OverlayTemplate;
  product: Product | null;
}

/** Every field of a card, emptied where the form does not show it: what a change leaves out stays as it was. */
function allFields({ draft, template }: ReadyCard): OverlayFields {
  const shown = new Set(shownFields(template, draft.fields).map(({ id }) => id));
  return Object.fromEntries(
    template.fields.map((field) => [
      field.id,
      shown.has(field.id) ? keptValue(field, draft.fields[field.id] ?? "") : "",
    ]),
  );
}

/** Whether a card on air can be changed where it is: the same place, the same look, of the same product. */
function isSameCard({ draft, product }: ReadyCard, state: SlotState): boolean {
  const usual = studioNow()?.settings.cards.theme;
  const isOfProduct = state.product === (product?.id ?? null);
  return isOfProduct && state.slot === draft.slot && state.theme === (draft.theme ?? usual);
}

/** Only what changes of when a card leaves: the countdown that runs is left alone otherwise. */
function leaving(card: ReadyCard, before: number | null): Pick<MethodInput<"overlay.update">, "seconds"> {
  return card.draft.seconds === before ? {} : { seconds: card.draft.seconds };
}

/**
 * Puts a card on air. One that is on air already is changed in its slot, without a blank frame; in another place or
 * look, or of another product, it is shown anew, and its old place is cleared after. Gives whether it worked.
 */
export async function putOnAir(
  card: ReadyCard,
  state: SlotState | null,
  secondsBefore: number | null,
): Promise<boolean> {
  if (state && isSameCard(card, state)) {
    const change = { slot: state.slot, fields: allFields(card), ...leaving(card, secondsBefore) };
    return (await act("overlay.update", change)) !== undefined;
  }
  const planned = plannedOf(card.draft, card.template, card.product);
  const shown = await act("overlay.show", shownCard(planned));
  if (!shown) return false;
  if (state && state.slot !== shown.slot) await act("overlay.hide", { slot: state.slot });
  return true;
}

/** Keeps a card in a segment of the open show: a new one, or in the place of the one it was. Gives whether it worked. */
export async function keepCard(card: ReadyCard, segment: string, place: KeptPlace | null): Promise<boolean> {
  const show = studioNow()?.show.open;
  if (!show) return false;
  const planned = plannedOf(card.draft, card.template, card.product);
  const changed = place ? withChangedCard(show, place, planned) : withCard(show, segment, planned);
  if (place) useLiveValues.getState().forget(`overlay-${place.segment}-${place.index}`);
  return (await act("show.save", changed)) !== undefined;
}

/** Takes a kept card out of its segment. Gives whether it worked. */
export async function removeCard(place: KeptPlace): Promise<boolean> {
  const show = studioNow()?.show.open;
  return show ? (await act("show.save", withoutCard(show, place))) !== undefined : false;
}
