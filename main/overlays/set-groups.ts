import type { OverlayFields, OverlayTemplate, OverlayTheme, TextBox } from "../../preload/contract";
import { boxText } from "./box-text";
import { fieldError, subjectOf } from "./field-error";
import type { FaceByWeight, PlacedText } from "./layout";
import { breakLines } from "./text/break-lines";
import type { Face } from "./text/fonts";

/** Boxes that shrink together: a row is a head and those that follow it; a group is the rows of a stack, or one. */
export interface Group {
  rows: TextBox[][];
  y: number;
  h: number;
  gap: number;
  align: "top" | "centre" | "bottom";
}

/** What a card is set from. */
export interface Setting {
  template: OverlayTemplate;
  /** Cleaned and checked. */
  fields: OverlayFields;
  faces: FaceByWeight;
  theme: OverlayTheme;
  /** The time its clock shows, as text. */
  time: string;
}

export const boxId = (box: TextBox): string => box.id ?? box.field;

/** What a box writes in a setting: its field, or the time where it is the clock's. */
export function textOf(box: TextBox, { template, fields, time }: Setting): string {
  return template.clock?.box === boxId(box) ? time : boxText(box, template, fields);
}

const emOf = (size: TextBox["size"], { theme }: Setting): number =>
  typeof size === "number" ? size : theme.type[size];

const widthIn = (face: Face, size: number) => (text: string) =>
  [...text].reduce((sum, character) => sum + face.advance(character), 0) * size;

/** The boxes that have something to write. */
export function presentBoxes(setting: Setting): TextBox[] {
  return setting.template.textBoxes.filter((box) => textOf(box, setting) !== "");
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

/** Every present box in the group that it shrinks with. */
export function groupsOf(setting: Setting): Group[] {
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

function sizeAt(box: TextBox, scale: number, setting: Setting): number {
  const size = emOf(box.size, setting);
  return Math.max(Math.min(emOf(box.minSize, setting), size), Math.round(size * scale * 2) / 2);
}

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
function setRow(row: TextBox[], scale: number, setting: Setting): SetBox[] | TextBox {
  const { template, fields, faces } = setting;
  const set: SetBox[] = [];
  let end: number | null = null;
  for (const box of row) {
    const place = placeOf(box, fields);
    const start: number = end === null ? place.x : end + (box.after?.gap ?? 0);
    const right = place.x + place.w;
    const size = sizeAt(box, scale, setting);
    const widthOf = widthIn(faces[box.weight], size);
    const field = template.fields.find(({ id }) => id === box.field);
    const maxLines = field?.type === "text" ? field.lines : 1;
    const text = textOf(box, setting);
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

/**
 * The largest scale at which every row fits its width and all rows their height.
 * @throws StudioError `overlays.text-too-long`, naming the field.
 */
export function setGroup(group: Group, setting: Setting): SetBox[][] {
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

const shiftOf: Record<TextBox["align"], number> = { left: 0, centre: 0.5, right: 1 };

/** A row of several boxes moves as one, where its head says. */
function alignRow(row: SetBox[]): SetBox[] {
  const [head, ...followers] = row;
  const last = followers.at(-1);
  if (head === undefined || last === undefined || last.box.align === "right") return row;
  const width = last.x + Math.max(...last.widths) - head.x;
  const by = (head.w - width) * shiftOf[head.box.align];
  return row.map((one) => ({ ...one, x: one.x + by, w: Math.max(...one.widths) }));
}

function placeBox(
  { box, size, lines, widths, x, w }: SetBox,
  baseline: number,
  faces: FaceByWeight,
): PlacedText {
  const { ascent } = faces[box.weight];
  const step = size * box.lineHeight;
  const slack = (width: number) => (box.after ? 0 : w - width);
  const shift = shiftOf[box.align];
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

/** Where the texts of a group go, its height shared out. */
export function placeGroup(group: Group, rows: SetBox[][], faces: FaceByWeight): PlacedText[] {
  const height = rows.reduce((sum, row) => sum + rowHeight(row), group.gap * (rows.length - 1));
  let y = group.y + (group.h - height) * { top: 0, centre: 0.5, bottom: 1 }[group.align];
  const placed: PlacedText[] = [];
  for (const row of rows) {
    const tallest = row.reduce((a, b) => (b.size > a.size ? b : a));
    const baseline = y + (tallest.size * (tallest.box.lineHeight - 1)) / 2 + tallest.size * emAboveBaseline;
    placed.push(...alignRow(row).map((one) => placeBox(one, baseline, faces)));
    y += rowHeight(row) + group.gap;
  }
  return placed;
}
