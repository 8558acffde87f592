/** How far a job is, as ffmpeg's `-progress` reports it about twice a second. */
export interface FfmpegProgress {
  frame: number;
  framesPerSecond: number;
  /** Milliseconds of output written. */
  outMilliseconds: number;
  bytes: number;
  /** Multiple of real time; 0 while unknown. */
  speed: number;
  ended: boolean;
}

const progressKeys =
  /^(frame|fps|stream_\d+_\d+_\w+|bitrate|total_size|out_time(?:_us|_ms)?|dup_frames|drop_frames|speed|progress)=/;

/** Whether a line of stderr belongs to `-progress` rather than to ffmpeg's own words. */
export const isProgressLine = (line: string): boolean => progressKeys.test(line);

const numberOf = (text: string | undefined): number => {
  const value = Number.parseFloat(text ?? "");
  return Number.isFinite(value) ? Math.max(0, value) : 0;
};

/**
 * Collects the lines of `-progress` and gives a report at the end of each block, else null.
 * `out_time_us` and the older `out_time_ms` both hold microseconds: ffmpeg names the latter wrongly since 2012,
 * and builds before 4.3 have no other.
 */
export function createProgressReader(): (line: string) => FfmpegProgress | null {
  let block: Record<string, string> = {};
  return (line) => {
    const at = line.indexOf("=");
    if (at < 1) return null;
    const key = line.slice(0, at).trim();
    const value = line.slice(at + 1).trim();
    block[key] = value;
    if (key !== "progress") return null;
    const done = block;
    block = {};
    return {
      frame: numberOf(done.frame),
      framesPerSecond: numberOf(done.fps),
      outMilliseconds: Math.round(numberOf(done.out_time_us ?? done.out_time_ms) / 1000),
      bytes: numberOf(done.total_size),
      speed: numberOf(done.speed),
      ended: value === "end",
    };
  };
}
