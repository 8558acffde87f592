import { access } from "node:fs/promises";
import { join } from "node:path";
import {
  type ApplyResult,
  type Canvas,
  type CheckedInput,
  type HandlersFor,
  type Orientation,
  orientationOf,
  type Preset,
  StudioError,
} from "../../preload/contract";
import type { AppliedPreset, Engine, SceneFill, StudioContext } from "../core";
import { resolveMedia } from "../storage";
import { noteApplied } from "./applied";
import { readPresets } from "./library";
import { createTurn, type TurnPorts } from "./orientation";
import { wordDifference, wordMissing } from "./wording";

export interface PresetDependencies extends TurnPorts {
  /** The engine that runs. @throws StudioError when there is none. */
  engine: () => Engine;
  /** What roles and placeholders stand for now. */
  fill: () => SceneFill;
}

export interface Presets {
  handlers: HandlersFor<
    | "preset.list"
    | "preset.apply"
    | "preset.diff"
    | "preset.restore"
    | "preset.undo"
    | "scene.orientation"
    | "scene.take"
    | "scene.picture"
  >;
  /** Reads the presets that ship with the studio and the user's own into `state.library.presets`. */
  start(): Promise<void>;
  /** Builds a preset that nobody asked for by name: what was muted stays so, and it is nothing to undo. */
  buildUnasked(id: string, orientation: Orientation): Promise<ApplyResult>;
}

/** Puts a picture into the story or product layers; an empty reference brings the preset's own stand-in back. */
async function choosePicture(
  { store, paths }: StudioContext,
  { engine, fill }: PresetDependencies,
  { role, file }: CheckedInput<"scene.picture">,
) {
  if (file !== "") {
    await access(resolveMedia(paths, file)).catch((cause: unknown) => {
      throw new StudioError("core.not-found", { field: "file", params: { what: "图片", id: file }, cause });
    });
  }
  store.update((draft) => {
    draft.scenes.pictures[role] = file === "" ? null : file;
  });
  // Nothing is built: the picture is shown as soon as a preset is.
  if (store.get().scenes.applied.length > 0) await engine().fillScenes(fill());
}

/** The last build or restore that can be taken back. */
function createUndo({ store, clock }: StudioContext) {
  let last: { preset: string; undo: () => Promise<void> } | null = null;
  function forget() {
    last = null;
    store.update((draft) => {
      draft.scenes.undo = null;
    });
  }
  return {
    forget,
    keep(preset: string, { undo }: AppliedPreset) {
      if (undo === null) return;
      last = { preset, undo };
      store.update((draft) => {
        draft.scenes.undo = { preset, at: clock.now() };
      });
    },
    /** @throws StudioError `presets.nothing-to-undo`, `presets.undo-gone`, and what the engine refuses with. */
    async takeBack() {
      // An engine that went has taken with it what there was to undo.
      if (last === null || store.get().scenes.undo === null) throw new StudioError("presets.nothing-to-undo");
      const { preset, undo } = last;
      try {
        await undo();
      } catch (thrown) {
        if (thrown instanceof StudioError && thrown.code === "presets.undo-gone") forget();
        throw thrown;
      }
      forget();
      return { preset };
    },
  };
}

/** The presets of a studio. It knows no engine by name: OBS and the built-in stage build the same data. */
export function createPresets(context: StudioContext, dependencies: PresetDependencies): Presets {
  const { engine, fill } = dependencies;
  const { store, problems, clock, paths } = context;
  const undo = createUndo(context);
  const canvasFor = (orientation: Orientation): Canvas => store.get().settings.canvas[orientation];

  function find(id: string): Preset {
    const preset = store.get().library.presets.find((each) => each.id === id);
    if (preset === undefined) throw new StudioError("presets.unknown", { params: { id } });
    return preset;
  }

  /** As the preset stands already, else as the show wants it. */
  function orientationFor(id: string): Orientation {
    const { scenes, show } = store.get();
    const applied = scenes.applied.find((each) => each.preset === id);
    return applied?.orientation ?? show.open?.orientation ?? scenes.applied[0]?.orientation ?? "landscape";
  }

  /** `asked`: by somebody, by name; else a take needed it, and what was muted or undone meanwhile is none of its business. */
  async function apply(
    preset: Preset,
    orientation: Orientation,
    canvas = canvasFor(orientation),
    asked = true,
  ): Promise<ApplyResult> {
    const begun = clock.now();
    const applied = await engine().applyPreset(preset, orientation, canvas, fill(), { unmutes: asked });
    const notes = noteApplied(context, preset, orientation, applied);
    if (asked) undo.keep(preset.id, applied);
    return {
      preset: preset.id,
      orientation,
      scenes: applied.scenes,
      milliseconds: clock.now() - begun,
      notes,
      missing: wordMissing(preset, applied, store.get().settings.language),
    };
  }

  /** A scene of a preset that nobody has built yet is built first: in the middle of a show nobody looks for a button. */
  async function buildMissing(scene: string) {
    const { library, scenes } = store.get();
    const preset = library.presets.find(({ id }) => id === scene.split("/")[0]);
    if (preset === undefined || scenes.applied.some((applied) => applied.preset === preset.id)) return;
    const orientation = orientationFor(preset.id);
    await buildUnasked(preset.id, orientation);
  }

  const buildUnasked = (id: string, orientation: Orientation) =>
    apply(find(id), orientation, canvasFor(orientation), false);

  async function diff({ id }: CheckedInput<"preset.diff">) {
    const preset = find(id);
    const running = engine();
    if (running.diffPreset === undefined) throw new StudioError("presets.cannot-compare");
    const orientation = orientationFor(id);
    const differences = await running.diffPreset(preset, orientation, canvasFor(orientation), fill());
    const { language } = store.get().settings;
    return differences.map((difference) => wordDifference(preset, difference, language));
  }

  const turn = createTurn(context, dependencies, (preset, orientation) => apply(preset, orientation));

  return {
    handlers: {
      "preset.list": () => store.get().library.presets,
      "preset.apply": ({ id, orientation, canvas }) => {
        const wanted = orientation ?? (canvas ? orientationOf(canvas) : orientationFor(id));
        if (canvas && orientationOf(canvas) !== wanted) {
          const params = { field: "canvas", reason: `${canvas.width}×${canvas.height} ≠ ${wanted}` };
          throw new StudioError("core.invalid-input", { field: "canvas", params });
        }
        return apply(find(id), wanted, canvas);
      },
      "preset.diff": diff,
      "preset.restore": ({ id }) => apply(find(id), orientationFor(id)),
      "preset.undo": () => undo.takeBack(),
      "scene.orientation": async (input) => {
        const turned = await turn(input);
        // Turned once more is the way back; half a turn's changes mean nothing on another canvas.
        undo.forget();
        return turned;
      },
      "scene.take": async ({ scene }) => {
        await buildMissing(scene);
        return engine().take(scene);
      },
      "scene.picture": (input) => choosePicture(context, dependencies, input),
    },
    buildUnasked,
    async start() {
      const { presets, broken } = await readPresets([
        join(paths.resources, "presets"),
        join(paths.data, "presets"),
      ]);
      store.update((draft) => {
        draft.library.presets = presets;
      });
      for (const { path, reason } of broken) {
        problems.report("presets.broken", { subject: path, params: { path, reason } });
      }
    },
  };
}
