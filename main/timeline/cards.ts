import type { Slot, SlotState, StudioState, TimelineLineOf } from "../../preload/contract";
import type { Entry } from "./entry";
import { cardTitle } from "./words";

type CardEntry = Extract<Entry, { kind: "card" }>;
type Phase = TimelineLineOf<"card">["phase"];
type Card = Omit<CardEntry, "kind" | "phase">;

/** What is known of one slot: the card viewers see, and the one on its way. */
interface SlotMemory {
  shown: Card | null;
  asked: Card | null;
}

export interface CardsMemory {
  slots: ReadonlyMap<Slot, SlotMemory>;
  /** The number of the next card. */
  next: number;
}

export const noCards: CardsMemory = { slots: new Map(), next: 1 };

const nothing: SlotMemory = { shown: null, asked: null };

/** A price that changes on a card is still the same card; another product or another first line is not. */
const isSame = (a: Omit<Card, "card" | "planned">, b: Omit<Card, "card" | "planned"> | null): boolean =>
  b !== null && a.template === b.template && a.product === b.product && a.title === b.title;

/** Whether the segment that runs has the card, or sells its product. On a portrait canvas another template stands in. */
function isPlanned({ template, product }: SlotState, { show, library }: StudioState): boolean {
  const segment = show.open?.segments[show.current];
  if (segment === undefined) return false;
  if (product !== null && segment.products.includes(product)) return true;
  return segment.overlays.some((planned) => {
    const standIn = library.templates.find(({ id }) => id === planned.template)?.portrait;
    const isTemplate = template === planned.template || template === standIn;
    return isTemplate && (planned.product ?? null) === product;
  });
}

const entry = (phase: Phase, card: Card): CardEntry => ({ kind: "card", phase, ...card });
const entryOf = (phase: Phase, card: Card | null): CardEntry[] => (card === null ? [] : [entry(phase, card)]);

interface Step {
  memory: SlotMemory;
  entries: CardEntry[];
}

/** A new card stands in the slot where `named` is not the one that was asked for. */
function onAir({ shown, asked }: SlotMemory, named: () => Card, is: (card: Card | null) => boolean): Step {
  if (is(shown)) return { memory: { shown, asked: null }, entries: entryOf("failed", asked) };
  const card = asked !== null && is(asked) ? asked : named();
  return {
    memory: { shown: card, asked: null },
    entries: [
      ...entryOf("failed", card === asked ? null : asked),
      ...entryOf("off", shown),
      entry("on-air", card),
    ],
  };
}

/** One slot from what was known to what the state says. `named` gives the state's card a number of its own. */
function step(memory: SlotMemory, now: SlotState | null, title: string, named: () => Card): Step {
  const { shown, asked } = memory;
  if (now === null || now.status === "leaving")
    return { memory: nothing, entries: [...entryOf("failed", asked), ...entryOf("off", shown)] };
  const is = (card: Card | null) => isSame({ ...now, title }, card);
  if (now.status === "on-air") return onAir(memory, named, is);
  // While the next one is drawn, the state goes on naming the one that stands.
  const isKnown = now.status === "rendering" ? shown !== null || asked !== null : is(shown) || is(asked);
  if (isKnown) return { memory, entries: [] };
  const card = named();
  return {
    memory: { shown, asked: card },
    entries: [...entryOf("failed", asked), entry("asked", card)],
  };
}

/** Every card from asked for to off, as the state goes by. */
export function followCards(
  before: CardsMemory,
  state: StudioState,
): { memory: CardsMemory; entries: Entry[] } {
  const slots = new Map<Slot, SlotMemory>();
  const entries: Entry[] = [];
  let { next } = before;
  const places = new Set([...before.slots.keys(), ...state.overlays.slots.map(({ slot }) => slot)]);
  for (const slot of places) {
    const now = state.overlays.slots.find((one) => one.slot === slot) ?? null;
    const title = now === null ? "" : cardTitle(now, state.library);
    const named = (): Card => {
      if (now === null) throw new Error("an empty slot has no card");
      const { template, product } = now;
      return { card: next++, slot, template, title, product, planned: isPlanned(now, state) };
    };
    const taken = step(before.slots.get(slot) ?? nothing, now, title, named);
    entries.push(...taken.entries);
    if (taken.memory.shown !== null || taken.memory.asked !== null) slots.set(slot, taken.memory);
  }
  return { memory: { slots, next }, entries };
}
