import { chunkStream, encodeChunks } from "../rtmp/chunk-writer";
import { ownChunkSize } from "../rtmp/commands";
import { messageType } from "../rtmp/message";

export type FrameKind = "video" | "audio" | "data";

/** What a destination must be sent before frames make sense to it. Never changed in place. */
export interface ProgrammeHeaders {
  readonly metadata: Buffer | null;
  readonly video: Buffer | null;
  readonly audio: Buffer | null;
}

export const noHeaders: ProgrammeHeaders = { metadata: null, video: null, audio: null };

/** One outgoing tag. Its chunks are made once and shared by every destination. */
export interface Frame {
  readonly kind: FrameKind;
  readonly timestamp: number;
  /** True where a decoder may begin. */
  readonly isKeyframe: boolean;
  /** What has to have been sent before this frame; the same object as long as nothing of it changes. */
  readonly headers: ProgrammeHeaders;
  /** Bytes of the tag itself, for queues and rates. */
  readonly bytes: number;
  /** The tag as RTMP chunks on a stream id. The same buffer for each caller with the same id. */
  chunks(streamId: number): Buffer;
}

const wire = {
  video: { type: messageType.video, lane: chunkStream.video },
  audio: { type: messageType.audio, lane: chunkStream.audio },
  data: { type: messageType.dataAmf0, lane: chunkStream.data },
} as const;

/** Makes a frame; `timestamp` in milliseconds of the outgoing clock. */
export function createFrame(
  kind: FrameKind,
  timestamp: number,
  payload: Buffer,
  headers: ProgrammeHeaders,
  isKeyframe = false,
): Frame {
  const encoded = new Map<number, Buffer>();
  const { type, lane } = wire[kind];
  return {
    kind,
    timestamp,
    isKeyframe,
    headers,
    bytes: payload.length,
    chunks(streamId) {
      const known = encoded.get(streamId);
      if (known) return known;
      const chunks = encodeChunks(
        { type, streamId, timestamp: timestamp >>> 0, payload },
        lane,
        ownChunkSize,
      );
      encoded.set(streamId, chunks);
      return chunks;
    },
  };
}
