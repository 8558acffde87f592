import type { Device } from "../../../preload/contract";
import type { SceneFill } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf, type BatchRequest, type BatchResult, entry } from "../connection/requests";
import { deviceProperty, type KindTable } from "./kinds";
import { cameraSource, deviceScene, microphoneSource } from "./names";

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

interface Capture {
  kind: string;
  /** The studio's own input of that kind, where a scene has one already. */
  own: string;
  /** An input made for the moment. */
  passing: string;
}

const propertyEntry = (inputName: string, kind: string) =>
  entry("GetInputPropertiesListPropertyItems", { inputName, propertyName: deviceProperty(kind) });

/** Null where an input of that name does not exist. */
const listedIn = (answer: BatchResult | undefined): Device[] | null => {
  const items = answerOf(answer, "GetInputPropertiesListPropertyItems")?.propertyItems;
  return items === undefined ? null : devicesIn(items);
};

/** Asks inputs made for the moment, in a scene that is never drawn and goes with them in the same batch. */
async function askPassing(link: ObsLink, captures: readonly Capture[]): Promise<(Device[] | null)[]> {
  if (captures.length === 0) return [];
  const making: BatchRequest[] = captures.flatMap(({ kind, passing }) => [
    entry("CreateInput", {
      sceneName: deviceScene,
      inputName: passing,
      inputKind: kind,
      sceneItemEnabled: false,
    }),
    propertyEntry(passing, kind),
  ]);
  const answers = await link.batch([
    entry("CreateScene", { sceneName: deviceScene }),
    ...making,
    entry("RemoveScene", { sceneName: deviceScene }),
  ]);
  return captures.map((_each, index) => listedIn(answers[2 + index * 2]));
}

/**
 * Lists cameras and microphones. OBS tells them only by the properties of an input: the studio's own where its scenes
 * are built, else inputs made for the moment.
 */
export async function listDevices(link: ObsLink, kinds: KindTable): Promise<ObsDevices> {
  const captureOf = (kind: string | undefined, own: string): Capture | null =>
    kind === undefined ? null : { kind, own, passing: `${deviceScene}·${own}` };
  const camera = captureOf(kinds.camera, cameraSource("host"));
  const microphone = captureOf(kinds.microphone, microphoneSource);
  const captures = [camera, microphone].flatMap((each) => each ?? []);
  const answers = await link.batch([
    entry("GetSpecialInputs", {}),
    ...captures.map(({ own, kind }) => propertyEntry(own, kind)),
  ]);
  const found = new Map(captures.map((each, index) => [each, listedIn(answers[1 + index])]));
  const missing = captures.filter((each) => found.get(each) === null);
  const passing = await askPassing(link, missing);
  missing.forEach((each, index) => {
    found.set(each, passing[index] ?? null);
  });
  return {
    cameras: (camera && found.get(camera)) ?? [],
    microphones: (microphone && found.get(microphone)) ?? [],
    always: await alwaysCaptured(link, answerOf(answers[0], "GetSpecialInputs")),
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
