import type {
  MethodInput,
  OverlayField,
  OverlayFields,
  OverlayTemplate,
  PlannedOverlay,
  Product,
  Slot,
} from "../../../preload/contract";
import { productFields } from "../../../preload/contract";
import { formatDuration } from "../../app/format";
import { readPrice } from "../products/product-form";
import { groupOf } from "./template-groups";
import { momentIn, readDuration } from "./typed-values";
import { shownFields } from "./which-fields";

/** A card as it is being made: every field of its template as text. */
export interface CardDraft {
  template: string;
  fields: OverlayFields;
  /** The product that fills what the form does not change. */
  product: string | null;
  slot: Slot;
  /** Takes itself off after this many seconds; null stays. */
  seconds: number | null;
  /** Null: the look of the settings. */
  theme: string | null;
  /** Comes by itself when its segment starts. */
  auto: boolean;
}

/** Minutes from now that a moment starts with: a countdown is mostly made for what comes soon. */
const firstMomentMinutes = 10;
const firstDurationSeconds = 300;

function firstValue(template: OverlayTemplate, field: OverlayField, now: number): string {
  const { clock } = template;
  // A clock asks for its end or its length by the way it runs, so neither is required by itself.
  const isAsked = field.required || field.id === clock?.until || field.id === clock?.length;
  switch (field.type) {
    case "choice":
      return isAsked ? (field.options[0]?.id ?? "") : "";
    case "duration":
      return isAsked ? formatDuration(Math.min(firstDurationSeconds, field.maxSeconds)) : "";
    case "moment":
      return isAsked ? momentIn(firstMomentMinutes, now) : "";
    // Votes and steps begin at the least; a stock nobody counted must not.
    case "integer":
      return groupOf(template) === "audience" ? String(Math.max(0, field.min)) : "";
    case "text":
    case "price":
    case "picture":
    case "qr":
      return "";
  }
}

/** The fields of a template for several products at once, by the number that ends their names: `name2`, `price2`. */
export function numberedFields(template: OverlayTemplate, products: Product[]): OverlayFields {
  const filled: OverlayFields = {};
  for (const field of template.fields) {
    const match = /^([a-zA-Z]+)([1-9])$/.exec(field.id);
    const product = match ? products[Number(match[2]) - 1] : undefined;
    const base = match?.[1];
    if (!product || !base) continue;
    const value = productFields(product, { fields: [{ ...field, id: base }] })[base];
    if (value !== undefined) filled[field.id] = value;
  }
  return filled;
}

/** Whether a template has places for several products. */
export const isForSeveral = ({ fields }: OverlayTemplate): boolean =>
  ["name1", "price1", "name2"].every((wanted) => fields.some(({ id }) => id === wanted));

/** What a product fills. A price that drops from a product without an original price drops from its present one. */
export function filledBy(product: Product, template: OverlayTemplate): OverlayFields {
  const filled = productFields(product, template);
  const mustDrop = template.fields.some(({ id, required }) => id === "originalPrice" && required);
  return mustDrop && filled.originalPrice === ""
    ? { ...filled, originalPrice: product.price, price: "" }
    : filled;
}

interface DraftOptions {
  template: OverlayTemplate;
  product?: Product | null | undefined;
  /** What several products fill, in their order. */
  products?: Product[];
  now: number;
}

/** A new card: what a product fills, and sensible beginnings for the rest. */
export function newDraft({ template, product = null, products = [], now }: DraftOptions): CardDraft {
  const first = template.fields.map((field) => [field.id, firstValue(template, field, now)]);
  return {
    template: template.id,
    fields: {
      ...Object.fromEntries(first),
      ...(isForSeveral(template) ? numberedFields(template, products) : {}),
      ...(product ? filledBy(product, template) : {}),
    },
    product: product?.id ?? null,
    slot: template.slot,
    seconds: template.autoOutSeconds,
    theme: null,
    auto: false,
  };
}

/** A card that was made before, open to be changed. */
export function draftOf(
  planned: PlannedOverlay,
  { template, product = null }: Omit<DraftOptions, "now">,
): CardDraft {
  const empty = Object.fromEntries(template.fields.map(({ id }) => [id, ""]));
  return {
    template: template.id,
    fields: { ...empty, ...(product ? productFields(product, template) : {}), ...planned.fields },
    product: product?.id ?? null,
    slot: planned.slot ?? template.slot,
    seconds: planned.seconds === undefined ? template.autoOutSeconds : planned.seconds,
    theme: planned.theme ?? null,
    auto: planned.auto,
  };
}

/** A typed value as a card keeps it; what cannot be read stays as typed, so that the studio can say what is wrong. */
export function keptValue(field: OverlayField, typed: string): string {
  if (field.type === "price") return readPrice(typed);
  if (field.type === "integer") return typed.normalize("NFKC").trim();
  if (field.type === "duration") {
    const seconds = readDuration(typed);
    return seconds === null ? typed.trim() : formatDuration(seconds);
  }
  return typed.trim();
}

/** The fields a card must state: all that is filled, and with a product only what differs from what it says. */
export function statedFields(
  draft: CardDraft,
  template: OverlayTemplate,
  product: Product | null,
): OverlayFields {
  const own = product ? productFields(product, template) : {};
  const stated: OverlayFields = {};
  for (const field of shownFields(template, draft.fields)) {
    const value = keptValue(field, draft.fields[field.id] ?? "");
    if (value !== (own[field.id] ?? "")) stated[field.id] = value;
  }
  return stated;
}

/** The card as the studio is asked to check or draw it. */
export function cardInput(
  draft: CardDraft,
  template: OverlayTemplate,
  product: Product | null,
): MethodInput<"overlay.check"> {
  return {
    template: template.id,
    fields: statedFields(draft, template, product),
    ...(product ? { product: product.id } : {}),
    ...(draft.slot === template.slot ? {} : { slot: draft.slot }),
    ...(draft.theme === null ? {} : { theme: draft.theme }),
  };
}

/** The card as a segment keeps it, which is also how it is put on air. */
export function plannedOf(
  draft: CardDraft,
  template: OverlayTemplate,
  product: Product | null,
): PlannedOverlay {
  const { fields = {}, ...card } = cardInput(draft, template, product);
  return {
    ...card,
    fields,
    auto: draft.auto,
    ...(draft.seconds === template.autoOutSeconds ? {} : { seconds: draft.seconds }),
  };
}

/** A planned card as it is put on air: the same without when it comes by itself. */
export function shownCard({ auto: _, ...card }: PlannedOverlay): MethodInput<"overlay.show"> {
  return card;
}
