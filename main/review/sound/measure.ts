import { type RecordingSummary, toStudioError } from "../../../preload/contract";
import type { JobControl } from "../../core";
import type { Ffmpeg } from "../../process/ffmpeg";
import { soundJob } from "./job";
import { createSoundReader, type SoundFigures } from "./read-lines";

/** An hour of sound takes about half a minute; a damaged file must not hold a turn for ever. */
const limitSeconds = 1800;

/**
 * Measures a recording's sound in one pass over it.
 * @throws StudioError `core.cancelled`, or `ffmpeg.…` where the file cannot be read. A film without sound is no error.
 */
export async function measureSound(
  ffmpeg: Pick<Ffmpeg, "run">,
  { file, seconds }: Pick<RecordingSummary, "file" | "seconds">,
  { signal, progress }: JobControl,
): Promise<SoundFigures> {
  const reader = createSoundReader();
  let reached = 0;
  let hasPicture = false;
  let hasSound = false;
  try {
    await ffmpeg.run(soundJob(file), {
      signal,
      timeoutSeconds: limitSeconds,
      niceness: 10,
      onLine(line) {
        hasPicture ||= /^\s*Stream #0:\d+.*: Video:/.test(line);
        hasSound ||= /^\s*Stream #0:\d+.*: Audio:/.test(line);
        reader.line(line);
      },
      onProgress({ outMilliseconds }) {
        reached = Math.max(reached, outMilliseconds / 1000);
        if (seconds !== null && seconds > 0) progress(Math.min(1, reached / seconds));
      },
    });
  } catch (thrown) {
    const error = toStudioError(thrown);
    // Nothing to map: ffmpeg says so by failing.
    if (error.code === "core.cancelled" || hasSound || !hasPicture) throw error;
  }
  return reader.end(Math.max(reached, seconds ?? 0) || null);
}
