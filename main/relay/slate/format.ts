/** What a slate has to be like so that it can follow a picture without a break. */
export interface SlateFormat {
  width: number;
  height: number;
  /** A whole number; 29.97 counts as 30, which no player minds for some seconds. */
  framesPerSecond: number;
  keyframeSeconds: number;
  profile: "baseline" | "main" | "high";
  /** Null where the stream has no sound, or none that a slate can have. */
  audio: { sampleRate: number; channels: number } | null;
}

/** Two formats are the same when their keys are. */
export const formatKey = (format: SlateFormat): string => JSON.stringify(format);

/** How long the picture of a slate lasts before it begins again, in milliseconds. */
export const slatePictureMs = 8_000;
