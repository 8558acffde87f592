import type { OverlayTemplate } from "../../preload/contract";
import { fieldError, subjectOf } from "./field-error";
import type { CardLayout } from "./layout";

/** The widest picture that OBS and every graphics card take. */
const widestStrip = 16_384;

/** How far panels reach beyond the strip, so that no softened edge shows where its ends meet. */
const bleed = 8;

const evenUp = (value: number): number => Math.ceil(value / 2) * 2;

/**
 * A ticker's card as the strip that runs through its place: its texts again and again with a gap between, at least
 * once the place's width, and so wide that its end joins its beginning.
 * @throws StudioError `overlays.text-too-long`, naming the field.
 */
export function runThrough(
  card: CardLayout,
  template: OverlayTemplate,
  { gap, box }: NonNullable<OverlayTemplate["ticker"]>,
): CardLayout {
  const texts = [...card.texts.values()];
  // Without its text it was refused already; there is nothing to run.
  if (texts.length === 0) return card;
  const start = Math.min(...texts.map(({ x }) => x));
  const end = Math.max(...texts.map(({ x, w }) => x + w));
  const period = evenUp(end - start + gap);
  const repeats = Math.ceil(template.size.width / period);
  const width = period * repeats;
  if (width > widestStrip) {
    const field = card.texts.get(box)?.field ?? box;
    throw fieldError("overlays.text-too-long", subjectOf(template, field));
  }
  const again = Array.from({ length: repeats }, (_none, index) => index * period);
  const run = texts.map((text) => ({
    ...text,
    lines: text.lines.flatMap((line) => again.map((shift) => ({ ...line, x: line.x + shift }))),
  }));
  const panels = [...card.panels.values()].map((panel) =>
    panel.w >= template.size.width ? { ...panel, x: -bleed, w: width + 2 * bleed } : panel,
  );
  return {
    size: { width, height: template.size.height },
    texts: new Map(run.map((text) => [text.id, text])),
    panels: new Map(panels.map((panel) => [panel.id, panel])),
  };
}
