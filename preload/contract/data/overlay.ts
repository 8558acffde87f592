import { z } from "zod";
import { localisedSchema } from "../language";
import { idSchema } from "./common";
import { slotSchema } from "./preset";

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
]);
export type OverlayField = z.infer<typeof overlayFieldSchema>;

const boxIdSchema = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,31}$/);

/** How far a box moves and grows when a field is empty, so that its absence leaves no hole. */
const withoutSchema = z.object({ field: z.string(), dx: z.number().default(0), dw: z.number().default(0) });

/** Where a text goes in the card and how large it may be; the ASS document names it by its id. Pixels of the card. */
const textBoxSchema = z.object({
  field: z.string(),
  /** What the ASS document calls it; its field's id unless a field has several boxes. */
  id: boxIdSchema.optional(),
  /** What is written: `{}` is the field's text, `{int}` and `{dec}` a price's whole and decimal part. */
  text: z.string().min(1).max(40).default("{}"),
  /** Follows another box on the same baseline, some pixels after its end; `x` + `w` is then the right limit. */
  after: z.object({ box: boxIdSchema, gap: z.number() }).optional(),
  align: z.enum(["left", "centre", "right"]).default("left"),
  without: z.array(withoutSchema).max(4).default([]),
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
  size: z.number().positive(),
  /** The smallest size the text may shrink to before it is refused. Equal to `size` where it must not shrink. */
  minSize: z.number().positive(),
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

/** A rounded rectangle behind the text; `hug` draws it only as wide as the boxes named need. */
const panelSchema = z.object({
  id: boxIdSchema,
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
  radius: z.number().min(0).default(0),
  hug: z
    .object({
      boxes: z.array(boxIdSchema).min(1).max(20),
      padding: z.number().min(0),
      min: z.number().positive(),
    })
    .optional(),
});

/** An overlay's design; `resources/overlays/<id>/template.json` beside its `card.ass`. */
export const overlayTemplateSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  name: localisedSchema,
  purpose: localisedSchema,
  slot: slotSchema,
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
        radius: z.number().min(0).default(0),
      }),
    )
    .default([]),
  motion: z.object({
    inMilliseconds: z.number().int().min(0).max(3000),
    outMilliseconds: z.number().int().min(0).max(3000),
  }),
  /** Rules across fields, checked by name: see main/overlays/rules. */
  rules: z.array(z.enum(["price-below-original", "unit-with-price"])).default([]),
  /** An example that fills every field; used for thumbnails and tests. */
  example: z.record(z.string(), z.string()),
});
export type OverlayTemplate = z.infer<typeof overlayTemplateSchema>;

/** What a user typed into a template's fields, by field id; numbers and prices as text. */
export const overlayFieldsSchema = z.record(z.string().max(64), z.string().max(20_000));
export type OverlayFields = z.infer<typeof overlayFieldsSchema>;

export const overlayFormatSchema = z.enum(["still", "clip"]);
export type OverlayFormat = z.infer<typeof overlayFormatSchema>;
