import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** The WebSocket subprotocol the studio speaks. */
export const socketProtocol = "hongcun.v1";
const tokenProtocol = "token.";

/** A new access token: 256 random bits, safe in an address. */
export const newToken = (): string => randomBytes(32).toString("base64url");

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Compares in a time that does not depend on where two tokens differ. */
export const sameToken = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

/**
 * The token a request carries: `Authorization: Bearer …`, or, as browsers cannot set that on a WebSocket, a
 * subprotocol `token.…` beside `hongcun.v1`. Null where there is none.
 */
export function tokenOf(headers: IncomingHttpHeaders): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return bearer;
  const protocols = (headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
  const carried = protocols.find((name) => name.startsWith(tokenProtocol));
  return carried?.slice(tokenProtocol.length) ?? null;
}
