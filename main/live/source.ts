import { StudioError, toStudioError } from "../../preload/contract";
import { type Engine, type StudioContext, sleep } from "../core";
import type { StreamPlace } from "./ports";

/** How often, and how far apart, the stream is started again after the engine came back. */
const resumeTries = 5;
const resumePauseMilliseconds = 3000;

/** What is said while no picture arrives. */
export const lost = ["live.source-lost", "live.stage-lost"] as const;

/** The engine's stream into the relay: started, started again, and started anew with other rates. */
export class Source {
  readonly #context: StudioContext;
  readonly #engine: () => Engine;
  #place: StreamPlace | null = null;
  /** The rate of this show, as the settings had it when it began or as it was changed since; null before. */
  #videoKbps: number | null = null;
  #isRestarting = false;
  #resuming: Promise<void> | null = null;

  constructor(context: StudioContext, engine: () => Engine) {
    this.#context = context;
    this.#engine = engine;
  }

  /** Where the engine publishes to while the show is live. */
  get place(): StreamPlace | null {
    return this.#place;
  }

  /** It is being stopped and started on purpose: what the engine says meanwhile is no loss. */
  get isRestarting(): boolean {
    return this.#isRestarting;
  }

  aim(place: StreamPlace): void {
    this.#place = place;
  }

  forget(): void {
    this.#place = null;
    this.#videoKbps = null;
  }

  /** Says in the state whether a picture arrives, and on the list of problems that it does not. */
  note(active: boolean): void {
    const { store, problems } = this.#context;
    if (active) for (const code of lost) problems.clear(code);
    if (store.get().live.sourceActive === active) return;
    store.update((draft) => {
      draft.live.sourceActive = active;
    });
    // A show of companions alone streams nothing; what becomes of its camera is said by the camera.
    if (!active && this.#place !== null) this.sayLost();
  }

  /** Says that viewers have no picture, in the words of the engine that should send it. */
  sayLost(): void {
    const { store, problems } = this.#context;
    const code = store.get().live.engine === "stage" ? "live.stage-lost" : "live.source-lost";
    problems.report(code, { severity: "error" });
  }

  /** Nothing where no show is live. @throws StudioError of the engine */
  async start(): Promise<void> {
    if (this.#place === null) return;
    const videoKbps = this.#kbps();
    await this.#begin(this.#place, videoKbps);
    this.#videoKbps = videoKbps;
    this.note(true);
  }

  /**
   * Starts the stream for as long as the show lacks it; tried again a few times, since an engine that has just started
   * may still be busy with itself. One that is under way is joined. @throws StudioError of the last try
   */
  resume(isLacking: () => boolean): Promise<void> {
    this.#resuming ??= this.#resume(isLacking).finally(() => {
      this.#resuming = null;
    });
    return this.#resuming;
  }

  async #resume(isLacking: () => boolean): Promise<void> {
    for (let attempt = 1; isLacking(); attempt++) {
      try {
        await this.start();
        return;
      } catch (thrown) {
        // The stage tells when a page is there again; asking it until then helps nobody.
        if (thrown instanceof StudioError && thrown.code === "stage.no-window") return;
        if (attempt >= resumeTries) throw thrown;
        this.#context.log.info({ err: thrown, attempt }, "The stream is started once more");
        await sleep(this.#context.clock, resumePauseMilliseconds);
      }
    }
  }

  /**
   * Stops the stream and starts it with another bit rate while the relay holds the platforms; gives the milliseconds that
   * took. Where the new one does not start, the old one is put back.
   * @throws StudioError `live.not-on-air`, `live.bitrate-kept`, or of the engine where neither started
   */
  async restart(videoKbps: number): Promise<number> {
    const place = this.#place;
    if (place === null) throw new StudioError("live.not-on-air");
    const { clock } = this.#context;
    const startedAt = clock.now();
    this.#isRestarting = true;
    try {
      await this.#engine().stopStream();
      await this.#beginOrKeep(place, videoKbps);
      this.#videoKbps = videoKbps;
      return clock.now() - startedAt;
    } finally {
      this.#isRestarting = false;
    }
  }

  async #beginOrKeep(place: StreamPlace, videoKbps: number): Promise<void> {
    try {
      await this.#begin(place, videoKbps);
    } catch (cause) {
      this.#context.log.warn({ err: cause, videoKbps }, "The stream did not start with another bit rate");
      await this.#begin(place, this.#kbps());
      throw new StudioError("live.bitrate-kept", { params: { detail: toStudioError(cause).message }, cause });
    }
  }

  /** Ends the stream; nothing where no show is live. @throws StudioError of the engine, or where another one is in use */
  async end(): Promise<void> {
    if (this.#place === null) return;
    const engine = this.#engine();
    if (engine.kind !== this.#context.store.get().live.engine) throw new StudioError("obs.not-connected");
    await engine.stopStream();
  }

  #kbps(): number {
    return this.#videoKbps ?? this.#context.store.get().settings.video.videoKbps;
  }

  async #begin(place: StreamPlace, videoKbps: number): Promise<void> {
    const { audioKbps } = this.#context.store.get().settings.video;
    await this.#engine().startStream({ ...place, videoKbps, audioKbps });
  }
}
