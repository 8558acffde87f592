import type { OverlayFields, OverlayTheme } from "../../../preload/contract";
import { escapeAss } from "../../process/ffmpeg";
import type { CardLayout, FaceByWeight, PlacedText } from "../layout";
import { isDrawn } from "./conditions";
import { roundedRectangle } from "./shapes";
import { assColour, isThemeColour, styleName, themeStyle } from "./styles";

/**
 * Placeholders of a card.ass, in double square brackets:
 * `[[name.text]]` the text of a box, escaped; `[[name.pos]]` and `[[name.size]]` its place and size as tags;
 * `[[name.move DX DY T1 T2]]` the tag that brings it from so many pixels away within those milliseconds;
 * `[[panel.shape]]` a panel as a drawing; `[[shape X Y W H R]]` a rounded rectangle; `[[name.x]]`, `.y`, `.w`, `.h`
 * numbers; `[[theme.text]]` one of the theme's colours, for a tag such as `\1c`.
 *
 * The line `[[theme.styles]]` among the styles stands for the theme's: an event whose style column names one of the
 * theme's colours (`text`, `accent` …) is drawn in it, in the weight of the box that it writes. Styles of a document's
 * own stay as they are. An event whose box is absent is left out; its name column may hold conditions
 * (`if:field`, `unless:field`, `is:field=value`, `not:field=value`). A text of several lines becomes one event a line,
 * so that libass never wraps and never chooses the line height.
 */
export const placeholder = /\[\[(\w+)(?:\.(\w+))?((?: -?[\d.]+)*)\]\]/g;

const number = (value: number): string => String(Math.round(value * 100) / 100);

interface Scope {
  layout: CardLayout;
  faces: FaceByWeight;
  theme: OverlayTheme;
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

/** What stands for a name that is no box: a shape, or a colour of the theme without its transparency. */
function ofNoBox(name: string, what: string, values: number[], theme: OverlayTheme): string | null {
  if (name === "shape" && what === "") {
    const [x = 0, y = 0, w = 0, h = 0, r = 0] = values;
    return roundedRectangle(x, y, w, h, r);
  }
  if (name !== "theme" || !isThemeColour(what)) return null;
  return `&H${assColour(theme.colours[what]).slice(4)}&`;
}

function expand(event: string, line: Line | null, { layout, faces, theme }: Scope): string {
  return event.replace(placeholder, (whole, name: string, what: string = "", rest: string) => {
    const values = rest.trim().split(" ").filter(Boolean).map(Number);
    const text = layout.texts.get(name);
    const first = line ?? text?.lines[0];
    if (text && first) return ofText(text, first, what || "text", values, faces) ?? whole;
    const panel = layout.panels.get(name);
    if (panel === undefined) return ofNoBox(name, what, values, theme) ?? whole;
    if (what === "shape") return roundedRectangle(panel.x, panel.y, panel.w, panel.h, panel.radius);
    return what === "x" || what === "y" || what === "w" || what === "h" ? number(panel[what]) : whole;
  });
}

/** Names in placeholders that are neither boxes nor panels. */
export const reservedNames: readonly string[] = ["shape", "theme"];

/** Boxes and panels an event names. */
const namesIn = (event: string): string[] =>
  [...event.matchAll(placeholder)]
    .map((match) => match[1] ?? "")
    .filter((name) => !reservedNames.includes(name));

const styleColumn = /^(Dialogue:(?:[^,]*,){3})([^,]*),/;
export const writtenBox = (event: string): string | undefined => /\[\[(\w+)\.text\]\]/.exec(event)?.[1];

/** The event with a colour of the theme for a style turned into the style's whole name. */
function inThemeStyle(event: string, { layout }: Scope, own: ReadonlySet<string>): string {
  return event.replace(styleColumn, (whole, before: string, style: string) => {
    const name = style.trim();
    if (own.has(name) || !isThemeColour(name)) return whole;
    const weight = layout.texts.get(writtenBox(event) ?? "")?.weight ?? "shape";
    return `${before}${styleName(name, weight)},`;
  });
}

function eventLines(event: string, scope: Scope, own: ReadonlySet<string>): string[] {
  const { texts, panels } = scope.layout;
  if (namesIn(event).some((name) => !texts.has(name) && !panels.has(name))) return [];
  const styled = inThemeStyle(event, scope, own);
  const written = writtenBox(event);
  const lines = written === undefined ? [null] : (texts.get(written)?.lines ?? []);
  return lines.map((line) => expand(styled, line, scope));
}

/** The styles a document states itself. */
export const ownStyles = (document: string): ReadonlySet<string> =>
  new Set([...document.matchAll(/^Style:\s*([^,]+)/gm)].map((match) => (match[1] ?? "").trim()));

/** What a card's document is written from. */
export interface DocumentParts extends Scope {
  template: string;
  /** Cleaned and checked. */
  fields: OverlayFields;
  /** A box that is left out. */
  without?: string | undefined;
}

/** A template's ASS document with a card's texts in it, in the card's theme. */
export function writeAss({ template, fields, without, ...scope }: DocumentParts): string {
  const own = ownStyles(template);
  const lines = template
    .replace(/^\ufeff/, "")
    .replace(/^(PlayResX:).*$/m, `$1 ${scope.layout.size.width}`)
    .split(/\r?\n/);
  const filled = lines.flatMap((line) => {
    if (!line.startsWith("Dialogue:")) return [line];
    const isLeftOut = without !== undefined && writtenBox(line) === without;
    return isLeftOut || !isDrawn(line, fields) ? [] : eventLines(line, scope, own);
  });
  const named = new Set(filled.flatMap((line) => styleColumn.exec(line)?.[2]?.trim() ?? []));
  const styles = [...named]
    .filter((name) => !own.has(name))
    .flatMap((name) => themeStyle(name, scope.theme) ?? []);
  return `${filled
    .flatMap((line) => (line.trim() === "[[theme.styles]]" ? styles : [line]))
    .join("\n")
    .trimEnd()}\n`;
}
