import type { OverlayFields, OverlayTemplate, TextBox } from "../../preload/contract";
import { fieldError, subjectOf } from "./field-error";
import { breakLines } from "./text/break-lines";
import type { Weight } from "./text/font-files";
import type { Face } from "./text/fonts";
import { checkGlyphs } from "./text/glyphs";

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
  texts: Map<string, PlacedText>;
  panels: Map<string, PlacedPanel>;
}

export type FaceByWeight = Readonly<Record<Weight, Face>>;

const boxId = (box: TextBox): string => box.id ?? box.field;

/** What a box writes for a field's value; empty when it has nothing to write. */
export function boxText(box: TextBox, value: string): string {
  if (value === "") return "";
  const [whole = "", decimals = ""] = value.split(".");
  if (box.text.includes("{dec}") && decimals === "") return "";
  const parts: Record<string, string> = { "{}": value, "{int}": whole, "{dec}": decimals };
  return box.text.replace(/\{(?:int|dec)?\}/g, (mark) => parts[mark] ?? mark);
}

/** Boxes that shrink together: a row is a head and those that follow it; a group is the rows of a stack, or one. */
interface Group {
  rows: TextBox[][];
  y: number;
  h: number;
  gap: number;
  align: "top" | "centre" | "bottom";
}

interface Setting {
  template: OverlayTemplate;
  fields: OverlayFields;
  faces: FaceByWeight;
}

const widthIn = (face: Face, size: number) => (text: string) =>
  [...text].reduce((sum, character) => sum + face.advance(character), 0) * size;

function presentBoxes({ template, fields }: Setting): TextBox[] {
  return template.textBoxes.filter((box) => boxText(box, fields[box.field] ?? "") !== "");
}

/** The head of each row with its followers in order; who follows an absent box follows what that one followed. */
function rowsOf(setting: Setting): TextBox[][] {
  const present = presentBoxes(setting);
  const all = new Map(setting.template.textBoxes.map((box) => [boxId(box), box]));
  const headOf = (box: TextBox): string => {
    const before = box.after && all.get(box.after.box);
    return before ? headOf(before) : boxId(box);
  };
  const rows = new Map<string, TextBox[]>();
  for (const box of present) rows.set(headOf(box), [...(rows.get(headOf(box)) ?? []), box]);
  return [...rows.values()];
}

function groupsOf(setting: Setting): Group[] {
  const rows = rowsOf(setting);
  const taken = new Set<TextBox[]>();
  const groups: Group[] = setting.template.stacks.map((stack) => {
    const own = stack.boxes.flatMap((id) => rows.filter((row) => row.some((box) => boxId(box) === id)));
    const distinct = [...new Set(own)];
    for (const row of distinct) taken.add(row);
    return { ...stack, rows: distinct };
  });
  for (const row of rows) {
    const head = row[0];
    if (!taken.has(row) && head) groups.push({ rows: [row], y: head.y, h: head.h, gap: 0, align: "centre" });
  }
  return groups.filter((group) => group.rows.length > 0);
}

const sizeAt = (box: TextBox, scale: number): number =>
  Math.max(Math.min(box.minSize, box.size), Math.round(box.size * scale * 2) / 2);

interface SetBox {
  box: TextBox;
  size: number;
  lines: string[];
  widths: number[];
  x: number;
  w: number;
}

/** Where a box may write, given which optional fields are empty. */
function placeOf(box: TextBox, fields: OverlayFields): { x: number; w: number } {
  const absent = box.without.filter(({ field }) => (fields[field] ?? "") === "");
  return absent.reduce((place, { dx, dw }) => ({ x: place.x + dx, w: place.w + dw }), { x: box.x, w: box.w });
}

/** One row at one scale, from left to right; the box that does not fit when it does not. */
function setRow(row: TextBox[], scale: number, { template, fields, faces }: Setting): SetBox[] | TextBox {
  const set: SetBox[] = [];
  let end: number | null = null;
  for (const box of row) {
    const place = placeOf(box, fields);
    const start: number = end === null ? place.x : end + (box.after?.gap ?? 0);
    const right = place.x + place.w;
    const size = sizeAt(box, scale);
    const widthOf = widthIn(faces[box.weight], size);
    const field = template.fields.find(({ id }) => id === box.field);
    const maxLines = field?.type === "text" ? field.lines : 1;
    const text = boxText(box, fields[box.field] ?? "");
    const lines = right > start ? breakLines(text, right - start, maxLines, widthOf) : null;
    if (lines === null) return box;
    const widths = lines.map(widthOf);
    const isAtRight = box.after !== undefined && box.align === "right";
    const x = isAtRight ? right - Math.max(...widths) : start;
    set.push({ box, size, lines, widths, x, w: place.w });
    end = x + Math.max(...widths);
  }
  return set;
}

