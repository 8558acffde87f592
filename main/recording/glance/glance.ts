import { mkdir, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type CheckedInput, StudioError, type Waveform } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { type Ffmpeg, mediaFacts } from "../../process/ffmpeg";
import { readIfThere, writeAtomic } from "../../storage";
import type { RecordingEntry } from "../index-file";
import { dropOldest, glanceFolder, glanceKey, glanceReference } from "./cache";
import { byteSink, momentWithin, thumbnailJob, usualMoment } from "./thumbnail";
import { createPeakSink, waveJob } from "./wave";

const niceness = 10;
const thumbnailLimitSeconds = 60;
const waveLimitSeconds = 600;
const waveSchema = z.object({ peaks: z.array(z.number()), stepSeconds: z.number() });

export type GlancedRecording = Pick<RecordingEntry, "id" | "seconds"> & { file: string };

/** A recording at a glance: a picture of it, and its sound. Both are kept, and made once where asked for twice. */
export interface Glance {
  /** @throws StudioError `recording.no-picture`, `ffmpeg.…`, `storage.…` */
  thumbnail(
    recording: GlancedRecording,
    asked: Pick<CheckedInput<"recording.thumbnail">, "at" | "width">,
  ): Promise<{ image: string }>;
  /** Empty where there is no sound. @throws StudioError `ffmpeg.…`, `storage.…` */
  wave(recording: GlancedRecording): Promise<Waveform>;
  /** Forgets what was made of a recording. */
  forget(id: string): Promise<void>;
  close(): void;
}

export function createGlance({ paths }: StudioContext, ffmpeg: Pick<Ffmpeg, "run">): Glance {
  const underWay = new Map<string, Promise<unknown>>();
  const closing = new AbortController();

  function once<Result>(key: string, make: () => Promise<Result>): Promise<Result> {
    const present = underWay.get(key) as Promise<Result> | undefined;
    const task = present ?? make().finally(() => underWay.delete(key));
    underWay.set(key, task);
    return task;
  }

  async function picture(file: string, at: number, width: number): Promise<Buffer> {
    const sink = byteSink();
    await ffmpeg.run(thumbnailJob(file, at, width, sink.stream), {
      ...{ signal: closing.signal, niceness, timeoutSeconds: thumbnailLimitSeconds },
    });
    return sink.bytes();
  }

  async function drawThumbnail({ file }: GlancedRecording, path: string, at: number, width: number) {
    if ((await readIfThere(path)) !== null) {
      // What is looked at again stays longest.
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
      return;
    }
    let jpeg = await picture(file, at, width).catch(async (thrown: unknown) => {
      const { streams } = await mediaFacts(ffmpeg, file, closing.signal);
      if (streams.some(({ kind }) => kind === "video")) throw thrown;
      throw new StudioError("recording.no-picture", { cause: thrown });
    });
    // A file that was cut off may state more than it holds.
    if (jpeg.length === 0 && at > 0) jpeg = await picture(file, 0, width);
    if (jpeg.length === 0) throw new StudioError("recording.no-picture");
    await writeAtomic(path, jpeg);
  }

  async function readWave(path: string): Promise<Waveform | null> {
    const content = await readIfThere(path).catch(() => null);
    if (content === null) return null;
    try {
      return waveSchema.parse(JSON.parse(content.toString("utf8")));
    } catch {
      return null;
    }
  }

  async function makeWave(file: string): Promise<Waveform> {
    const { signal } = closing;
    const { streams } = await mediaFacts(ffmpeg, file, signal);
    const sink = createPeakSink();
    if (!streams.some(({ kind }) => kind === "audio")) return sink.waveform();
    await ffmpeg.run(waveJob(file, sink.stream), { signal, niceness, timeoutSeconds: waveLimitSeconds });
    return sink.waveform();
  }

  async function folderOf(id: string): Promise<string> {
    const folder = glanceFolder(paths, id);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  return {
    async thumbnail(recording, { at, width }) {
      const { id, file, seconds } = recording;
      const moment = momentWithin(at ?? usualMoment(seconds), seconds);
      const name = `${await glanceKey(file, "picture", moment, width)}.jpg`;
      const folder = await folderOf(id);
      await once(name, () => drawThumbnail(recording, join(folder, name), moment, width));
      await dropOldest(folder);
      return { image: glanceReference(id, name) };
    },
    async wave({ id, file }) {
      const name = `${await glanceKey(file, "wave")}.json`;
      const path = join(await folderOf(id), name);
      return once(name, async () => {
        const kept = await readWave(path);
        if (kept !== null) return kept;
        const waveform = await makeWave(file);
        await writeAtomic(path, `${JSON.stringify(waveform)}\n`);
        return waveform;
      });
    },
    forget: (id) => rm(glanceFolder(paths, id), { recursive: true, force: true }),
    close: () => closing.abort(),
  };
}
