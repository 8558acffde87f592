import { type CheckedInput, StudioError } from "../../../preload/contract";
import type { StreamTarget, StudioContext } from "../../core";
import { defaultBackoff, nextBackoff } from "../../process/supervisor";
import type { StreamPorts } from "./ports";
import { encodingOf } from "./stream-job";
import { lateSeconds, StreamRun } from "./stream-run";

/** What the stream has to know of the window. */
export interface StreamWindow {
  readonly attached: boolean;
  readonly mimeType: string;
  awaitAttached(): Promise<boolean>;
}

export interface StreamEvents {
  /** It runs, or does not although it is wanted. */
  changed(active: boolean): void;
  /** A window is the stage and no stream is wanted, as far as is known here. */
  windowCame(): void;
}

/** A fault is said for so long after the stream runs again: somebody should read it; milliseconds. */
const noticeMilliseconds = 30_000;

/**
 * The stage's live stream, for as long as it is wanted: it begins again by itself after whatever ended it, at once when
 * a window comes back, and from the newest picture, never from what was kept.
 */
export class StageStream {
  readonly #context: StudioContext;
  readonly #window: StreamWindow;
  readonly #ports: StreamPorts | null;
  readonly #events: StreamEvents;
  #target: StreamTarget | null = null;
  #run: StreamRun | null = null;
  #failures = 0;
  #runningSince = 0;
  #cancelAgain: () => void = () => {};
  #cancelNotice: () => void = () => {};

  constructor(context: StudioContext, window: StreamWindow, ports: StreamPorts | null, events: StreamEvents) {
    this.#context = context;
    this.#window = window;
    this.#ports = ports;
    this.#events = events;
  }

  /**
   * Resolves when the first picture is on its way into the relay.
   * @throws StudioError `stage.no-window`, `stage.cannot-stream`, `stage.stream-…`, `stage.ingest-lost`, or of ffmpeg
   */
  async start(target: StreamTarget): Promise<void> {
    if (!(await this.#window.awaitAttached())) throw new StudioError("stage.no-window");
    if (encodingOf(this.#window.mimeType) === "none") throw new StudioError("stage.cannot-stream");
    await this.stop();
    this.#target = target;
    try {
      await this.#begin(target);
    } catch (thrown) {
      if (this.#target === target) this.#target = null;
      throw thrown;
    }
  }

  async stop(): Promise<void> {
    this.#target = null;
    this.#cancelAgain();
    this.#cancelNotice();
    this.#failures = 0;
    this.#context.problems.clear("stage.stream-behind");
    await this.#drop();
  }

  /** @throws StudioError `stage.no-stream` for any other stream than the one asked for */
  chunk({ stream, sequence, data, mimeType }: Omit<CheckedInput<"stage.streamChunk">, "session">): void {
    const run = this.#run;
    if (run === null || stream !== run.id) throw new StudioError("stage.no-stream");
    run.chunk(sequence, Buffer.from(data, "base64"), mimeType);
  }

  /** The window ended it, since nobody here did: its encoder failed, or it could not keep up. */
  ended({ stream, error = "" }: Omit<CheckedInput<"stage.streamEnded">, "session">): void {
    const run = this.#run;
    if (run === null || stream !== run.id) return;
    const isBehind = error === "behind";
    run.end(
      isBehind
        ? new StudioError("stage.stream-behind", { params: { seconds: lateSeconds } })
        : new StudioError("stage.stream-failed", { params: { detail: error.slice(0, 200) } }),
    );
  }

  windowGone(): void {
    this.#cancelAgain();
    this.#run?.end(new StudioError("stage.no-window"));
  }

  /** A window is the stage again: what is wanted begins at once. */
  windowCame(): void {
    if (this.#run !== null) return;
    if (this.#target === null) this.#events.windowCame();
    else {
      this.#failures = 0;
      this.#again(this.#target);
    }
  }

  async #begin(target: StreamTarget): Promise<void> {
    const ports = this.#ports;
    if (ports === null) throw new StudioError("stage.cannot-stream");
    const run = new StreamRun(this.#context, ports, target, (reason) => this.#lost(run, reason));
    this.#run = run;
    this.#runningSince = 0;
    try {
      await run.open();
      // The relay comes first: what the window would make before it is open would only wait.
      if (this.#run === run) this.#ask({ id: run.id, ...rates(target) });
      await run.begun();
      this.#runningSince = this.#context.clock.now();
    } catch (thrown) {
      if (this.#run === run) await this.#drop();
      throw thrown;
    }
  }

  #lost(run: StreamRun, reason: StudioError) {
    if (this.#run !== run) return;
    const target = this.#target;
    const { log } = this.#context;
    // One that has not begun yet tells whoever asked for it, who decides what then.
    const isStarting = this.#runningSince === 0;
    log.warn({ code: reason.code, err: reason }, "The stage's live stream ended");
    this.#drop().catch((error: unknown) => log.info({ err: error }, "The live stream did not close well"));
    if (isStarting || target === null) return;
    this.#say(reason);
    this.#events.changed(false);
    this.#retry(target);
  }

  #retry(target: StreamTarget) {
    if (this.#target !== target || !this.#window.attached) return;
    const livedMs = this.#runningSince === 0 ? 0 : this.#context.clock.now() - this.#runningSince;
    const next = nextBackoff(defaultBackoff, this.#failures, livedMs);
    this.#failures = next.failures;
    this.#cancelAgain = this.#context.clock.after(next.delayMs, () => this.#again(target));
  }

  #again(target: StreamTarget) {
    this.#begin(target).then(
      () => {
        this.#events.changed(true);
        this.#cancelNotice = this.#context.clock.after(noticeMilliseconds, () =>
          this.#context.problems.clear("stage.stream-behind"),
        );
      },
      (thrown: unknown) => {
        this.#context.log.info({ err: thrown }, "The live stream did not begin again yet");
        if (this.#run === null) this.#retry(target);
      },
    );
  }

  #say(reason: StudioError) {
    this.#cancelNotice();
    if (reason.code === "stage.stream-behind")
      this.#context.problems.report(reason.code, { params: reason.params });
  }

  #ask(stream: { id: string; videoKbps: number; audioKbps: number } | null) {
    this.#context.store.update((draft) => {
      draft.stage.stream = stream;
    });
  }

  async #drop(): Promise<void> {
    const run = this.#run;
    this.#run = null;
    if (this.#context.store.get().stage.stream !== null) this.#ask(null);
    await run?.close();
  }
}

const rates = ({ videoKbps, audioKbps }: StreamTarget) => ({ videoKbps, audioKbps });
