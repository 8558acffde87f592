import { availableParallelism } from "node:os";
import type { StudioState } from "../../../../preload/contract";
import type { EncoderFacts } from "../../../core";
import type { Finding } from "../finding";

/** Below this share of the pictures it should draw, viewers see it stutter. */
const fluentShare = 0.85;
/** Up to so many cores a second encoder beside the stage is felt. */
const fewCores = 4;

/** Whether a page draws the built-in stage, which is what goes out. */
export const stageWindowFindings = ({ stage }: StudioState): Finding[] =>
  stage.session === null
    ? [{ topic: "engine", status: "error", code: "preflight.stage-no-window" }]
    : [{ topic: "engine", status: "ok", code: "preflight.stage-ok" }];

/** Who encodes the stage's picture: its browser, this computer once more, or nobody. */
export function stageEncoderFindings({ stage }: StudioState, facts: EncoderFacts | null): Finding[] {
  if (stage.session === null || facts === null) return [];
  const about = { topic: "encoder", subject: "browser", isDetail: true } as const;
  if (facts.encoder === "") return [{ ...about, status: "error", code: "preflight.stage-cannot-encode" }];
  if (facts.encoder === "x264")
    return [{ ...about, status: "warning", code: "preflight.stage-encodes-twice" }];
  return [];
}

/** Whether this computer keeps up with drawing and encoding the picture by itself. */
export function computerFindings(
  { engine, stage, recording }: StudioState,
  cores: number = availableParallelism(),
): Finding[] {
  if (stage.session === null) return [];
  const drawn = engine.framesPerSecond;
  if (drawn === null) return [{ topic: "computer", status: "warning", code: "preflight.computer-unknown" }];
  const wanted = stage.framesPerSecond;
  if (drawn < wanted * fluentShare)
    return [
      { topic: "computer", status: "warning", code: "preflight.computer-slow", params: { drawn, wanted } },
    ];
  if (recording.status !== "idle" && cores <= fewCores)
    return [
      {
        ...{ topic: "computer", status: "warning", code: "preflight.computer-recording", params: { cores } },
        place: "on-air",
      },
    ];
  return [{ topic: "computer", status: "ok", code: "preflight.computer-ok", params: { drawn } }];
}
