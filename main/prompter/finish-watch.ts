import type { StudioContext } from "../core";
import { finishOutcome } from "./modes";
import type { Cause } from "./runner";
import { paceBounds, type Timeline } from "./timeline";

/** Causes after which the pace was reckoned anew; between them nothing changes about when the text ends. */
const repacing: ReadonlySet<Cause> = new Set(["play", "pause", "seek", "edit", "load", "mode", "rate"]);

/** Says when the text cannot end at the time that is set, at any pace that can be read. */
export const createFinishWatch =
  ({ problems, clock }: StudioContext) =>
  (timeline: Timeline, cause: Cause): void => {
    const isOver = timeline.mode === "finish-at" && timeline.position >= timeline.length;
    if (!isOver && !repacing.has(cause)) return;
    const outcome = finishOutcome(timeline, clock.now());
    if (outcome.kind === "too-soon")
      problems.report("prompter.finish-too-soon", {
        params: { pace: paceBounds.most, late: outcome.lateSeconds },
      });
    else problems.clear("prompter.finish-too-soon");
    if (outcome.kind === "too-late")
      problems.report("prompter.finish-too-late", { severity: "info", params: { pace: paceBounds.least } });
    else problems.clear("prompter.finish-too-late");
  };
