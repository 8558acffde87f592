import { copyFile, link, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Ffmpeg } from "../../process/ffmpeg";
import type { SlateOrder } from "../core/config";
import { makeBackdrop } from "./backdrop";
import { openSlateCache, workFolderPrefix } from "./cache";
import { readSlate, type SlateClip } from "./clip";
import { slateDocuments } from "./document";
import type { SlateFormat } from "./format";
import { gather, type Ingredients, plainIngredients, slateName } from "./ingredients";
import { type SlateParts, slateJob } from "./job";

/** Draws slates, and keeps them for the next time. */
export interface SlateMaker {
  /**
   * A slate for a format: one drawn before, or drawn now, which takes some seconds. Where the picture, music or words
   * cannot be drawn it comes without them. @throws StudioError `ffmpeg.…` or Error when not even a plain one can be made.
   */
  make(order: SlateOrder, format: SlateFormat, signal: AbortSignal): Promise<SlateClip>;
  /** Writes down why there is no slate. */
  note(what: string, thrown?: unknown): void;
}

export interface SlateMakerDependencies {
  /** The one that this process runs everything with; whoever made it closes it at the end. */
  ffmpeg: Pick<Ffmpeg, "run">;
  /** Writes down what a slate had to do without, and why. Holds no secret. */
  note(what: string, thrown?: unknown): void;
}

/** Behind OBS, which needs the processor to draw the show itself. */
const niceness = 10;
const timeoutSeconds = 120;

/** libass needs no font but ours, and reading every font of the system can take longer than the drawing. */
const noSystemFonts = '<?xml version="1.0"?>\n<fontconfig></fontconfig>\n';

const target = "slate.flv";

type Note = SlateMakerDependencies["note"];

async function placeBackdrop(folder: string, { picture, format }: Ingredients, note: Note) {
  if (picture === null) return null;
  try {
    const drawn = await makeBackdrop(picture, format.width, format.height);
    await writeFile(join(folder, "backdrop.png"), drawn);
    return "backdrop.png";
  } catch (thrown) {
    note("the slate's picture cannot be drawn", thrown);
    return null;
  }
}

async function placeText(folder: string, { font, format, title, words }: Ingredients) {
  if (font === null) return null;
  const beside = join(folder, "fonts", basename(font));
  await mkdir(join(folder, "fonts"));
  // A link costs nothing; it cannot cross disks or leave a packed app's archive.
  await link(font, beside).catch(() => copyFile(font, beside));
  const { still, moving, region } = slateDocuments({ ...format, title, words });
  await writeFile(join(folder, "still.ass"), still);
  await writeFile(join(folder, "moving.ass"), moving);
  return { still: "still.ass", moving: "moving.ass", fonts: "fonts", region };
}

/** Puts into the folder of one drawing what ffmpeg is to find there. */
async function layOut(folder: string, from: Ingredients, note: Note): Promise<SlateParts> {
  await writeFile(join(folder, "fonts.conf"), noSystemFonts);
  return {
    ...{ format: from.format, music: from.music, target },
    backdrop: await placeBackdrop(folder, from, note),
    text: await placeText(folder, from),
  };
}

class Maker implements SlateMaker {
  readonly #dependencies: SlateMakerDependencies;

  constructor(dependencies: SlateMakerDependencies) {
    this.#dependencies = dependencies;
  }

  note(what: string, thrown?: unknown): void {
    this.#dependencies.note(what, thrown);
  }

  async make(order: SlateOrder, format: SlateFormat, signal: AbortSignal): Promise<SlateClip> {
    const { note } = this.#dependencies;
    const ingredients = await gather(order, format, note);
    try {
      return await this.#findOrDraw(order.folder, ingredients, signal);
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      note("the slate is drawn plain: with all it should show it failed", thrown);
      return await this.#findOrDraw(order.folder, plainIngredients(ingredients), signal);
    }
  }

  async #findOrDraw(folder: string, ingredients: Ingredients, signal: AbortSignal): Promise<SlateClip> {
    const cache = await openSlateCache(folder);
    const name = await slateName(ingredients);
    const kept = await cache.find(name);
    if (kept !== null) {
      try {
        return readSlate(kept);
      } catch (thrown) {
        this.#dependencies.note("a kept slate is damaged and drawn anew", thrown);
      }
    }
    const work = await mkdtemp(workFolderPrefix(folder));
    try {
      const file = await this.#draw(work, ingredients, signal);
      const clip = readSlate(await readFile(file));
      // On a full disk it is drawn again the next time.
      await cache
        .keep(name, file)
        .catch((thrown: unknown) => this.#dependencies.note("the slate could not be kept", thrown));
      return clip;
    } finally {
      await rm(work, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
  }

  async #draw(work: string, ingredients: Ingredients, signal: AbortSignal): Promise<string> {
    const { ffmpeg, note } = this.#dependencies;
    const job = slateJob(await layOut(work, ingredients, note));
    const env = { FONTCONFIG_FILE: join(work, "fonts.conf") };
    await ffmpeg.run(job, { cwd: work, env, niceness, timeoutSeconds, signal });
    return join(work, target);
  }
}

/**
 * Makes the drawer of slates for a relay, the studio's process and the one that stands alone alike:
 * `new Relay(clock, report, createSlateMaker({ ffmpeg: createFfmpeg(silentLog), note }))`. The `ffmpeg` is to be closed
 * after the relay has stopped; nothing runs until a stream's format is known, and one drawing runs at a time. The fonts'
 * folder of the order (`SlateOrder.fonts`) has to hold the files that a build gathers there.
 */
export const createSlateMaker = (dependencies: SlateMakerDependencies): SlateMaker => new Maker(dependencies);
