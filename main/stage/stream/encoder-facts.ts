import type { StudioState } from "../../../preload/contract";
import type { EncoderFacts } from "../../core";
import { encodingOf, keyframeSeconds, sound } from "./stream-job";

/** As the encoder is named where the browser makes the picture itself, where ffmpeg does, and where nobody can. */
export const stageEncoders = { copied: "browser", encoded: "x264", none: "" } as const;

/** How the stage would stream now: the studio sets all of it, so nothing is left to guess. */
export function stageEncoderFacts(
  { stage, settings }: Pick<StudioState, "stage" | "settings">,
  mimeType: string | null,
): EncoderFacts {
  return {
    // Without a window it is not known yet what its browser can do; every one that is likely has H.264.
    encoder: stageEncoders[mimeType === null ? "copied" : encodingOf(mimeType)],
    videoCodec: "h264",
    videoKbps: settings.video.videoKbps,
    keyframeSeconds,
    maxBFrames: 0,
    audioKbps: settings.video.audioKbps,
    ...sound,
    width: stage.canvas.width,
    height: stage.canvas.height,
    framesPerSecond: stage.framesPerSecond,
    isFixed: false,
  };
}
