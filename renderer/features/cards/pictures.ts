import type { Product, Show } from "../../../preload/contract";

/** The most pictures offered at once: two rows, so that the next field stays in sight. */
export const mostPictures = 10;
/** The most where one of many fields asks for a picture: one row. */
export const fewPictures = 4;

interface PictureSources {
  /** What comes first: the chosen one, new ones, the card's own product's. */
  first: string[];
  show: Show | null;
  products: Product[];
}

/** Pictures a card may show, each once: the first ones, the open show's, then every product's. */
export function knownPictures({ first, show, products }: PictureSources): string[] {
  const ofShow = (show?.segments ?? []).flatMap(({ picture, before, after }) => [picture, before, after]);
  const ofProducts = products.map(({ pictures }) => pictures[0]);
  const all = [...first, ...ofShow, ...ofProducts].filter((reference) => reference);
  return [...new Set(all as string[])].slice(0, mostPictures);
}
