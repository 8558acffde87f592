import type { CameraRole, Language } from "../../../preload/contract";
import type { Senses, StudioContext } from "../../core";
import { ObsRefusal } from "../connection/errors";
import type { ObsLink } from "../connection/link";
import { deviceProperty, isKindFor } from "../scenes/kinds";
import { cameraSource } from "../scenes/names";
import { brightnessOf, changeOf, type Pixels, pixelsOf } from "./picture";

type CameraLook = NonNullable<Senses["cameras"]>[number];

/** Wide enough for a camera's own noise to be seen in it, and small enough to cost OBS next to nothing. */
const widthPixels = 64;
/** OBS's answer where a source gives no picture. */
const noPicture = 702;

const roles: Record<CameraRole, Record<Language, string>> = {
  host: { "zh-CN": "主播摄像头", en: "Host camera" },
  second: { "zh-CN": "第二摄像头", en: "Second camera" },
  overhead: { "zh-CN": "俯拍摄像头", en: "Overhead camera" },
};

/** A camera of the scene on air. */
export interface SeenCamera {
  /** What OBS calls it. */
  input: string;
  kind: string;
  /** One of the studio's own. */
  role: CameraRole | null;
}

interface ListedItem {
  sourceName?: unknown;
  inputKind?: unknown;
  sceneItemEnabled?: unknown;
}

const roleOf = (input: string): CameraRole | null =>
  (Object.keys(roles) as CameraRole[]).find((role) => cameraSource(role) === input) ?? null;

/**
 * The cameras that a scene shows: whatever captures one, and what stands in one's place under its name, such as a phone's
 * picture over the network. Still pictures and colours are none.
 */
export function camerasIn(items: readonly ListedItem[]): SeenCamera[] {
  const seen = new Map<string, SeenCamera>();
  for (const { sourceName, inputKind, sceneItemEnabled } of items) {
    if (typeof sourceName !== "string" || typeof inputKind !== "string" || sceneItemEnabled !== true)
      continue;
    const role = roleOf(sourceName);
    const isStill = (["image", "colour", "text"] as const).some((use) => isKindFor(use, inputKind));
    if (isKindFor("camera", inputKind) || (role !== null && !isStill))
      seen.set(sourceName, { input: sourceName, kind: inputKind, role });
  }
  return [...seen.values()];
}

/** Looks at the cameras of the scene on air. */
export interface CameraEyes {
  look(): Promise<CameraLook[]>;
  /** What was seen before is nothing to compare with any more. */
  forget(): void;
}

export function createCameraEyes({ store }: Pick<StudioContext, "store">, link: ObsLink): CameraEyes {
  /** Of each camera the picture before. */
  const before = new Map<string, Pixels>();

  const nameOf = ({ input, role }: SeenCamera) =>
    role === null ? input : roles[role][store.get().settings.language];

  async function pictureOf(input: string): Promise<Pixels | null> {
    try {
      const { imageData } = await link.read("GetSourceScreenshot", {
        sourceName: input,
        // Without loss: what is exactly the same has to stay so.
        imageFormat: "png",
        imageWidth: widthPixels,
      });
      return await pixelsOf(imageData);
    } catch (thrown) {
      if (thrown instanceof ObsRefusal && thrown.status === noPicture) return null;
      throw thrown;
    }
  }

  /** A camera that has a device and gives nothing is dark; one without a device is only a place for one. */
  async function lookAtNothing(camera: SeenCamera): Promise<CameraLook | null> {
    const { inputSettings } = await link.read("GetInputSettings", { inputName: camera.input });
    const device = inputSettings[deviceProperty(camera.kind)];
    const isMeant = before.has(camera.input) || (typeof device === "string" && device !== "");
    return isMeant ? { name: nameOf(camera), brightness: 0, change: 0 } : null;
  }

  async function lookAt(camera: SeenCamera): Promise<CameraLook | null> {
    const now = await pictureOf(camera.input);
    if (now === null) return lookAtNothing(camera);
    const old = before.get(camera.input);
    before.set(camera.input, now);
    const change = old === undefined ? null : changeOf(old, now);
    return change === null ? null : { name: nameOf(camera), brightness: brightnessOf(now), change };
  }

  return {
    async look() {
      const sceneName = (await link.read("GetCurrentProgramScene")).currentProgramSceneName;
      const { sceneItems } = await link.read("GetSceneItemList", { sceneName });
      const cameras = camerasIn(sceneItems);
      const names = new Set(cameras.map(({ input }) => input));
      for (const input of [...before.keys()]) if (!names.has(input)) before.delete(input);
      const looks: CameraLook[] = [];
      for (const camera of cameras) {
        const look = await lookAt(camera);
        if (look !== null) looks.push(look);
      }
      return looks;
    },
    forget: () => before.clear(),
  };
}
