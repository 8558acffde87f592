import type { DestinationState, Settings } from "../../../preload/contract";

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
  /** Which to switch off, the least important first, until the rest fits. */
  switchOffFirst: UploadShare[];
  /** Enabled destinations of this very computer: they take nothing of the line. */
  localCount: number;
  /** Enabled companions: their own program sends the picture, at a rate that cannot be known here. */
  companionCount: number;
}

type Asking = Pick<DestinationState, "id" | "name" | "enabled" | "kind" | "server">;

/** Share of a measured upload that a show may use; the rest absorbs the line's swings. */
export const usableShare = 0.7;

/** The host of an rtmp address is this computer, so that nothing of it goes over the line. */
export function isLocal(server: string): boolean {
  const host = /^rtmps?:\/\/(\[[^\]]*\]|[^/:?\s]+)/i.exec(server.trim())?.[1]?.toLowerCase() ?? "";
  return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}

/** What goes over the line: one copy each, or a single one where a server passes it on. */
function copies(destinations: readonly Asking[], { engine, nginx }: Settings["relay"], serverName: string) {
  if (engine === "built-in") return destinations.map(({ id, name, server }) => ({ id, name, server }));
  return destinations.length === 0 ? [] : [{ id: "nginx-rtmp", name: serverName, server: nginx.ingest }];
}

/**
 * What going live to every enabled destination takes. `serverName` is what the server is called that passes one copy on,
 * where there is one.
 */
export function lineBudget(
  destinations: readonly Asking[],
  { video, relay }: Pick<Settings, "video" | "relay">,
  serverName = "",
): LineBudget {
  const enabled = destinations.filter((one) => one.enabled);
  const rtmp = enabled.filter(({ kind }) => kind === "rtmp");
  const all = copies(rtmp, relay, serverName);
  const leaving = all.filter(({ server }) => !isLocal(server));
  const each = video.videoKbps + video.audioKbps;
  const totalKbps = leaving.length * each;
  const availableKbps = relay.upload?.kbps ?? null;
  const usableKbps = availableKbps === null ? null : Math.floor(availableKbps * usableShare);
  const shares = leaving.map(({ id, name }, index) => ({
    id,
    name,
    kbps: each,
    fits: usableKbps === null || (index + 1) * each <= usableKbps,
  }));
  return {
    shares,
    totalKbps,
    neededKbps: Math.ceil(totalKbps / usableShare),
    availableKbps,
    usableKbps,
    switchOffFirst: shares.filter(({ fits }) => !fits).toReversed(),
    localCount: all.length - leaving.length,
    companionCount: enabled.length - rtmp.length,
  };
}

/** Megabits a second with one decimal, as speed tests show them. */
export const megabits = (kbps: number): string => (kbps / 1000).toFixed(1);

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
