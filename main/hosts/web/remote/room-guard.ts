import type { IncomingHttpHeaders } from "node:http";

export interface RoomRequest {
  headers: IncomingHttpHeaders;
  /** The port the door listens on. */
  port: number;
  /** This computer's own addresses. */
  addresses: readonly string[];
}

/**
 * Whether a request from the room may go on: its Host is one of this computer's addresses (a name would be what DNS
 * rebinding sends), and its Origin, where it has one, is that very Host. Sources: RFC 9110 §7.2, RFC 6455 §10.2.
 */
export function isRoomRequest({ headers, port, addresses }: RoomRequest): boolean {
  const { host, origin } = headers;
  if (host === undefined) return false;
  const own = [...addresses, "127.0.0.1"].some((address) => host === `${address}:${port}`);
  return own && (origin === undefined || origin === `http://${host}`);
}
