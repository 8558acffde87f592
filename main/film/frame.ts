import type { Canvas, Orientation } from "../../preload/contract";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * How a film's canvas is shared out: the picture of the show whole and untouched, beside it what the trainer wants to
 * know, under it the captions. So nothing that is written ever covers a card.
 */
export interface FilmFrame {
  canvas: Canvas;
  /** The show's picture, in the shape of the canvas. */
  monitor: Box;
  /** Beside the picture. */
  panel: Box;
  /** The mark 预演, in the panel. */
  mark: Box;
  /** Under the picture, as wide as the canvas. */
  strip: Box;
  /** The pixel that sizes of type are counted in: 1 on a canvas 720 pixels high or wide, whichever is less. */
  unit: number;
}

/** How much of the canvas the picture takes, along either side. */
const share: Record<Orientation, number> = { landscape: 0.8, portrait: 0.75 };

const even = (value: number) => Math.max(2, Math.round(value / 2) * 2);

/** Shares a canvas out. Whole, even pixels. */
export function filmFrame(canvas: Canvas, orientation: Orientation): FilmFrame {
  const { width, height } = canvas;
  const monitor = {
    x: 0,
    y: 0,
    width: even(width * share[orientation]),
    height: even(height * share[orientation]),
  };
  const unit = Math.min(width, height) / 720;
  const panel = { x: monitor.width, y: 0, width: width - monitor.width, height: monitor.height };
  const margin = Math.round(panelMargin * unit);
  const mark = {
    x: panel.x + margin,
    y: margin,
    width: Math.max(2, panel.width - 2 * margin),
    height: Math.max(2, Math.round(48 * unit)),
  };
  const strip = { x: 0, y: monitor.height, width, height: height - monitor.height };
  return { canvas, monitor, panel, mark, strip, unit };
}

/** Blank space around what stands in the panel, in units. */
export const panelMargin = 14;

/** The film's own colours: the calm dark of the screens, amber for what is no real show. */
export const filmColours = {
  ground: "#14100d",
  panel: "#1f1915",
  strip: "#0f0c0a",
  hairline: "#3a302a",
  mark: "#f2b04c",
  onMark: "#1b1304",
  text: "#f6efe6",
  quiet: "#b9ada1",
  gold: "#e8c37a",
} as const;
