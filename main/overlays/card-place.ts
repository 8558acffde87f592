import {
  type Orientation,
  type OverlayTemplate,
  type Slot,
  StudioError,
  type StudioState,
} from "../../preload/contract";

/**
 * The slot a card takes: the one asked for where the template suits it, else its usual one.
 * @throws StudioError `overlays.slot-unfit`.
 */
export function placeOf(template: OverlayTemplate, asked: Slot | undefined): Slot {
  const fits = [template.slot, ...template.alsoIn];
  if (asked === undefined) return template.slot;
  if (fits.includes(asked)) return asked;
  const { name } = template;
  const params = {
    slot: asked,
    template: name["zh-CN"],
    templateEn: name.en ?? template.id,
    known: fits.join(", "),
  };
  throw new StudioError("overlays.slot-unfit", { field: "slot", params });
}

/** The shape of the picture that cards are drawn for: the engine's, else that of the open show. */
export function orientationOf({ engine, show }: Pick<StudioState, "engine" | "show">): Orientation {
  if (engine.canvas === null) return show.open?.orientation ?? "landscape";
  return engine.canvas.height > engine.canvas.width ? "portrait" : "landscape";
}
