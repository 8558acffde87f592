import type {
  OverlayFields,
  OverlayTemplate,
  PlannedOverlay,
  Product,
  Segment,
  Slot,
} from "../../../preload/contract";
import { productFields } from "../../../preload/contract";
import type { KeptPlace } from "../cards/keep";
import { productTemplates } from "../cards/template-groups";

/** One one-tap card: what it puts up, and where. */
export interface Card {
  key: string;
  template: OverlayTemplate;
  fields: OverlayFields;
  product: Product | null;
  /** Belongs to the running segment. */
  isPlanned: boolean;
  /** The place chosen for it; null takes the first of its template's that the scene has. */
  slot: Slot | null;
  /** When it takes itself off; undefined as its template says. */
  seconds?: number | null | undefined;
  /** Its own look; undefined the one of the settings. */
  theme?: string | undefined;
  /** Where it is kept, when a segment keeps it. */
  kept: KeptPlace | null;
  /** The other cards of its product: price drop, stock, now explaining. */
  faces: Card[];
}

const productCard = (template: OverlayTemplate, product: Product, isPlanned: boolean): Card => ({
  key: `product-${product.id}/${template.id}`,
  template,
  fields: {},
  product,
  isPlanned,
  slot: null,
  kept: null,
  faces: [],
});

function keptCard(
  planned: PlannedOverlay,
  kept: KeptPlace,
  template: OverlayTemplate,
  product: Product | null,
): Card {
  return {
    key: `overlay-${kept.segment}-${kept.index}`,
    template,
    fields: planned.fields,
    product,
    isPlanned: true,
    slot: planned.slot ?? null,
    seconds: planned.seconds,
    theme: planned.theme,
    kept,
    faces: [],
  };
}

/** The segment's overlays and products first, in its order, then every other product. */
export function cardsFor(
  segment: Segment | undefined,
  products: Product[],
  templates: OverlayTemplate[],
): Card[] {
  const cards: Card[] = [];
  const taken = new Set<string>();
  const [forProduct, ...otherTemplates] = productTemplates(templates);
  const facesOf = (product: Product, isPlanned: boolean) =>
    otherTemplates.map((template) => productCard(template, product, isPlanned));
  for (const [index, planned] of (segment?.overlays ?? []).entries()) {
    const template = templates.find(({ id }) => id === planned.template);
    if (!template || !segment) continue;
    const product = products.find(({ id }) => id === planned.product) ?? null;
    const card = keptCard(planned, { segment: segment.id, index }, template, product);
    if (product && template === forProduct && !taken.has(product.id)) {
      taken.add(product.id);
      card.faces = facesOf(product, true);
    }
    cards.push(card);
  }
  if (!forProduct) return cards;
  const put = (product: Product | undefined, isPlanned: boolean) => {
    if (!product || taken.has(product.id)) return;
    taken.add(product.id);
    cards.push({
      ...productCard(forProduct, product, isPlanned),
      faces: facesOf(product, isPlanned),
    });
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
export function cardTitle(card: Pick<Card, "template" | "fields" | "product">): string {
  if (card.product) return card.product.name;
  const texts = card.template.fields.filter(({ type }) => type === "text" || type === "qr");
  const first = texts.find((field) => card.fields[field.id]);
  return ((first && card.fields[first.id]) ?? "").split("\n")[0] ?? "";
}

/** Cards that keys 1–9 put up, in order. */
export const keyedCards = (cards: Card[]): Card[] => cards.slice(0, 9);

/** The required fields that neither the card nor its product fills: such a card asks before it can be shown. */
export function missingFields(card: Card): string[] {
  const filled = { ...(card.product ? productFields(card.product, card.template) : {}), ...card.fields };
  return card.template.fields.filter(({ id, required }) => required && !filled[id]).map(({ id }) => id);
}
