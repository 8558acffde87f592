import { type AvcConfiguration, pictureSize } from "../rtmp/avc";
import { classifyAudio, classifyVideo, type VideoTagInfo } from "../rtmp/flv";
import { createFrame, type Frame, type FrameKind, noHeaders, type ProgrammeHeaders } from "./frame";
import { readMetadata, type StreamMetadata } from "./metadata";
import { avcConfigurationOf, withParameterSets } from "./parameter-sets";
import { createTimeline } from "./timeline";

/** One tag as a source delivers it, on the source's own clock. */
export interface SourceTag {
  kind: FrameKind;
  timestamp: number;
  payload: Buffer;
}

/** A source's way in. The newest one opened gets on air with its next keyframe. */
export interface ProgrammeSource {
  tag(tag: SourceTag): void;
  close(): void;
}

export interface VideoInfo {
  codec: string;
  width: number;
  height: number;
}

export interface Programme {
  open(): ProgrammeSource;
  /** What is on air, or null between sources. */
  video(): VideoInfo | null;
}

interface SourceState {
  metadata: Buffer | null;
  video: Buffer | null;
  audio: Buffer | null;
  facts: StreamMetadata | null;
  configuration: AvcConfiguration | null;
  codec: string;
}

const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === b || (a !== null && b !== null && a.equals(b));

/**
 * Makes one lasting stream out of sources that come and go. A source gets on air only with a keyframe; what follows
 * keeps to one outgoing clock; headers change only when their bytes differ; the mark "end of sequence" never gets out.
 * `now` is monotonic, in milliseconds.
 */
export function createProgramme(now: () => number, send: (frame: Frame) => void): Programme {
  const timeline = createTimeline();
  let headers: ProgrammeHeaders = noHeaders;
  let wanted: SourceState | null = null;
  let onAir: SourceState | null = null;
  let encoderChanged = false;
  let codec = "";

  /** Takes over what the source says now, for the frames to come. */
  function adopt(source: SourceState, slots: (keyof ProgrammeHeaders)[]): void {
    for (const slot of slots) {
      const payload = source[slot];
      if (payload === null || isSame(headers[slot], payload)) continue;
      if (slot === "video" && headers.video !== null) encoderChanged = true;
      headers = { ...headers, [slot]: payload };
    }
  }

  function putOnAir(source: SourceState, tag: SourceTag, info: VideoTagInfo): void {
    timeline.begin(now(), tag.timestamp, info.compositionMs);
    onAir = source;
    codec = source.codec;
    adopt(source, ["metadata", "video", "audio"]);
  }

  function forward(tag: SourceTag, payload: Buffer, compositionMs: number, isKeyframe: boolean): void {
    const time = timeline.place(now(), tag.kind, tag.timestamp, compositionMs);
    if (time === null) return;
    send(createFrame(tag.kind, time, payload, headers, isKeyframe));
  }

  function video(source: SourceState, tag: SourceTag): void {
    const info = classifyVideo(tag.payload);
    if (info.role === "end" || info.role === "other") return;
    source.codec = info.codec;
    if (info.role === "header") {
      source.video = tag.payload;
      source.configuration = avcConfigurationOf(tag.payload);
      return;
    }
    const isKeyframe = info.role === "keyframe";
    if (source !== onAir) {
      if (source !== wanted || !isKeyframe) return;
      putOnAir(source, tag, info);
    } else if (isKeyframe) adopt(source, ["video"]);
    const carriesSets = isKeyframe && encoderChanged && source.configuration !== null;
    const payload =
      carriesSets && source.configuration
        ? withParameterSets(tag.payload, source.configuration)
        : tag.payload;
    forward(tag, payload, info.compositionMs, isKeyframe);
  }

  function audio(source: SourceState, tag: SourceTag): void {
    const { role } = classifyAudio(tag.payload);
    if (role === "header") {
      source.audio = tag.payload;
      if (source === onAir) adopt(source, ["audio"]);
    } else if (role === "frame" && source === onAir) forward(tag, tag.payload, 0, false);
  }

  function data(source: SourceState, tag: SourceTag): void {
    const metadata = readMetadata(tag.payload);
    if (metadata === null) return;
    source.facts = metadata;
    source.metadata = metadata.payload;
    if (source === onAir) adopt(source, ["metadata"]);
  }

  const handlers = { video, audio, data };

  function sizeOf(source: SourceState): { width: number; height: number } {
    const set = source.configuration?.sequenceSets[0];
    return (
      (set && pictureSize(set)) ?? { width: source.facts?.width ?? 0, height: source.facts?.height ?? 0 }
    );
  }

  return {
    open() {
      const source: SourceState = {
        metadata: null,
        video: null,
        audio: null,
        facts: null,
        configuration: null,
        codec: "",
      };
      wanted = source;
      return {
        tag: (tag) => {
          // Once a newer source has taken the air, an older one that still talks is not listened to.
          if (source === wanted || source === onAir) handlers[tag.kind](source, tag);
        },
        close() {
          if (wanted === source) wanted = null;
          if (onAir === source) onAir = null;
        },
      };
    },
    video: () => (onAir === null ? null : { codec, ...sizeOf(onAir) }),
  };
}
