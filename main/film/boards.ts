import { findScene } from "../../preload/contract";
import type { FilmEvent } from "./events";
import type { FilmCard, FilmLibrary, FilmLook } from "./ports";
import type { Timed } from "./reading";

/** What the picture shows from one second of the show to another. */
export interface Board {
  start: number;
  end: number;
  look: FilmLook;
}

interface Standing {
  card: FilmCard;
  /** When it takes itself off. */
  until: number;
}

/** The picture as it is built up: cards with the time they leave at. */
interface Picture extends Omit<FilmLook, "cards"> {
  standing: Standing[];
}

const nothing: Picture = {
  scene: null,
  segment: "",
  pictures: { story: null, product: null, before: null, after: null },
  standing: [],
};

/** A card takes the place of whatever is in its slot. */
const withCard = (standing: readonly Standing[], next: Standing): Standing[] => [
  ...standing.filter(({ card }) => card.slot !== next.card.slot),
  next,
];

function after(picture: Picture, { at, what }: Timed<FilmEvent>, library: FilmLibrary): Picture {
  // A scene that is not there leaves the picture on the one before, as on air.
  const taken = (scene: string) => (findScene(library.presets, scene) === null ? picture.scene : scene);
  switch (what.kind) {
    case "segment": {
      const pictures = { ...picture.pictures, ...Object.fromEntries(what.pictures) };
      const { scene, title } = what.segment;
      return { scene: taken(scene), segment: title, pictures, standing: [] };
    }
    case "scene":
      return { ...picture, scene: taken(what.scene) };
    case "card": {
      const until = what.seconds === null ? Number.POSITIVE_INFINITY : at + what.seconds;
      return { ...picture, standing: withCard(picture.standing, { card: what.card, until }) };
    }
  }
}

const lookOf = ({ standing, ...look }: Picture): FilmLook => ({
  ...look,
  cards: standing.map(({ card }) => card),
});

/** Puts boards that look the same together. */
function joined(boards: readonly Board[]): Board[] {
  const kept: Board[] = [];
  for (const board of boards) {
    const last = kept.at(-1);
    if (last !== undefined && JSON.stringify(last.look) === JSON.stringify(board.look)) last.end = board.end;
    else kept.push({ ...board });
  }
  return kept;
}

/**
 * What the picture shows all through the film: boards that follow one another without a gap from 0 to its end.
 * `events` in the order of time, in seconds of the show.
 */
export function boardsOf(
  events: readonly Timed<FilmEvent>[],
  seconds: number,
  library: FilmLibrary,
): Board[] {
  const boards: Board[] = [];
  let picture = nothing;
  let now = 0;
  const stretch = (until: number) => {
    while (now < until) {
      picture = { ...picture, standing: picture.standing.filter((one) => one.until > now) };
      const end = Math.min(until, ...picture.standing.map((one) => one.until));
      boards.push({ start: now, end, look: lookOf(picture) });
      now = end;
    }
  };
  for (const event of events) {
    stretch(Math.min(seconds, event.at));
    picture = after(picture, event, library);
  }
  stretch(seconds);
  return joined(boards);
}
