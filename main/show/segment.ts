import {
  type Cue,
  type MessageCode,
  type Product,
  type Segment,
  type Slot,
  toEnvelope,
  toStudioError,
} from "../../preload/contract";
import { type StudioContext, sleep } from "../core";
import type { ShowPorts } from "./ports";

const codes = {
  picture: "show.picture-failed",
  scene: "show.scene-failed",
  script: "show.script-failed",
  overlay: "show.overlay-failed",
} as const satisfies Record<string, MessageCode>;
type Step = keyof typeof codes;

const firstPicture = (segment: Segment, products: readonly Product[]): string | undefined =>
  products.find(({ id }) => id === segment.products[0])?.pictures[0];

/** Whether a segment by itself brings what a cue asks for: its scene, or a card that comes by itself. */
export const broughtBy =
  ({ scene, overlays }: Segment) =>
  (cue: Cue): boolean => {
    const auto = overlays.filter((overlay) => overlay.auto);
    if (cue.kind === "scene") return cue.scene === scene;
    if (cue.kind === "product") return auto.some(({ product }) => product === cue.product);
    return cue.kind === "overlay" && auto.some(({ template }) => template === cue.template);
  };

/** The slots that a segment fills by itself. */
const slotsFilledBy = (
  segment: Segment,
  templates: readonly { id: string; slot: Slot }[],
): Set<Slot | undefined> =>
  new Set(
    segment.overlays
      .filter(({ auto }) => auto)
      .map(({ template }) => templates.find(({ id }) => id === template)?.slot),
  );

/** Puts a segment on air. Gives up between two steps once `superseded` says that another one is wanted. */
export type PutOnAir = (segment: Segment, superseded: () => boolean) => Promise<void>;

/**
 * Puts segments on air: pictures first, so that the scene comes with the right one, then the scene; the last
 * segment's cards leave, since a price must not stay over a story; then the cards that come by themselves. The script
 * goes to the prompter at once. A step that fails is reported in words and the
 * next one follows: a show must not stall.
 */
export function createPutOnAir(context: StudioContext, ports: ShowPorts): PutOnAir {
  const { store, problems } = context;

  async function attempt(step: Step, segment: Segment, action: () => unknown): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      const { message, hint } = toEnvelope(toStudioError(thrown), store.get().settings.language);
      problems.report(codes[step], { params: { segment: segment.title, reason: message, hint } });
    }
  }

  async function clearCards(segment: Segment) {
    const { overlays, library } = store.get();
    const staying = slotsFilledBy(segment, library.templates);
    for (const { slot } of overlays.slots)
      if (!staying.has(slot)) await attempt("overlay", segment, () => ports.hideOverlay(slot));
  }

  return async (segment, superseded) => {
    for (const code of Object.values(codes)) problems.clear(code);
    const { script, picture } = segment;
    const loading =
      script === undefined
        ? null
        : attempt("script", segment, () => ports.loadScript(script, broughtBy(segment)));
    const product = firstPicture(segment, store.get().library.products);
    if (picture !== undefined) await attempt("picture", segment, () => ports.setPicture("story", picture));
    if (product !== undefined && !superseded())
      await attempt("picture", segment, () => ports.setPicture("product", product));
    if (!superseded()) await attempt("scene", segment, () => ports.takeScene(segment.scene));
    if (!superseded()) await clearCards(segment);
    for (const { template, fields, product: of, auto } of segment.overlays) {
      if (!auto || superseded()) continue;
      const card = {
        template,
        fields,
        format: "still" as const,
        ...(of === undefined ? {} : { product: of }),
      };
      await attempt("overlay", segment, () => ports.showOverlay(card));
    }
    await loading;
  };
}

/** Waits for a promise, but not longer than some milliseconds of the context's clock. */
export const atMost = ({ clock }: StudioContext, milliseconds: number, work: Promise<void>): Promise<void> =>
  Promise.race([work, sleep(clock, milliseconds)]);
