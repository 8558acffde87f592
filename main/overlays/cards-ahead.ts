import type { OverlayFields, Segment, StudioState } from "../../preload/contract";

/** A card that may be wanted soon. */
export interface CardAhead {
  /** The segment that it belongs to. */
  segment: Segment;
  template: string;
  fields: OverlayFields;
  product: string | undefined;
  /** The look; the settings' when left out. */
  theme: string | undefined;
}

/** The card that a product cue puts up. */
export const productTemplate = "product-card";

function cardsOf(segment: Segment): CardAhead[] {
  const planned = segment.overlays.map(({ template, fields, product, theme }) => ({
    segment,
    template,
    fields,
    product,
    theme,
  }));
  const ofProducts = segment.products
    .filter((id) => !planned.some(({ template, product }) => template === productTemplate && product === id))
    .map((product) => ({ segment, template: productTemplate, fields: {}, product, theme: undefined }));
  return [...planned, ...ofProducts];
}

/** The cards of the running segment and the next one, in the order they are likely to be wanted; none without a show. */
export function cardsAhead({ show }: Pick<StudioState, "show">): CardAhead[] {
  const { open, current } = show;
  if (open === null) return [];
  return [open.segments[current], open.segments[current + 1]].flatMap((segment) =>
    segment === undefined ? [] : cardsOf(segment),
  );
}
