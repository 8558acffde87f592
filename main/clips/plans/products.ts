import type { TimelineLine } from "../../../preload/contract";
import type { Chapter } from "./chapters";
import { joined, type Stretch } from "./stretch";

/** The host speaks of a product before its card is up, and ends a sentence after it is down. Seconds. */
const lead = 5;
const tail = 5;
/** A card that comes back sooner still belongs to the same presentation. */
const gap = 20;

export interface ProductStretch extends Stretch {
  product: string;
  title: string;
}

/** The time each product's cards were on air. @param end seconds of the recording: where a card stays to the end */
function cardStretches(lines: readonly TimelineLine[], end: number): ProductStretch[] {
  const open = new Map<number, ProductStretch>();
  const done: ProductStretch[] = [];
  for (const line of lines) {
    if (line.kind !== "card" || line.product === null) continue;
    const at = line.t / 1000;
    if (line.phase === "on-air") {
      const stretch = { product: line.product, title: line.title, from: at, to: end };
      open.set(line.card, stretch);
      done.push(stretch);
    }
    const ended = open.get(line.card);
    if (line.phase === "off" && ended !== undefined) ended.to = at;
  }
  return done;
}

/** In a segment of several products, each is spoken of from its card until the next one's. */
function inTurn(card: ProductStretch, chapter: Chapter, cards: readonly ProductStretch[]): ProductStretch {
  const next = cards.find(({ from, product }) => from > card.from && product !== card.product);
  const to = Math.min(chapter.to, next === undefined ? chapter.to : next.from - lead);
  return { ...card, from: Math.max(chapter.from, card.from - lead), to: Math.max(to, card.from) };
}

const padded = (card: ProductStretch): ProductStretch => ({
  ...card,
  from: card.from - lead,
  to: card.to + tail,
});

/**
 * When each product was presented. A segment that sells one product is that product's as a whole, whether its card
 * came or not; elsewhere its cards tell.
 */
export function productStretches(
  lines: readonly TimelineLine[],
  chapters: readonly Chapter[],
  end: number,
): ProductStretch[] {
  const cards = cardStretches(lines, end);
  const own = chapters.flatMap(({ from, to, products }) => {
    const [only] = products;
    if (only === undefined || products.length > 1) return [];
    return [{ product: only.id, title: only.name, from, to }];
  });
  const shown = cards.map((card) => {
    const chapter = chapters.find(({ from, to }) => card.from >= from && card.from < to);
    const sold = chapter?.products ?? [];
    if (chapter === undefined || !sold.some(({ id }) => id === card.product)) return padded(card);
    // The whole segment is its own already; the card only says what it is called.
    return sold.length === 1 ? { ...card, to: Math.min(card.to, chapter.to) } : inTurn(card, chapter, cards);
  });
  const products = [...new Set([...own, ...shown].map(({ product }) => product))];
  return products.flatMap((product) => {
    const title = shown.find((card) => card.product === product && card.title !== "")?.title;
    return joined(
      [...own, ...shown].filter((stretch) => stretch.product === product),
      gap,
    ).map((stretch) => ({ ...stretch, title: title ?? stretch.title }));
  });
}
