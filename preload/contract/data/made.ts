/** A file that was made of a recording: a clip, its cover or subtitles, or an export. */
export interface MadeFileItem {
  /** Media reference: `made:clips/…` or `made:exports/…`. */
  reference: string;
  /** Its name with its end. */
  name: string;
  /** Absolute path, for people who look for it. */
  file: string;
  bytes: number;
  madeAt: number;
  kind: "clip" | "cover" | "subtitles" | "film" | "sound" | "report";
  /** Of a clip: media reference of its cover, or null. */
  cover: string | null;
  /** Of a clip: the seconds of the recording it really holds; a quick copy begins a little before what was asked for. */
  stretch: { from: number; to: number } | null;
}

export type ExportKind = "mp4" | "phone" | "audio" | "srt" | "html" | "pdf";

/** What a recording can be exported as. */
export interface Exportable {
  /** Null where it can be made; else why not and what to do, in the user's language. */
  refusals: Record<ExportKind, { message: string; hint: string } | null>;
  /** The least megabytes in which a film for phones is worth watching; null where there is no picture or no length. */
  fewestMegabytes: number | null;
}
