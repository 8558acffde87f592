import { findScene, type OverlayTemplate, type SlotState, type StudioState } from "../../../preload/contract";
import { cardsOnAir, placeFor } from "../on-air/card-places";
import { cardsFor } from "../on-air/cards";
import type { ComposerTask } from "./composer-store";
import { type CardDraft, draftOf, newDraft } from "./draft";
import type { KeptPlace } from "./keep";

/** A card opened in the composer. */
export interface Start {
  template: OverlayTemplate;
  draft: CardDraft;
  /** The slot that holds it now, when it is on air. */
  slot: SlotState | null;
  /** Where it is kept, when a segment keeps it. */
  place: KeptPlace | null;
}

/** The segment that runs, or the first one of a show that has not begun. */
export const presentSegment = ({ show }: Pick<StudioState, "show">) =>
  show.open?.segments[Math.max(0, show.current)] ?? null;

function startNew(state: StudioState, templateId: string, productId: string | null, now: number) {
  const { templates, products } = state.library;
  const template = templates.find(({ id }) => id === templateId);
  if (!template) return null;
  const wanted = presentSegment(state)?.products ?? [];
  const scene = findScene(state.library.presets, state.scenes.onAir ?? "")?.scene;
  const draft = newDraft({
    template,
    product: products.find(({ id }) => id === productId) ?? null,
    products: wanted.flatMap((id) => products.find((product) => product.id === id) ?? []),
    now,
  });
  const slot = placeFor({ slot: null, template }, scene, state.show.open?.orientation ?? "landscape");
  return { template, draft: { ...draft, slot: slot ?? draft.slot }, slot: null, place: null };
}

function startKept(state: StudioState, place: KeptPlace): Start | null {
  const { templates, products } = state.library;
  const segment = state.show.open?.segments.find(({ id }) => id === place.segment);
  const planned = segment?.overlays[place.index];
  const template = templates.find(({ id }) => id === planned?.template);
  if (!planned || !template) return null;
  const product = products.find(({ id }) => id === planned.product) ?? null;
  const isPresent = segment?.id === presentSegment(state)?.id;
  const onAir = isPresent
    ? cardsOnAir(cardsFor(segment, products, templates), state.overlays.slots)
    : new Map<string, SlotState>();
  const slot = onAir.get(`overlay-${place.segment}-${place.index}`) ?? null;
  return { template, draft: draftOf(planned, { template, product }), slot, place };
}

function startOnAir(state: StudioState, slot: SlotState | undefined): Start | null {
  const template = state.library.templates.find(({ id }) => id === slot?.template);
  if (!slot || !template) return null;
  const product = state.library.products.find(({ id }) => id === slot.product) ?? null;
  const theme = slot.theme === state.settings.cards.theme ? {} : { theme: slot.theme };
  const planned = {
    template: template.id,
    fields: slot.fields,
    slot: slot.slot,
    auto: false,
    ...theme,
    ...(slot.leavesAt === null ? { seconds: null } : {}),
  };
  return { template, draft: draftOf(planned, { template, product }), slot, place: null };
}

/** What the composer opens for a task; null when that is no longer there. `now` in epoch milliseconds. */
export function startOf(task: ComposerTask, state: StudioState, now: number): Start | null {
  switch (task.kind) {
    case "choose":
      return null;
    case "make":
      return startNew(state, task.template, task.product, now);
    case "kept":
      return startKept(state, task.place);
    case "on-air":
      return startOnAir(
        state,
        state.overlays.slots.find(({ slot }) => slot === task.slot),
      );
  }
}
