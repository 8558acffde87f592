import { InvalidArgumentError } from "commander";
import { type Canvas, canvasSchema } from "../../preload/contract";

/** A picture size as it is typed: `1920x1080`. @throws InvalidArgumentError */
export function parseCanvas(text: string): Canvas {
  const [width, height] = text.split(/[x×*]/i).map(Number);
  const canvas = canvasSchema.safeParse({ width, height });
  if (canvas.success) return canvas.data;
  throw new InvalidArgumentError(canvas.error.issues[0]?.message ?? "WIDTHxHEIGHT");
}
