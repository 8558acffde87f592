import { expiryOf } from "./expiry";
import type { DestinationFinding } from "./finding";
import { momentOf } from "./moment";

/** When a key was entered, and when it was last published with; epoch milliseconds, null where not known. */
export interface KeyAge {
  savedAt: number | null;
  usedAt: number | null;
}

/** What a platform says of how long its keys live. */
export interface KeyLife {
  platform: string;
  singleUse: boolean;
  validHours: number | null;
}

/** A show is planned for longer than this seldom; a key that ends within it may end the show. */
const soonMs = 3 * 3_600_000;

/** Whether a key has come to its end or soon will: by its signature, by its age, or because it served its one show. */
export function ageFindings(
  place: { name: string; server: string; key: string },
  { savedAt, usedAt }: KeyAge,
  { platform, singleUse, validHours }: KeyLife,
  now: number,
): DestinationFinding[] {
  const { name } = place;
  const signed = expiryOf(place.server, place.key);
  if (signed !== null && signed <= now)
    return [{ code: "relay.key-expired", severity: "error", params: { name, time: momentOf(signed) } }];
  const outlived = savedAt !== null && validHours !== null ? savedAt + validHours * 3_600_000 : null;
  if (savedAt !== null && outlived !== null && outlived <= now) {
    const params = { name, platform, hours: validHours ?? 0, time: momentOf(savedAt) };
    return [{ code: "relay.key-outdated", severity: "error", params }];
  }
  if (singleUse && usedAt !== null)
    return [
      { code: "relay.key-used", severity: "warning", params: { name, platform, time: momentOf(usedAt) } },
    ];
  const end = Math.min(signed ?? Number.POSITIVE_INFINITY, outlived ?? Number.POSITIVE_INFINITY);
  if (end - now > soonMs) return [];
  return [{ code: "relay.key-ends-soon", severity: "warning", params: { name, time: momentOf(end) } }];
}
