import type { StageColours } from "./colours";
import type { Box } from "./layout";

type Pen = CanvasRenderingContext2D;

/** One line of text in the middle of a width, made smaller until it fits. */
function line(
  pen: Pen,
  text: string,
  size: number,
  { x, y, width }: { x: number; y: number; width: number },
  font: string,
) {
  pen.font = `${size}px ${font}`;
  const fits = Math.min(1, width / Math.max(1, pen.measureText(text).width));
  pen.font = `${size * fits}px ${font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x, y);
}

/** A person's outline: says at a glance that a camera belongs here. */
function silhouette(pen: Pen, box: Box, unit: number) {
  const x = box.x + box.width / 2;
  const y = box.y + box.height * 0.33;
  pen.beginPath();
  pen.arc(x, y, unit * 0.13, 0, Math.PI * 2);
  pen.fill();
  pen.beginPath();
  pen.ellipse(x, y + unit * 0.37, unit * 0.25, unit * 0.2, 0, Math.PI, 0);
  pen.fill();
}

export interface PlaceholderText {
  title: string;
  hint?: string;
  person?: boolean;
}

/** A quiet panel that says what belongs here and what to do. */
export function drawPlaceholder(pen: Pen, box: Box, colours: StageColours, text: PlaceholderText): void {
  const unit = Math.min(box.width, box.height);
  pen.save();
  pen.beginPath();
  pen.rect(box.x, box.y, box.width, box.height);
  pen.clip();
  pen.fillStyle = colours.panel;
  pen.fillRect(box.x, box.y, box.width, box.height);
  pen.fillStyle = colours.quietText;
  if (text.person === true) silhouette(pen, box, unit);
  const x = box.x + box.width / 2;
  const width = box.width * 0.9;
  const y = box.y + box.height * (text.person === true ? 0.81 : 0.46);
  pen.fillStyle = colours.text;
  line(pen, text.title, unit * 0.08, { x, y, width }, colours.font);
  pen.fillStyle = colours.quietText;
  if (text.hint !== undefined)
    line(pen, text.hint, unit * 0.05, { x, y: y + unit * 0.1, width }, colours.font);
  pen.restore();
}

/**
 * A small label in the middle of the picture's upper edge, where a stand-in alone would pass for the real one: scenes
 * have their words in the corners. Of several ways to say it the first that fits is taken.
 */
export function drawTag(
  pen: Pen,
  box: Box,
  canvas: { width: number; height: number },
  colours: StageColours,
  ways: readonly string[],
): void {
  const unit = Math.min(canvas.width, canvas.height);
  const margin = unit * 0.02;
  const edge = unit * 0.05;
  const size = Math.max(11, Math.min(unit * 0.03, box.height * 0.09));
  const top = Math.max(box.y + margin, edge);
  const room = box.width - margin * 2;
  const height = size * 1.8;
  pen.save();
  pen.font = `${size}px ${colours.font}`;
  const widthOf = (text: string) => pen.measureText(text).width + size * 1.4;
  const text = ways.find((way) => widthOf(way) <= room) ?? ways.at(-1) ?? "";
  const width = Math.min(room, widthOf(text));
  const left = box.x + (box.width - width) / 2;
  pen.globalAlpha = 0.85;
  pen.fillStyle = colours.panel;
  pen.beginPath();
  pen.roundRect(left, top, width, height, size * 0.4);
  pen.fill();
  pen.globalAlpha = 1;
  pen.fillStyle = colours.text;
  const at = { x: left + width / 2, y: top + height * 0.53, width: width - size };
  line(pen, text, size, at, colours.font);
  pen.restore();
}

/**
 * 彩排 at the right of the top edge, burnt into picture and recording. It is no higher than the margin that presets
 * leave free (5 % of the shorter side), so that it covers nothing of the scene.
 */
export function drawRehearsalTag(
  pen: Pen,
  canvas: { width: number; height: number },
  colours: StageColours,
  text: string,
): void {
  const unit = Math.min(canvas.width, canvas.height);
  const height = unit * 0.048;
  const size = height * 0.7;
  pen.save();
  pen.font = `600 ${size}px ${colours.font}`;
  const width = pen.measureText(text).width + size;
  const x = canvas.width - unit * 0.03 - width;
  pen.fillStyle = colours.rehearsal;
  pen.beginPath();
  pen.roundRect(x, 0, width, height, [0, 0, size * 0.25, size * 0.25]);
  pen.fill();
  pen.fillStyle = colours.onRehearsal;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x + width / 2, height * 0.52);
  pen.restore();
}
