import type { StageState, StudioBridge } from "../../../preload/contract";
import { ChunkSender, type SendResult } from "./chunk-sender";

/** A second of picture is the most a crash of the page costs. */
const chunkMilliseconds = 1000;
/** As the platforms ask for, and as cutting without encoding again needs. */
const keyFrameMilliseconds = 2000;

/** Trouble of the way to the studio, not of the chunk: worth another try. */
const passing = new Set(["core.unexpected", "stage.chunk-gap", "core.timed-out"]);

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      // The type in front of it may hold a comma itself: `codecs=avc1,opus`.
      const address = String(reader.result);
      const mark = ";base64,";
      resolve(address.slice(address.indexOf(mark) + mark.length));
    };
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob);
  });
}

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
      const stream = canvas.captureStream(30);
      if (sound !== null) stream.addTrack(sound);
      const options: MediaRecorderOptions & { videoKeyFrameIntervalDuration: number } = {
        mimeType,
        videoBitsPerSecond: recording.videoKbps * 1000,
        audioBitsPerSecond: recording.audioKbps * 1000,
        videoKeyFrameIntervalDuration: keyFrameMilliseconds,
      };
      const recorder = new MediaRecorder(stream, options);
      recorder.ondataavailable = ({ data }) => this.#sender.push(data);
      recorder.onerror = (event) => this.#finish("error" in event ? String(event.error) : "recorder error");
      recorder.onstop = () => this.#finish(null);
      recorder.start(chunkMilliseconds);
      this.#recorder = recorder;
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
    const recorder = this.#recorder;
    if (recorder !== null && recorder.state !== "inactive") recorder.stop();
    // The sound track is the stage's own and goes on; the picture track was made for this recording.
    for (const track of recorder?.stream.getVideoTracks() ?? []) track.stop();
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
    const input = { session, recording: this.id, sequence, data, mimeType };
    const answer = await bridge.call("stage.chunk", input);
    if (answer.ok) return "taken";
    return passing.has(answer.error.code) ? "again" : { failed: answer.error.message };
  }
}
