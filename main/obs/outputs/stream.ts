import { StudioError } from "../../../preload/contract";
import { type StreamTarget, type StudioContext, sleep } from "../../core";
import type { ObsLink } from "../connection/link";
import { portAnswers } from "../launch/launch";
import type { Session } from "../scenes/session";
import type { Borrowed } from "./borrowed";
import { prepareEncoder } from "./encoder";
import { encoderNeeds } from "./encoder-needs";
import { awaitOutput, outcomeText, outputState, staysActive } from "./output-state";

const startMilliseconds = 15_000;
const stopMilliseconds = 12_000;
const flowTries = 30;
const flowPauseMilliseconds = 120;

export interface Stream {
  start(target: StreamTarget): Promise<void>;
  stop(): Promise<void>;
}

const endStates = [outputState.started, outputState.stopped, outputState.reconnecting];

/** Host and port of an rtmp address; null where it is none. */
export function serverPort(server: string): { host: string; port: number } | null {
  try {
    const { hostname, port, protocol } = new URL(server);
    const usual = protocol === "rtmps:" ? 443 : 1935;
    return hostname === "" ? null : { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || usual };
  } catch {
    return null;
  }
}

const failed = (detail: string) => new StudioError("obs.stream-failed", { params: { detail } });

export function createStream(
  context: StudioContext,
  link: ObsLink,
  session: Session,
  borrowed: Borrowed,
): Stream {
  const { clock } = context;

  /** "Started" is said before the server took the stream: only bytes on their way, with no retry, are proof. */
  async function awaitFlow() {
    for (let attempt = 0; attempt < flowTries; attempt++) {
      await sleep(clock, flowPauseMilliseconds);
      const { outputActive, outputReconnecting, outputBytes } = await link.read("GetStreamStatus");
      if (!outputActive) throw failed("stopped");
      if (outputReconnecting) throw failed("reconnecting");
      if (attempt >= 2 && outputBytes > 0) return;
    }
    throw failed("no data");
  }

  async function endQuietly() {
    const { outputActive } = await link.read("GetStreamStatus");
    if (!outputActive) return;
    const stopping = awaitOutput(link, clock, "StreamStateChanged", [outputState.stopped], stopMilliseconds);
    await link.change("StopStream");
    await stopping.outcome;
  }

  async function begin() {
    const starting = awaitOutput(link, clock, "StreamStateChanged", endStates, startMilliseconds);
    try {
      await link.change("StartStream");
    } catch (thrown) {
      starting.cancel();
      throw thrown;
    }
    const { state } = await starting.outcome;
    if (state !== outputState.started) throw failed(outcomeText(state));
    await awaitFlow();
  }

  async function start(target: StreamTarget) {
    if (await staysActive(context, link, "GetStreamStatus")) throw new StudioError("obs.stream-running");
    const place = serverPort(target.server);
    // A start that fails opens a modal box in OBS, so a server that is not there is found out beforehand.
    if (place === null || !(await portAnswers(place.host, place.port))) {
      throw new StudioError("obs.stream-unreachable", { params: { server: target.server } });
    }
    try {
      const video = await link.read("GetVideoSettings");
      const framesPerSecond = video.fpsNumerator / Math.max(1, video.fpsDenominator);
      const needs = encoderNeeds(context.store.get());
      await prepareEncoder(borrowed, "stream", { framesPerSecond, needs, rates: target });
      await borrowed.setService("rtmp_custom", {
        server: target.server,
        key: target.key,
        use_auth: false,
      });
      await begin();
    } catch (thrown) {
      await endQuietly().catch((error) => context.log.warn({ err: error }, "could not end a failed stream"));
      await borrowed.giveBack("stream");
      throw thrown;
    }
  }

  return {
    start(target) {
      const started = session.outputInTurn(() => start(target));
      session.outputStart = started.catch(() => undefined);
      return started;
    },
    stop: () =>
      session.outputInTurn(async () => {
        await endQuietly();
        await borrowed.giveBack("stream");
      }),
  };
}
