import { z } from "zod";
import { localisedSchema } from "../language";
import { idSchema } from "./common";
import { slotSchema } from "./preset";

/** Which way a card comes from; `none` fades where it stands. */
export const cardEntrances = ["left", "right", "top", "bottom", "none"] as const;
export type CardEntrance = (typeof cardEntrances)[number];

const fieldBase = {
  id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,31}$/),
  label: localisedSchema,
  required: z.boolean().default(true),
};

/** One field of a template, with its type and limits. Prices are decimal yuan as text: "39.90". */
export const overlayFieldSchema = z.discriminatedUnion("type", [
  z.object({
    ...fieldBase,
    type: z.literal("text"),
    maxLength: z.number().int().min(1).max(2000),
    lines: z.number().int().min(1).max(40).default(1),
  }),
  z.object({ ...fieldBase, type: z.literal("price"), max: z.number().positive().default(999_999.99) }),
  z.object({ ...fieldBase, type: z.literal("integer"), min: z.number().int(), max: z.number().int() }),
  z.object({ ...fieldBase, type: z.literal("picture") }),
  /** A text drawn as a QR code in the picture place of its name. */
  z.object({
    ...fieldBase,
    type: z.literal("qr"),
    maxLength: z.number().int().min(1).max(1000).default(300),
  }),
  z.object({
    ...fieldBase,
    type: z.literal("choice"),
    options: z
      .array(z.object({ id: z.string().regex(/^[a-z0-9-]{1,32}$/), label: localisedSchema }))
      .min(2)
      .max(12),
  }),
  /** A length of time: `90`, `1:30`, `1:00:00`; kept as `m:ss` or `h:mm:ss`. */
  z.object({
    ...fieldBase,
    type: z.literal("duration"),
    maxSeconds: z.number().int().min(1).max(86_400).default(3600),
  }),
  /** A moment in the machine's own time zone: `20:30` is today's; kept as `YYYY-MM-DD HH:mm`. */
  z.object({ ...fieldBase, type: z.literal("moment") }),
]);
export type OverlayField = z.infer<typeof overlayFieldSchema>;

/** The sizes of type that themes define; see `overlayThemeSchema`. */
export const typeTokens = ["display", "title", "lead", "body", "small"] as const;
export type TypeToken = (typeof typeTokens)[number];
const typeSizeSchema = z.union([z.number().positive(), z.enum(typeTokens)]);

const boxIdSchema = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,31}$/);

/** How far a box moves and grows when a field is empty, so that its absence leaves no hole. */
const withoutSchema = z.object({ field: z.string(), dx: z.number().default(0), dw: z.number().default(0) });

/** Where a text goes in the card and how large it may be; the ASS document names it by its id. Pixels of the card. */
const textBoxSchema = z.object({
  field: z.string(),
  /** What the ASS document calls it; its field's id unless a field has several boxes. */
  id: boxIdSchema.optional(),
  /** What is written: `{}` is the field's text; main/overlays/box-text names the other marks. */
  text: z.string().min(1).max(40).default("{}"),
  /** Follows another box on the same baseline, some pixels after its end; `x` + `w` is then the right limit. */
  after: z.object({ box: boxIdSchema, gap: z.number() }).optional(),
  align: z.enum(["left", "centre", "right"]).default("left"),
  without: z.array(withoutSchema).max(4).default([]),
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
  size: typeSizeSchema,
  /** The smallest size the text may shrink to before it is refused. Equal to `size` where it must not shrink. */
  minSize: typeSizeSchema,
  lineHeight: z.number().positive().default(1.25),
  weight: z.enum(["regular", "medium", "bold"]).default("regular"),
});
export type TextBox = z.infer<typeof textBoxSchema>;

/** Boxes that share a height from top to bottom, closing up where one is absent. Heads of rows only. */
const stackSchema = z.object({
  boxes: z.array(boxIdSchema).min(1).max(20),
  y: z.number(),
  h: z.number().positive(),
  gap: z.number().min(0).default(0),
  align: z.enum(["top", "centre", "bottom"]).default("centre"),
});

/** Corner radius in pixels; `theme` takes the theme's. */
const radiusSchema = z.union([z.number().min(0), z.literal("theme")]).default(0);

/** A rounded rectangle behind the text; `hug` draws it only as wide as the boxes named need. */
const panelSchema = z.object({
  id: boxIdSchema,
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
  radius: radiusSchema,
  /** Takes its height from some boxes, so much more above and below: what stands behind one row of a stack. */
  around: z.object({ boxes: z.array(boxIdSchema).min(1).max(10), padding: z.number() }).optional(),
  /** Draws only the share of its width that one number field has of several: a poll's bar. */
  share: z
    .object({
      part: z.string(),
      whole: z.array(z.string()).min(1).max(10),
      min: z.number().min(0).default(0),
    })
    .optional(),
  hug: z
    .object({
      boxes: z.array(boxIdSchema).min(1).max(20),
      padding: z.number().min(0),
      min: z.number().positive(),
    })
    .optional(),
});

const colourSchema = z.string().regex(/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i, "#rrggbb or #rrggbbaa");

/** The colours of a look, by what they are for. Text colours are AA on the panel they name. */
export const themeColours = [
  "panel",
  "panelStrong",
  "line",
  "text",
  "textQuiet",
  "accent",
  "onAccent",
  "mark",
  "price",
  "struck",
] as const;
export type ThemeColour = (typeof themeColours)[number];

