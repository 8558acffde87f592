import { type Orientation, toEnvelope, toStudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { orientationOf } from "./card-place";
import { type CardAhead, cardsAhead } from "./cards-ahead";
import type { CardStore } from "./draw/card-store";
import type { Drawing } from "./draw/drawing";
import type { DrawingDesk } from "./drawing-desk";

/** Changes come in flocks: a segment moves, then its pictures and product follow. */
const settleMilliseconds = 250;

const refused = "overlays.next-card-refused";

/** State that decides what is drawn ahead. */
const paths = /^\/(show|library\/(products|templates|themes)|settings\/cards|engine\/(kind|canvas))(\/|$)/;

/** Draws the cards of the running and the next segment before they are needed. */
export interface Prefetch {
  close(): void;
}

interface Parts {
  desk: Pick<DrawingDesk, "prepare" | "fieldsOf">;
  cards: Pick<CardStore, "renderMany">;
}

/** What was drawn ahead, as a whole: the same again is not begun anew. */
const signatureOf = (
  { store }: StudioContext,
  ahead: readonly CardAhead[],
  orientation: Orientation,
): string => {
  const { library, settings, engine } = store.get();
  const wanted = new Set(ahead.flatMap(({ product }) => product ?? []));
  return JSON.stringify({
    cards: ahead.map(({ segment, ...card }) => [segment.id, card]),
    products: library.products.filter(({ id }) => wanted.has(id)),
    templates: library.templates.length,
    themes: library.themes.length,
    look: settings.cards,
    engine: engine.kind,
    orientation,
  });
};

/**
 * Follows the open show and draws in the background: stills first, then clips where the engine moves them. What is
 * refused becomes a problem before its segment comes. A change of plan drops what has not been begun.
 */
export function startPrefetch(context: StudioContext, { desk, cards }: Parts): Prefetch {
  const { store, problems, clock, log } = context;
  let plan = 0;
  let signature = "";
  let cancel: (() => void) | null = null;

  function report({ segment, template, product }: CardAhead, thrown: unknown): void {
    const { settings, library } = store.get();
    const { message, hint } = toEnvelope(toStudioError(thrown), settings.language);
    const name = library.templates.find(({ id }) => id === template)?.name;
    const card = name?.["zh-CN"] ?? template;
    problems.report(refused, {
      severity: "info",
      subject: [segment.id, template, product].join("/"),
      params: { segment: segment.title, card, cardEn: name?.en ?? template, reason: message, hint },
    });
  }

  async function prepare(ahead: readonly CardAhead[], orientation: Orientation): Promise<Drawing[]> {
    const drawings: Drawing[] = [];
    problems.clear(refused);
    for (const card of ahead) {
      try {
        const options = { theme: card.theme, orientation };
        drawings.push(await desk.prepare(card.template, desk.fieldsOf(card), options));
      } catch (thrown) {
        report(card, thrown);
      }
    }
    return drawings;
  }

  /** Clocks move on OBS whatever the setting; strips never do. */
  function clipsOf(drawings: readonly Drawing[]): Drawing[] {
    const { engine, settings } = store.get();
    if (engine.kind !== "obs") return [];
    return drawings.filter(
      ({ clock: runs, loaded }) =>
        runs !== null || (settings.cards.motion && loaded.template.ticker === null),
    );
  }

  async function draw(mine: number, ahead: readonly CardAhead[], orientation: Orientation): Promise<void> {
    const drawings = await prepare(ahead, orientation);
    if (mine !== plan) return;
    await drawQuietly(drawings.map((drawing) => ({ drawing, format: "still" })));
    for (const drawing of clipsOf(drawings)) {
      if (mine !== plan) return;
      await drawQuietly([{ drawing, format: "clip" }]);
    }
  }

  /** A card that cannot be drawn is said when it is wanted. */
  async function drawQuietly(wanted: Parameters<CardStore["renderMany"]>[0]): Promise<void> {
    await cards
      .renderMany(wanted)
      .catch((error: unknown) => log.info({ err: error }, "a card was not drawn ahead"));
  }

  function replan(): void {
    const ahead = cardsAhead(store.get());
    const orientation = orientationOf(store.get());
    const next = signatureOf(context, ahead, orientation);
    if (next === signature) return;
    signature = next;
    draw(++plan, ahead, orientation).catch((error: unknown) =>
      log.warn({ err: error }, "cards were not drawn ahead"),
    );
  }

  const unfollow = store.onPatches((patches) => {
    if (!patches.some(({ path }) => path === "" || paths.test(path))) return;
    cancel?.();
    cancel = clock.after(settleMilliseconds, replan);
  });
  return {
    close() {
      unfollow();
      cancel?.();
      plan++;
    },
  };
}
