import type { DestinationStatus } from "../../../preload/contract";
import type { Trouble } from "./trouble";

/** What is known of one destination. */
export interface PublisherReport {
  status: DestinationStatus;
  /** Since when it has been in this status, on the relay's clock. */
  since: number;
  /** When the first picture of this show went out; null before. */
  publishedAt: number | null;
  outgoingKbps: number;
  /** Bytes handed to the network since the start of the show, or since the destination was added. */
  sentBytes: number;
  droppedFrames: number;
  /** Bytes this process holds. */
  queuedBytes: number;
  reconnects: number;
  /** One way there and back as the last connection took, in milliseconds. */
  roundTripMs: number | null;
  /** When the platform most likely closes the room unless the picture is back. */
  closesAt: number | null;
  /** The last trouble; it stays after a recovery until the next one. */
  trouble: Pick<Trouble, "code" | "params"> | null;
  /** True while that trouble lasts. */
  isTroubled: boolean;
}

/** How a destination's line does, for whoever shares the uplink out. */
export interface PublisherLoad {
  /** It takes the stream, or did until seconds ago. */
  isPublishing: boolean;
  isYielding: boolean;
  /** How late what goes out now is, in milliseconds. */
  lateMs: number;
  droppedFrames: number;
  /** Bytes that arrived there, or as far as can be known. */
  deliveredBytes: number;
}
