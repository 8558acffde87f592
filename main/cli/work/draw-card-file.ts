import { silentLog } from "../../core";
import { type RenderCardOptions, renderCard } from "../../overlays";
import { createFfmpeg } from "../../process/ffmpeg";

/** Draws one card into a file with an ffmpeg of its own. @throws StudioError as `renderCard` does */
export async function drawCardFile(
  options: Omit<RenderCardOptions, "ffmpeg">,
): Promise<Awaited<ReturnType<typeof renderCard>>> {
  const ffmpeg = createFfmpeg(silentLog);
  try {
    return await renderCard({ ...options, ffmpeg });
  } finally {
    await ffmpeg.close();
  }
}
