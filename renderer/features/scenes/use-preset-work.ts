import { useState } from "react";
import type { ApplyResult, Orientation, Preset, PresetDifference } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { studioNow } from "../../app/bridge";

/** What the last thing done with a preset came to. */
export type Outcome =
  | { kind: "built"; result: ApplyResult; changed: boolean }
  | { kind: "compared"; differences: PresetDifference[] }
  | { kind: "restored"; differences: PresetDifference[] }
  | { kind: "undone" };

type Work = "apply" | "compare" | "restore" | "undo";

const isBuilt = (preset: string, orientation: Orientation) =>
  studioNow()?.scenes.applied.some(
    (applied) => applied.preset === preset && applied.orientation === orientation,
  ) ?? false;

/** Whether building again would change anything. A stage, and an OBS that cannot be compared, is taken to change. */
async function wouldChange(preset: string, orientation: Orientation): Promise<boolean> {
  if (studioNow()?.engine.kind !== "obs" || !isBuilt(preset, orientation)) return true;
  return (await act("preset.diff", { id: preset }))?.length !== 0;
}

async function apply({ id }: Preset, orientation: Orientation): Promise<Outcome | undefined> {
  const changed = await wouldChange(id, orientation);
  const result = await act("preset.apply", { id, orientation });
  return result && { kind: "built", result, changed };
}

async function compare({ id }: Preset): Promise<Outcome | undefined> {
  const differences = await act("preset.diff", { id });
  return differences && { kind: "compared", differences };
}

/** Compares first, so that it can say what it put back, and touches nothing where nothing differs. */
async function restore({ id }: Preset): Promise<Outcome | undefined> {
  const differences = await act("preset.diff", { id });
  if (!differences || differences.length === 0) return differences && { kind: "compared", differences };
  return (await act("preset.restore", { id })) && { kind: "restored", differences };
}

async function undo(): Promise<Outcome | undefined> {
  return (await act("preset.undo", {})) && { kind: "undone" };
}

/** The four things one does with a preset, one at a time, and what the last came to. Failures are said in the strip. */
export function usePresetWork(preset: Preset, orientation: Orientation) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [doing, setDoing] = useState<Work | null>(null);
  const { busy, run } = useBusy();

  function start(work: Work, action: () => Promise<Outcome | undefined>) {
    if (busy) return;
    setDoing(work);
    void run(async () => setOutcome((await action()) ?? null));
  }
  return {
    outcome,
    doing: busy ? doing : null,
    apply: () => start("apply", () => apply(preset, orientation)),
    compare: () => start("compare", () => compare(preset)),
    restore: () => start("restore", () => restore(preset)),
    undo: () => start("undo", undo),
  };
}
