import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import type { Log } from "../../core";
import type { Ffmpeg } from "../../process/ffmpeg";
import { panCut, panJob, type Size } from "./pan-job";

/** Raised when the same picture would move differently than before. */
const motionVersion = 1;
/** Loops kept on disk: some megabytes each, drawn again in some seconds. */
const keptFiles = 40;
const timeoutSeconds = 180;

/** Loops of pictures that drift. */
export interface PanStore {
  /** The loop of a picture in a frame's size in pixels, or null while it is not drawn; it is drawn in the background. */
  find(picture: string, frame: Size): Promise<string | null>;
  /** Calls back whenever one more loop is there. */
  onReady(listener: () => void): void;
  close(): void;
}

export interface PanStoreParts {
  folder: string;
  ffmpeg: Pick<Ffmpeg, "run">;
  log: Log;
}

const isThere = (path: string) =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".mp4"));
  if (names.length <= keptFiles) return;
  const ages = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const oldest = ages.sort((one, other) => one.at - other.at).slice(0, names.length - keptFiles);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}

/** Draws loops one at a time, into files named by the picture's content and the frame's size. */
export function createPanStore({ folder, ffmpeg, log }: PanStoreParts): PanStore {
  const listeners: (() => void)[] = [];
  const abort = new AbortController();
  /** What is wanted and not drawn, or could not be: not tried again before the next start. */
  const begun = new Set<string>();
  const digests = new Map<string, string>();
  let turn: Promise<void> = Promise.resolve();

  /** By the file's time too, so that a big photograph is not read at every scene. */
  async function digestOf(picture: string): Promise<string> {
    const { mtimeMs, size } = await stat(picture);
    const key = `${picture} ${mtimeMs} ${size}`;
    const known = digests.get(key);
    if (known !== undefined) return known;
    const digest = createHash("sha256")
      .update(await readFile(picture))
      .digest("hex");
    digests.set(key, digest);
    return digest;
  }

  async function draw(picture: string, frame: Size, path: string) {
    const { width, height } = await sharp(picture).metadata();
    const { scaled, cut } = panCut({ width, height }, frame);
    const pixels = await sharp(picture)
      .resize(scaled.width, scaled.height, { fit: "fill" })
      .extract({
        left: Math.floor((scaled.width - cut.width) / 2),
        top: Math.floor((scaled.height - cut.height) / 2),
        ...cut,
      })
      .flatten({ background: "#000000" })
      .toColourspace("srgb")
      .removeAlpha()
      .raw()
      .toBuffer();
    await mkdir(folder, { recursive: true });
    const half = `${path}.part`;
    try {
      const job = panJob(Readable.from([pixels]), cut, frame, half);
      await ffmpeg.run(job, { signal: abort.signal, timeoutSeconds, longRunning: true });
      await rename(half, path);
    } finally {
      await rm(half, { force: true });
    }
    await removeOldest(folder);
    for (const listener of listeners) listener();
  }

  return {
    async find(picture, frame) {
      const even = { width: frame.width & ~1, height: frame.height & ~1 };
      if (even.width < 16 || even.height < 16) return null;
      const digest = await digestOf(picture).catch(() => null);
      if (digest === null) return null;
      const name = createHash("sha256").update(`${motionVersion} ${digest}`).digest("hex").slice(0, 16);
      const path = join(folder, `${name}-${even.width}x${even.height}.mp4`);
      if (await isThere(path)) {
        // What is used stays when older ones are removed.
        const now = new Date();
        await utimes(path, now, now).catch(() => undefined);
        return path;
      }
      if (!begun.has(path)) {
        begun.add(path);
        turn = turn
          .then(() => draw(picture, even, path))
          .then(() => void begun.delete(path))
          .catch((error: unknown) => log.warn({ err: error, picture }, "a moving picture was not drawn"));
      }
      return null;
    },
    onReady: (listener) => void listeners.push(listener),
    close: () => abort.abort(),
  };
}
