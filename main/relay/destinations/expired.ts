import type { PublishAddress } from "../publisher/address";
import type { Trouble } from "../publisher/trouble";
import { expiryOf } from "./expiry";
import { momentOf } from "./moment";

/** Troubles that a server answers a signature with whose time is over. */
const refusals: ReadonlySet<Trouble["code"]> = new Set([
  "relay.key-refused",
  "relay.connect-rejected",
  "relay.server-error",
  "relay.closed-at-connect",
  "relay.closed-at-publish",
]);

/** The same trouble, or that the key has expired, where a server says no and the key's own signature says why. */
export function troubleAtExpiry(
  trouble: Trouble,
  { tcUrl, streamName }: Pick<PublishAddress, "tcUrl" | "streamName">,
  now: number,
): Trouble {
  if (!refusals.has(trouble.code)) return trouble;
  const end = expiryOf(tcUrl, streamName);
  if (end === null || end > now) return trouble;
  return { code: "relay.key-expired", params: { time: momentOf(end) }, isRefusal: true };
}
