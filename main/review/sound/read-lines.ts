import type { Span } from "../spans";

/** What one pass over a recording's sound found. Null where ffmpeg could not tell: nothing is loud enough to measure. */
export interface SoundFigures {
  /** False: the file has no sound at all. */
  hasSound: boolean;
  integratedLufs: number | null;
  rangeLu: number | null;
  truePeakDb: number | null;
  /** Silences of 0.8 s and more, in seconds of the recording. */
  silences: Span[];
}

/** Where ebur128's gate found nothing above −70 LUFS it says −70. */
const floorLufs = -69.9;

const numberOr = (text: string | undefined): number | null => {
  const value = Number.parseFloat(text ?? "");
  return Number.isFinite(value) ? value : null;
};

/** Reads what the filters `ebur128` and `silencedetect` write, a line at a time. */
export function createSoundReader(): { line(text: string): void; end(seconds: number | null): SoundFigures } {
  const figures: SoundFigures = {
    hasSound: false,
    integratedLufs: null,
    rangeLu: null,
    truePeakDb: null,
    silences: [],
  };
  let silentSince: number | null = null;
  let inSummary = false;

  function summary(text: string) {
    const integrated = /^\s*I:\s+(\S+) LUFS/.exec(text);
    if (integrated !== null) figures.integratedLufs = numberOr(integrated[1]);
    const range = /^\s*LRA:\s+(\S+) LU\b/.exec(text);
    if (range !== null) figures.rangeLu = numberOr(range[1]);
    const peak = /^\s*Peak:\s+(\S+) dBFS/.exec(text);
    if (peak !== null) figures.truePeakDb = numberOr(peak[1]);
  }

  return {
    line(text) {
      if (/^\s*Stream #0:\d+.*: Audio:/.test(text)) figures.hasSound = true;
      if (/\bSummary:\s*$/.test(text)) inSummary = true;
      if (inSummary) summary(text);
      const start = /\bsilence_start: (-?[\d.]+)/.exec(text);
      if (start !== null) silentSince = Math.max(0, numberOr(start[1]) ?? 0);
      const end = /\bsilence_end: (-?[\d.]+)/.exec(text);
      const to = numberOr(end?.[1]);
      if (to !== null) {
        figures.silences.push({ from: silentSince ?? 0, to });
        silentSince = null;
      }
    },
    /** @param seconds how long the recording is: where a silence that never ended ends. */
    end(seconds) {
      if (silentSince !== null && seconds !== null && seconds > silentSince)
        figures.silences.push({ from: silentSince, to: seconds });
      const isMeasured = figures.integratedLufs !== null && figures.integratedLufs > floorLufs;
      if (isMeasured) return figures;
      return { ...figures, integratedLufs: null, rangeLu: null };
    },
  };
}
