/** What a video tag is for. `end` is the AVC end-of-sequence, `other` a command frame or enhanced metadata. */
export type VideoTagRole = "header" | "keyframe" | "frame" | "end" | "other";

export interface VideoTagInfo {
  codec: string;
  role: VideoTagRole;
  /** Presentation time minus decoding time, in milliseconds. */
  compositionMs: number;
  /** Bytes before the picture's data, or before the decoder's configuration. */
  dataAt: number;
}

export interface AudioTagInfo {
  codec: string;
  role: "header" | "frame" | "other";
}

const videoCodecs: Record<number, string> = { 2: "h263", 4: "vp6", 5: "vp6a", 7: "h264", 12: "hevc" };
const audioCodecs: Record<number, string> = {
  0: "pcm",
  1: "adpcm",
  2: "mp3",
  10: "aac",
  11: "speex",
  14: "mp3",
};
const fourCcNames: Record<string, string> = {
  avc1: "h264",
  hvc1: "hevc",
  vvc1: "vvc",
  av01: "av1",
  vp08: "vp8",
  vp09: "vp9",
  mp4a: "aac",
  ac_3: "ac3",
};

const other: VideoTagInfo = { codec: "", role: "other", compositionMs: 0, dataAt: 0 };

const signed24 = (bytes: Buffer, at: number): number => (bytes.length >= at + 3 ? bytes.readIntBE(at, 3) : 0);

const nameOf = (fourCc: string): string => fourCcNames[fourCc.replace("-", "_").toLowerCase()] ?? fourCc;

const enhancedRoles: Record<number, VideoTagRole> = {
  0: "header",
  1: "frame",
  2: "end",
  3: "frame",
  4: "other",
};

/** Enhanced RTMP v1 and v2: packet type in the low four bits, then a FourCC; track wrappers pass as frames. */
function classifyEnhancedVideo(payload: Buffer, frameType: number): VideoTagInfo {
  const packetType = (payload[0] ?? 0) & 0x0f;
  const codec = nameOf(payload.toString("latin1", 1, 5));
  const role = enhancedRoles[packetType] ?? "frame";
  const hasComposition = packetType === 1 && (codec === "h264" || codec === "hevc" || codec === "vvc");
  return {
    codec,
    role: role === "frame" && frameType === 1 ? "keyframe" : role,
    compositionMs: hasComposition ? signed24(payload, 5) : 0,
    dataAt: hasComposition ? 8 : 5,
  };
}

/**
 * What an FLV video tag holds (Adobe, "Flash Video File Format" E.4.3; Veovera, "Enhanced RTMP"). A codec not known
 * is never refused: the tag passes as what its frame type says.
 */
export function classifyVideo(payload: Buffer): VideoTagInfo {
  if (payload.length === 0) return other;
  const first = payload[0] ?? 0;
  if (first & 0x80) return classifyEnhancedVideo(payload, (first >> 4) & 0x07);
  const frameType = first >> 4;
  const codecId = first & 0x0f;
  const codec = videoCodecs[codecId] ?? `flv${codecId}`;
  if (frameType === 5) return { ...other, codec };
  const role = frameType === 1 || frameType === 4 ? "keyframe" : "frame";
  if (codecId !== 7 && codecId !== 12) return { codec, role, compositionMs: 0, dataAt: 1 };
  const packetType = payload[1] ?? 0;
  if (packetType === 0) return { codec, role: "header", compositionMs: 0, dataAt: 5 };
  if (packetType === 2) return { codec, role: "end", compositionMs: 0, dataAt: 5 };
  return { codec, role, compositionMs: signed24(payload, 2), dataAt: 5 };
}

/** What an FLV audio tag holds. Only AAC and enhanced tags have a header of their own. */
export function classifyAudio(payload: Buffer): AudioTagInfo {
  if (payload.length === 0) return { codec: "", role: "other" };
  const first = payload[0] ?? 0;
  const format = first >> 4;
  if (format === 9) {
    const packetType = first & 0x0f;
    const role = packetType === 0 ? "header" : packetType === 1 ? "frame" : "other";
    return { codec: nameOf(payload.toString("latin1", 1, 5)), role };
  }
  const codec = audioCodecs[format] ?? `flv${format}`;
  return { codec, role: format === 10 && payload[1] === 0 ? "header" : "frame" };
}
