import { splitAddress } from "../publisher/address";
import { cleaned, isMasked } from "./clean";
import { isSamePlace } from "./entry";
import type { DestinationFinding } from "./finding";

/** A destination with its secrets, as it would be published to. */
export interface Place {
  name: string;
  server: string;
  key: string;
}

/** What a platform's own addresses and keys look like: regular expressions, none: any. */
export interface PlatformShape {
  /** In the user's language. */
  platform: string;
  serverPatterns: readonly string[];
  keyPattern: string | null;
}

/** Shorter keys are words of one's own server, and may well be the same on two. */
const leastKeyLength = 12;

const isAddress = (text: string): boolean => /^(rtmps?|https?|srt):\/\//i.test(text);

const fits = (text: string, patterns: readonly string[]): boolean =>
  patterns.length === 0 || patterns.some((pattern) => new RegExp(pattern, "i").test(text));

function keyFindings({ name, key }: Place): DestinationFinding[] {
  const finding = (code: DestinationFinding["code"]): DestinationFinding => ({
    code,
    severity: "error",
    params: { name },
  });
  if (key === "") return [finding("relay.key-missing")];
  if (isAddress(key)) return [finding("relay.key-is-address")];
  if (isMasked(key)) return [finding("relay.key-masked")];
  if (cleaned(key) !== key) return [finding("relay.key-odd-characters")];
  return /\s/.test(key) ? [finding("relay.key-malformed")] : [];
}

function serverFindings({ name, server }: Place): DestinationFinding[] {
  const address = splitAddress(server, "");
  if (address === null) return [{ code: "relay.server-invalid", severity: "error", params: { name } }];
  return address.app === ""
    ? [{ code: "relay.server-without-app", severity: "error", params: { name } }]
    : [];
}

/** What does not look like this platform's own: a doubt, since platforms change their addresses without a word. */
function platformFindings(place: Place, shape: PlatformShape): DestinationFinding[] {
  const params = { name: place.name, platform: shape.platform };
  const findings: DestinationFinding[] = [];
  if (!fits(place.server, shape.serverPatterns))
    findings.push({ code: "relay.server-unlike", severity: "warning", params });
  if (shape.keyPattern !== null && !fits(place.key, [shape.keyPattern]))
    findings.push({ code: "relay.key-unlike", severity: "warning", params });
  return findings;
}

function otherFindings(place: Place, others: readonly Place[]): DestinationFinding[] {
  const same = others.find((other) => isSamePlace(place, other));
  if (same)
    return [{ code: "relay.duplicate", severity: "error", params: { name: place.name, other: same.name } }];
  const sharing = others.find(({ key }) => key === place.key && key.length >= leastKeyLength);
  if (sharing === undefined) return [];
  const params = { name: place.name, other: sharing.name };
  return [{ code: "relay.key-of-other", severity: "warning", params }];
}

/**
 * What is wrong with a destination's server and key by their looks alone. What is certain comes first, and hides the
 * doubts. `shape`: null where the platform is not known.
 */
export function shapeFindings(
  place: Place,
  shape: PlatformShape | null,
  others: readonly Place[],
): DestinationFinding[] {
  const certain = [...serverFindings(place), ...keyFindings(place)];
  if (certain.length > 0) return certain;
  return [...otherFindings(place, others), ...(shape === null ? [] : platformFindings(place, shape))];
}
