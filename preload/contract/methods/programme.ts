import { z } from "zod";
import { idSchema } from "../data/common";
import type { OverlayTemplate } from "../data/overlay";
import { cardSecondsSchema, overlayFieldsSchema, overlayFormatSchema } from "../data/overlay";
import { slotSchema } from "../data/preset";
import type { Product } from "../data/product";
import { productSchema } from "../data/product";
import type { ProductImport } from "../data/product-sheet";
import type { Show, ShowSummary } from "../data/show";
import { showSchema } from "../data/show";
import type { MessageCode } from "../texts";
import { method } from "./method";

const byId = z.object({ id: idSchema });
const none = z.object({});
const cardSchema = z.object({
  template: idSchema,
  fields: overlayFieldsSchema.default({}),
  /** Fill the fields from a product; what `fields` says wins. */
  product: idSchema.optional(),
  /** `auto`: the moving form where it is drawn already and wanted, else the still. */
  format: z.enum(["auto", ...overlayFormatSchema.options]).default("auto"),
  /** The place it takes, where the template can take several; its usual one when left out. */
  slot: slotSchema.optional(),
  /** The look; the one in the settings when left out. */
  theme: idSchema.optional(),
});
const shownCardSchema = cardSchema.extend({
  /** Takes itself off after this; null: stays, whatever its template says; left out: as the template says. */
  seconds: cardSecondsSchema.optional(),
});

/** Something that keeps a card from being drawn, by field. */
export interface OverlayFault {
  /** A field's id, or empty where the whole card is meant. */
  field: string;
  code: MessageCode;
  message: string;
  hint: string;
}

export interface RenderedOverlay {
  /** Absolute path of the picture or clip. */
  file: string;
  /** Media reference of the still (`card:…`). */
  image: string;
  width: number;
  height: number;
  cached: boolean;
  milliseconds: number;
}

export interface ShownOverlay {
  slot: string;
  file: string;
  /** From the call to the engine's programme holding it. */
  milliseconds: number;
  /** Read back from the programme's picture: true when the card was seen there; null where it could not be judged. */
  seen: boolean | null;
}

export const overlayMethods = {
  "overlay.templates": method<OverlayTemplate[]>()("Every overlay template", none),
  "overlay.render": method<RenderedOverlay>()("Draw a card without showing it", cardSchema),
  "overlay.check": method<OverlayFault[]>()(
    "Everything that keeps a card from being drawn, field by field; empty when it can go on air",
    cardSchema.omit({ format: true }),
  ),
  "overlay.show": method<ShownOverlay>()("Draw a card and put it on air in its slot", shownCardSchema),
  "overlay.update": method<ShownOverlay>()(
    "Change fields of the card that is in a slot, without a blank frame, or when it takes itself off",
    z.object({
      slot: slotSchema,
      fields: overlayFieldsSchema.default({}),
      /** Takes itself off after this from now; null: stays; left out: as it was. */
      seconds: cardSecondsSchema.optional(),
    }),
  ),
  "overlay.hide": method()("Take the card off a slot, or off all", z.object({ slot: slotSchema.optional() })),
};

const fraction = z.number().min(0).max(1);

export const mediaMethods = {
  "media.add": method<{ reference: string; width: number; height: number }>()(
    "Take a picture into the media folder: turned upright, scaled to at most 2560 px; gives its reference",
    z.object({ name: z.string().min(1).max(200), base64: z.string().max(64_000_000) }),
  ),
  "media.crop": method<{ reference: string; width: number; height: number }>()(
    "Turn a picture and cut a part out of it; gives a new reference, the first picture stays",
    z.object({
      reference: z.string().min(1).max(300),
      /** The part that stays, in fractions of the turned picture, from its top left corner. */
      frame: z.object({ x: fraction, y: fraction, w: fraction.positive(), h: fraction.positive() }),
      /** Degrees clockwise, before the part is cut out. */
      turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).default(0),
    }),
  ),
};

export const productMethods = {
  "product.list": method<Product[]>()("Every product", none),
  "product.save": method<Product>()("Add or change a product", productSchema),
  "product.remove": method()("Remove a product", byId),
  "product.template": method<{ name: string; base64: string }>()(
    "An empty workbook (.xlsx) with the columns that product.import reads",
    none,
  ),
  "product.import": method<ProductImport>()(
    "Read products from a workbook (.xlsx), a CSV file or CSV text; says what will change. Nothing is taken over on a " +
      "dry run or when a row has a problem",
    z.object({
      /** CSV text. */
      csv: z.string().max(5_000_000).optional(),
      /** A file's bytes, instead of the text. */
      file: z.object({ name: z.string().min(1).max(200), base64: z.string().max(64_000_000) }).optional(),
      dryRun: z.boolean().default(false),
    }),
  ),
};

export const showMethods = {
  "show.list": method<ShowSummary[]>()("Every show", none),
  "show.get": method<Show>()("One show", byId),
  "show.save": method<ShowSummary>()("Save a show", showSchema),
  "show.remove": method()("Remove a show of the user's own", byId),
  "show.film": method<{ job: string }>()(
    "Make a film of a show as it is planned: scenes, cards, captions at reading pace; for trainers and for checking",
    byId.extend({
      /** How many seconds of the show pass in one of the film. */
      speed: z.number().min(1).max(60).default(1),
    }),
  ),
  "show.open": method<Show>()("Open a show: load its rundown", byId),
  "show.close": method()("Close the show that is open", none),
  "show.next": method<{ index: number }>()("Go to the next segment: scene, pictures, cards, script", none),
  "show.previous": method<{ index: number }>()("Go back to the previous segment", none),
  "show.goto": method<{ index: number }>()("Go to a segment", z.object({ index: z.number().int().min(0) })),
};
