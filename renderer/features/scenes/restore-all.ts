import type { PresetDifference } from "../../../preload/contract";

/** What became of each preset; `failed` are those that could not be compared or restored. */
export interface RestoreSummary {
  same: string[];
  restored: { preset: string; differences: PresetDifference[] }[];
  failed: string[];
}

export interface RestorePorts {
  /** Undefined when it failed, which has been said already. */
  diff: (preset: string) => Promise<PresetDifference[] | undefined>;
  restore: (preset: string) => Promise<object | undefined>;
}

/** Compares presets one after the other and restores those that differ. One that fails keeps no other from its turn. */
export async function restoreAll(
  presets: readonly string[],
  { diff, restore }: RestorePorts,
  onProgress: (done: number) => void = () => undefined,
): Promise<RestoreSummary> {
  const summary: RestoreSummary = { same: [], restored: [], failed: [] };
  for (const [index, preset] of presets.entries()) {
    onProgress(index);
    const differences = await diff(preset);
    if (differences === undefined) summary.failed.push(preset);
    else if (differences.length === 0) summary.same.push(preset);
    else if (await restore(preset)) summary.restored.push({ preset, differences });
    else summary.failed.push(preset);
  }
  return summary;
}
