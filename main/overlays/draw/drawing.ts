import { clockText, type OverlayFields, type OverlayTheme } from "../../../preload/contract";
import { writeAss } from "../ass/document";
import { type CardLayout, type FaceByWeight, layOutCard, type Setting } from "../layout";
import type { LoadedTemplate } from "../templates";
import type { Faces } from "../text/fonts";
import type { SourcePicture } from "./pictures";

/** The time that runs on a card, before it is known when the card is shown. */
export interface DrawingClock {
  mode: "down" | "up";
  /** Whole seconds that it runs for. */
  seconds: number;
  /** The moment it ends at in epoch milliseconds; null where it runs from when it is shown. */
  until: number | null;
}

/** A card ready to be drawn: everything about it was checked. */
export interface Drawing {
  loaded: LoadedTemplate;
  theme: OverlayTheme;
  /** Cleaned and checked. */
  fields: OverlayFields;
  pictures: readonly SourcePicture[];
  clock: DrawingClock | null;
}

/** The time a clock shows first, as text; empty without one. */
export const startText = ({ clock }: Pick<Drawing, "clock">): string =>
  clock === null ? "" : clockText(clock.mode === "down" ? clock.seconds : 0);

export async function facesByWeight(faces: Faces): Promise<FaceByWeight> {
  const [regular, medium, bold] = await Promise.all([
    faces.face("regular"),
    faces.face("medium"),
    faces.face("bold"),
  ]);
  return { regular, medium, bold };
}

export type SettingParts = Pick<Drawing, "loaded" | "theme" | "fields" | "clock">;

/** What a drawing's texts are set from; `time` in place of the clock's first. */
export const settingOf = (
  drawing: SettingParts,
  faces: FaceByWeight,
  time = startText(drawing),
): Setting => ({
  template: drawing.loaded.template,
  fields: drawing.fields,
  theme: drawing.theme,
  faces,
  time,
});

/** A drawing's document and the layout it was written from. */
export interface Composed {
  document: string;
  layout: CardLayout;
}

/** How a composition differs from the card as it is. */
export interface Variant {
  /** The time its clock shows. */
  time?: string;
  /** Leaves the digits of its clock out. */
  withoutDigits?: boolean;
}

/** Writes a card's ASS document. @throws StudioError naming the field that does not fit or cannot be drawn. */
export async function compose(drawing: Drawing, faces: Faces, variant: Variant = {}): Promise<Composed> {
  const byWeight = await facesByWeight(faces);
  const layout = layOutCard(settingOf(drawing, byWeight, variant.time));
  const { template, ass } = drawing.loaded;
  const document = writeAss({
    template: ass,
    layout,
    faces: byWeight,
    theme: drawing.theme,
    fields: drawing.fields,
    without: variant.withoutDigits ? template.clock?.box : undefined,
  });
  return { document, layout };
}

/** How long a drawing's movement takes with its theme's pace, in whole milliseconds. */
export function motionOf({ loaded, theme }: Drawing) {
  const { from, inMilliseconds, outMilliseconds } = loaded.template.motion;
  const { pace } = theme;
  return {
    from,
    inMilliseconds: Math.round(inMilliseconds * pace),
    outMilliseconds: Math.round(outMilliseconds * pace),
  };
}
