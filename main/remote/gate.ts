import { StudioError } from "../../preload/contract";
import type { OpenRemoteDoor, RemoteDesk, RemoteDoor } from "./door";

/** The door and whether it is open; opening twice at once opens it once. */
export interface Gate {
  readonly door: RemoteDoor | null;
  /** @throws StudioError `remote.unavailable`, `remote.port-taken` or `remote.failed`. */
  open(desk: RemoteDesk, port: number | null): Promise<void>;
  shut(): Promise<void>;
}

/** @param openDoor null where no host serves pages. */
export function createGate(openDoor: OpenRemoteDoor | null): Gate {
  let door: RemoteDoor | null = null;
  let opening: Promise<void> | null = null;

  async function open(desk: RemoteDesk, port: number | null) {
    if (openDoor === null) throw new StudioError("remote.unavailable");
    door ??= await openDoor(desk, port);
  }

  return {
    get door() {
      return door;
    },
    open(desk, port) {
      opening ??= open(desk, port).finally(() => {
        opening = null;
      });
      return opening;
    },
    async shut() {
      await opening?.catch(() => undefined);
      const open = door;
      door = null;
      await open?.close();
    },
  };
}
