import { type OverlayTemplate, StudioError } from "../../preload/contract";
import { shareOf } from "./box-text";
import { subjectOf } from "./field-error";
import { type Group, groupsOf, placeGroup, presentBoxes, type Setting, setGroup, textOf } from "./set-groups";
import type { Weight } from "./text/font-files";
import type { Face } from "./text/fonts";
import { checkGlyphs } from "./text/glyphs";
import { runThrough } from "./ticker-strip";

/** A text box with everything settled: what is written, where, how large. Pixels of the card. */
export interface PlacedText {
  id: string;
  field: string;
  /** Em size. */
  size: number;
  weight: Weight;
  /** One entry a line; `y` is where libass's line box begins. */
  lines: { text: string; x: number; y: number; width: number }[];
  /** The box the lines take, line height included. */
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A panel with its width settled. */
export interface PlacedPanel {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
  radius: number;
}

export interface CardLayout {
  /** Of what is drawn: of a ticker the whole strip. Pixels, even. */
  size: { width: number; height: number };
  texts: Map<string, PlacedText>;
  panels: Map<string, PlacedPanel>;
}

export type FaceByWeight = Readonly<Record<Weight, Face>>;

export type { Setting } from "./set-groups";

type PanelOf = OverlayTemplate["panels"][number];

function panelWidth(panel: PanelOf, texts: Map<string, PlacedText>, { fields }: Setting): number {
  const { hug, share } = panel;
  if (share) return Math.max(share.min, Math.round(panel.w * shareOf(fields, share.part, share.whole)));
  if (!hug) return panel.w;
  const ends = hug.boxes.flatMap((id) => texts.get(id) ?? []).map(({ x, w }) => x + w);
  return Math.min(panel.w, Math.ceil(Math.max(hug.min, ...ends.map((end) => end + hug.padding - panel.x))));
}

/** A panel with its size settled; null when it has none, or stands around boxes that are absent. */
function placePanel(panel: PanelOf, texts: Map<string, PlacedText>, setting: Setting): PlacedPanel | null {
  const w = panelWidth(panel, texts, setting);
  if (w <= 0) return null;
  const radius = panel.radius === "theme" ? setting.theme.radius : panel.radius;
  const placed = { id: panel.id, x: panel.x, y: panel.y, w, h: panel.h, radius };
  const { around } = panel;
  if (!around) return placed;
  const inside = around.boxes.flatMap((id) => texts.get(id) ?? []);
  if (inside.length === 0) return null;
  const top = Math.floor(Math.min(...inside.map(({ y }) => y)) - around.padding);
  const bottom = Math.ceil(Math.max(...inside.map(({ y, h }) => y + h)) + around.padding);
  return { ...placed, y: top, h: bottom - top };
}

const placePanels = (texts: Map<string, PlacedText>, setting: Setting): Map<string, PlacedPanel> =>
  new Map(
    setting.template.panels.flatMap((panel) => {
      const placed = placePanel(panel, texts, setting);
      return placed ? [[panel.id, placed] as const] : [];
    }),
  );

/** Tries something for one field after the other; hands on what is wrong with each. */
function each<Item>(items: readonly Item[], act: (item: Item) => void, fault: (error: StudioError) => void) {
  for (const item of items) {
    try {
      act(item);
    } catch (thrown) {
      if (!(thrown instanceof StudioError)) throw thrown;
      fault(thrown);
    }
  }
}

function layOut(setting: Setting, fault: (error: StudioError) => void): CardLayout {
  const { template, faces } = setting;
  each(
    presentBoxes(setting),
    (box) => checkGlyphs(subjectOf(template, box.field), textOf(box, setting), faces[box.weight]),
    fault,
  );
  const texts = new Map<string, PlacedText>();
  const place = (group: Group) => {
    for (const text of placeGroup(group, setGroup(group, setting), faces)) texts.set(text.id, text);
  };
  each(groupsOf(setting), place, fault);
  const card = { size: template.size, texts, panels: placePanels(texts, setting) };
  return template.ticker === null ? card : runThrough(card, template, template.ticker);
}

/**
 * Works out where every text of a card goes: breaks lines, shrinks what is too long, closes up where an optional
 * field is empty.
 * @throws StudioError `overlays.text-too-long`, `overlays.missing-glyph` or `overlays.emoji`, naming the first field.
 */
export function layOutCard(setting: Setting): CardLayout {
  return layOut(setting, (error) => {
    throw error;
  });
}

/** Everything that keeps a card's texts from their boxes, each naming its field. */
export function layoutFaults(setting: Setting): StudioError[] {
  const faults: StudioError[] = [];
  layOut(setting, (error) => faults.push(error));
  return faults;
}
