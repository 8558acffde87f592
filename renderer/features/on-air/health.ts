import type { DestinationState, DestinationStatus } from "../../../preload/contract";
import { besideName, formatBitrate, formatDuration } from "../../app/format";
import { deadlineOf } from "../platforms/deadline";

/** Queued seconds of stream below which nobody needs to know of them. */
const worthSaying = 1;

/** One figure or word about a destination: the end of a text's key under `health.fact`, and its values. */
export interface Fact {
  text:
    | "dropped"
    | "queued"
    | "reconnects"
    | "up"
    | "roundTrip"
    | "for"
    | "closesIn"
    | "mayBeClosed"
    | "rate"
    | "trouble"
    | "noCamera"
    | "lastTrouble";
  values: FactValues;
}

type Deadline = Fact & { text: "closesIn" | "mayBeClosed" };

interface FactValues {
  count: number;
  time: string;
  rate: string;
  words: string;
}

const fact = (text: Fact["text"], values: Partial<FactValues> = {}): Fact => ({
  text,
  values: { count: 0, time: "", rate: "", words: "", ...values },
});

const troubled: ReadonlySet<DestinationStatus> = new Set(["retrying", "stalled", "refused", "yielding"]);

/** Whether a destination that should have the picture has it not, and somebody may have to act. */
export const isTroubled = (status: DestinationStatus): boolean => troubled.has(status);

/** A companion that is meant to be fed, and the virtual camera is off. */
export const isWithoutCamera = ({ kind, enabled, status }: DestinationState): boolean =>
  kind === "companion" && enabled && status === "off";

/** Seconds of the stream that wait to be sent; `streamKbps`: what the stream itself has. */
export const queuedSeconds = ({ queuedBytes }: DestinationState, streamKbps: number): number =>
  streamKbps > 0 ? queuedBytes / 125 / streamKbps : 0;

function publishingFacts(destination: DestinationState, now: number, streamKbps: number): Fact[] {
  const { name, outgoingKbps, droppedFrames, reconnects, since, publishedAt, roundTripMs, lastTrouble } =
    destination;
  const queued = queuedSeconds(destination, streamKbps);
  const facts: Fact[] = [fact("rate", { rate: formatBitrate(outgoingKbps) })];
  if (queued >= worthSaying) facts.push(fact("queued", { count: Math.round(queued) }));
  if (droppedFrames > 0) facts.push(fact("dropped", { count: droppedFrames }));
  if (reconnects > 0) facts.push(fact("reconnects", { count: reconnects }));
  facts.push(fact("up", { time: formatDuration((now - (publishedAt ?? since)) / 1000) }));
  if (roundTripMs !== null) facts.push(fact("roundTrip", { count: Math.round(roundTripMs) }));
  if (lastTrouble) facts.push(fact("lastTrouble", { words: besideName(lastTrouble, name) }));
  return facts;
}

/** When the platform may close the room, counted down; empty where that is not known or it has the picture. */
export function deadlineFacts({ closesAt }: DestinationState, now: number): Deadline[] {
  const clock = deadlineOf(closesAt, now);
  if (clock === null) return [];
  return [
    clock.kind === "ahead"
      ? { ...fact("closesIn", { time: formatDuration(clock.seconds) }), text: "closesIn" }
      : { ...fact("mayBeClosed"), text: "mayBeClosed" },
  ];
}

/** What to say of a destination beside its state, the most pressing first. */
export function healthFacts(destination: DestinationState, now: number, streamKbps: number): Fact[] {
  const { name, status, since, lastTrouble } = destination;
  if (status === "publishing") return publishingFacts(destination, now, streamKbps);
  if (isWithoutCamera(destination)) return [fact("noCamera")];
  if (status === "off" || status === "feeding") return [];
  const facts: Fact[] = deadlineFacts(destination, now);
  facts.push(
    lastTrouble
      ? fact("trouble", { words: besideName(lastTrouble, name) })
      : fact("for", { time: formatDuration((now - since) / 1000) }),
  );
  return facts;
}

/**
 * The destinations that the strip has room for, and how many it leaves to the sheet. They keep the user's order, so that
 * each is always at its place; only where not all have room do those in trouble go first.
 */
export function inStrip(
  destinations: DestinationState[],
  most: number,
): { shown: DestinationState[]; more: number } {
  const wanted = destinations.filter(({ enabled, status }) => enabled || status !== "off");
  if (wanted.length <= most) return { shown: wanted, more: 0 };
  const sorted = wanted.toSorted((a, b) => Number(isTroubled(b.status)) - Number(isTroubled(a.status)));
  return { shown: sorted.slice(0, most - 1), more: wanted.length - (most - 1) };
}
