import sharp from "sharp";
import { StudioError } from "../../../preload/contract";
import type { Ffmpeg } from "../../process/ffmpeg";
import type { Size } from "./graph";

/** Proves that a PNG decodes whole, at the right size, with transparency. @throws StudioError `overlays.result-broken`. */
export async function verifyStill(png: Buffer, size: Size): Promise<void> {
  try {
    const { info } = await sharp(png, { failOn: "warning" }).raw().toBuffer({ resolveWithObject: true });
    if (info.width === size.width && info.height === size.height && info.channels === 4) return;
  } catch (cause) {
    throw new StudioError("overlays.result-broken", { cause });
  }
  throw new StudioError("overlays.result-broken");
}

/** A clip that was drawn, relative to the folder ffmpeg ran in, and how many frames it must have. */
export interface DrawnClip {
  file: string;
  frames: number;
}

/** Proves that a clip decodes to its last frame. @throws StudioError `overlays.result-broken`. */
export async function verifyClip(
  ffmpeg: Ffmpeg,
  { file, frames }: DrawnClip,
  options: { cwd: string; longRunning: boolean },
): Promise<void> {
  let seen = 0;
  await ffmpeg.run(
    {
      inputs: [{ source: file, options: ["-xerror"] }],
      // The copy is first since its packets are what `frame` then counts: decoders of old leave out frames that
      // change nothing.
      outputs: [
        { target: "-", options: ["-c", "copy", "-f", "null"] },
        { target: "-", options: ["-f", "null"] },
      ],
    },
    { ...options, timeoutSeconds: 30, onProgress: ({ frame }) => (seen = frame) },
  );
  if (seen !== frames) throw new StudioError("overlays.result-broken");
}
