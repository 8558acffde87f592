import { StudioError } from "../../../preload/contract";
import { ObsRefusal } from "../connection/errors";
import type { ObsLink } from "../connection/link";
import { status } from "../connection/requests";

const quality = 78;

/**
 * A scene, or the scene on air, as JPEG of a width in pixels. During a fade it is the scene that is coming.
 * @throws StudioError `obs.scene-not-built` or `obs.screenshot-failed`.
 */
export async function takeScreenshot(link: ObsLink, scene: string | null, width: number) {
  const { baseWidth, baseHeight } = await link.read("GetVideoSettings");
  const height = Math.max(8, Math.round((width * baseHeight) / Math.max(1, baseWidth)));
  const sourceName = scene ?? (await link.read("GetCurrentProgramScene")).currentProgramSceneName;
  try {
    const { imageData } = await link.read("GetSourceScreenshot", {
      sourceName,
      imageFormat: "jpg",
      imageWidth: width,
      imageHeight: height,
      imageCompressionQuality: quality,
    });
    // OBS 28 and 29 answer `data:image/jpg`, which is no registered type.
    return { dataUrl: imageData.replace("data:image/jpg;", "data:image/jpeg;"), width, height };
  } catch (thrown) {
    if (!(thrown instanceof ObsRefusal)) throw thrown;
    if (thrown.status === status.notFound && scene !== null) {
      throw new StudioError("obs.scene-not-built", { params: { scene }, cause: thrown });
    }
    throw new StudioError("obs.screenshot-failed", { cause: thrown });
  }
}
