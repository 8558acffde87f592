import type { EncoderNeeds } from "./encoder-needs";

/** The value of one of x264's options as OBS's profile writes them (`keyint=60 bframes=0`), or null. */
export function optionOf(options: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}=(\\S+)`).exec(options)?.[1] ?? null;
}

/** What x264's presets set themselves; all others leave its usual 3. */
const presetBFrames: Readonly<Record<string, number>> = { ultrafast: 0, veryslow: 8, placebo: 16 };
const usualBFrames = 3;

/** How many pictures in a row may lean on later ones with these options. */
export function bFramesOf(options: string, preset: string): number {
  const own = Number(optionOf(options, "bframes") ?? Number.NaN);
  if (Number.isFinite(own)) return own;
  if (optionOf(options, "profile") === "baseline" || optionOf(options, "tune") === "zerolatency") return 0;
  return presetBFrames[optionOf(options, "preset") ?? preset] ?? usualBFrames;
}

/** The distance between keyframes with these options, in seconds; 0: as x264 likes. */
export function keyframeSecondsOf(options: string, framesPerSecond: number): number {
  const frames = Number(optionOf(options, "keyint") ?? Number.NaN);
  return Number.isFinite(frames) && framesPerSecond > 0 ? frames / framesPerSecond : 0;
}

/** x264's options with what the platforms need added, unless the user's own say it already. */
export function managedOptions(
  options: string,
  preset: string,
  framesPerSecond: number,
  { keyframeSeconds, maxBFrames }: EncoderNeeds,
): string {
  const added = [options.trim()];
  if (optionOf(options, "keyint") === null)
    added.push(`keyint=${Math.max(1, Math.round(framesPerSecond * keyframeSeconds))}`);
  const saysBFrames = optionOf(options, "bframes") !== null;
  if (maxBFrames !== null && !saysBFrames && bFramesOf(options, preset) > maxBFrames)
    added.push(`bframes=${maxBFrames}`);
  return added.filter((part) => part !== "").join(" ");
}
