import {
  type Canvas,
  localise,
  type Orientation,
  type Preset,
  type StageScene,
  StudioError,
  type TakeResult,
} from "../../preload/contract";
import type { AppliedPreset, SceneFill, StudioContext } from "../core";
import { missingDevices, notesOf } from "./lacks";
import { referenceOf } from "./references";
import { resolveScene } from "./resolve-scene";
import type { Waiters } from "./waiters";

/** What the window says it shows. */
export interface Shown {
  scene: string | null;
  take: number;
  cards: readonly string[];
}

/** How long a window may take to draw something, beside the transition. */
export const drawMilliseconds = 5000;

/** The scenes that are applied to the stage, and the one on air. */
export class StageScenes {
  readonly #context: StudioContext;
  readonly #shown: Waiters<Shown>;
  readonly #window: { readonly attached: boolean; readonly hasListedDevices: boolean };
  readonly #applied = new Map<string, Preset>();
  #orientation: Orientation = "landscape";
  #fill: SceneFill | null = null;

  constructor(
    context: StudioContext,
    shown: Waiters<Shown>,
    window: { readonly attached: boolean; readonly hasListedDevices: boolean },
  ) {
    this.#context = context;
    this.#shown = shown;
    this.#window = window;
  }

  async apply(
    preset: Preset,
    orientation: Orientation,
    canvas: Canvas,
    fill: SceneFill,
  ): Promise<AppliedPreset> {
    const { store } = this.#context;
    const { stage } = store.get();
    const otherSize = stage.canvas.width !== canvas.width || stage.canvas.height !== canvas.height;
    if (otherSize && (stage.recording !== null || stage.stream !== null))
      throw new StudioError("stage.canvas-locked");
    this.#applied.set(preset.id, preset);
    this.#orientation = orientation;
    this.#fill = fill;
    store.update((draft) => {
      draft.stage.canvas = { ...canvas };
      if (draft.engine.kind === "stage") draft.engine.canvas = { ...canvas };
    });
    this.#redraw();
    const { language } = store.get().settings;
    return {
      scenes: preset.scenes.map(({ name }) => localise(name, language)),
      ...(await this.#lacks(preset, fill)),
      // Nothing is held outside the studio: there is nothing to take back.
      undo: null,
    };
  }

  fill(fill: SceneFill): void {
    this.#fill = fill;
    this.#redraw();
  }

  /** A scene of an applied preset, ready to be drawn. @throws StudioError `core.not-found` */
  scene(ref: string): StageScene {
    const [presetId = "", sceneId = ""] = ref.split("/");
    const preset = this.#applied.get(presetId);
    const { language } = this.#context.store.get().settings;
    const scene =
      preset === undefined || this.#fill === null
        ? null
        : resolveScene(preset, sceneId, {
            orientation: this.#orientation,
            fill: this.#fill,
            language,
            reference: (file) => referenceOf(this.#context.paths, file),
          });
    if (scene !== null) return scene;
    const what = language === "zh-CN" ? "场景" : "Scene";
    throw new StudioError("core.not-found", { params: { what, id: ref } });
  }

  /**
   * Resolves when the window shows the scene, its transition included. Without a window the scene is on air as
   * state alone, at once: a rundown can be rehearsed with no picture.
   * @throws StudioError `core.not-found`, `stage.silent`, `core.cancelled` when another take came in between
   */
  async take(ref: string): Promise<TakeResult> {
    const { store, clock } = this.#context;
    const scene = this.scene(ref);
    const { stage, scenes } = store.get();
    const asked = scenes.asked?.scene === ref && stage.programme.scene?.ref === ref;
    if (!asked && scenes.onAir === ref && scenes.asked === null)
      return { scene: ref, changed: false, milliseconds: 0 };
    const at = clock.now();
    const preset = this.#applied.get(ref.split("/")[0] ?? "");
    const cut = { kind: "cut", milliseconds: 0 } as const;
    const transition = stage.programme.scene === null ? cut : (preset?.transition ?? cut);
    const take = asked ? stage.programme.take : stage.programme.take + 1;
    store.update((draft) => {
      if (!asked) draft.stage.programme = { scene, take, transition: { ...transition } };
      draft.scenes.asked = { scene: ref, at, started: this.#window.attached };
    });
    if (this.#window.attached) await this.#confirmed(scene, take, transition.milliseconds);
    const milliseconds = clock.now() - at;
    store.update((draft) => {
      draft.scenes.asked = null;
      draft.scenes.onAir = ref;
      draft.scenes.onAirName = scene.name;
      draft.scenes.lastTakeMilliseconds = milliseconds;
    });
    return { scene: ref, changed: true, milliseconds };
  }

  async #confirmed(scene: StageScene, take: number, transitionMilliseconds: number) {
    const { store } = this.#context;
    const limit = transitionMilliseconds + drawMilliseconds;
    const judge = (shown: Shown) => {
      if (shown.take < take) return "waiting" as const;
      if (shown.take === take) return "done" as const;
      return new StudioError("core.cancelled", { params: { what: scene.name } });
    };
    try {
      await this.#shown.until(judge, limit, () => {
        const params = { what: scene.name, seconds: Math.round(limit / 1000) };
        return new StudioError("stage.silent", { params });
      });
    } catch (thrown) {
      store.update((draft) => {
        if (draft.stage.programme.take === take) draft.scenes.asked = null;
      });
      throw thrown;
    }
  }

  /** Puts changed words, pictures and devices into the scene on air; no take, so no transition. */
  #redraw() {
    const { store } = this.#context;
    const ref = store.get().stage.programme.scene?.ref;
    if (ref === undefined || !this.#applied.has(ref.split("/")[0] ?? "")) return;
    const scene = this.scene(ref);
    store.update((draft) => {
      draft.stage.programme.scene = scene;
    });
  }

  async #lacks(preset: Preset, fill: SceneFill): Promise<Pick<AppliedPreset, "notes" | "missing">> {
    const { devices } = this.#context.store.get().engine;
    const isListed = this.#window.attached && this.#window.hasListedDevices;
    return {
      notes: await notesOf(preset, fill, isListed ? devices : null),
      missing: isListed ? missingDevices(preset, fill, devices) : [],
    };
  }
}
