import type { Device } from "../../../preload/contract";
import type { ObsLink } from "../connection/link";
import { answerOf, type BatchRequest, type BatchResult, entry } from "../connection/requests";
import { deviceProperty, type KindTable, listsScreens } from "./kinds";
import { cameraSource, deviceScene, microphoneSource, screenSource } from "./names";

/** What OBS can capture here. */
export interface ObsDevices {
  cameras: Device[];
  microphones: Device[];
  /** Null where OBS cannot be asked. */
  screens: Device[] | null;
  /** The microphones OBS captures for every scene by itself (its Mic/Aux): the input and its device. */
  always: { input: string; device: string }[];
}

/** Values that stand for no device at all; `DUMMY` is Windows' "choose a display". */
const useless = new Set(["", "__custom__", "DUMMY"]);

function devicesIn(items: unknown): Device[] {
  if (!Array.isArray(items)) return [];
  return (items as { itemName?: unknown; itemValue?: unknown }[]).flatMap((item) => {
    const value = item.itemValue;
    const id = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
    const name = typeof item.itemName === "string" && item.itemName !== "" ? item.itemName : id;
    return useless.has(id) ? [] : [{ id, name }];
  });
}

interface Capture {
  use: DeviceUse;
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

export type DeviceUse = "camera" | "microphone" | "screen";
export const deviceUses: readonly DeviceUse[] = ["camera", "microphone", "screen"];

const ownSources: Record<DeviceUse, string> = {
  camera: cameraSource("host"),
  microphone: microphoneSource,
  screen: screenSource,
};

function captureOf(use: DeviceUse, kinds: KindTable): Capture | null {
  const kind = kinds[use];
  if (kind === undefined || (use === "screen" && !listsScreens(kind))) return null;
  return { use, kind, own: ownSources[use], passing: `${deviceScene}·${ownSources[use]}` };
}

/** What was listed last; null for what was not asked yet, or cannot be. */
export type KnownDevices = Record<DeviceUse, Device[] | null>;

/**
 * Lists cameras, microphones and screens. OBS tells them only by the properties of an input: the studio's own where its
 * scenes are built, else, for the uses in `ask`, inputs made for the moment; for other uses what was `known` stands.
 */
export async function listDevices(
  link: ObsLink,
  kinds: KindTable,
  ask: readonly DeviceUse[],
  known: KnownDevices,
): Promise<{ devices: ObsDevices; known: KnownDevices }> {
  const captures = deviceUses.flatMap((use) => captureOf(use, kinds) ?? []);
  const answers = await link.batch([
    entry("GetSpecialInputs", {}),
    ...captures.map(({ own, kind }) => propertyEntry(own, kind)),
  ]);
  const listed = { ...known };
  const missing: Capture[] = [];
  captures.forEach((capture, index) => {
    const found = listedIn(answers[1 + index]);
    if (found !== null) listed[capture.use] = found;
    else if (ask.includes(capture.use)) missing.push(capture);
  });
  const passing = await askPassing(link, missing);
  missing.forEach(({ use }, index) => {
    listed[use] = passing[index] ?? null;
  });
  const always = await alwaysCaptured(link, answerOf(answers[0], "GetSpecialInputs"));
  const { camera, microphone, screen } = listed;
  return {
    devices: { cameras: camera ?? [], microphones: microphone ?? [], screens: screen, always },
    known: listed,
  };
}

async function alwaysCaptured(link: ObsLink, special: object | null): Promise<ObsDevices["always"]> {
  const names = Object.entries(special ?? {}).flatMap(([key, name]) =>
    key.startsWith("mic") && typeof name === "string" && name !== "" ? [name] : [],
  );
  const answers = await link.batch(names.map((inputName) => entry("GetInputSettings", { inputName })));
  return names.map((input, index) => {
    const id = answerOf(answers[index], "GetInputSettings")?.inputSettings.device_id;
    return { input, device: typeof id === "string" && id !== "" ? id : "default" };
  });
}

/**
 * Where the voice comes from: the studio's own input (`device` null: there is no microphone for it), or the input that
 * OBS captures for every scene by itself, since a second capture of the same would double the voice.
 */
export type Voice = { from: "own"; device: string | null } | { from: "always"; input: string };

export function assignMicrophone(devices: ObsDevices, wanted: string | null): Voice {
  const [first] = devices.always;
  if (wanted === null) {
    if (first !== undefined) return { from: "always", input: first.input };
    return { from: "own", device: devices.microphones[0]?.id ?? null };
  }
  const always = devices.always.find((each) => each.device === wanted);
  if (always !== undefined) return { from: "always", input: always.input };
  return { from: "own", device: devices.microphones.some((each) => each.id === wanted) ? wanted : null };
}

/**
 * The screen a `screen` layer shows: null where it is missing, `undefined` where OBS cannot be asked and its own choice
 * stands.
 */
export function assignScreen(
  screens: readonly Device[] | null,
  wanted: string | null,
): string | null | undefined {
  if (screens === null) return wanted ?? undefined;
  if (wanted === null) return screens[0]?.id ?? null;
  return screens.some((each) => each.id === wanted) ? wanted : null;
}
