import {
  type Cue,
  type FillableRole,
  fillableRoles,
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

/** What a segment fills the picture roles with; a role it says nothing of keeps what it has. */
function picturesOf(segment: Segment, products: readonly Product[]): [FillableRole, string][] {
  const product = products.find(({ id }) => id === segment.products[0])?.pictures[0];
  const { picture: story, before, after } = segment;
  const wanted = { story, before, after, product };
  return fillableRoles.flatMap((role): [FillableRole, string][] => {
    const picture = wanted[role];
    return picture === undefined ? [] : [[role, picture]];
  });
}

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
      .map(({ template, slot }) => slot ?? templates.find(({ id }) => id === template)?.slot),
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

  /** All at once: each may take a moment to leave. */
  async function clearCards(segment: Segment) {
    const { overlays, library } = store.get();
    const staying = slotsFilledBy(segment, library.templates);
    const leaving = overlays.slots.filter(({ slot }) => !staying.has(slot));
    await Promise.all(leaving.map(({ slot }) => attempt("overlay", segment, () => ports.hideOverlay(slot))));
  }

  return async (segment, superseded) => {
    for (const code of Object.values(codes)) problems.clear(code);
    const { script } = segment;
    const loading =
      script === undefined
        ? null
        : attempt("script", segment, () => ports.loadScript(script, broughtBy(segment)));
    for (const [role, picture] of picturesOf(segment, store.get().library.products)) {
      if (superseded()) break;
      await attempt("picture", segment, () => ports.setPicture(role, picture));
    }
    if (!superseded()) await attempt("scene", segment, () => ports.takeScene(segment.scene));
    if (!superseded()) await clearCards(segment);
    for (const { auto, ...card } of segment.overlays) {
      if (!auto || superseded()) continue;
      await attempt("overlay", segment, () => ports.showOverlay({ ...card, format: "auto" }));
    }
    await loading;
  };
}

/** Waits for a promise, but not longer than some milliseconds of the context's clock. */
export const atMost = ({ clock }: StudioContext, milliseconds: number, work: Promise<void>): Promise<void> =>
  Promise.race([work, sleep(clock, milliseconds)]);
