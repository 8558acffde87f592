import { silentLog } from "../../core";
import { createFfmpeg } from "../../process/ffmpeg";
import { createSlateMaker, runStandaloneRelay, type StandaloneOptions } from "../../relay";

/**
 * Runs a relay alone, its slates drawn by an ffmpeg of its own.
 * @throws StudioError as `runStandaloneRelay` does
 */
export async function runRelay(path: string, options: Omit<StandaloneOptions, "slates">): Promise<void> {
  const ffmpeg = createFfmpeg(silentLog);
  // The status line says where there is no slate.
  const slates = createSlateMaker({ ffmpeg, note: () => undefined });
  try {
    await runStandaloneRelay(path, { ...options, slates });
  } finally {
    await ffmpeg.close();
  }
}
