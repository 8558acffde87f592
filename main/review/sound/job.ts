import type { FfmpegJob } from "../../process/ffmpeg";

/**
 * Below this it counts as silence. Every sample has to be: a quiet room's noise peaks some 12 dB above its level, and
 * speech that can be followed peaks far above this.
 */
const silenceDecibels = -40;
/** The shortest silence that is noted: a breath between two sentences is shorter. */
export const leastSilence = 0.8;

/**
 * Loudness by EBU R128 with true peak, and silences, in one pass over a recording's first sound. The lines of each
 * 100 ms are kept out of what ffmpeg writes; its summary stays.
 */
export const soundJob = (file: string): FfmpegJob => ({
  inputs: [{ source: file, options: ["-vn", "-sn", "-dn"] }],
  outputs: [
    {
      target: "-",
      options: [
        "-map",
        "0:a:0",
        "-af",
        `ebur128=peak=true:framelog=verbose,silencedetect=noise=${silenceDecibels}dB:d=${leastSilence}`,
        "-f",
        "null",
      ],
    },
  ],
});
