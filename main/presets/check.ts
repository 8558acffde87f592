import { type Layer, type Preset, presetSchema } from "../../preload/contract";
import { slotOverlap } from "./slot-overlap";

/** A preset that can be used, or what is wrong with it in one line. */
export type Checked = { preset: Preset } | { reason: string };

const mediaReference = /^(media|bundled):.+/;

function repeated(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}

/** A picture that pans must fill at least this share of the canvas: in a small frame the drift only disturbs. */
const leastPanArea = 0.25;

const pansInSmallFrame = ({ layout }: Layer): boolean =>
  [layout.landscape, layout.portrait].some((at) => at !== null && at.frame.w * at.frame.h < leastPanArea);

/** The media reference that a layer names, and the setting it stands in. */
function mediaOf(layer: Layer): { setting: string; reference: string | undefined } | null {
  switch (layer.kind) {
    case "image":
    case "video":
    case "music":
      return { setting: "file", reference: layer.settings.file };
    case "camera":
      return mediaReference.test(layer.settings.standIn ?? "bundled:none")
        ? { setting: "standInClip", reference: layer.settings.standInClip }
        : { setting: "standIn", reference: layer.settings.standIn };
    default:
      return null;
  }
}

function mediaFault(layer: Layer): string | null {
  const media = mediaOf(layer);
  if (media?.reference !== undefined && !mediaReference.test(media.reference)) {
    return `${layer.id}: ${media.setting} must be media:… or bundled:…`;
  }
  if (layer.kind !== "image") return null;
  const { role, file, motion } = layer.settings;
  if (role === "fixed" && file === undefined) return `${layer.id}: a fixed picture needs a file`;
  if (motion === "pan" && pansInSmallFrame(layer)) {
    return `${layer.id}: a picture that pans must fill a quarter of the canvas or more`;
  }
  return null;
}

/** Ids are addresses and Chinese names become names in OBS: each must be there once. */
function sceneFault(scene: Preset["scenes"][number]): string | null {
  const id = repeated(scene.layers.map((layer) => layer.id));
  if (id !== undefined) return `${scene.id}: the layer id ${id} is there twice`;
  const name = repeated(scene.layers.map((layer) => layer.name["zh-CN"]));
  if (name !== undefined) return `${scene.id}: the layer name ${name} is there twice`;
  const slot = repeated(
    scene.layers.flatMap((layer) => (layer.kind === "overlay-slot" ? [layer.settings.slot] : [])),
  );
  if (slot !== undefined) return `${scene.id}: the slot ${slot} is there twice`;
  const fault = scene.layers.map(mediaFault).find((each) => each !== null) ?? slotOverlap(scene);
  return fault === null ? null : `${scene.id}: ${fault}`;
}

/** Checks the content of a `preset.json` against its schema and the rules that a schema cannot say. */
export function checkPreset(content: unknown): Checked {
  const parsed = presetSchema.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` };
  }
  const preset = parsed.data;
  const id = repeated(preset.scenes.map((scene) => scene.id));
  if (id !== undefined) return { reason: `the scene id ${id} is there twice` };
  const name = repeated(preset.scenes.map((scene) => scene.name["zh-CN"]));
  if (name !== undefined) return { reason: `the scene name ${name} is there twice` };
  for (const scene of preset.scenes) {
    const fault = sceneFault(scene);
    if (fault !== null) return { reason: fault };
  }
  return { preset };
}
