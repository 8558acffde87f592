import { type AacFacts, readAacConfig } from "../rtmp/aac";
import { type AvcConfiguration, pictureSize } from "../rtmp/avc";
import { classifyAudio, classifyVideo } from "../rtmp/flv";
import type { FrameKind } from "./frame";
import { readMetadata, type StreamMetadata } from "./metadata";
import { createPictureMeter } from "./meter";
import { avcConfigurationOf } from "./parameter-sets";

/** One tag as a source delivers it, on the source's own clock. */
export interface SourceTag {
  kind: FrameKind;
  /** Milliseconds, modulo 2^32. */
  timestamp: number;
  payload: Buffer;
}

/** What a tag turned out to be. `header` and `metadata` were taken in; `other` is not for viewers. */
export interface ReadTag {
  role: "header" | "metadata" | "keyframe" | "picture" | "sound" | "other";
  /** Presentation minus decoding time of a picture, in milliseconds; 0 for all else. */
  compositionMs: number;
}

/** What a source has said of itself so far. */
export interface SourceState {
  readonly metadata: Buffer | null;
  readonly videoHeader: Buffer | null;
  readonly audioHeader: Buffer | null;
  readonly configuration: AvcConfiguration | null;
  readonly videoCodec: string;
  readonly audioCodec: string;
  readonly size: { width: number; height: number };
  readonly aac: AacFacts | null;
  readonly meter: ReturnType<typeof createPictureMeter>;
  /** Takes in what headers say, and tells what the tag is for. */
  read(tag: SourceTag): ReadTag;
}

const aacTagBytes = 2;
const nothing: ReadTag = { role: "other", compositionMs: 0 };

class Source implements SourceState {
  metadata: Buffer | null = null;
  videoHeader: Buffer | null = null;
  audioHeader: Buffer | null = null;
  configuration: AvcConfiguration | null = null;
  videoCodec = "";
  audioCodec = "";
  aac: AacFacts | null = null;
  meter = createPictureMeter();
  #facts: StreamMetadata | null = null;

  /** As the decoder is told, else as the metadata has it. */
  get size(): { width: number; height: number } {
    const set = this.configuration?.sequenceSets[0];
    const stated = { width: this.#facts?.width ?? 0, height: this.#facts?.height ?? 0 };
    return (set && pictureSize(set)) ?? stated;
  }

  read(tag: SourceTag): ReadTag {
    if (tag.kind === "video") return this.#video(tag);
    return tag.kind === "audio" ? this.#audio(tag) : this.#data(tag);
  }

  #video({ payload, timestamp }: SourceTag): ReadTag {
    const { role, codec, compositionMs } = classifyVideo(payload);
    if (role === "end" || role === "other") return nothing;
    this.videoCodec = codec;
    if (role === "header") {
      // Another encoder's pictures are measured anew.
      if (this.videoHeader !== null && !this.videoHeader.equals(payload)) this.meter = createPictureMeter();
      this.videoHeader = payload;
      this.configuration = avcConfigurationOf(payload);
      return { role, compositionMs: 0 };
    }
    this.meter.picture(timestamp, compositionMs, role === "keyframe");
    return { role: role === "keyframe" ? role : "picture", compositionMs };
  }

  #audio({ payload }: SourceTag): ReadTag {
    const { role, codec } = classifyAudio(payload);
    if (role === "other") return nothing;
    this.audioCodec = codec;
    if (role === "frame") return { role: "sound", compositionMs: 0 };
    this.audioHeader = payload;
    this.aac = codec === "aac" ? readAacConfig(payload.subarray(aacTagBytes)) : null;
    return { role, compositionMs: 0 };
  }

  #data({ payload }: SourceTag): ReadTag {
    const metadata = readMetadata(payload);
    if (metadata === null) return nothing;
    this.#facts = metadata;
    this.metadata = metadata.payload;
    return { role: "metadata", compositionMs: 0 };
  }
}

export const createSourceState = (): SourceState => new Source();
