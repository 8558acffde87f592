import type { RemoteRole } from "../../preload/contract";

/** What the host that lets devices in asks of the studio. */
export interface RemoteDesk {
  /**
   * Takes a device in by the code its user typed; gives its token.
   * @throws StudioError `remote.wrong-code`, `remote.code-burnt`, `remote.too-many-devices`, or of the storage.
   */
  pair(code: string, name: string): Promise<{ token: string; role: RemoteRole }>;
  deviceOf(token: string): { id: string; role: RemoteRole } | null;
  /** A device opened or closed a connection. */
  connection(id: string, change: 1 | -1): void;
  /** This computer's addresses in the room. */
  addresses(): string[];
}

/** The open door to other devices. */
export interface RemoteDoor {
  port: number;
  /** Ends every connection of a device. */
  drop(id: string): void;
  close(): Promise<void>;
}

/**
 * Opens the door; brought by a host, since a subsystem serves no pages.
 * @param port null: the usual one, or any free one.
 * @throws StudioError `remote.port-taken` or `remote.failed`.
 */
export type OpenRemoteDoor = (desk: RemoteDesk, port: number | null) => Promise<RemoteDoor>;
