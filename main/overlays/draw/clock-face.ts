import { type CardClock, StudioError, type TextBox } from "../../../preload/contract";
import { writtenBox } from "../ass/document";
import { isThemeColour } from "../ass/styles";
import type { FaceByWeight, PlacedText } from "../layout";
import { boxId } from "../set-groups";
import type { Faces } from "../text/fonts";
import { type Composed, type Drawing, facesByWeight } from "./drawing";
import type { StoredClock } from "./stored-card";

/** The colour of a style that a document states itself: `&HAABBGGRR` as `#rrggbb`. */
function ownColour(ass: string, style: string): string | null {
  const line = (ass.match(/^Style:.*$/gm) ?? []).find((one) => one.split(",")[0] === `Style: ${style}`);
  const [, blue, green, red] = /&H[0-9a-f]{2}([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(line ?? "") ?? [];
  return red === undefined ? null : `#${red}${green}${blue}`.toLowerCase();
}

function digitsColour({ loaded, theme }: Drawing, box: string): string {
  const event = (loaded.ass.match(/^Dialogue:.*$/gm) ?? []).find((one) => writtenBox(one) === box);
  const style = event?.split(",")[3]?.trim() ?? "";
  const colour = isThemeColour(style) ? theme.colours[style] : ownColour(loaded.ass, style);
  return (colour ?? theme.colours.text).slice(0, 7);
}

interface Digits {
  box: TextBox;
  text: PlacedText;
}

function digitsOf({ loaded }: Drawing, { layout }: Composed): Digits {
  const id = loaded.template.clock?.box ?? "";
  const box = loaded.template.textBoxes.find((one) => boxId(one) === id);
  const text = layout.texts.get(id);
  if (box && text) return { box, text };
  throw new StudioError("overlays.result-broken");
}

/** Where an engine that shows stills draws the digits, and how. */
function faceOf(drawing: Drawing, composed: Composed, faces: FaceByWeight): CardClock["text"] {
  const { box, text } = digitsOf(drawing, composed);
  const baseline = (text.lines[0]?.y ?? 0) + faces[text.weight].ascent * text.size;
  return {
    x: box.x,
    // Figures stand on the baseline and are about three quarters of the em high.
    y: Math.round((baseline - text.size * 0.37) * 100) / 100,
    w: box.w,
    size: text.size,
    colour: digitsColour(drawing, boxId(box)),
    align: box.align,
    bold: text.weight === "bold",
  };
}

/** A drawing's clock as it is stored; null without one. */
export async function storedClock(
  drawing: Drawing,
  composed: Composed,
  faces: Faces,
): Promise<StoredClock | null> {
  const { clock } = drawing;
  if (clock === null) return null;
  const text = faceOf(drawing, composed, await facesByWeight(faces));
  return { mode: clock.mode, until: clock.until, lengthMilliseconds: clock.seconds * 1000, text };
}

/** Where each character of the digits begins and the last ends, in pixels from the left. */
export async function digitEdges(drawing: Drawing, composed: Composed, faces: Faces): Promise<number[]> {
  const { text } = digitsOf(drawing, composed);
  const face = (await facesByWeight(faces))[text.weight];
  const line = text.lines[0];
  const edges = [line?.x ?? 0];
  for (const character of line?.text ?? "") {
    edges.push((edges.at(-1) ?? 0) + face.advance(character) * text.size);
  }
  return edges;
}
