import { StudioError } from "../../../preload/contract";
import { type AppliedPreset, assignCameras, type SceneFill, type StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf, type BatchResult, entry, type JsonObject } from "../connection/requests";
import type { PanStore } from "../pan/pan-store";
import { type ContentPlan, planContent, type Standing, sameContent } from "./content";
import { type BuildContext, type DesiredScene, desiredScenes, desiredSounds } from "./desired";
import { assignMicrophone, assignScreen, type ObsDevices } from "./devices";
import { missingDevices, notesOf } from "./lacks";
import type { Machine } from "./machine";
import { findPans } from "./pans";
import { findPictures } from "./pictures";
import { planScene, type ScenePlan } from "./plan";
import { planSounds, type SoundPlan } from "./plan-sound";
import { type Present, readPresent } from "./present";
import type { AppliedScenes, Session } from "./session";
import type { Inverse } from "./undo";

/** A preset as it should stand in this OBS, and what could not be filled. */
export interface Wanted extends Standing {
  scenes: DesiredScene[];
  notes: AppliedPreset["notes"];
  missing: AppliedPreset["missing"];
}

export interface Built {
  /** Sources whose size OBS does not know yet. */
  unsettled: string[];
  /** What takes everything back that was changed. */
  inverses: Inverse[];
}

/** Compares what should stand in OBS with what does. */
export interface Reconciler {
  machine(): Machine;
  want(applied: AppliedScenes, fill: SceneFill, devices: ObsDevices): Promise<Wanted>;
  /** Every plan, none carried out. */
  compare(
    wanted: Standing,
  ): Promise<{ scenes: { scene: DesiredScene; plan: ScenePlan }[]; sounds: SoundPlan }>;
  /** One batch for all scenes, nothing where nothing differs. `unmutes`: see `planSounds`. */
  build(wanted: Standing, unmutes: boolean): Promise<Built>;
  /** Changes texts, pictures and devices alone; `due` are the sources whose crop waits for their size. */
  change(
    before: Standing,
    wanted: Standing,
    due: ReadonlySet<string>,
  ): Promise<Pick<ContentPlan, "unsettled" | "sized">>;
}

function refuseFailures(
  planned: readonly { scene: DesiredScene; plan: ScenePlan }[],
  results: BatchResult[],
) {
  const requests = planned.flatMap(({ scene, plan }) => plan.requests.map(() => scene));
  const index = results.findIndex((result) => !result.requestStatus.result);
  if (index === -1 && results.length === requests.length) return;
  const failed = results[index];
  const status = failed?.requestStatus;
  const scene = requests[index === -1 ? results.length : index];
  throw new StudioError("obs.request-failed", {
    params: {
      request: `${failed?.requestType ?? "RequestBatch"} (${scene?.name ?? ""})`,
      status: status?.code ?? 0,
      detail: status !== undefined && "comment" in status ? String(status.comment) : "—",
    },
  });
}

export function createReconciler(
  context: StudioContext,
  link: ObsLink,
  session: Session,
  pans: PanStore | null,
): Reconciler {
  function machine(): Machine {
    if (session.machine === null) throw new StudioError("obs.not-connected");
    return session.machine;
  }

  const read = ({ scenes, sounds }: Standing): Promise<Present> =>
    readPresent(link, {
      scenes: scenes.map((scene) => scene.name),
      inputs: new Set(scenes.flatMap((scene) => scene.items.map((item) => item.source))),
      sounds: new Set(sounds.map((sound) => sound.source)),
    });

  async function compare(wanted: Standing) {
    const present = await read(wanted);
    const { transitions, knowsCropToBounds } = machine();
    const scenes = wanted.scenes.map((scene) => ({
      scene,
      plan: planScene(scene, present, transitions, knowsCropToBounds),
    }));
    return { scenes, present };
  }

  /** What is taken out must be known well enough to be put back. */
  async function readRemoved(inverses: readonly Inverse[]) {
    const inputs = inverses.flatMap((each) =>
      each.kind === "put-back" && each.input !== null && each.input.settings === null
        ? [{ name: each.item.source, input: each.input }]
        : [],
    );
    const answers = await link.batch(
      inputs.map(({ name }) => entry("GetInputSettings", { inputName: name })),
    );
    inputs.forEach(({ input }, index) => {
      const answer = answerOf(answers[index], "GetInputSettings");
      if (answer !== null) input.settings = answer.inputSettings as JsonObject;
    });
  }

  /** Sound comes after the picture: a filter that this OBS refuses leaves the scenes as they should be. */
  async function carryOut({ requests }: Pick<SoundPlan, "requests">) {
    for (const result of await link.batch(requests)) {
      if (!result.requestStatus.result) {
        context.log.warn({ request: result.requestType, status: result.requestStatus }, "OBS refused");
      }
    }
  }

  return {
    machine,
    async want(applied, fill, devices) {
      const { preset, orientation, canvas } = applied;
      const { kinds, fontFace, filters } = machine();
      const pictures = await findPictures(context.paths, preset, fill, context.log);
      const build: BuildContext = {
        ...{ orientation, canvas, fill, kinds, fontFace, filters, pictures },
        cameras: assignCameras(devices.cameras, fill.devices),
        voice: assignMicrophone(devices, fill.devices.microphone),
        screen: assignScreen(devices.screens, fill.devices.screen),
        pans: await findPans(pans, { preset, orientation, canvas, fill, pictures }),
        cards: session.cards,
      };
      return {
        scenes: desiredScenes(preset, build),
        sounds: desiredSounds(preset, build),
        notes: notesOf(preset, build),
        missing: missingDevices(preset, build),
      };
    },
    async compare(wanted) {
      const { scenes, present } = await compare(wanted);
      return { scenes, sounds: planSounds(wanted.sounds, present, true) };
    },
    async build(wanted, unmutes) {
      const { scenes, present } = await compare(wanted);
      const sounds = planSounds(wanted.sounds, present, unmutes);
      const inverses = [...scenes.flatMap(({ plan }) => plan.inverses), ...sounds.inverses];
      await readRemoved(inverses);
      const requests = scenes.flatMap(({ plan }) => plan.requests);
      refuseFailures(scenes, await link.batch(requests, { halt: true }));
      await carryOut(sounds);
      return { unsettled: scenes.flatMap(({ plan }) => plan.unsettled), inverses };
    },
    async change(before, wanted, due) {
      if (due.size === 0 && sameContent(before, wanted)) return { unsettled: [], sized: [] };
      const present = await read(wanted);
      const plan = planContent(before, wanted, present, machine().knowsCropToBounds, due);
      await carryOut(plan);
      return plan;
    },
  };
}
