import type { Handlers, Orientation, OverlayTemplate, Slot } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { ExampleCard } from "../presets";
import { resolveMedia } from "../storage";

/** Which template comes first where several suit a place equally well. */
const usual: readonly string[] = ["lower-third", "product-card", "now-explaining", "step-list"];

/** Shapes so near to one another count as the same. */
const sameShape = 0.02;

/** How much two shapes (width by height) differ: 0 for the same, whichever is larger. */
const apart = (one: number, other: number) => Math.abs(Math.log(one / other));

/**
 * The template whose card fills a place best, of those made for its slot; null where there is none. Upright, a
 * template's own upright stand-in takes its place.
 */
export function suitingTemplate(
  templates: readonly OverlayTemplate[],
  slot: Slot,
  shape: number,
  orientation: Orientation,
): OverlayTemplate | null {
  const standIns = new Set(templates.map(({ portrait }) => portrait));
  const rank = ({ id }: OverlayTemplate) => (usual.includes(id) ? usual.indexOf(id) : usual.length);
  const candidates = templates
    .filter(({ id }) => !standIns.has(id))
    .filter((template) => template.slot === slot || template.alsoIn.includes(slot))
    .map((template) => ({ template, far: apart(template.size.width / template.size.height, shape) }))
    .sort((a, b) =>
      Math.abs(a.far - b.far) > sameShape ? a.far - b.far : rank(a.template) - rank(b.template),
    );
  const best = candidates[0]?.template ?? null;
  const upright = orientation === "portrait" && templates.find(({ id }) => id === best?.portrait);
  return upright || best;
}

/** Draws example cards for thumbnails; a template that cannot be drawn now is left out and noted in the log. */
export function createExampleCards(
  { store, paths, log }: StudioContext,
  render: Handlers["overlay.render"],
): (slot: Slot, shape: number, orientation: Orientation) => Promise<ExampleCard | null> {
  return async (slot, shape, orientation) => {
    const template = suitingTemplate(store.get().library.templates, slot, shape, orientation);
    if (template === null) return null;
    try {
      const { image, width, height } = await render({
        template: template.id,
        fields: template.example,
        format: "still",
      });
      return { file: resolveMedia(paths, image), width, height };
    } catch (error) {
      log.info({ err: error, template: template.id }, "An example card was left out of a thumbnail");
      return null;
    }
  };
}
