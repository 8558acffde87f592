import type { RemoteState } from "../../preload/contract";
import type { StudioContext } from "../core";
import type { Devices } from "./devices";
import type { Gate } from "./gate";
import type { Invitations } from "./invitation";

const linkOf = (address: string, code: string) => `${address}/#code=${code}`;

/** Keeps `state.remote` true: the door, the open invitation, and which devices are there. */
export interface Roster {
  publish(status?: RemoteState["status"]): void;
  /** A device opened (1) or closed (-1) a connection. */
  count(id: string, change: 1 | -1): void;
  forget(id: string): void;
  /** Nobody is connected any more. */
  clear(): void;
}

export function createRoster(
  { store, clock }: StudioContext,
  parts: { gate: Gate; devices: Devices; invitations: Invitations; addresses: () => string[] },
): Roster {
  const connections = new Map<string, number>();

  function publish(status?: RemoteState["status"]) {
    const { door } = parts.gate;
    const invitation = parts.invitations.current(clock.now());
    const addresses = door === null ? [] : parts.addresses().map((ip) => `http://${ip}:${door.port}`);
    const links = addresses.map((address) => linkOf(address, invitation?.code ?? ""));
    const devices = parts.devices
      .list()
      .map((device) => ({ ...device, connected: (connections.get(device.id) ?? 0) > 0 }));
    store.update((draft) => {
      draft.remote = {
        status: status ?? (door === null ? "off" : "listening"),
        port: door?.port ?? null,
        addresses,
        invitation: invitation && { ...invitation, links },
        devices,
      };
    });
  }

  return {
    publish,
    count: (id, change) => void connections.set(id, Math.max(0, (connections.get(id) ?? 0) + change)),
    forget: (id) => void connections.delete(id),
    clear: () => connections.clear(),
  };
}
