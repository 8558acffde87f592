import { StudioError } from "../../../preload/contract";
import type { Log } from "../../core";
import { ObsRefusal } from "../connection/errors";
import type { ObsLink } from "../connection/link";
import { answerOf, entry, status } from "../connection/requests";
import { readVideo, sizeText, type VideoSettings } from "./canvas";
import type { Session } from "./session";
import { type Inverse, undoRequests } from "./undo";

/** What the studio wanted of OBS before a preset was applied. */
export interface Memory extends Pick<Session, "applied" | "standing"> {
  preset: string;
}

export const remember = ({ applied, standing }: Session, preset: string): Memory => ({
  preset,
  applied: new Map(applied),
  standing: new Map(standing),
});

/** What was applied since stays. */
function recall(session: Session, { preset, applied, standing }: Memory) {
  for (const [id, each] of applied) session.applied.set(id, each);
  for (const [id, each] of standing) session.standing.set(id, each);
  if (!applied.has(preset)) session.applied.delete(preset);
  if (!standing.has(preset)) session.standing.delete(preset);
  session.waiting.clear();
}

async function giveCanvasBack(link: ObsLink, before: VideoSettings) {
  try {
    await link.change("SetVideoSettings", {
      baseWidth: before.width,
      baseHeight: before.height,
      outputWidth: before.outputWidth,
      outputHeight: before.outputHeight,
    });
  } catch (thrown) {
    if (!(thrown instanceof ObsRefusal) || thrown.status !== status.outputRunning) throw thrown;
    const params = { wanted: sizeText(before), present: sizeText(await readVideo(link)) };
    throw new StudioError("obs.canvas-locked", { params, cause: thrown });
  }
}

/**
 * Takes back what was changed, and what the studio wanted with it, so that nothing is put right again by itself.
 * `canvas` is the one from before where it was changed.
 * @throws StudioError `obs.canvas-locked` while an output runs.
 */
export async function takeBack(
  { link, session, log }: { link: ObsLink; session: Session; log: Log },
  inverses: readonly Inverse[],
  memory: Memory,
  canvas: VideoSettings | null,
): Promise<void> {
  if (canvas !== null) await giveCanvasBack(link, canvas);
  const [sceneList, inputList] = await link.batch([entry("GetSceneList", {}), entry("GetInputList", {})]);
  const scenes = answerOf(sceneList, "GetSceneList");
  const inputs = answerOf(inputList, "GetInputList")?.inputs ?? [];
  const sources = new Set([
    ...(scenes?.scenes ?? []).map((scene) => String(scene.sceneName)),
    ...inputs.map((input) => String(input.inputName)),
  ]);
  const programme = scenes?.currentProgramSceneName ?? "";
  for (const result of await link.batch(undoRequests(inverses, { sources, programme }))) {
    if (result.requestStatus.result) continue;
    log.info({ request: result.requestType, status: result.requestStatus }, "a change was not taken back");
  }
  recall(session, memory);
}
