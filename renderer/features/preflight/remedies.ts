import type { DestinationState, EncoderFit, Settings, UploadBudget } from "../../../preload/contract";

type Rate = "videoKbps" | "audioKbps";
interface FitValues {
  to: number;
  width: number;
  height: number;
}

/** One thing to change in OBS: the end of its text's key under `preflight.inObs`, and its values. */
export interface ObsChange {
  text: Exclude<keyof EncoderFit, "width" | "height"> | "size";
  values: FitValues;
}

/** What is left to do for one setting that fits every platform. */
export interface OpenFit {
  /** What the studio's own settings take. */
  video: Partial<Record<Rate, number>>;
  inObs: ObsChange[];
}

/**
 * Splits the settings that fit every platform by who can change them; null where nothing is left. A rate that the
 * settings hold already was applied just now, while a check runs; else OBS goes by its own, and it is changed there.
 */
export function openFit(
  fit: EncoderFit | null,
  { video: present }: Pick<Settings, "video">,
  isChecking: boolean,
): OpenFit | null {
  if (fit === null) return null;
  const video: OpenFit["video"] = {};
  const inObs: ObsChange[] = [];
  const tell = (text: ObsChange["text"], values: Partial<FitValues>) =>
    inObs.push({ text, values: { to: 0, width: 0, height: 0, ...values } });
  for (const rate of ["videoKbps", "audioKbps"] as const) {
    const to = fit[rate];
    if (to === undefined) continue;
    if (to !== present[rate]) video[rate] = to;
    else if (!isChecking) tell(rate, { to });
  }
  for (const text of ["keyframeSeconds", "maxBFrames", "framesPerSecond", "sampleRate"] as const) {
    const to = fit[text];
    if (to !== undefined) tell(text, { to });
  }
  const { width, height } = fit;
  if (width !== undefined && height !== undefined) tell("size", { width, height });
  return Object.keys(video).length === 0 && inObs.length === 0 ? null : { video, inObs };
}

export interface UploadNeed {
  neededKbps: number;
  /** What a show may use of the line; null where nobody knows what it carries. */
  availableKbps: number | null;
  /** What the line lacks; 0 where it is enough, null where nobody knows. */
  missingKbps: number | null;
  /** What to switch off, the least important first. */
  switchOff: DestinationState[];
}

/** The budget as it stands now, without what was switched off since it was worked out. */
export function uploadNeed(upload: UploadBudget, destinations: DestinationState[]): UploadNeed {
  const { neededKbps, availableKbps, switchOffFirst } = upload;
  const switchOff = switchOffFirst.flatMap((id) =>
    destinations.filter((destination) => destination.id === id && destination.enabled),
  );
  const missingKbps = availableKbps === null ? null : Math.max(0, neededKbps - availableKbps);
  return { neededKbps, availableKbps, missingKbps, switchOff };
}