const rowHeight = (row: SetBox[]): number =>
  Math.max(...row.map(({ box, size, lines }) => lines.length * size * box.lineHeight));

/** The largest scale at which every row fits its width and all rows their height. */
function setGroup(group: Group, setting: Setting): SetBox[][] {
  let culprit = group.rows[0]?.[0];
  for (let scale = 1; scale > 0.2; scale -= 0.02) {
    const rows = group.rows.map((row) => setRow(row, scale, setting));
    const tooWide = rows.find((row): row is TextBox => !Array.isArray(row));
    if (tooWide !== undefined) {
      culprit = tooWide;
      continue;
    }
    const fitting = rows as SetBox[][];
    const height = fitting.reduce((sum, row) => sum + rowHeight(row), group.gap * (fitting.length - 1));
    if (height <= group.h + 0.5) return fitting;
    culprit = fitting
      .map((row) => row[0])
      .sort((a, b) => (b?.lines.length ?? 0) - (a?.lines.length ?? 0))[0]?.box;
  }
  throw fieldError("overlays.text-too-long", subjectOf(setting.template, culprit?.field ?? ""));
}

function placeBox(
  { box, size, lines, widths, x, w }: SetBox,
  baseline: number,
  faces: FaceByWeight,
): PlacedText {
  const { ascent } = faces[box.weight];
  const step = size * box.lineHeight;
  const slack = (width: number) => (box.after ? 0 : w - width);
  const shift = { left: 0, centre: 0.5, right: 1 }[box.align];
  const width = Math.max(...widths);
  return {
    id: boxId(box),
    field: box.field,
    size,
    weight: box.weight,
    lines: lines.map((text, index) => ({
      text,
      x: x + slack(widths[index] ?? 0) * shift,
      y: baseline + index * step - ascent * size,
      width: widths[index] ?? 0,
    })),
    x: x + slack(width) * shift,
    y: baseline - size * 0.88 - (step - size) / 2,
    w: width,
    h: lines.length * step,
  };
}

/** CJK glyphs fill their em from 0.12 below the baseline to 0.88 above. */
const emAboveBaseline = 0.88;

function placeGroup(group: Group, rows: SetBox[][], faces: FaceByWeight): PlacedText[] {
  const height = rows.reduce((sum, row) => sum + rowHeight(row), group.gap * (rows.length - 1));
  let y = group.y + (group.h - height) * { top: 0, centre: 0.5, bottom: 1 }[group.align];
  const placed: PlacedText[] = [];
  for (const row of rows) {
    const tallest = row.reduce((a, b) => (b.size > a.size ? b : a));
    const baseline = y + (tallest.size * (tallest.box.lineHeight - 1)) / 2 + tallest.size * emAboveBaseline;
    placed.push(...row.map((one) => placeBox(one, baseline, faces)));
    y += rowHeight(row) + group.gap;
  }
  return placed;
}

function placePanels(template: OverlayTemplate, texts: Map<string, PlacedText>): Map<string, PlacedPanel> {
  return new Map(
    template.panels.map((panel) => {
      const { hug } = panel;
      const ends = (hug?.boxes ?? []).flatMap((id) => texts.get(id) ?? []).map(({ x, w }) => x + w);
      const wanted = hug ? Math.max(hug.min, ...ends.map((end) => end + hug.padding - panel.x)) : panel.w;
      return [panel.id, { ...panel, w: Math.min(panel.w, Math.ceil(wanted)) }];
    }),
  );
}

/**
 * Works out where every text of a card goes: breaks lines, shrinks what is too long, closes up where an optional
 * field is empty. Fields must have been cleaned and checked.
 * @throws StudioError `overlays.text-too-long`, `overlays.missing-glyph` or `overlays.emoji`, naming the field.
 */
export function layOutCard(
  template: OverlayTemplate,
  fields: OverlayFields,
  faces: FaceByWeight,
): CardLayout {
  const setting = { template, fields, faces };
  for (const box of presentBoxes(setting)) {
    checkGlyphs(subjectOf(template, box.field), boxText(box, fields[box.field] ?? ""), faces[box.weight]);
  }
  const texts = new Map<string, PlacedText>();
  for (const group of groupsOf(setting)) {
    for (const text of placeGroup(group, setGroup(group, setting), faces)) texts.set(text.id, text);
  }
  return { texts, panels: placePanels(template, texts) };
}
