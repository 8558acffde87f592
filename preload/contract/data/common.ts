import { z } from "zod";

/** Ids name files and OBS sources, so they are short and plain. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "a-z, 0-9 and -, at most 64");

/** The two shapes of picture a show can have. */
export const orientations = ["landscape", "portrait"] as const;
export const orientationSchema = z.enum(orientations);
export type Orientation = (typeof orientations)[number];

/** A rectangle in fractions of the canvas, from its top left corner. May reach past an edge. */
export const frameSchema = z.object({
  x: z.number().min(-1).max(2),
  y: z.number().min(-1).max(2),
  w: z.number().positive().max(3),
  h: z.number().positive().max(3),
});
export type Frame = z.infer<typeof frameSchema>;

/** A picture size in pixels. Even, since 4:2:0 video needs it. */
export const canvasSchema = z.object({
  width: z.number().int().min(160).max(4096).multipleOf(2),
  height: z.number().int().min(160).max(4096).multipleOf(2),
});
export type Canvas = z.infer<typeof canvasSchema>;

/** Whether a canvas counts as landscape or portrait. */
export const orientationOf = (canvas: Canvas): Orientation =>
  canvas.width >= canvas.height ? "landscape" : "portrait";
