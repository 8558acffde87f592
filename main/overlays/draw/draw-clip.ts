import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FfmpegJob } from "../../process/ffmpeg";
import { gatherDocuments } from "../ass/gather";
import { type ClipContainer, clipFrames, clipJob, leavingFrames } from "./clip-job";
import { digitEdges } from "./clock-face";
import { clockFrames, clockJob } from "./clock-job";
import { type Composed, compose, type Drawing, motionOf } from "./drawing";
import { stripFrames, stripJob } from "./strip-job";
import { placeDocument, placePictures, runOptions, type Tools } from "./tools";
import { type DrawnClip, verifyClip } from "./verify";

/** Seconds a clip may take on a slow, busy computer before it is given up. */
const timeoutSeconds = { mov: 60, webm: 120 } as const;

/** A clip's content; `leaving` is the card's way out where it has one. */
export interface DrawnCard {
  clip: Buffer;
  leaving: Buffer | null;
}

/** A job, and the clips that it writes: the card's, then perhaps its way out. */
interface ClipPlan {
  job: FfmpegJob;
  clips: DrawnClip[];
}

interface Place {
  folder: string;
  container: ClipContainer;
  withLeaving: boolean;
}

async function planMotion(
  drawing: Drawing,
  composed: Composed,
  place: Place,
  tools: Tools,
): Promise<ClipPlan> {
  const { folder, container, withLeaving } = place;
  const motion = { ...motionOf(drawing), pace: drawing.theme.pace };
  const target = `${folder}/card.${container}`;
  const leaving = withLeaving ? `${folder}/leaving.${container}` : null;
  const job = clipJob(
    {
      ...(await placeDocument(composed.document, `${folder}/card.ass`, tools)),
      size: composed.layout.size,
      motion,
      pictures: await placePictures(drawing, `${folder}/picture`, tools.workshop),
      target,
      leaving,
    },
    container,
  );
  const clips = [{ file: target, frames: clipFrames(motion) }];
  if (leaving !== null) clips.push({ file: leaving, frames: leavingFrames(motion) });
  return { job, clips };
}

async function planClock(
  drawing: Drawing,
  composed: Composed,
  { folder, container }: Place,
  tools: Tools,
): Promise<ClipPlan> {
  const { clock, loaded } = drawing;
  const { size } = composed.layout;
  const figures = await Promise.all(
    [..."0123456789"].map((figure) =>
      compose(drawing, tools.faces, { time: `${figure}${figure}:${figure}${figure}` }),
    ),
  );
  const documents = figures.map(({ document }) => document);
  const seconds = clock?.seconds ?? 0;
  const target = `${folder}/card.${container}`;
  const job = clockJob(
    {
      ...(await placeDocument(gatherDocuments(documents, size), `${folder}/card.ass`, tools)),
      size,
      mode: clock?.mode ?? "down",
      seconds,
      edges: await digitEdges(drawing, composed, tools.faces),
      pictures: await placePictures(drawing, `${folder}/picture`, tools.workshop),
      restMilliseconds: loaded.template.motion.inMilliseconds,
      target,
    },
    container,
  );
  return { job, clips: [{ file: target, frames: clockFrames(seconds) }] };
}

async function planStrip(
  { loaded }: Drawing,
  composed: Composed,
  { folder, container }: Place,
  tools: Tools,
): Promise<ClipPlan> {
  const { ticker, motion, size } = loaded.template;
  const target = `${folder}/card.${container}`;
  const strip = {
    ...(await placeDocument(composed.document, `${folder}/card.ass`, tools)),
    size: composed.layout.size,
    place: size.width,
    pixelsPerSecond: ticker?.pixelsPerSecond ?? 0,
    restMilliseconds: motion.inMilliseconds,
    target,
  };
  return { job: stripJob(strip, container), clips: [{ file: target, frames: stripFrames(strip) }] };
}

function planFor({ clock, loaded }: Drawing): typeof planMotion {
  if (clock !== null) return planClock;
  return loaded.template.ticker === null ? planMotion : planStrip;
}

/**
 * Draws a card's clip, and its way out where that is wanted and it has one, and proves that they decode.
 * @throws StudioError `overlays.…` naming the field at fault, or `ffmpeg.…`.
 */
export async function drawClip(
  drawing: Drawing,
  container: ClipContainer,
  tools: Tools & { withLeaving: boolean },
): Promise<DrawnCard> {
  const { workshop, ffmpeg, withLeaving } = tools;
  const composed = await compose(drawing, tools.faces);
  const folder = await workshop.open();
  try {
    const { job, clips } = await planFor(drawing)(
      drawing,
      composed,
      { folder, container, withLeaving },
      tools,
    );
    await ffmpeg.run(job, runOptions(tools, timeoutSeconds[container]));
    const contents = await Promise.all(
      clips.map(async (clip) => {
        await verifyClip(ffmpeg, clip, { cwd: workshop.root, longRunning: tools.urgent });
        return await readFile(join(workshop.root, clip.file));
      }),
    );
    return { clip: contents[0] ?? Buffer.alloc(0), leaving: contents[1] ?? null };
  } finally {
    await workshop.discard(folder);
  }
}
