import { basename, extname, join } from "node:path";
import type { RecordingSummary } from "../../preload/contract";
import { safeFileStem } from "../storage";

/** Windows counts the characters of a whole path, 260 at most: folder and name share them. */
export const stemCharacters = 60;

const videoEnd = /\.(?:mkv|mp4|mov|webm|flv|ts)$/i;

/** What a recording is called, fit for a file or folder. */
export const recordingStem = ({ name, id }: Pick<RecordingSummary, "name" | "id">): string =>
  safeFileStem(name.replace(videoEnd, ""), id, stemCharacters);

const recordings = (data: string) => join(data, "recordings");
export const clipsRoot = (data: string): string => join(recordings(data), "clips");
export const exportsFolder = (data: string): string => join(recordings(data), "exports");

/** Where a recording's clips lie. */
export const clipsFolder = (data: string, recording: Pick<RecordingSummary, "name" | "id">): string =>
  join(clipsRoot(data), recordingStem(recording));

/** Subtitles that lie beside a recording, where players look for them. */
export const besideAsSrt = (file: string): string => join(file, "..", `${basename(file, extname(file))}.srt`);
