import type { StageState, StudioBridge } from "../../../preload/contract";
import { endRecorder, startRecorder } from "../recorder";
import { base64Of } from "../recording/base64";
import { LiveSender, type LiveSendResult } from "./live-sender";

/** Viewers are late by this; shorter parts cost more calls than they save. */
const partMilliseconds = 250;

/** Trouble of the way to the studio, not of the stream: worth another try. */
const passing = new Set(["core.unexpected", "core.timed-out"]);

export interface StageStreamingOptions {
  bridge: StudioBridge;
  session: string;
  stream: NonNullable<StageState["stream"]>;
  /** As the window offered it; without a sound codec where there is no sound. */
  mimeType: string;
  framesPerSecond: number;
  canvas: HTMLCanvasElement;
  sound: MediaStreamTrack | null;
}

/** The same container without its sound: the studio then adds silence, since platforms want a sound track. */
export const withoutSound = (mimeType: string): string =>
  mimeType.replace(/,\s*(opus|mp4a\.40\.2|vorbis)$/, "");

/** One live stream of the stage: the canvas and the sound into an encoder of its own, its bytes to the studio as they come. */
export class StageStreaming {
  readonly #options: StageStreamingOptions;
  readonly #sender: LiveSender<Blob>;
  #recorder: MediaRecorder | null = null;
  #isOver = false;

  constructor(options: StageStreamingOptions) {
    const { sound, mimeType } = options;
    this.#options = { ...options, mimeType: sound === null ? withoutSound(mimeType) : mimeType };
    this.#sender = new LiveSender<Blob>({
      send: (sequence, parts) => this.#send(sequence, parts),
      onFailed: (reason) => this.#fail(reason),
      now: () => performance.now(),
    });
  }

  get id(): string {
    return this.#options.stream.id;
  }

  start(): void {
    const { canvas, sound, mimeType, stream, framesPerSecond } = this.#options;
    try {
      this.#recorder = startRecorder({
        ...{ canvas, framesPerSecond, sound, mimeType, rates: stream, partMilliseconds },
        onPart: (part) => this.#sender.push(part),
        onFailed: (reason) => this.#fail(reason),
        onStopped: () => this.#fail("recorder stopped"),
      });
    } catch (thrown) {
      this.#fail(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  /** Whether it began without sound, or its microphone has gone: a track cannot be added to it. */
  get lacksSound(): boolean {
    return !this.#isOver && this.#options.sound?.readyState !== "live";
  }

  /** There is a sound now: the stream ends, and the studio asks for another one, which has it. */
  offerSound(sound: MediaStreamTrack | null): void {
    if (sound !== null && this.lacksSound) this.#fail("another microphone");
  }

  /** The studio does not want it any more: what it has not got yet is not sent. */
  stop(): void {
    this.#end();
  }

  #end() {
    this.#isOver = true;
    this.#sender.close();
    const recorder = this.#recorder;
    this.#recorder = null;
    if (recorder !== null) endRecorder(recorder);
  }

  #fail(error: string) {
    if (this.#isOver) return;
    this.#end();
    const { bridge, session } = this.#options;
    const input = { session, stream: this.id, error: error.slice(0, 500) };
    // A studio that cannot be told notices the silence.
    bridge.call("stage.streamEnded", input).catch(() => {});
  }

  async #send(sequence: number, parts: readonly Blob[]): Promise<LiveSendResult> {
    const { bridge, session, mimeType } = this.#options;
    const data = await base64Of(new Blob([...parts]));
    const answer = await bridge.call("stage.streamChunk", {
      ...{ session, stream: this.id, sequence, data, mimeType },
    });
    if (answer.ok) return "taken";
    return passing.has(answer.error.code) ? "again" : { failed: answer.error.message };
  }
}
