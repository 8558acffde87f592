import type { RelayState } from "../../../preload/contract";
import { childAt, childrenOf, parseXml, type XmlElement } from "./xml";

/** The connection that carries an application's stream on. */
export interface OutgoingStat {
  /** Another number is another connection. */
  id: number;
  /** How long it has been there, in milliseconds. */
  milliseconds: number;
  droppedFrames: number;
}

/** What one application does with its stream. */
export interface ApplicationStat {
  isPublishing: boolean;
  bytesIn: number;
  bytesOut: number;
  outgoing: OutgoingStat | null;
  video: RelayState["video"];
  audio: RelayState["audio"];
}

/** The applications by name, one map a `server` block in the order of the configuration. */
export type ServerStat = ReadonlyMap<string, ApplicationStat>[];

const idle: ApplicationStat = {
  isPublishing: false,
  bytesIn: 0,
  bytesOut: 0,
  outgoing: null,
  video: null,
  audio: null,
};

const textAt = (element: XmlElement | undefined, ...names: string[]): string =>
  childAt(element, ...names)?.text ?? "";

function numberAt(element: XmlElement | undefined, ...names: string[]): number {
  const value = Number(textAt(element, ...names));
  return Number.isFinite(value) ? value : 0;
}

function videoOf(stream: XmlElement): RelayState["video"] {
  const video = childAt(stream, "meta", "video");
  const codec = textAt(video, "codec").toLowerCase();
  if (codec === "") return null;
  const [width, height] = [numberAt(video, "width"), numberAt(video, "height")];
  const framesPerSecond = numberAt(video, "frame_rate") || null;
  return { codec, width, height, framesPerSecond, keyframeSeconds: null, hasBFrames: null };
}

function audioOf(stream: XmlElement): RelayState["audio"] {
  const audio = childAt(stream, "meta", "audio");
  const codec = textAt(audio, "codec").toLowerCase();
  if (codec === "") return null;
  return { codec, sampleRate: numberAt(audio, "sample_rate"), channels: numberAt(audio, "channels") };
}

/** The youngest of the pushes: an older one beside it is on its way out. */
function outgoingOf(stream: XmlElement): OutgoingStat | null {
  const pushes = childrenOf(stream, "client").filter((client) => !childAt(client, "publishing"));
  const last = pushes.reduce<XmlElement | null>(
    (best, push) => (best === null || numberAt(push, "id") > numberAt(best, "id") ? push : best),
    null,
  );
  if (last === null) return null;
  return {
    id: numberAt(last, "id"),
    milliseconds: numberAt(last, "time"),
    droppedFrames: numberAt(last, "dropped"),
  };
}

function applicationOf(application: XmlElement): ApplicationStat {
  const stream = childAt(application, "live", "stream");
  if (stream === undefined) return idle;
  return {
    isPublishing: childAt(stream, "publishing") !== undefined,
    bytesIn: numberAt(stream, "bytes_in"),
    bytesOut: numberAt(stream, "bytes_out"),
    outgoing: outgoingOf(stream),
    video: videoOf(stream),
    audio: audioOf(stream),
  };
}

/** Reads the statistics page of nginx-rtmp. @throws SyntaxError where it is not one */
export function parseStat(document: string): ServerStat {
  const root = parseXml(document);
  if (root.name !== "rtmp") throw new SyntaxError("not nginx-rtmp's statistics");
  return childrenOf(root, "server").map(
    (server) =>
      new Map(
        childrenOf(server, "application").map((application) => [
          textAt(application, "name"),
          applicationOf(application),
        ]),
      ),
  );
}
