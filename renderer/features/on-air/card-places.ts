import type {
  Orientation,
  OverlayField,
  OverlayFields,
  OverlayTemplate,
  Product,
  Scene,
  Slot,
  SlotState,
} from "../../../preload/contract";
import type { Card } from "./cards";

/** What decides where a card goes: the place chosen for it, and those of its template. */
interface Placeable {
  slot: Slot | null;
  template: Pick<OverlayTemplate, "slot" | "alsoIn">;
}

/** The places a card may take: the one chosen for it, else its template's in their order. */
export const placesOf = ({ slot, template }: Placeable): Slot[] =>
  slot ? [slot] : [template.slot, ...template.alsoIn];

const hasSlot = (scene: Scene, slot: Slot, orientation: Orientation): boolean =>
  scene.layers.some(
    (layer) =>
      layer.kind === "overlay-slot" && layer.settings.slot === slot && layer.layout[orientation] !== null,
  );

/**
 * Where a card goes in a scene; null where the scene has no place for it. A scene of the user's own is not known, and
 * then the usual place may be tried.
 */
export function placeFor(card: Placeable, scene: Scene | undefined, orientation: Orientation): Slot | null {
  const places = placesOf(card);
  if (!scene) return places[0] ?? null;
  return places.find((slot) => hasSlot(scene, slot, orientation)) ?? null;
}

/** Whether a scene has a place for a card. */
export const hasRoom = (card: Card, scene: Scene | undefined, orientation: Orientation): boolean =>
  placeFor(card, scene, orientation) !== null;

const tidy = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();

function isSame(field: OverlayField, one: string, other: string): boolean {
  if (field.type === "price") return tidy(one) !== "" && Number(one) === Number(other);
  return tidy(one) === tidy(other);
}

/** Fields by which one card is told from another; numbers and times change while it is on air. */
const tells = ({ type }: OverlayField) =>
  type === "text" || type === "choice" || type === "picture" || type === "qr";

function fits(card: Card, state: SlotState, counts: (field: OverlayField) => boolean): boolean {
  const { template, fields, product } = card;
  if (state.template !== template.id && state.template !== template.portrait) return false;
  if ((state.product ?? null) !== (product?.id ?? null) || !placesOf(card).includes(state.slot)) return false;
  return template.fields.every((field) => {
    const value = fields[field.id];
    return value === undefined || !counts(field) || isSame(field, value, state.fields[field.id] ?? "");
  });
}

/** Every card that has a button: the products' other cards included. */
export const everyCard = (cards: Card[]): Card[] => cards.flatMap((card) => [card, ...card.faces]);

/**
 * Which card each slot holds, by the card's key. The card whose every field is as shown comes before one that was
 * changed on air; no slot is given to two cards, and no card has two.
 */
export function cardsOnAir(cards: Card[], slots: SlotState[]): Map<string, SlotState> {
  const found = new Map<string, SlotState>();
  const all = everyCard(cards);
  for (const state of slots) {
    const free = all.filter(({ key }) => !found.has(key));
    const card =
      free.find((one) => fits(one, state, () => true)) ?? free.find((one) => fits(one, state, tells));
    if (card) found.set(card.key, state);
  }
  return found;
}

/** The cards on the picture that no button stands for: made by hand, or brought by a script. */
export function looseCards(
  slots: SlotState[],
  onAir: ReadonlyMap<string, SlotState>,
  templates: OverlayTemplate[],
  products: Product[],
): Card[] {
  const known = new Set([...onAir.values()].map(({ slot }) => slot));
  return slots.flatMap((state) => {
    const template = templates.find(({ id }) => id === state.template);
    if (known.has(state.slot) || !template) return [];
    const product = products.find(({ id }) => id === state.product) ?? null;
    return [
      {
        key: `slot-${state.slot}`,
        template,
        fields: state.fields as OverlayFields,
        product,
        isPlanned: false,
        slot: state.slot,
        kept: null,
        faces: [],
      },
    ];
  });
}
