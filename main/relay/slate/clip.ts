import { readAacConfig, samplesPerFrame } from "../rtmp/aac";
import { classifyAudio, classifyVideo } from "../rtmp/flv";
import { type FlvFileTag, readFlvFile } from "../rtmp/flv-file";
import { slatePictureMs } from "./format";

/** Pictures or sound that are repeated for ever. */
export interface SlateTrack {
  tags: readonly { timestamp: number; payload: Buffer }[];
  /** Milliseconds from the beginning to the next beginning; not always whole ones. */
  periodMs: number;
}

/** A slate ready to be sent: what a decoder needs first, then two loops that go on each by itself. */
export interface SlateClip {
  videoHeader: Buffer;
  audioHeader: Buffer | null;
  picture: SlateTrack;
  sound: SlateTrack | null;
}

const aacTagBytes = 2;

/** Leaves out what would end the stream, such as the mark "end of sequence" that ffmpeg writes at the end. */
function pictureTrack(tags: readonly FlvFileTag[]): { header: Buffer; track: SlateTrack } {
  const pictures: SlateTrack["tags"][number][] = [];
  let header: Buffer | null = null;
  for (const { timestamp, payload } of tags) {
    const { role } = classifyVideo(payload);
    if (role === "header") header ??= payload;
    else if (role === "keyframe" || role === "frame") pictures.push({ timestamp, payload });
  }
  const [first] = pictures;
  if (header === null || first === undefined || classifyVideo(first.payload).role !== "keyframe")
    throw new Error("the slate has no picture to begin with");
  if ((pictures.at(-1)?.timestamp ?? 0) - first.timestamp >= slatePictureMs)
    throw new Error("the slate's picture is too long");
  const fromZero = pictures.map((one) => ({ ...one, timestamp: one.timestamp - first.timestamp }));
  return { header, track: { tags: fromZero, periodMs: slatePictureMs } };
}

/** Sound is placed by the number of its samples: times rounded to milliseconds would drift from one loop to the next. */
function soundTrack(tags: readonly FlvFileTag[]): { header: Buffer; track: SlateTrack } | null {
  const header = tags.find(({ payload }) => classifyAudio(payload).role === "header")?.payload;
  const facts = header && readAacConfig(header.subarray(aacTagBytes));
  const frames = tags.filter(({ payload }) => classifyAudio(payload).role === "frame");
  if (!header || !facts || frames.length === 0) return null;
  const frameMs = (samplesPerFrame / facts.sampleRate) * 1000;
  const placed = frames.map(({ payload }, index) => ({ timestamp: index * frameMs, payload }));
  return { header, track: { tags: placed, periodMs: frames.length * frameMs } };
}

/** Reads a slate out of the file that was drawn. @throws Error where it is none. */
export function readSlate(file: Buffer): SlateClip {
  const tags = readFlvFile(file);
  const { header, track } = pictureTrack(tags.filter(({ kind }) => kind === "video"));
  const sound = soundTrack(tags.filter(({ kind }) => kind === "audio"));
  return {
    videoHeader: header,
    audioHeader: sound?.header ?? null,
    picture: track,
    sound: sound?.track ?? null,
  };
}
