import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OverlayFields } from "../../../preload/contract";
import type { Ffmpeg } from "../../process/ffmpeg";
import { writeAss } from "../ass/document";
import { fontsUsed } from "../ass/fonts-used";
import { withMatte } from "../ass/matte";
import { type FaceByWeight, layOutCard } from "../layout";
import type { LoadedTemplate } from "../templates";
import type { Faces } from "../text/fonts";
import { type CardJob, type ClipContainer, clipJob, stillJob } from "./job";
import { preparePicture, type SourcePicture } from "./pictures";
import { verifyClip, verifyStill } from "./verify";
import type { Workshop } from "./workshop";

/** How a card is written: a picture, or a clip of its way in. */
export type CardKind = "png" | ClipContainer;

/** Seconds a drawing may take on a slow, busy computer before it is given up. */
const timeoutSeconds = { png: 20, mov: 40, webm: 90 } as const;

export interface Drawing {
  loaded: LoadedTemplate;
  /** Cleaned and checked. */
  fields: OverlayFields;
  pictures: readonly SourcePicture[];
}

async function faceByWeight(faces: Faces): Promise<FaceByWeight> {
  const [regular, medium, bold] = await Promise.all([
    faces.face("regular"),
    faces.face("medium"),
    faces.face("bold"),
  ]);
  return { regular, medium, bold };
}

/** The card's ASS document. @throws StudioError naming the field that does not fit or cannot be drawn. */
export async function documentOf({ loaded, fields }: Drawing, faces: Faces): Promise<string> {
  const byWeight = await faceByWeight(faces);
  const layout = layOutCard(loaded.template, fields, byWeight);
  return writeAss(loaded.ass, layout, byWeight, fields);
}

/**
 * Draws a card and proves that the result decodes. Gives the file's content.
 * @throws StudioError `overlays.…` naming the field at fault, or `ffmpeg.…`.
 */
export async function drawCard(
  drawing: Drawing,
  kind: CardKind,
  { ffmpeg, faces, workshop }: { ffmpeg: Ffmpeg; faces: Faces; workshop: Workshop },
): Promise<Buffer> {
  const { template } = drawing.loaded;
  const document = await documentOf(drawing, faces);
  const folder = await workshop.open();
  try {
    const pictures = await Promise.all(
      drawing.pictures.map(async (source, index) => {
        const file = `${folder}/picture-${index}.png`;
        await workshop.put(file, await preparePicture(template, source));
        return { file, x: Math.round(source.place.x), y: Math.round(source.place.y) };
      }),
    );
    const card: CardJob = {
      size: template.size,
      motion: template.motion,
      pictures,
      document: `${folder}/card.ass`,
      fonts: await workshop.fontsFor(fontsUsed(document)),
      target: `${folder}/card.${kind}`,
    };
    await workshop.put(card.document, withMatte(document));
    const place = { cwd: workshop.root, env: workshop.env };
    const job = kind === "png" ? stillJob(card) : clipJob(card, kind);
    await ffmpeg.run(job, { ...place, timeoutSeconds: timeoutSeconds[kind] });
    const content = await readFile(join(workshop.root, card.target));
    if (kind === "png") await verifyStill(content, template.size);
    else await verifyClip(ffmpeg, workshop.root, card.target, template.motion);
    return content;
  } finally {
    await workshop.discard(folder);
  }
}
