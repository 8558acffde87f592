import { type Canvas, orientationOf, StudioError } from "../../../preload/contract";
import { ObsRefusal } from "../connection/errors";
import type { ObsLink } from "../connection/link";
import { status } from "../connection/requests";

export interface VideoSettings extends Canvas {
  framesPerSecond: number;
  outputWidth: number;
  outputHeight: number;
}

export const sizeText = ({ width, height }: Canvas): string => `${width}×${height}`;

export async function readVideo(link: ObsLink): Promise<VideoSettings> {
  const video = await link.read("GetVideoSettings");
  return {
    width: video.baseWidth,
    height: video.baseHeight,
    outputWidth: video.outputWidth,
    outputHeight: video.outputHeight,
    framesPerSecond: video.fpsNumerator / Math.max(1, video.fpsDenominator),
  };
}

const isSet = (video: VideoSettings, wanted: Canvas) =>
  video.width === wanted.width &&
  video.height === wanted.height &&
  video.outputWidth === wanted.width &&
  video.outputHeight === wanted.height;

/** An output that was just ended counts as running for a moment, and bars a change of size for a moment longer. */
const endingPauseMilliseconds = 100;
/** Looks at an output that may be ending before it is taken for one that runs. */
const endingLooks = 6;
const endingTries = 20;

/** Whether any output really runs: stream, recording, virtual camera, replay buffer. */
async function isOutputActive(link: ObsLink): Promise<boolean> {
  const { outputs } = await link.read("GetOutputList");
  return outputs.some((output) => output.outputActive === true);
}

/** Sets the picture size, also where the last output is just ending. */
async function setVideo(link: ObsLink, wanted: Canvas): Promise<"set" | "output-running"> {
  for (let tries = 1; ; tries++) {
    const outcome = await trySetVideo(link, wanted);
    if (outcome === "set" || tries >= endingTries) return outcome;
    if (tries >= endingLooks && (await isOutputActive(link))) return outcome;
    await new Promise((resume) => setTimeout(resume, endingPauseMilliseconds));
  }
}

async function trySetVideo(link: ObsLink, wanted: Canvas): Promise<"set" | "output-running"> {
  try {
    await link.change("SetVideoSettings", {
      baseWidth: wanted.width,
      baseHeight: wanted.height,
      outputWidth: wanted.width,
      outputHeight: wanted.height,
    });
    return "set";
  } catch (thrown) {
    if (thrown instanceof ObsRefusal && thrown.status === status.outputRunning) return "output-running";
    throw thrown;
  }
}

/**
 * Gives OBS a picture size where it has another, and says which size it has then. It is the user's own setting, so it is
 * left alone where it fits. While an output runs OBS cannot change it: a canvas of the same shape is then used as it is
 * (frames are fractions), another shape is refused.
 * @throws StudioError `obs.canvas-locked` or `obs.canvas-refused`.
 */
export async function ensureCanvas(
  link: ObsLink,
  wanted: Canvas,
): Promise<{ canvas: Canvas; before: VideoSettings; changed: boolean }> {
  const before = await readVideo(link);
  if (isSet(before, wanted)) return { canvas: wanted, before, changed: false };
  const params = { wanted: sizeText(wanted), present: sizeText(before) };
  if ((await setVideo(link, wanted)) === "output-running") {
    if (orientationOf(before) !== orientationOf(wanted))
      throw new StudioError("obs.canvas-locked", { params });
    return { canvas: { width: before.width, height: before.height }, before, changed: false };
  }
  // OBS rounds odd sizes without a word, so only reading back tells.
  const after = await readVideo(link);
  if (!isSet(after, wanted)) {
    throw new StudioError("obs.canvas-refused", { params: { ...params, present: sizeText(after) } });
  }
  return { canvas: wanted, before, changed: true };
}
