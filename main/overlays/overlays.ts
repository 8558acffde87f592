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
import { orientationOf, placeOf } from "./card-place";
import { createCardStore } from "./draw/card-store";
import { createDrawingDesk } from "./drawing-desk";
import { followEngine } from "./follow-engine";
import { type Prefetch, startPrefetch } from "./prefetch";
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
  | "overlay.check"
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
  const { paths, log, store } = context;
  const faces = loadFaces(paths.fonts);
  const folder = join(paths.data, "overlays");
  const cards = createCardStore({ folder, ffmpeg: needs.ffmpeg, faces });
  const desk = createDrawingDesk(context, faces, (id) => needs.products.get(id));
  const air = createAirDesk(context, cards, needs.engine);
  let prefetch: Prefetch | null = null;
  let unfollow: (() => void) | null = null;
  const orientation = () => orientationOf(store.get());

  async function show(slot: Slot, cardOf: (present: WantedCard | null) => WantedCard): Promise<ShownOverlay> {
    const startedAt = performance.now();
    const aired = await air.wish(slot, async (present) => {
      const card = cardOf(present);
      const options = { theme: card.theme, orientation: orientation() };
      const drawing = await desk.prepare(card.template, card.fields, options);
      return { card: { ...card, fields: drawing.fields }, drawing };
    });
    const milliseconds = Math.round(performance.now() - startedAt);
    return { slot, file: aired?.stored.file ?? "", milliseconds, seen: aired?.seen ?? null };
  }

  /** Cards whose template has a stand-in for the other shape of picture are drawn anew; the rest are shown as they are. */
  async function restore(): Promise<void> {
    const turned = store
      .get()
      .overlays.slots.filter(({ template }) => desk.templateOf(template).template.portrait !== null);
    for (const { slot } of turned) {
      await show(slot, (present) => {
        if (present === null) throw new StudioError("overlays.slot-empty", { field: "slot" });
        return { ...present, format: "still" };
      }).catch((error: unknown) => log.info({ err: error, slot }, "a card was not drawn anew"));
    }
    await air.restore();
  }

  return {
    handlers: {
      "overlay.templates": () => desk.templates(),
      "overlay.render": async ({ theme, ...input }) => {
        const options = { theme, orientation: orientation() };
        const drawing = await desk.prepare(input.template, desk.fieldsOf(input), options);
        const format = input.format === "auto" ? "still" : input.format;
        const { file, picture, width, height, cached, milliseconds } = await cards.render(drawing, format);
        const image = `card:${basename(picture)}`;
        return { file, image, width, height, cached, milliseconds: Math.round(milliseconds) };
      },
      "overlay.check": (input) => {
        placeOf(desk.templateOf(input.template).template, input.slot);
        return desk.check({ ...input, orientation: orientation() });
      },
      "overlay.show": (input) => {
        const { template } = desk.templateOf(input.template);
        const slot = placeOf(template, input.slot);
        const seconds = input.seconds === undefined ? template.autoOutSeconds : input.seconds;
        const theme = input.theme ?? store.get().settings.cards.theme;
        return show(slot, () => ({
          template: template.id,
          fields: desk.fieldsOf(input),
          format: input.format,
          theme,
          product: input.product ?? null,
          out: seconds === null ? null : { afterSeconds: seconds },
        }));
      },
      "overlay.update": ({ slot, fields, seconds }) =>
        show(slot, (present) => {
          if (present === null) throw new StudioError("overlays.slot-empty", { field: "slot" });
          const out = seconds == null ? null : { afterSeconds: seconds };
          return {
            ...present,
            // What is not named stays; only an explicit empty text empties a field.
            fields: { ...present.fields, ...fields },
            // A change on air stands there at once: nothing moves, and nothing is waited for.
            format: "still",
            out: seconds === undefined ? present.out : out,
          };
        }),
      "overlay.hide": async ({ slot }) => {
        const leaving = slot === undefined ? air.used() : [slot];
        await Promise.all(leaving.map((one) => air.wish(one, () => Promise.resolve(null))));
      },
    },
    async start() {
      await desk.load();
      await cards.prune();
      prefetch = startPrefetch(context, { desk, cards });
      // It knows nothing of the cards that the one before showed.
      unfollow = followEngine(store, () => {
        restore().catch((error: unknown) => log.info({ err: error }, "cards were not moved over"));
      });
      cards.warmUp().catch((error: unknown) => log.warn({ err: error }, "cards cannot be drawn yet"));
    },
    restore,
    async close() {
      unfollow?.();
      prefetch?.close();
      air.close();
      await cards.close();
    },
  };
}
