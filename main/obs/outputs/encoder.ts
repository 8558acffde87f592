import type { Machine } from "../scenes/machine";
import { isAtLeast } from "../scenes/machine";
import type { Borrowed, Purpose } from "./borrowed";
import type { EncoderNeeds } from "./encoder-needs";
import { managedOptions } from "./x264-options";

/** What an output needs of the encoder. */
export interface EncoderOrder {
  framesPerSecond: number;
  needs: EncoderNeeds;
  /** Kilobits a second; null leaves them. */
  rates: { videoKbps: number; audioKbps: number } | null;
}

/**
 * Sets the encoder before an output starts: OBS reads these values only then, and only while no other output runs. In
 * advanced mode they lie in a file that obs-websocket cannot write, so the user's own stay. The sample rate can be
 * changed in OBS's own window alone.
 */
export async function prepareEncoder(
  borrowed: Borrowed,
  purpose: Purpose,
  { framesPerSecond, needs, rates }: EncoderOrder,
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
  const preset = await borrowed.parameter("SimpleOutput", "Preset");
  await set("x264Settings", managedOptions(own, preset, framesPerSecond, needs));
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
