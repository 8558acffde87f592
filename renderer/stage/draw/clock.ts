import { type CardClock, clockSeconds, clockText } from "../../../preload/contract";
import type { Box } from "./layout";

/** The digits of a running time, where and how large they are drawn in the picture. */
export interface Digits {
  text: string;
  /** Where `align` holds them. */
  x: number;
  /** The middle of the line. */
  y: number;
  /** The em, in pixels. */
  size: number;
  align: CardClock["text"]["align"];
}

const shares = { left: 0, centre: 0.5, right: 1 } as const;

/** A clock's digits at a moment (epoch milliseconds) on a card of some width that is drawn in a box. */
export function digitsOf(clock: CardClock, cardWidth: number, target: Box, now: number): Digits {
  const scale = target.width / cardWidth;
  const { x, y, w, size, align } = clock.text;
  return {
    text: clockText(clockSeconds(clock, now)),
    x: target.x + (x + w * shares[align]) * scale,
    y: target.y + y * scale,
    size: size * scale,
    align,
  };
}

/** The face that cards are drawn in, where this computer has it. */
const cardFace = '"Noto Sans SC", "Noto Sans CJK SC"';

export function drawClock(
  pen: CanvasRenderingContext2D,
  { text: { colour, bold } }: CardClock,
  { text, x, y, size, align }: Digits,
  font: string,
): void {
  pen.font = `${bold ? 700 : 400} ${size}px ${cardFace}, ${font}`;
  pen.fillStyle = colour;
  pen.textAlign = align === "centre" ? "center" : align;
  pen.textBaseline = "middle";
  pen.fillText(text, x, y);
}
