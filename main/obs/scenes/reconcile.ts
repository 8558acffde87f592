import { type Preset, StudioError } from "../../../preload/contract";
import type { AppliedPreset, SceneFill, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import type { BatchResult } from "../connection/requests";
import { type BuildContext, type DesiredScene, desiredScenes, pictureOf } from "./desired";
import { assignCameras, assignMicrophone, type ObsDevices } from "./devices";
import type { Machine } from "./machine";
import { findPictures } from "./pictures";
import { planScene, type ScenePlan } from "./plan";
import { type Present, readPresent } from "./present";
import type { AppliedScenes, Session } from "./session";

/** A preset as it should stand in this OBS, and what could not be filled. */
export interface Wanted {
  scenes: DesiredScene[];
  notes: AppliedPreset["notes"];
}

/** Compares what should stand in OBS with what does. */
export interface Reconciler {
  machine(): Machine;
  want(applied: AppliedScenes, fill: SceneFill, devices: ObsDevices): Promise<Wanted>;
  /** Every scene's plan, none carried out. */
  compare(scenes: readonly DesiredScene[]): Promise<{ scene: DesiredScene; plan: ScenePlan }[]>;
  /** One batch a scene; nothing where nothing differs. Gives the sources whose size OBS does not know yet. */
  build(scenes: readonly DesiredScene[]): Promise<string[]>;
}

/** What could not be filled: said once a layer, by code. */
function notesOf(preset: Preset, build: BuildContext): AppliedPreset["notes"] {
  const notes: AppliedPreset["notes"] = [];
  for (const layer of preset.scenes.flatMap((scene) => scene.layers)) {
    if (layer.layout[build.orientation] === null && layer.kind !== "microphone") continue;
    const missing =
      layer.kind === "camera" && build.cameras[layer.settings.device] === null
        ? "presets.no-camera"
        : layer.kind === "microphone" && build.microphone === null
          ? "presets.no-microphone"
          : layer.kind === "image" && lacksPicture(pictureOf(layer, build.fill), build)
            ? "presets.missing-picture"
            : null;
    if (missing === null || notes.some((note) => note.code === missing && note.layer === layer.id)) continue;
    notes.push({ code: missing, layer: layer.id });
  }
  return notes;
}

const lacksPicture = (reference: string | null, build: BuildContext) =>
  reference !== null && (build.pictures.get(reference) ?? null) === null;

function refuseFailures(scene: DesiredScene, plan: ScenePlan, results: BatchResult[]) {
  const failed = results.find((result) => !result.requestStatus.result);
  if (failed === undefined && results.length === plan.requests.length) return;
  const status = failed?.requestStatus;
  throw new StudioError("obs.request-failed", {
    params: {
      request: `${failed?.requestType ?? "RequestBatch"} (${scene.name})`,
      status: status?.code ?? 0,
      detail: status !== undefined && "comment" in status ? String(status.comment) : "—",
    },
  });
}

export function createReconciler(context: StudioContext, link: ObsLink, session: Session): Reconciler {
  function machine(): Machine {
    if (session.machine === null) throw new StudioError("obs.not-connected");
    return session.machine;
  }

  function read(scenes: readonly DesiredScene[]): Promise<Present> {
    const inputs = new Set(scenes.flatMap((scene) => scene.items.map((item) => item.source)));
    return readPresent(
      link,
      scenes.map((scene) => scene.name),
      inputs,
    );
  }

  const planFor = (scene: DesiredScene, present: Present) =>
    planScene(scene, present, machine().transitions, machine().knowsCropToBounds);

  return {
    machine,
    async want(applied, fill, devices) {
      const { kinds, fontFace } = machine();
      const build: BuildContext = {
        orientation: applied.orientation,
        canvas: applied.canvas,
        fill,
        kinds,
        fontFace,
        cameras: assignCameras(devices.cameras, fill.devices),
        microphone: assignMicrophone(devices, fill.devices.microphone),
        pictures: await findPictures(context.paths, applied.preset, fill, context.log),
        cards: session.cards,
      };
      return { scenes: desiredScenes(applied.preset, build), notes: notesOf(applied.preset, build) };
    },
    async compare(scenes) {
      const present = await read(scenes);
      return scenes.map((scene) => ({ scene, plan: planFor(scene, present) }));
    },
    async build(scenes) {
      const present = await read(scenes);
      const unsettled: string[] = [];
      for (const scene of scenes) {
        const plan = planFor(scene, present);
        refuseFailures(scene, plan, await link.batch(plan.requests, { halt: true }));
        unsettled.push(...plan.unsettled);
      }
      return unsettled;
    },
  };
}
