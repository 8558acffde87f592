import type { OverlayFields } from "../../../preload/contract";
import type { CardLayout, FaceByWeight, PlacedText } from "../layout";
import { escapeAss } from "./escape";
import { roundedRectangle } from "./shapes";

/**
 * Placeholders of a card.ass, in double square brackets:
 * `[[name.text]]` the text of a box, escaped; `[[name.pos]]` and `[[name.size]]` its place and size as tags;
 * `[[name.move DX DY T1 T2]]` the tag that brings it from so many pixels away within those milliseconds;
 * `[[panel.shape]]` a panel as a drawing; `[[shape X Y W H R]]` a rounded rectangle; `[[name.x]]`, `.y`, `.w`, `.h`
 * numbers. An event whose box is absent is left out; one whose name column reads `if:field` or `unless:field` is
 * drawn only with or without that field. A text of several lines becomes one event a line, so that libass never
 * wraps and never chooses the line height.
 */
export const placeholder = /\[\[(\w+)(?:\.(\w+))?((?: -?[\d.]+)*)\]\]/g;

const number = (value: number): string => String(Math.round(value * 100) / 100);

interface Scope {
  layout: CardLayout;
  faces: FaceByWeight;
}

type Line = PlacedText["lines"][number];

function ofText(
  text: PlacedText,
  line: Line,
  what: string,
  values: number[],
  faces: FaceByWeight,
): string | null {
  switch (what) {
    case "text":
      return escapeAss(line.text);
    case "size":
      // libass takes the height of ascent and descent together for a font's size, not the em.
      return `\\fs${number(text.size * faces[text.weight].lineSpan)}`;
    case "pos":
      return `\\pos(${number(line.x)},${number(line.y)})`;
    case "move": {
      const [dx = 0, dy = 0, from = 0, to = 0] = values;
      const start = `${number(line.x + dx)},${number(line.y + dy)}`;
      return `\\move(${start},${number(line.x)},${number(line.y)},${from},${to})`;
    }
    case "x":
    case "y":
    case "w":
    case "h":
      return number(text[what]);
    default:
      return null;
  }
}

function expand(event: string, line: Line | null, { layout, faces }: Scope): string {
  return event.replace(placeholder, (whole, name: string, what: string | undefined, rest: string) => {
    const values = rest.trim().split(" ").filter(Boolean).map(Number);
    if (name === "shape" && what === undefined) {
      const [x = 0, y = 0, w = 0, h = 0, r = 0] = values;
      return roundedRectangle(x, y, w, h, r);
    }
    const text = layout.texts.get(name);
    const first = line ?? text?.lines[0];
    if (text && first) return ofText(text, first, what ?? "text", values, faces) ?? whole;
    const panel = layout.panels.get(name);
    if (panel === undefined) return whole;
    if (what === "shape") return roundedRectangle(panel.x, panel.y, panel.w, panel.h, panel.radius);
    return what === "x" || what === "y" || what === "w" || what === "h" ? number(panel[what]) : whole;
  });
}

/** Boxes and panels an event names. */
function namesIn(event: string): string[] {
  return [...event.matchAll(placeholder)].map((match) => match[1] ?? "").filter((name) => name !== "shape");
}

const isDrawn = (event: string, fields: OverlayFields): boolean => {
  const condition = /^Dialogue:(?:[^,]*,){4}(if|unless):(\w+),/.exec(event);
  if (condition === null) return true;
  const isThere = (fields[condition[2] ?? ""] ?? "") !== "";
  return condition[1] === "if" ? isThere : !isThere;
};

function eventLines(event: string, scope: Scope, fields: OverlayFields): string[] {
  if (!isDrawn(event, fields)) return [];
  const names = namesIn(event);
  const { texts, panels } = scope.layout;
  if (names.some((name) => !texts.has(name) && !panels.has(name))) return [];
  const written = /\[\[(\w+)\.text\]\]/.exec(event)?.[1];
  const lines = written === undefined ? [null] : (texts.get(written)?.lines ?? []);
  return lines.map((line) => expand(event, line, scope));
}

/** A template's ASS document with a card's texts in it. */
export function writeAss(
  template: string,
  layout: CardLayout,
  faces: FaceByWeight,
  fields: OverlayFields,
): string {
  const lines = template.replace(/^\ufeff/, "").split(/\r?\n/);
  const filled = lines.flatMap((line) =>
    line.startsWith("Dialogue:") ? eventLines(line, { layout, faces }, fields) : [line],
  );
  return `${filled.join("\n").trimEnd()}\n`;
}
