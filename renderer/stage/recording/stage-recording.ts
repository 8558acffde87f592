import type { StageState, StudioBridge } from "../../../preload/contract";
import { endRecorder, startRecorder } from "../recorder";
import { base64Of } from "./base64";
import { ChunkSender, type SendResult } from "./chunk-sender";

/** What a crash of the page costs at most, beside what a busy browser has not encoded yet. */
const chunkMilliseconds = 500;
const framesPerSecond = 30;

/** Trouble of the way to the studio, not of the chunk: worth another try. */
const passing = new Set(["core.unexpected", "stage.chunk-gap", "core.timed-out"]);

export interface StageRecordingOptions {
  bridge: StudioBridge;
  session: string;
  recording: NonNullable<StageState["recording"]>;
  mimeType: string;
  canvas: HTMLCanvasElement;
  sound: MediaStreamTrack | null;
}

/** One recording of the stage: the canvas and the sound into the browser's recorder, its bytes to the studio. */
export class StageRecording {
  readonly #options: StageRecordingOptions;
  readonly #sender: ChunkSender<Blob>;
  #recorder: MediaRecorder | null = null;
  /** When the recorder began, as `performance.now()` counts. */
  #startedAt = 0;
  #ended = false;

  constructor(options: StageRecordingOptions) {
    this.#options = options;
    this.#sender = new ChunkSender<Blob>({
      send: (sequence, chunk) => this.#send(sequence, chunk),
      onFailed: (reason) => this.#finish(reason),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
  }

  get id(): string {
    return this.#options.recording.id;
  }

  start(): void {
    const { canvas, sound, mimeType, recording } = this.#options;
    try {
      this.#startedAt = performance.now();
      this.#recorder = startRecorder({
        ...{
          canvas,
          framesPerSecond,
          sound,
          mimeType,
          rates: recording,
          partMilliseconds: chunkMilliseconds,
        },
        onPart: (part) => this.#sender.push(part),
        onFailed: (reason) => this.#finish(reason),
        onStopped: () => this.#finish(null),
      });
    } catch (thrown) {
      this.#finish(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  /** Ends it; the last bytes are sent after. */
  stop(): void {
    if (this.#recorder !== null && this.#recorder.state !== "inactive") this.#recorder.stop();
    else this.#finish(null);
  }

  #finish(error: string | null) {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#recorder !== null) endRecorder(this.#recorder);
    this.#sayEnded(error).catch(() => {});
  }

  async #sayEnded(error: string | null) {
    const { bridge, session } = this.#options;
    const reason = (await this.#sender.drained()) ?? error;
    const input = {
      session,
      recording: this.id,
      ...(reason === null ? {} : { error: reason.slice(0, 500) }),
    };
    await bridge.call("stage.recordingEnded", input);
  }

  async #send(sequence: number, chunk: Blob): Promise<SendResult> {
    const { bridge, session, mimeType } = this.#options;
    const data = await base64Of(chunk);
    const age = Math.max(0, performance.now() - this.#startedAt);
    const input = { session, recording: this.id, sequence, data, mimeType, age };
    const answer = await bridge.call("stage.chunk", input);
    if (answer.ok) return "taken";
    return passing.has(answer.error.code) ? "again" : { failed: answer.error.message };
  }
}
