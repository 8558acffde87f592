import { StudioError, type StudioState } from "../../preload/contract";
import type { Engine, SceneFill, StudioContext } from "../core";
import { resolveMedia } from "../storage";

/** What the presets' placeholders, pictures and devices stand for right now. */
export function sceneFillOf(state: StudioState, resolve: (reference: string) => string): SceneFill {
  const { settings, show, scenes } = state;
  const pathOf = (reference: string | null) => {
    if (reference === null) return null;
    try {
      return resolve(reference);
    } catch (thrown) {
      if (thrown instanceof StudioError) return null;
      throw thrown;
    }
  };
  return {
    village: show.open?.village || settings.village,
    host: show.open?.host || settings.host,
    show: show.open?.title ?? "",
    segment: show.open?.segments[show.current]?.title ?? "",
    pictures: {
      story: pathOf(scenes.pictures.story),
      product: pathOf(scenes.pictures.product),
      before: pathOf(scenes.pictures.before),
      after: pathOf(scenes.pictures.after),
    },
    devices: { ...settings.devices },
  };
}

export const currentFill = ({ store, paths }: StudioContext): SceneFill =>
  sceneFillOf(store.get(), (reference) => resolveMedia(paths, reference));

/** The state that scenes are filled from; pictures are seen to by whoever sets them. */
const fillPaths = /^\/(settings\/(village|host|devices)|show\/(open|current)|show$|settings$)/;

/** Keeps names and devices in the engine's scenes up to date with settings and show; returns a function that ends it. */
export function keepScenesFilled(context: StudioContext, engine: () => Engine | null): () => void {
  let last = JSON.stringify(currentFill(context));
  return context.store.onPatches((patches) => {
    if (!patches.some(({ path }) => fillPaths.test(path))) return;
    const fill = currentFill(context);
    const text = JSON.stringify(fill);
    if (text === last) return;
    last = text;
    if (context.store.get().scenes.applied.length === 0) return;
    engine()
      ?.fillScenes(fill)
      .catch((error: unknown) => context.log.warn({ err: error }, "Scenes were not filled anew"));
  });
}
