import { access, mkdir } from "node:fs/promises";
import { StudioError } from "../../../preload/contract";
import { type StudioContext, sleep } from "../../core";
import type { ObsLink } from "../connection/link";
import type { Session } from "../scenes/session";
import type { Borrowed } from "./borrowed";
import { prepareContainer, prepareEncoder } from "./encoder";
import { encoderNeeds } from "./encoder-needs";
import { awaitOutput, outcomeText, outputState, staysActive } from "./output-state";

const startMilliseconds = 15_000;
/** Finishing a long file on a slow disk takes its time. */
const stopMilliseconds = 60_000;

/** OBS writes through a program of its own, which opens the file a moment after "started". */
const fileTries = 25;
const filePauseMilliseconds = 200;

export interface Recording {
  start(folder: string): Promise<{ file: string }>;
  stop(): Promise<{ file: string }>;
}

const failed = (detail: string, cause?: unknown) =>
  new StudioError("obs.record-failed", { params: { detail }, cause });

/**
 * OBS 29 on Linux starts its writer through a shell: a path with a double quote is "started" and never written
 * (seen with the real one). Whatever the cause, a show must not be recorded into nothing.
 */
async function awaitFile({ clock, log }: StudioContext, link: ObsLink, path: string): Promise<void> {
  for (let attempt = 0; attempt < fileTries; attempt++) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await sleep(clock, filePauseMilliseconds);
  }
  const stopping = awaitOutput(link, clock, "RecordStateChanged", [outputState.stopped], stopMilliseconds);
  await link.change("StopRecord").then(
    () => stopping.outcome,
    (error: unknown) => {
      stopping.cancel();
      log.info({ err: error }, "an empty recording was over by itself");
    },
  );
  throw new StudioError("obs.record-no-file", { params: { path } });
}

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
    if (await staysActive(context, link, "GetRecordStatus")) throw new StudioError("obs.record-running");
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw new StudioError("storage.unwritable", { params: { path: folder }, cause });
    });
    try {
      await prepareContainer(borrowed, session.machine);
      const video = await link.read("GetVideoSettings");
      const streaming = (await link.read("GetStreamStatus")).outputActive;
      const framesPerSecond = video.fpsNumerator / Math.max(1, video.fpsDenominator);
      const needs = encoderNeeds(context.store.get());
      if (!streaming) await prepareEncoder(borrowed, "record", { framesPerSecond, needs, rates: null });
      await borrowed.setRecordFolder(folder);
      const file = await begin();
      await awaitFile(context, link, file);
      return { file };
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
