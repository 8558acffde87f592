import {
  type Cue,
  type FillableRole,
  fillableRoles,
  type OverlayTemplate,
  type PlannedOverlay,
  type Product,
  type Segment,
} from "../../preload/contract";
import type { FilmCard, FilmLibrary } from "./ports";
import type { Reading, Timed } from "./reading";

/** Something that changes the picture. */
export type FilmEvent =
  | { kind: "segment"; segment: Segment; pictures: [FillableRole, string][] }
  | { kind: "scene"; scene: string }
  /** `seconds`: takes itself off after so many; null stays. */
  | { kind: "card"; card: FilmCard; seconds: number | null };

/** The template that a product is shown with. */
const productTemplate = "product-card";
/** A full-screen card covers everything, so it comes last, for no more than these seconds and this share of its segment. */
const fullCard = { seconds: 15, share: 0.25 };

type Wanted = Omit<PlannedOverlay, "auto">;

const templateOf = (library: FilmLibrary, id: string): OverlayTemplate | undefined =>
  library.templates.find((template) => template.id === id);

/** A card as it goes up; null where its template or product is not there: the show's own check says so. */
function cardEvent(wanted: Wanted, library: FilmLibrary): Extract<FilmEvent, { kind: "card" }> | null {
  const template = templateOf(library, wanted.template);
  const isMissing = wanted.product !== undefined && !library.products.some(({ id }) => id === wanted.product);
  if (template === undefined || isMissing) return null;
  const fits = wanted.slot !== undefined && [template.slot, ...template.alsoIn].includes(wanted.slot);
  const card: FilmCard = {
    template: template.id,
    fields: wanted.fields,
    product: wanted.product ?? null,
    theme: wanted.theme ?? null,
    slot: fits && wanted.slot !== undefined ? wanted.slot : template.slot,
  };
  return {
    kind: "card",
    card,
    seconds: wanted.seconds === undefined ? template.autoOutSeconds : wanted.seconds,
  };
}

/** What a segment fills the picture roles with; a role it says nothing of keeps what it has. */
function picturesOf(segment: Segment, products: readonly Product[]): [FillableRole, string][] {
  const product = products.find(({ id }) => id === segment.products[0])?.pictures[0];
  const wanted = { story: segment.picture, before: segment.before, after: segment.after, product };
  return fillableRoles.flatMap((role): [FillableRole, string][] => {
    const picture = wanted[role];
    return picture === undefined ? [] : [[role, picture]];
  });
}

/** Cards of a segment that wait for a tap and that no cue brings; its products among them, though no card is planned. */
function waitingCards(segment: Segment, cues: readonly Cue[]): Wanted[] {
  const isBrought = ({ template, product }: Wanted) =>
    cues.some((cue) =>
      cue.kind === "product" ? cue.product === product : cue.kind === "overlay" && cue.template === template,
    );
  const planned = new Set(segment.overlays.map(({ product }) => product));
  const bare = segment.products
    .filter((product) => !planned.has(product))
    .map((product) => ({ template: productTemplate, product, fields: {} }));
  return [...segment.overlays.filter(({ auto }) => !auto), ...bare].filter((one) => !isBrought(one));
}

/** Gives each waiting card its turn, evenly through the segment. */
function cardsInTurn(segment: Segment, reading: Reading | null, seconds: number, library: FilmLibrary) {
  const cues = reading?.cues.map(({ what }) => what) ?? [];
  const waiting = waitingCards(segment, cues).flatMap((wanted) => cardEvent(wanted, library) ?? []);
  const full = waiting.filter(({ card }) => card.slot === "full");
  const others = waiting.filter(({ card }) => card.slot !== "full");
  const each = Math.min(fullCard.seconds, (seconds * fullCard.share) / Math.max(1, full.length));
  const ahead = seconds - each * full.length;
  return [
    ...others.map((what, index) => ({ at: (ahead * (index + 1)) / (others.length + 1), what })),
    ...full.map((what, index) => ({ at: ahead + each * index, what })),
  ];
}

/** What a cue does to the picture; null for a pause, and for what is not there. */
function cueEvent(cue: Cue, library: FilmLibrary): FilmEvent | null {
  switch (cue.kind) {
    case "scene":
      return { kind: "scene", scene: cue.scene };
    case "product":
      return cardEvent({ template: productTemplate, product: cue.product, fields: {} }, library);
    case "overlay":
      return cardEvent({ template: cue.template, fields: cue.fields }, library);
    case "pause":
      return null;
  }
}

/** The cues that have to be fired: those at the very start that the segment itself carries out are none. */
export const firedCues = (segment: Segment, reading: Reading | null, library: FilmLibrary): Timed<Cue>[] =>
  (reading?.cues ?? []).filter(({ what }) => what.offset > 0 || !library.broughtBy(segment, what));

/**
 * Everything that changes the picture in a segment, in the order of time. Seconds from its start: the segment itself
 * with the cards that come by themselves, then the cues of its script and the cards that wait for a tap, each in turn.
 */
export function segmentEvents(
  segment: Segment,
  reading: Reading | null,
  seconds: number,
  library: FilmLibrary,
): Timed<FilmEvent>[] {
  const opening: Timed<FilmEvent>[] = [
    { at: 0, what: { kind: "segment", segment, pictures: picturesOf(segment, library.products) } },
  ];
  for (const { auto, ...planned } of segment.overlays) {
    const event = auto ? cardEvent(planned, library) : null;
    if (event !== null) opening.push({ at: 0, what: event });
  }
  const cues = firedCues(segment, reading, library).flatMap(({ at, what }): Timed<FilmEvent>[] => {
    const event = cueEvent(what, library);
    return event === null || at >= seconds ? [] : [{ at, what: event }];
  });
  const later = [...cardsInTurn(segment, reading, seconds, library), ...cues];
  return [...opening, ...later.sort((a, b) => a.at - b.at)];
}
