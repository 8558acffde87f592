import {
  type ApplyResult,
  type CheckedInput,
  type HandlersFor,
  type MessageCode,
  type Orientation,
  type Preset,
  type Show,
  StudioError,
} from "../../preload/contract";
import type { StudioContext } from "../core";

export interface TurnPorts {
  /** Saves a show that is open; one that ships becomes the user's own copy. */
  saveShow(show: Show): unknown;
  /** Shows the cards again that stood before. */
  restoreCards(): Promise<void>;
}

/** Why the picture may not change its shape now, or null. */
function hindrance({ store }: StudioContext): MessageCode | null {
  const { live, recording, rehearsal } = store.get();
  if (live.status !== "idle") return "presets.turn-while-live";
  if (rehearsal.active) return "presets.turn-while-rehearsing";
  return recording.status === "idle" ? null : "presets.turn-while-recording";
}

/**
 * Turns the open show, and everything that is built, to landscape or portrait. The engine first: where it cannot turn,
 * the show stays as it is.
 * @throws StudioError `presets.turn-while-live`, `-recording` or `-rehearsing`, and what the engine refuses with.
 */
export function createTurn(
  context: StudioContext,
  { saveShow, restoreCards }: TurnPorts,
  apply: (preset: Preset, orientation: Orientation) => Promise<ApplyResult>,
): HandlersFor<"scene.orientation">["scene.orientation"] {
  const { store } = context;
  return async ({ orientation }: CheckedInput<"scene.orientation">) => {
    const hindered = hindrance(context);
    if (hindered !== null) throw new StudioError(hindered, { field: "orientation" });
    const { scenes, library, show } = store.get();
    const built = scenes.applied.flatMap(
      ({ preset: id }) => library.presets.find((preset) => preset.id === id) ?? [],
    );
    const presets: ApplyResult[] = [];
    for (const preset of built) presets.push(await apply(preset, orientation));
    const { open } = show;
    if (open !== null && open.orientation !== orientation) await saveShow({ ...open, orientation });
    if (built.length > 0) await restoreCards();
    return { orientation, presets };
  };
}
