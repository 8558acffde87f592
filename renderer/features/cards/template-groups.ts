import type { OverlayTemplate, Slot } from "../../../preload/contract";

/** What a card is for, as the gallery sorts them. */
export const cardGroups = ["words", "products", "audience", "time", "full"] as const;
export type CardGroup = (typeof cardGroups)[number];

const groupOfSlot: Record<Slot, CardGroup> = {
  "lower-third": "words",
  guest: "words",
  chapter: "words",
  corner: "words",
  ticker: "words",
  card: "products",
  badge: "products",
  timer: "time",
  side: "audience",
  full: "full",
};

/** A template's group: by its place, and at the side by whether the audience has something to do with it. */
export function groupOf({ slot, fields }: OverlayTemplate): CardGroup {
  const isOnlyWords = fields.every(({ type }) => type === "text" || type === "picture");
  return slot === "side" && isOnlyWords ? "words" : groupOfSlot[slot];
}

/** Templates a person chooses from: without those that only stand in for another on a portrait canvas. */
export function choosableTemplates(templates: OverlayTemplate[]): OverlayTemplate[] {
  const standIns = new Set(templates.map(({ portrait }) => portrait));
  return templates.filter(({ id }) => !standIns.has(id));
}

/** The gallery: every choosable template under its group, empty groups left out. */
export function galleryOf(
  templates: OverlayTemplate[],
): { group: CardGroup; templates: OverlayTemplate[] }[] {
  const choosable = choosableTemplates(templates);
  return cardGroups
    .map((group) => ({ group, templates: choosable.filter((template) => groupOf(template) === group) }))
    .filter((entry) => entry.templates.length > 0);
}

/** The template that shows a product: the one in the card slot that asks for a price. */
export function productTemplate(templates: OverlayTemplate[]): OverlayTemplate | null {
  const priced = choosableTemplates(templates).filter(({ fields }) =>
    fields.some(({ type }) => type === "price"),
  );
  const ofCards = priced.filter(({ slot }) => slot === "card");
  return ofCards.find(({ id }) => id === "product-card") ?? ofCards[0] ?? priced[0] ?? null;
}

/** What a product can say of itself, by the fields' names. */
const productWords = new Set([
  "name",
  "price",
  "unit",
  "originalPrice",
  "sellingPoint",
  "origin",
  "certificate",
  "picture",
  "stock",
]);

/** Whether a template speaks of one product: a product can say all that it must be told. */
export const isProductTemplate = (template: OverlayTemplate): boolean =>
  groupOf(template) === "products" &&
  template.fields.some(({ id }) => id === "name") &&
  template.fields.every(({ id, required }) => !required || productWords.has(id));

/** Every template that speaks of one product, the price card first: price drop, stock, now explaining … */
export function productTemplates(templates: OverlayTemplate[]): OverlayTemplate[] {
  const first = productTemplate(templates);
  const others = choosableTemplates(templates).filter(
    (template) => template !== first && isProductTemplate(template),
  );
  return first ? [first, ...others] : others;
}
