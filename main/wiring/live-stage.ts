import type { EngineEvents, StudioContext } from "../core";
import type { Live, LivePorts } from "../live";
import type { Presets } from "../presets";

/** What the built-in stage tells of its live stream, and of a window that came: nothing else listens to either. */
export const stageLiveEvents = (
  { log }: StudioContext,
  live: Live,
): Pick<EngineEvents, "streamChanged" | "returned"> => ({
  streamChanged: (active) => live.onStreamChanged(active),
  returned: () => {
    live
      .onEngineReturned()
      .catch((error: unknown) => log.warn({ err: error }, "The stage's stream did not resume"));
  },
});

/** Builds a preset anew and takes one of its scenes, for an engine that has forgotten both. */
export const bringBackBy =
  ({ handlers }: Pick<Presets, "handlers">): LivePorts["bringBack"] =>
  async (scene, orientation) => {
    await handlers["preset.apply"]({ id: scene.split("/")[0] ?? "", orientation });
    await handlers["scene.take"]({ scene });
  };