/** A look that every template is drawn in; `resources/themes/<id>.json`. */
export const overlayThemeSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  name: localisedSchema,
  purpose: localisedSchema,
  colours: z.record(z.enum(themeColours), colourSchema),
  /** Em sizes in pixels at a 1920×1080 canvas. */
  type: z.record(z.enum(typeTokens), z.number().min(16).max(200)),
  /** Corner radius of panels, in pixels. */
  radius: z.number().min(0).max(80),
  /** Every length of movement is multiplied by this. */
  pace: z.number().min(0.4).max(2),
});
export type OverlayTheme = z.infer<typeof overlayThemeSchema>;

/** An overlay's design; `resources/overlays/<id>/template.json` beside its `card.ass`. */
export const overlayTemplateSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  name: localisedSchema,
  purpose: localisedSchema,
  /** The place it usually takes. */
  slot: slotSchema,
  /** Other places that suit it. */
  alsoIn: z.array(slotSchema).max(6).default([]),
  /** The template that stands in for it on a portrait canvas, with the same fields; null: itself. */
  portrait: idSchema.nullable().default(null),
  /** The card's own size at a 1920×1080 canvas; OBS places and scales it. */
  size: z.object({
    width: z.number().int().min(16).max(1920).multipleOf(2),
    height: z.number().int().min(16).max(1920).multipleOf(2),
  }),
  fields: z.array(overlayFieldSchema).min(1).max(40),
  textBoxes: z.array(textBoxSchema).min(1).max(60),
  stacks: z.array(stackSchema).max(10).default([]),
  panels: z.array(panelSchema).max(20).default([]),
  /** Where a picture field is composited, in pixels of the card. */
  pictures: z
    .array(
      z.object({
        field: z.string(),
        x: z.number(),
        y: z.number(),
        w: z.number().positive(),
        h: z.number().positive(),
        radius: radiusSchema,
        /** `contain` shows all of a picture, as a mark of a village needs. */
        fit: z.enum(["cover", "contain"]).default("cover"),
      }),
    )
    .default([]),
  motion: z.object({
    inMilliseconds: z.number().int().min(0).max(3000),
    outMilliseconds: z.number().int().min(0).max(3000),
    /** Which way it comes from on an engine that moves stills by itself. */
    from: z.enum(cardEntrances).default("none"),
  }),
  /** Takes itself off after this, unless the call says otherwise; null stays. */
  autoOutSeconds: z.number().int().min(1).max(3600).nullable().default(null),
  /** A text box whose field is a time that runs: `mode` names the choice field that says which way. */
  clock: z
    .object({ box: boxIdSchema, mode: z.string(), until: z.string(), length: z.string() })
    .nullable()
    .default(null),
  /** The text box runs through the card from right to left, for ever. */
  ticker: z
    .object({ box: boxIdSchema, pixelsPerSecond: z.number().min(20).max(600), gap: z.number().min(0) })
    .nullable()
    .default(null),
  /** Rules across fields, checked by name: see main/overlays/rules. */
  rules: z
    .array(
      z.enum([
        "price-below-original",
        "unit-with-price",
        "end-in-future",
        "clock-complete",
        "something-to-show",
      ]),
    )
    .default([]),
  /** An example that fills every field; used for thumbnails and tests. */
  example: z.record(z.string(), z.string()),
});
export type OverlayTemplate = z.infer<typeof overlayTemplateSchema>;

/** A time that runs on a card. A clip carries it by itself; an engine that shows stills draws it each second. */
export interface CardClock {
  mode: "down" | "up";
  /** Epoch milliseconds: when it reaches zero (`down`), or when it started from zero (`up`). */
  at: number;
  /** How long it runs; a clip's length. Beyond it the last time stays. */
  lengthMilliseconds: number;
  /** Where its digits stand in pixels of the card, and how they look: `size` is the em, `y` the middle of the line. */
  text: {
    x: number;
    y: number;
    w: number;
    size: number;
    colour: string;
    align: "left" | "centre" | "right";
    bold: boolean;
  };
}

/** The most seconds a time on a card runs for: a clip holds one frame a second. */
export const longestClockSeconds = 3600;

/** The time a clock shows, in whole seconds: what is left, rounded up, or what has passed. */
export function clockSeconds({ mode, at, lengthMilliseconds }: CardClock, now: number): number {
  const wanted = mode === "down" ? Math.ceil((at - now) / 1000) : Math.floor((now - at) / 1000);
  return Math.min(Math.max(wanted, 0), Math.round(lengthMilliseconds / 1000));
}

/** A time as every clock on a card writes it: minutes and seconds, `05:00`; an hour is `60:00`. */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** A card wider than its place that runs through it from right to left, for ever. `width` is the place's, in pixels. */
export interface CardScroll {
  width: number;
  pixelsPerSecond: number;
}

/** What a user typed into a template's fields, by field id; numbers and prices as text. */
export const overlayFieldsSchema = z.record(z.string().max(64), z.string().max(20_000));
export type OverlayFields = z.infer<typeof overlayFieldsSchema>;

/** When a card takes itself off: seconds from when it is on air, or null for never. */
export const cardSecondsSchema = z.number().int().min(1).max(3600).nullable();

export const overlayFormatSchema = z.enum(["still", "clip"]);
export type OverlayFormat = z.infer<typeof overlayFormatSchema>;
