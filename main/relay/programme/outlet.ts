import { createFrame, type Frame, noHeaders, type ProgrammeHeaders } from "./frame";
import { withParameterSets } from "./parameter-sets";
import type { ReadTag, SourceState, SourceTag } from "./source";
import { createTimeline } from "./timeline";

/** The one stream that goes out, whatever it is made of: a live source or the slate, one at a time. */
export interface Outlet {
  /** The source on air, or null. */
  readonly onAir: SourceState | null;
  /** Puts a source on air with this tag, which is a keyframe, and sends it. */
  begin(source: SourceState, tag: SourceTag, read: ReadTag): void;
  /** Sends a tag of the source on air; headers are kept for the frames to come. */
  forward(tag: SourceTag, read: ReadTag): void;
  /** Nothing goes out until the next beginning. */
  hold(): void;
  /** How far the last tag's time is ahead of the wall, in milliseconds; below 0 where it is behind. */
  leadMs(): number;
}

const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === b || (a !== null && b !== null && a.equals(b));

/**
 * What follows keeps to one outgoing clock; headers change only when their bytes differ, pictures' with a keyframe; once
 * they have, each keyframe carries its own parameter sets. `now` is monotonic, in milliseconds.
 */
export function createOutlet(now: () => number, send: (frame: Frame) => void): Outlet {
  const timeline = createTimeline();
  let headers: ProgrammeHeaders = noHeaders;
  let onAir: SourceState | null = null;
  let encoderChanged = false;

  function adopt(slot: keyof ProgrammeHeaders, payload: Buffer | null): void {
    if (payload === null || isSame(headers[slot], payload)) return;
    if (slot === "video" && headers.video !== null) encoderChanged = true;
    headers = { ...headers, [slot]: payload };
  }

  function place(source: SourceState, tag: SourceTag, { role, compositionMs }: ReadTag): void {
    const isKeyframe = role === "keyframe";
    if (isKeyframe) adopt("video", source.videoHeader);
    const carriesSets = isKeyframe && encoderChanged && source.configuration !== null;
    const payload =
      carriesSets && source.configuration
        ? withParameterSets(tag.payload, source.configuration)
        : tag.payload;
    const time = timeline.place(now(), tag.kind, tag.timestamp, compositionMs);
    if (time !== null) send(createFrame(tag.kind, time, payload, headers, isKeyframe));
  }

  return {
    get onAir() {
      return onAir;
    },
    begin(source, tag, read) {
      onAir = source;
      timeline.begin(now(), tag.timestamp, read.compositionMs);
      adopt("metadata", source.metadata);
      adopt("audio", source.audioHeader);
      place(source, tag, read);
    },
    forward(tag, read) {
      if (onAir === null || read.role === "other") return;
      if (read.role === "metadata") adopt("metadata", onAir.metadata);
      else if (read.role === "header") {
        if (tag.kind === "audio") adopt("audio", onAir.audioHeader);
      } else place(onAir, tag, read);
    },
    hold() {
      onAir = null;
    },
    leadMs: () => timeline.leadMs(now()),
  };
}
