import { randomUUID } from "node:crypto";
import { PassThrough } from "node:stream";
import { StudioError, toStudioError } from "../../../preload/contract";
import type { StreamTarget, StudioContext } from "../../core";
import type { Published, StreamPorts } from "./ports";
import { streamJob } from "./stream-job";

/** A page that was just opened waits for its cameras, and a busy computer for its encoder. */
const beginMilliseconds = 20_000;
/** Four parts a second come; none for so long means that the page's encoder stands still, and not just the computer. */
const silentMilliseconds = 6000;
/** What waits longer than this is of no use to viewers any more, in seconds of the stream. */
export const lateSeconds = 4;
/** Below this nothing is judged: a keyframe of a busy picture alone may be a quarter of it. */
const leastLateBytes = 512 * 1024;

/** What may wait anywhere on its way before the stream begins anew. */
export const lateBytes = ({ videoKbps, audioKbps }: Pick<StreamTarget, "videoKbps" | "audioKbps">): number =>
  Math.max(leastLateBytes, Math.round(((videoKbps + audioKbps) * 1000 * lateSeconds) / 8));

/**
 * One live stream from its first byte to its last: the window's parts in order into ffmpeg, what comes of them into the
 * relay. It never begins again; whoever holds it makes another.
 */
export class StreamRun {
  readonly id: string = randomUUID();
  readonly #context: StudioContext;
  readonly #ports: StreamPorts;
  readonly #target: StreamTarget;
  /** Told once why it ended, unless it was closed. */
  readonly #onEnded: (reason: StudioError) => void;
  readonly #input = new PassThrough();
  readonly #output = new PassThrough();
  readonly #abort = new AbortController();
  readonly #begun: Promise<void>;
  #settle: (failure: StudioError | null) => void = () => {};
  #published: Published | null = null;
  #next = 0;
  #isOver = false;
  #hasBegun = false;
  #cancelWatch: () => void = () => {};

  constructor(
    context: StudioContext,
    ports: StreamPorts,
    target: StreamTarget,
    onEnded: (reason: StudioError) => void,
  ) {
    this.#context = context;
    this.#ports = ports;
    this.#target = target;
    this.#onEnded = onEnded;
    this.#begun = new Promise((resolve, reject) => {
      this.#settle = (failure) => (failure === null ? resolve() : reject(failure));
    });
    // Somebody waits for it in `begin`; until then nobody need be told.
    this.#begun.catch(() => {});
    this.#cancelWatch = context.clock.after(beginMilliseconds, () =>
      this.end(this.#silence(beginMilliseconds)),
    );
  }

  /** Opens the way into the relay. @throws StudioError of the relay */
  async open(): Promise<void> {
    try {
      const published = await this.#ports.publish(this.#target, {
        begun: () => this.#noteBegun(),
        failed: (reason) => this.end(reason),
      });
      if (this.#isOver) await published.close();
      else this.#published = published;
    } catch (thrown) {
      this.end(toStudioError(thrown));
    }
    if (this.#isOver) await this.#begun;
  }

  /** Resolves when the first picture is on its way into the relay. @throws StudioError saying why none is */
  begun(): Promise<void> {
    return this.#begun;
  }

  /** Takes the next part; one that came already is passed over. @throws StudioError `stage.no-stream` when it is over */
  chunk(sequence: number, bytes: Uint8Array, mimeType: string): void {
    if (this.#isOver) throw new StudioError("stage.no-stream");
    if (sequence < this.#next) return;
    if (sequence > this.#next) {
      this.end(failure(`part ${this.#next} is missing`));
      throw new StudioError("stage.no-stream");
    }
    if (this.#next === 0) this.#encode(mimeType);
    this.#next += 1;
    this.#input.write(bytes);
    this.#watch();
    if (this.#waitingBytes() > lateBytes(this.#target)) this.end(behind());
  }

  /** It cannot go on. */
  end(reason: StudioError): void {
    if (this.#isOver) return;
    this.#over();
    this.#settle(reason);
    this.#onEnded(reason);
  }

  /** Ends it because it is not wanted any more; resolves when the relay knows. */
  async close(): Promise<void> {
    this.#over();
    this.#settle(new StudioError("stage.no-stream"));
    await this.#published?.close();
    this.#published = null;
  }

  #over() {
    this.#isOver = true;
    this.#cancelWatch();
    this.#abort.abort();
    this.#input.destroy();
    this.#output.destroy();
  }

  #noteBegun() {
    this.#hasBegun = true;
    this.#watch();
    this.#settle(null);
  }

  /** Only once its first part is there is it known what the window sends. */
  #encode(mimeType: string) {
    const { videoKbps, audioKbps } = this.#target;
    const job = streamJob({ mimeType, videoKbps, audioKbps }, this.#input, this.#output);
    this.#output.on("data", (flv: Buffer) => this.#published?.push(flv));
    for (const pipe of [this.#input, this.#output]) pipe.on("error", () => undefined);
    this.#ports.ffmpeg
      .run(job, {
        longRunning: true,
        signal: this.#abort.signal,
        onLine: (line) => this.#context.log.debug({ line }, "the live stream's ffmpeg"),
      })
      .then(
        () => this.end(failure("ffmpeg")),
        (thrown: unknown) => this.end(toStudioError(thrown)),
      );
  }

  #waitingBytes(): number {
    const inPipes = this.#input.writableLength + this.#input.readableLength;
    return inPipes + (this.#published?.waitingBytes() ?? 0);
  }

  #watch() {
    // Before the first picture the longer patience of the beginning counts.
    if (!this.#hasBegun) return;
    this.#cancelWatch();
    this.#cancelWatch = this.#context.clock.after(silentMilliseconds, () =>
      this.end(this.#silence(silentMilliseconds)),
    );
  }

  #silence(milliseconds: number) {
    return new StudioError("stage.stream-silent", { params: { seconds: milliseconds / 1000 } });
  }
}

const failure = (detail: string) => new StudioError("stage.stream-failed", { params: { detail } });
const behind = () => new StudioError("stage.stream-behind", { params: { seconds: lateSeconds } });
