import type {
  Orientation,
  OverlayFields,
  OverlayTemplate,
  Product,
  Scene,
  Segment,
  SlotState,
} from "../../../preload/contract";

/** One one-tap card: what it puts up, and where. */
export interface Card {
  key: string;
  template: OverlayTemplate;
  fields: OverlayFields;
  product: Product | null;
  /** Belongs to the running segment. */
  isPlanned: boolean;
}

/** The template that shows a product: the one in the card slot that asks for a price. */
export function productTemplate(templates: OverlayTemplate[]): OverlayTemplate | null {
  const priced = templates.filter((template) => template.fields.some((field) => field.type === "price"));
  return priced.find((template) => template.slot === "card") ?? priced[0] ?? null;
}

/** The segment's overlays and products first, in its order, then every other product. */
export function cardsFor(
  segment: Segment | undefined,
  products: Product[],
  templates: OverlayTemplate[],
): Card[] {
  const cards: Card[] = [];
  const taken = new Set<string>();
  const forProduct = productTemplate(templates);
  for (const [index, planned] of (segment?.overlays ?? []).entries()) {
    const template = templates.find(({ id }) => id === planned.template);
    if (!template) continue;
    const product = products.find(({ id }) => id === planned.product) ?? null;
    if (product && template === forProduct) taken.add(product.id);
    cards.push({
      key: `overlay-${segment?.id}-${index}`,
      template,
      fields: planned.fields,
      product,
      isPlanned: true,
    });
  }
  if (!forProduct) return cards;
  const put = (product: Product | undefined, isPlanned: boolean) => {
    if (!product || taken.has(product.id)) return;
    taken.add(product.id);
    cards.push({ key: `product-${product.id}`, template: forProduct, fields: {}, product, isPlanned });
  };
  for (const id of segment?.products ?? [])
    put(
      products.find((product) => product.id === id),
      true,
    );
  for (const product of products) put(product, false);
  return cards;
}

/** Words a card is called by: its product, else its first filled field, else nothing. */
export function cardTitle(card: Card): string {
  if (card.product) return card.product.name;
  const first = card.template.fields.find((field) => card.fields[field.id]);
  return (first && card.fields[first.id]) ?? "";
}

/** The slot's state when it holds this very card; undefined when it holds another or nothing. */
export function slotOf(card: Card, slots: SlotState[]): SlotState | undefined {
  return slots.find(
    ({ slot, template, fields }) =>
      slot === card.template.slot &&
      template === card.template.id &&
      Object.entries(card.fields).every(([id, value]) => fields[id] === value) &&
      (card.product === null || Object.values(fields).includes(card.product.name)),
  );
}

/** Cards that keys 1–9 put up, in order. */
export const keyedCards = (cards: Card[]): Card[] => cards.slice(0, 9);

/** Whether a scene has the card's slot. A scene of the user's own is not known, and then a card may be tried. */
export function hasRoom(card: Card, scene: Scene | undefined, orientation: Orientation): boolean {
  if (!scene) return true;
  return scene.layers.some(
    (layer) =>
      layer.kind === "overlay-slot" &&
      layer.settings.slot === card.template.slot &&
      layer.layout[orientation] !== null,
  );
}
