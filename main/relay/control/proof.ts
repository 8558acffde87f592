import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Both ends show that they know the token without sending it: whoever took over a dead relay's port is told nothing,
 * and no stream key reaches it.
 */
export type Side = "studio" | "relay";

/** A secret or a one-time number nobody can guess. */
export const unguessable = (): string => randomBytes(24).toString("base64url");

/** What a side answers to the two numbers of one connection. */
export const proofOf = (token: string, side: Side, relayNonce: string, studioNonce: string): string =>
  createHmac("sha256", token).update(`${side}\n${relayNonce}\n${studioNonce}`).digest("base64url");

/** Compares without telling by its time how much of a guess was right. */
export function isProof(given: unknown, expected: string): boolean {
  if (typeof given !== "string") return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** One line of JSON as an object; null for anything else. */
export function readObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
