import type { Machine } from "../scenes/machine";
import { isAtLeast } from "../scenes/machine";
import type { Borrowed, Purpose } from "./borrowed";

/** A keyframe every two seconds: platforms ask for it, and a relay or a cut can join only at one. */
const keyframeSeconds = 2;

/** x264's options with a keyframe distance, unless the user's own say one already. */
export function withKeyframes(options: string, framesPerSecond: number): string {
  if (/(?:^|\s)keyint=/.test(options)) return options;
  return `${options} keyint=${Math.round(framesPerSecond * keyframeSeconds)}`.trim();
}

/**
 * Sets the encoder before an output starts: OBS reads these values only then, and only while no other output runs. In
 * advanced mode they lie in a file that obs-websocket cannot write, so the user's own stay.
 */
export async function prepareEncoder(
  borrowed: Borrowed,
  purpose: Purpose,
  framesPerSecond: number,
  rates: { videoKbps: number; audioKbps: number } | null,
): Promise<void> {
  if ((await borrowed.parameter("Output", "Mode")) === "Advanced") return;
  const set = (name: string, value: string) => borrowed.setParameter(purpose, "SimpleOutput", name, value);
  if (rates !== null) {
    await set("VBitrate", String(rates.videoKbps));
    await set("ABitrate", String(rates.audioKbps));
  }
  const encoder = await borrowed.parameter("SimpleOutput", "StreamEncoder");
  if (!encoder.startsWith("x264")) return;
  const own =
    (await borrowed.parameter("SimpleOutput", "UseAdvanced")) === "true"
      ? await borrowed.parameter("SimpleOutput", "x264Settings")
      : "";
  await set("x264Settings", withKeyframes(own, framesPerSecond));
  await set("UseAdvanced", "true");
}

/** Containers of which a crash costs seconds, not the file. Hybrid MP4 came with OBS 30.2, hybrid MOV with 32. */
export const safeFormats: ReadonlySet<string> = new Set([
  "mkv",
  "fragmented_mp4",
  "fragmented_mov",
  "hybrid_mp4",
  "hybrid_mov",
]);

/** Makes sure that what OBS records survives a crash; a safe format of the user's own stays. */
export async function prepareContainer(borrowed: Borrowed, machine: Machine): Promise<void> {
  const advanced = (await borrowed.parameter("Output", "Mode")) === "Advanced";
  const category = advanced ? "AdvOut" : "SimpleOutput";
  const name = isAtLeast(machine.version, 29, 1) ? "RecFormat2" : "RecFormat";
  if (safeFormats.has(await borrowed.parameter(category, name))) return;
  await borrowed.setParameter("record", category, name, "mkv");
}
