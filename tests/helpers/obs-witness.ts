import OBSWebSocket from "obs-websocket-js/json";
import { vi } from "vitest";
import { deviceScene } from "../../main/obs/scenes/names";
import type { TestObs } from "./obs";

/** A second client that looks at OBS, and changes it as a user would by hand. */
export interface Witness {
  client: OBSWebSocket;
  items(sceneName: string): Promise<WitnessedItem[]>;
  /** The id of the item whose source's name ends so. */
  idOf(sceneName: string, ending: string): Promise<number>;
  transform(sceneName: string, ending: string, sceneItemTransform: Record<string, number>): Promise<void>;
  /** Everything of scenes and inputs that a user could have changed, to be compared with another moment. */
  picture(scenes: readonly string[], sounds: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}

export interface WitnessedItem {
  id: number;
  source: string;
  enabled: boolean;
  locked: boolean;
  transform: Record<string, unknown>;
}

/** Follow from the others. */
const derived = ["width", "height", "sourceWidth", "sourceHeight"];

export async function connectWitness(obs: Pick<TestObs, "port" | "password">): Promise<Witness> {
  const client = new OBSWebSocket();
  await client.connect(`ws://127.0.0.1:${obs.port}`, obs.password);

  async function items(sceneName: string): Promise<WitnessedItem[]> {
    const { sceneItems } = await client.call("GetSceneItemList", { sceneName });
    return sceneItems
      .toSorted((one, other) => Number(one.sceneItemIndex) - Number(other.sceneItemIndex))
      .map((item) => ({
        id: Number(item.sceneItemId),
        source: String(item.sourceName),
        enabled: item.sceneItemEnabled === true,
        locked: item.sceneItemLocked === true,
        transform: Object.fromEntries(
          Object.entries(item.sceneItemTransform ?? {}).filter(([name]) => !derived.includes(name)),
        ),
      }));
  }
  async function idOf(sceneName: string, ending: string) {
    const found = (await items(sceneName)).find(({ source }) => source.endsWith(ending));
    if (found === undefined) throw new Error(`${sceneName} has no ${ending}`);
    return found.id;
  }
  async function soundOf(inputName: string) {
    const { inputMuted } = await client.call("GetInputMute", { inputName });
    const { inputVolumeDb } = await client.call("GetInputVolume", { inputName });
    const { filters } = await client.call("GetSourceFilterList", { sourceName: inputName });
    return { inputMuted, inputVolumeDb: Math.round(inputVolumeDb * 100) / 100, filters };
  }
  return {
    client,
    items,
    idOf,
    async transform(sceneName, ending, sceneItemTransform) {
      const sceneItemId = await idOf(sceneName, ending);
      await client.call("SetSceneItemTransform", { sceneName, sceneItemId, sceneItemTransform });
    },
    async picture(scenes, sounds) {
      const seen = [];
      for (const scene of scenes) {
        const listed = await items(scene);
        const { transitionName, transitionDuration } = await client.call("GetSceneSceneTransitionOverride", {
          sceneName: scene,
        });
        const settings = [];
        for (const { source } of listed)
          settings.push(await client.call("GetInputSettings", { inputName: source }));
        // An item that was taken out and put back has a new id.
        const plain = listed.map(({ id: _id, ...item }) => item);
        seen.push({ scene, items: plain, settings, transitionName, transitionDuration });
      }
      const heard = [];
      for (const sound of sounds) heard.push(await soundOf(sound));
      return { seen, heard };
    },
    close: () => client.disconnect(),
  };
}

interface Asked {
  requestType: string;
  requestData?: { sceneName?: string } | undefined;
}

/** Notes every request that changes something in OBS, but for the input made for a moment to list devices. */
export function watchChanges(): { since(): string[]; stop(): void } {
  let changes: string[] = [];
  const note = ({ requestType, requestData }: Asked) => {
    if (requestType.startsWith("Get") || requestData?.sceneName === deviceScene) return;
    changes.push(requestType);
  };
  const { call, callBatch } = OBSWebSocket.prototype;
  const calls = vi.spyOn(OBSWebSocket.prototype, "call").mockImplementation(function (
    this: OBSWebSocket,
    ...args: Parameters<typeof call>
  ) {
    note({ requestType: args[0], requestData: args[1] as Asked["requestData"] });
    return call.apply(this, args);
  } as typeof call);
  const batches = vi.spyOn(OBSWebSocket.prototype, "callBatch").mockImplementation(function (
    this: OBSWebSocket,
    ...args: Parameters<typeof callBatch>
  ) {
    for (const each of args[0]) note(each as Asked);
    return callBatch.apply(this, args);
  } as typeof callBatch);
  return {
    since() {
      const seen = changes;
      changes = [];
      return seen;
    },
    stop() {
      calls.mockRestore();
      batches.mockRestore();
    },
  };
}
