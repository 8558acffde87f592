import type { Device } from "../../../preload/contract";
import type { SceneFill } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf, type BatchRequest, entry } from "../connection/requests";
import { deviceProperty, type KindTable } from "./kinds";
import { deviceScene } from "./names";

/** What OBS can capture here. */
export interface ObsDevices {
  cameras: Device[];
  microphones: Device[];
  /** The microphones OBS captures for every scene by itself (its Mic/Aux), by device id. */
  always: string[];
}

const useless = new Set(["", "__custom__"]);

function devicesIn(items: unknown): Device[] {
  if (!Array.isArray(items)) return [];
  return (items as { itemName?: unknown; itemValue?: unknown }[]).flatMap((item) => {
    const id = typeof item.itemValue === "string" ? item.itemValue : "";
    const name = typeof item.itemName === "string" && item.itemName !== "" ? item.itemName : id;
    return useless.has(id) ? [] : [{ id, name }];
  });
}

/**
 * Lists cameras and microphones. OBS tells them only by the properties of an input, so two inputs are made for the
 * moment, in a scene that is never drawn, and go with it in the same batch.
 */
export async function listDevices(link: ObsLink, kinds: KindTable): Promise<ObsDevices> {
  const uses = [
    { kind: kinds.camera, name: `${deviceScene}·摄像头` },
    { kind: kinds.microphone, name: `${deviceScene}·麦克风` },
  ];
  const listing: BatchRequest[] = uses.flatMap(({ kind, name }) =>
    kind === undefined
      ? []
      : [
          entry("CreateInput", {
            sceneName: deviceScene,
            inputName: name,
            inputKind: kind,
            sceneItemEnabled: false,
          }),
          entry("GetInputPropertiesListPropertyItems", {
            inputName: name,
            propertyName: deviceProperty(kind),
          }),
        ],
  );
  const answers = await link.batch([
    entry("CreateScene", { sceneName: deviceScene }),
    ...listing,
    entry("RemoveScene", { sceneName: deviceScene }),
    entry("GetSpecialInputs", {}),
  ]);
  const lists = answers.filter((answer) => answer.requestType === "GetInputPropertiesListPropertyItems");
  const cameraList = kinds.camera === undefined ? undefined : lists.shift();
  const microphoneList = kinds.microphone === undefined ? undefined : lists.shift();
  const named = (answer: typeof cameraList) =>
    devicesIn(answerOf(answer, "GetInputPropertiesListPropertyItems")?.propertyItems);
  return {
    cameras: named(cameraList),
    microphones: named(microphoneList),
    always: await alwaysCaptured(link, answerOf(answers.at(-1), "GetSpecialInputs")),
  };
}

async function alwaysCaptured(link: ObsLink, special: object | null): Promise<string[]> {
  const names = Object.entries(special ?? {}).flatMap(([key, name]) =>
    key.startsWith("mic") && typeof name === "string" && name !== "" ? [name] : [],
  );
  const answers = await link.batch(names.map((inputName) => entry("GetInputSettings", { inputName })));
  return answers.map((answer) => {
    const id = answerOf(answer, "GetInputSettings")?.inputSettings.device_id;
    return typeof id === "string" && id !== "" ? id : "default";
  });
}

/** Which device each role gets: the one set, where it is there; else the first that no other role was given. */
export function assignCameras(
  cameras: readonly Device[],
  wanted: Pick<SceneFill["devices"], "host" | "second" | "overhead">,
): Record<"host" | "second" | "overhead", string | null> {
  const roles = ["host", "second", "overhead"] as const;
  const there = new Set(cameras.map((camera) => camera.id));
  const assigned: Record<(typeof roles)[number], string | null> = {
    host: null,
    second: null,
    overhead: null,
  };
  for (const role of roles) {
    const id = wanted[role];
    if (id !== null && there.has(id)) assigned[role] = id;
  }
  for (const role of roles) {
    if (assigned[role] !== null || wanted[role] !== null) continue;
    const taken = new Set(roles.map((each) => assigned[each]));
    assigned[role] = cameras.find((camera) => !taken.has(camera.id))?.id ?? null;
  }
  return assigned;
}

/**
 * The microphone for the studio's own input: null where there is none, `undefined` where OBS captures it for every scene
 * already, since a second capture would double the voice.
 */
export function assignMicrophone(devices: ObsDevices, wanted: string | null): string | null | undefined {
  if (wanted === null) return devices.always.length > 0 ? undefined : (devices.microphones[0]?.id ?? null);
  if (devices.always.includes(wanted)) return undefined;
  return devices.microphones.some((each) => each.id === wanted) ? wanted : null;
}
