import { mkdir } from "node:fs/promises";
import { StudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import type { Session } from "../scenes/session";
import type { Borrowed } from "./borrowed";
import { prepareContainer, prepareEncoder } from "./encoder";
import { awaitOutput, outcomeText, outputState } from "./output-state";

const startMilliseconds = 15_000;
/** Finishing a long file on a slow disk takes its time. */
const stopMilliseconds = 60_000;

export interface Recording {
  start(folder: string): Promise<{ file: string }>;
  stop(): Promise<{ file: string }>;
}

const failed = (detail: string, cause?: unknown) =>
  new StudioError("obs.record-failed", { params: { detail }, cause });

export function createRecording(
  context: StudioContext,
  link: ObsLink,
  session: Session,
  borrowed: Borrowed,
): Recording {
  const { clock } = context;

  async function begin(): Promise<string> {
    const starting = awaitOutput(
      link,
      clock,
      "RecordStateChanged",
      [outputState.started, outputState.stopped],
      startMilliseconds,
    );
    try {
      await link.change("StartRecord");
    } catch (thrown) {
      starting.cancel();
      throw thrown;
    }
    const { state, path } = await starting.outcome;
    if (state !== outputState.started) throw failed(outcomeText(state));
    return path ?? "";
  }

  async function start(folder: string): Promise<{ file: string }> {
    if (session.machine === null) throw new StudioError("obs.not-connected");
    if ((await link.read("GetRecordStatus")).outputActive) throw new StudioError("obs.record-running");
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw new StudioError("storage.unwritable", { params: { path: folder }, cause });
    });
    try {
      await prepareContainer(borrowed, session.machine);
      const video = await link.read("GetVideoSettings");
      const streaming = (await link.read("GetStreamStatus")).outputActive;
      const framesPerSecond = video.fpsNumerator / Math.max(1, video.fpsDenominator);
      if (!streaming) await prepareEncoder(borrowed, "record", framesPerSecond, null);
      await borrowed.setRecordFolder(folder);
      return { file: await begin() };
    } catch (thrown) {
      await borrowed.giveBack("record");
      throw thrown;
    }
  }

  async function stop(): Promise<{ file: string }> {
    if (!(await link.read("GetRecordStatus")).outputActive) throw new StudioError("obs.record-idle");
    const stopping = awaitOutput(link, clock, "RecordStateChanged", [outputState.stopped], stopMilliseconds);
    const { outputPath } = await link.change("StopRecord");
    const { state, path } = await stopping.outcome;
    if (state !== outputState.stopped) throw failed(outcomeText(state));
    await borrowed.giveBack("record");
    return { file: path ?? outputPath };
  }

  return {
    start(folder) {
      const started = session.outputInTurn(() => start(folder));
      session.outputStart = started.catch(() => undefined);
      return started;
    },
    stop: () => session.outputInTurn(stop),
  };
}
