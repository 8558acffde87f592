import {
  type DestinationState,
  lineNeed,
  type NetworkState,
  passingServer,
  type Settings,
  usableUploadShare,
} from "../../../preload/contract";

/** One destination's share of the upload. */
export interface UploadShare {
  id: string;
  name: string;
  kbps: number;
  /** False: the line does not carry it along with the more important ones. */
  fits: boolean;
}

/** What all destinations together ask of the line, and what it carries. All kilobits a second. */
export interface LineBudget {
  /** What goes out of this house, the most important first. */
  shares: UploadShare[];
  totalKbps: number;
  /** The least a speed test should show for all of them. */
  neededKbps: number;
  /** What the line was seen to carry; null where nobody knows. */
  availableKbps: number | null;
  /** The part of it that a show may use; null where nobody knows. */
  usableKbps: number | null;
  /** Which to switch off, the least important first, until the rest fits; empty where that helps nothing. */
  switchOffFirst: UploadShare[];
  /** Enabled destinations of this very computer: they take nothing of the line. */
  localCount: number;
  /** Enabled companions: their own program sends the picture, at a rate that cannot be known here. */
  companionCount: number;
}

type Asking = Pick<DestinationState, "id" | "name" | "enabled" | "kind" | "server">;

/**
 * What going live to every enabled destination takes, as the check before going live works it out. `serverName` is what
 * the server is called that passes one copy on, where there is one.
 */
export function lineBudget(
  destinations: readonly Asking[],
  { settings, network }: { settings: Pick<Settings, "video" | "relay">; network: NetworkState },
  serverName = "",
): LineBudget {
  const need = lineNeed(destinations, settings, network.ownAddresses);
  const { ids, kbpsEach, neededKbps, availableKbps, switchOffFirst, localCount, companionCount } = need;
  const nameOf = (id: string) =>
    id === passingServer && need.passedOn
      ? serverName
      : (destinations.find((destination) => destination.id === id)?.name ?? id);
  const shares = ids.map((id, index) => ({
    id,
    name: nameOf(id),
    kbps: kbpsEach,
    fits: availableKbps === null || (index + 1) * kbpsEach <= availableKbps,
  }));
  return {
    shares,
    totalKbps: neededKbps,
    neededKbps: Math.ceil(neededKbps / usableUploadShare),
    availableKbps: settings.relay.upload?.kbps ?? null,
    usableKbps: availableKbps,
    switchOffFirst: switchOffFirst.flatMap((id) => shares.filter((share) => share.id === id)),
    localCount,
    companionCount,
  };
}

/** Kilobits a second from what a person read off a speed test in megabits; null where it is no such number. */
export function kbpsOf(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/\s*(mbit\/s|mbps|兆|m)$/i, "");
  if (!/^\d+([.。]\d+)?$/.test(plain)) return null;
  const kbps = Math.round(Number(plain.replace("。", ".")) * 1000);
  return kbps >= 100 && kbps <= 10_000_000 ? kbps : null;
}
