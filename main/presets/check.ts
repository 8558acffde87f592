import { type Layer, type Preset, presetSchema } from "../../preload/contract";

/** A preset that can be used, or what is wrong with it in one line. */
export type Checked = { preset: Preset } | { reason: string };

const mediaReference = /^(media|bundled):.+/;

function repeated(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}

function pictureFault(layer: Layer): string | null {
  if (layer.kind === "image") {
    const { role, file } = layer.settings;
    if (role === "fixed" && file === undefined) return `${layer.id}: a fixed picture needs a file`;
    if (file !== undefined && !mediaReference.test(file))
      return `${layer.id}: file must be media:… or bundled:…`;
  }
  if (layer.kind === "video" && !mediaReference.test(layer.settings.file)) {
    return `${layer.id}: file must be media:… or bundled:…`;
  }
  if (
    layer.kind === "camera" &&
    layer.settings.standIn !== undefined &&
    !mediaReference.test(layer.settings.standIn)
  ) {
    return `${layer.id}: standIn must be media:… or bundled:…`;
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
  const fault = scene.layers.map(pictureFault).find((each) => each !== null);
  return fault === undefined || fault === null ? null : `${scene.id}: ${fault}`;
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
