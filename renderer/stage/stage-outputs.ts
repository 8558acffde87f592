import type { StudioBridge, StudioState } from "../../preload/contract";
import { containerHere } from "./recording/container";
import { StageRecording } from "./recording/stage-recording";
import type { StageSources } from "./stage-sources";
import { StageStreaming } from "./stream/stage-streaming";

/** How long after it opened an output may wait for a microphone; the studio waits longer for the first bytes. */
const soundMilliseconds = 6000;

/** Where the programme goes besides the screen, as the state asks for it: the recording, the live stream. */
export class StageOutputs {
  readonly #bridge: StudioBridge;
  readonly #canvas: HTMLCanvasElement;
  #recording: StageRecording | null = null;
  #streaming: StageStreaming | null = null;
  #openedAt = 0;

  constructor(bridge: StudioBridge, canvas: HTMLCanvasElement) {
    this.#bridge = bridge;
    this.#canvas = canvas;
  }

  /** Whether the canvas must keep its size now. */
  get isRunning(): boolean {
    return this.#recording !== null || this.#streaming !== null;
  }

  /** The window has become the stage: its microphone is being opened. */
  opened(now: number): void {
    this.#openedAt = now;
  }

  /** Starts and ends what the state asks for. To be called after each picture. */
  follow(state: StudioState, session: string, sources: StageSources): void {
    this.#record(state, session, sources);
    this.#stream(state, session, sources);
  }

  /** Ends everything; the last bytes are sent after. */
  end(): void {
    this.#endRecording();
    this.#endStreaming();
  }

  #record(state: StudioState, session: string, sources: StageSources) {
    const { recording } = state.stage;
    if (recording?.id === this.#recording?.id) return;
    this.#endRecording();
    if (recording === null || !this.#maySound(sources)) return;
    this.#recording = new StageRecording({
      bridge: this.#bridge,
      session,
      recording,
      mimeType: containerHere(),
      canvas: this.#canvas,
      sound: sources.microphone.track(),
    });
    this.#recording.start();
  }

  #endRecording() {
    this.#recording?.stop();
    this.#recording = null;
  }

  #stream({ stage: { stream, framesPerSecond } }: StudioState, session: string, sources: StageSources) {
    if (stream?.id === this.#streaming?.id) {
      if (this.#streaming?.lacksSound === true) this.#streaming.offerSound(sources.microphone.track());
      return;
    }
    this.#endStreaming();
    if (stream === null || !this.#maySound(sources)) return;
    this.#streaming = new StageStreaming({
      ...{ bridge: this.#bridge, session, stream, framesPerSecond },
      ...{ mimeType: containerHere(), canvas: this.#canvas, sound: sources.microphone.track() },
    });
    this.#streaming.start();
  }

  #endStreaming() {
    this.#streaming?.stop();
    this.#streaming = null;
  }

  /** An output waits a little for the microphone: its track cannot be added later. */
  #maySound(sources: StageSources) {
    return sources.isReady || performance.now() - this.#openedAt > soundMilliseconds;
  }
}
