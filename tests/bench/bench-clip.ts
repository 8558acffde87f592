import { type ChildProcess, execFileSync, spawn } from "node:child_process";

/** 16 s of 720p30 at a constant 2.5 Mbit/s with sound at 128 kbit/s, a keyframe each 2 s: what a village sends. */
export function makeClip(file: string): void {
  execFileSync("ffmpeg", [
    ...["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30"],
    ...["-f", "lavfi", "-i", "sine=sample_rate=48000", "-t", "16", "-c:v", "libx264", "-preset", "veryfast"],
    ...["-b:v", "2500k", "-minrate", "2500k", "-maxrate", "2500k", "-bufsize", "2500k"],
    ...["-x264-params", "nal-hrd=cbr:force-cfr=1", "-g", "60", "-pix_fmt", "yuv420p"],
    ...["-c:a", "aac", "-b:a", "128k", "-ac", "2", file],
  ]);
}

export const ffmpeg = (...args: string[]): ChildProcess =>
  spawn("ffmpeg", ["-nostdin", "-v", "error", ...args], { stdio: "inherit" });

/** Publishes the clip over and over, in real time and without encoding. */
export const loopInto = (clip: string, address: string): ChildProcess =>
  ffmpeg("-re", "-stream_loop", "-1", "-i", clip, "-c", "copy", "-f", "flv", address);

export async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((done) => child.once("exit", done));
}

export const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
