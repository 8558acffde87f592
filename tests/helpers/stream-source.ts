import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** An ffmpeg that publishes a moving test picture and a tone. */
export interface StreamSource {
  readonly pid: number;
  /** Resolves when it has ended, by itself or not. */
  readonly gone: Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Ends it in good order, as OBS does when the show is over. */
  finish(): Promise<void>;
}

export interface StreamSourceOptions {
  width?: number;
  height?: number;
  keyframeEvery?: number;
  /** Extra x264 parameters, to get another sequence header. */
  x264?: string;
  bFrames?: number;
  videoKbps?: number;
}

/** Starts publishing to an address, in real time. */
export function startSource(address: string, options: StreamSourceOptions = {}): StreamSource {
  const { width = 320, height = 180, keyframeEvery = 30, bFrames = 2, x264, videoKbps = 600 } = options;
  const child: ChildProcess = spawn(
    "ffmpeg",
    [
      ...["-nostdin", "-hide_banner", "-loglevel", "error"],
      ...["-re", "-f", "lavfi", "-i", `testsrc2=size=${width}x${height}:rate=30`],
      ...["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-bf", String(bFrames), "-g", String(keyframeEvery)],
      ...[
        "-b:v",
        `${videoKbps}k`,
        "-maxrate",
        `${videoKbps}k`,
        "-bufsize",
        `${videoKbps}k`,
        "-pix_fmt",
        "yuv420p",
      ],
      ...(x264 === undefined ? [] : ["-x264-params", x264]),
      ...["-c:a", "aac", "-b:a", "96k", "-ac", "2", "-f", "flv", address],
    ],
    { stdio: "ignore" },
  );
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    pid: child.pid ?? 0,
    gone,
    kill: () => {
      child.kill("SIGKILL");
      return gone;
    },
    finish: () => {
      child.kill("SIGINT");
      return gone;
    },
  };
}

/**
 * What ffmpeg's decoders complain about in a file; empty for a sound one. Times pass as they are: left alone, ffmpeg
 * rounds them to the frame rate, and two pictures 33 ms apart (at 50 and 83 ms, after a source came back) fall together.
 */
export async function decodeErrors(file: string): Promise<string> {
  const asTheyAre = ["-fps_mode", "passthrough", "-enc_time_base", "1:1000"];
  const { stderr } = await run("ffmpeg", ["-v", "error", "-i", file, ...asTheyAre, "-f", "null", "-"]);
  return stderr;
}

/** Decoding times of a file's packets of one kind, in milliseconds. */
export async function packetTimes(file: string, kind: "v" | "a"): Promise<number[]> {
  const { stdout } = await run(
    "ffprobe",
    ["-v", "error", "-select_streams", kind, "-show_entries", "packet=dts_time", "-of", "csv=p=0", file],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const lines = stdout.split("\n").map((line) => Number.parseFloat(line));
  return lines.filter(Number.isFinite).map((seconds) => Math.round(seconds * 1000));
}

/** The largest step between neighbours. */
export const largestGap = (times: number[]): number =>
  times.slice(1).reduce((gap, time, index) => Math.max(gap, time - (times[index] ?? time)), 0);
