import { basename, join } from "node:path";
import {
  type HandlersFor,
  type Product,
  type ShownOverlay,
  type Slot,
  StudioError,
} from "../../preload/contract";
import type { Engine, StudioContext } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";
import { createAirDesk } from "./air-desk";
import { createCardStore } from "./draw/card-store";
import { createDrawingDesk } from "./drawing-desk";
import type { WantedCard } from "./slot-queue";
import { loadFaces } from "./text/fonts";

/** What overlays need of the rest of the studio. */
export interface OverlaysNeeds {
  ffmpeg: Ffmpeg;
  /** The engine in use, or null while there is none. */
  engine: () => Engine | null;
  products: { get(id: string): Product | undefined };
}

type OverlayMethods =
  | "overlay.templates"
  | "overlay.render"
  | "overlay.show"
  | "overlay.update"
  | "overlay.hide";

export interface Overlays {
  handlers: HandlersFor<OverlayMethods>;
  /** Loads the templates, and makes ready to draw in the background. */
  start(): Promise<void>;
  /** Puts the cards that should be on air into an engine that came back without them. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** Cards over the picture: drawn by ffmpeg, cached, and put on air in their slots. */
export function createOverlays(context: StudioContext, needs: OverlaysNeeds): Overlays {
  const { paths, log } = context;
  const faces = loadFaces(paths.fonts);
  const folder = join(paths.data, "overlays");
  const cards = createCardStore({ folder, fonts: paths.fonts, ffmpeg: needs.ffmpeg, faces });
  const desk = createDrawingDesk(context, faces, (id) => needs.products.get(id));
  const air = createAirDesk(context, cards, needs.engine);

  async function show(slot: Slot, cardOf: (present: WantedCard | null) => WantedCard): Promise<ShownOverlay> {
    const startedAt = performance.now();
    const stored = await air.wish(slot, async (present) => {
      const card = cardOf(present);
      const drawing = await desk.prepare(card.template, card.fields);
      return { card: { ...card, fields: drawing.fields }, drawing };
    });
    return { slot, file: stored?.file ?? "", milliseconds: Math.round(performance.now() - startedAt) };
  }

  return {
    handlers: {
      "overlay.templates": () => desk.templates(),
      "overlay.render": async (input) => {
        const drawing = await desk.prepare(input.template, desk.fieldsOf(input));
        const { still, milliseconds, ...stored } = await cards.render(drawing, input.format);
        return { ...stored, image: `card:${basename(still)}`, milliseconds: Math.round(milliseconds) };
      },
      "overlay.show": (input) => {
        const { template, format } = input;
        const { slot } = desk.templateOf(template).template;
        return show(slot, () => ({ template, fields: desk.fieldsOf(input), format }));
      },
      "overlay.update": ({ slot, fields }) =>
        show(slot, (present) => {
          if (present === null) throw new StudioError("overlays.slot-empty", { field: "slot" });
          // What is not named stays; only an explicit empty text empties a field.
          return { ...present, fields: { ...present.fields, ...fields } };
        }),
      "overlay.hide": async ({ slot }) => {
        const leaving = slot === undefined ? air.used() : [slot];
        await Promise.all(leaving.map((one) => air.wish(one, () => Promise.resolve(null))));
      },
    },
    async start() {
      await desk.load();
      await cards.prune();
      cards.warmUp().catch((error: unknown) => log.warn({ err: error }, "cards cannot be drawn yet"));
    },
    restore: () => air.restore(),
    close: () => cards.close(),
  };
}
