import type { Settings } from "./data/settings";

/** Share of a measured upload that a show may use: a line that is used to its last bit stutters. */
export const usableUploadShare = 0.7;

/** What a show may use of a line, in the unit that the line is given in, whole. */
export const usableUpload = (kbps: number): number => Math.floor(kbps * usableUploadShare);

/** Kilobits a second as megabits with one decimal, as speed tests show them. */
export const megabits = (kbps: number): string => (kbps / 1000).toFixed(1);

/** The host of an rtmp address, in small letters and without brackets; empty where it is none. */
export function hostOf(server: string): string {
  return (
    /^rtmps?:\/\/(\[[^\]]*\]|[^/:?#\s]*)/i
      .exec(server.trim())?.[1]
      ?.replace(/^\[|\]$/g, "")
      .toLowerCase() ?? ""
  );
}

const isLoopback = (host: string) =>
  host === "localhost" ||
  host.endsWith(".localhost") ||
  host === "::1" ||
  /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host);

/** Whether a server runs on the computer that has these addresses, so that what is sent there takes nothing of the line. */
export function isServerHere(server: string, ownAddresses: readonly string[]): boolean {
  const host = hostOf(server);
  return host !== "" && (isLoopback(host) || ownAddresses.includes(host));
}

/** A destination as far as the line is concerned. */
export interface UploadAsking {
  id: string;
  kind: "rtmp" | "companion";
  server: string;
  enabled: boolean;
}

/** What one show asks of the line. All kilobits a second. */
export interface LineNeed {
  /** Picture and sound of one copy. */
  kbpsEach: number;
  /** Ids of the destinations that a copy leaves this computer for, the most important first; see `passedOn`. */
  ids: string[];
  /** One copy goes to a server that passes it on: switching a destination off at the far end spares this line nothing. */
  passedOn: boolean;
  neededKbps: number;
  /** What a show may use of the line; null where nobody knows what it carries. */
  availableKbps: number | null;
  /** Ids to switch off, the least important first, until the rest fits; empty where all fit or nothing is known. */
  switchOffFirst: string[];
  /** Enabled destinations of this very computer. */
  localCount: number;
  /** Enabled companions: their own program sends the picture, at a rate that cannot be known here. */
  companionCount: number;
}

/** The name in `ids` of the server that passes one copy on. */
export const passingServer = "nginx-rtmp";

/** What goes out over the line: each destination's own copy, or the one that a server passes on. */
function copies(published: readonly UploadAsking[], { engine, nginx }: Settings["relay"]) {
  if (engine === "built-in") return published.map(({ id, server }) => ({ id, server }));
  return published.length === 0 || nginx.ingest === "" ? [] : [{ id: passingServer, server: nginx.ingest }];
}

/** What going live to every enabled destination asks of the line, and which to switch off first where it is too much. */
export function lineNeed(
  destinations: readonly UploadAsking[],
  { video, relay }: Pick<Settings, "video" | "relay">,
  ownAddresses: readonly string[],
): LineNeed {
  const enabled = destinations.filter((one) => one.enabled);
  const published = enabled.filter(({ kind }) => kind === "rtmp");
  const all = copies(published, relay);
  const ids = all.filter(({ server }) => !isServerHere(server, ownAddresses)).map(({ id }) => id);
  const kbpsEach = video.videoKbps + video.audioKbps;
  const passedOn = relay.engine === "nginx-rtmp";
  const availableKbps = relay.upload === null ? null : usableUpload(relay.upload.kbps);
  const fitting = availableKbps === null ? ids.length : Math.floor(availableKbps / kbpsEach);
  return {
    ...{ kbpsEach, ids, passedOn, neededKbps: ids.length * kbpsEach, availableKbps },
    switchOffFirst: passedOn ? [] : ids.slice(fitting).toReversed(),
    localCount: all.length - ids.length,
    companionCount: enabled.length - published.length,
  };
}
