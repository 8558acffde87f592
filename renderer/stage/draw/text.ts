import type { StagePlacement } from "../../../preload/contract";
import { alignShares, type Box } from "./layout";

/** A line of Noto Sans CJK or YaHei is about 1.3 times its size high: the share of a frame's height that OBS gets too. */
const heightPerSize = 1.35;

/** The size in pixels at which a line of some width at 100 px fits a box. */
export const fittingSize = (widthAt100: number, box: { width: number; height: number }): number =>
  Math.max(
    1,
    Math.min(box.height / heightPerSize, widthAt100 > 0 ? (box.width * 100) / widthAt100 : box.height),
  );

export interface TextStyle {
  colour: string;
  bold: boolean;
  font: string;
}

/** Draws one line of text, as large as its box lets it be, with a soft dark edge so that it reads on any picture. */
export function drawText(
  pen: CanvasRenderingContext2D,
  text: string,
  box: Box,
  align: StagePlacement["align"],
  { colour, bold, font }: TextStyle,
): void {
  if (text.trim() === "") return;
  const weight = bold ? 700 : 400;
  pen.save();
  pen.font = `${weight} 100px ${font}`;
  const size = fittingSize(pen.measureText(text).width, box);
  pen.font = `${weight} ${size}px ${font}`;
  const share = alignShares(align);
  const width = pen.measureText(text).width;
  const x = box.x + (box.width - width) * share.x;
  const y = box.y + (box.height - size * heightPerSize) * share.y + (size * heightPerSize) / 2;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = Math.max(1, size / 14);
  pen.globalAlpha = 0.55;
  pen.strokeStyle = "black";
  pen.strokeText(text, x, y);
  pen.globalAlpha = 1;
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
  pen.restore();
}
