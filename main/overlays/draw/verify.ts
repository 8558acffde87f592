import sharp from "sharp";
import { type OverlayTemplate, StudioError } from "../../../preload/contract";
import type { Ffmpeg } from "../../process/ffmpeg";
import { clipFrames } from "./job";

/** Proves that a PNG decodes whole, at the right size, with transparency. @throws StudioError `overlays.result-broken`. */
export async function verifyStill(png: Buffer, size: OverlayTemplate["size"]): Promise<void> {
  try {
    const { info } = await sharp(png, { failOn: "warning" }).raw().toBuffer({ resolveWithObject: true });
    if (info.width === size.width && info.height === size.height && info.channels === 4) return;
  } catch (cause) {
    throw new StudioError("overlays.result-broken", { cause });
  }
  throw new StudioError("overlays.result-broken");
}

/** Proves that a clip decodes to its last frame. @throws StudioError `overlays.result-broken`. */
export async function verifyClip(
  ffmpeg: Ffmpeg,
  cwd: string,
  file: string,
  motion: OverlayTemplate["motion"],
): Promise<void> {
  let frames = 0;
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
    { cwd, timeoutSeconds: 20, onProgress: ({ frame }) => (frames = frame) },
  );
  if (frames !== clipFrames(motion)) throw new StudioError("overlays.result-broken");
}
