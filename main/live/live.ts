import { type HandlersFor, StudioError, toStudioError } from "../../preload/contract";
import { type StudioContext, sleep } from "../core";
import type { LivePorts } from "./ports";
import { preflight } from "./preflight";

/** How long `live.start` waits for the first destination before it answers that nobody receives yet. */
const firstPublishMilliseconds = 15_000;
/** How often, and how far apart, the stream is started again after the engine came back. */
const resumeTries = 5;
const resumePauseMilliseconds = 3000;

/**
 * Going live: engine → relay → destinations. The relay holds the destinations, so the engine may stop and start
 * its stream without any of them noticing more than a still moment.
 */
export class Live {
  readonly handlers: HandlersFor<"live.preflight" | "live.start" | "live.stop"> = {
    "live.preflight": () => preflight(this.#context, this.#ports),
    "live.start": ({ destinations }) => this.#start(destinations),
    "live.stop": () => this.#stop(),
  };
  readonly #context: StudioContext;
  readonly #ports: LivePorts;
  readonly #offChange: () => void;
  /** Where the engine publishes to while the show is live. */
  #target: { server: string; key: string } | null = null;
  /** Going live while it is under way; it never rejects. */
  #opening: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | null = null;

  constructor(context: StudioContext, ports: LivePorts) {
    this.#context = context;
    this.#ports = ports;
    this.#offChange = ports.relay.onChange(() => {
      this.#noteAir();
      this.#noteSource();
    });
  }

  /** Told by the engine that its stream runs, or ended without being asked to. */
  onStreamChanged(active: boolean): void {
    const { status } = this.#context.store.get().live;
    if (status === "on-air" || status === "starting") this.#setSource(active);
  }

  /**
   * Told that the engine is back after it was gone: the stream into the relay is started again, and tried again a few
   * times, since an engine that has just started may still be busy with itself.
   */
  async onEngineReturned(): Promise<void> {
    for (let attempt = 1; this.#lacksSource(); attempt++) {
      try {
        await this.#startSource();
        return;
      } catch (thrown) {
        if (attempt >= resumeTries) throw thrown;
        this.#context.log.info({ err: thrown, attempt }, "The stream is started once more");
        await sleep(this.#context.clock, resumePauseMilliseconds);
      }
    }
  }

  #lacksSource(): boolean {
    const { status, sourceActive } = this.#context.store.get().live;
    return (status === "on-air" || status === "starting") && !sourceActive;
  }

  async close(): Promise<void> {
    this.#offChange();
    if (this.#context.store.get().live.status !== "idle") await this.#stop();
  }

  #publishing(): string[] {
    const { destinations } = this.#context.store.get();
    return destinations.filter(({ status }) => status === "publishing").map(({ id }) => id);
  }

  /** The lamp turns red when the first destination really takes the picture, and stays so until the show ends. */
  #noteAir() {
    const { store, problems, clock } = this.#context;
    if (this.#publishing().length === 0) return;
    problems.clear("live.nobody-receives");
    if (store.get().live.status !== "starting") return;
    store.update((draft) => {
      draft.live.status = "on-air";
      draft.live.startedAt = clock.now();
    });
  }

  /**
   * An engine that crashed says nothing; the relay knows that no picture arrives. It is believed only once a picture
   * had come, since a start takes its time.
   */
  #noteSource() {
    const { live, relay } = this.#context.store.get();
    if (live.status === "on-air") this.#setSource(relay.status === "relaying");
  }

  #setSource(active: boolean) {
    const { store, problems } = this.#context;
    if (store.get().live.sourceActive === active) return;
    store.update((draft) => {
      draft.live.sourceActive = active;
    });
    if (active) problems.clear("live.source-lost");
    else problems.report("live.source-lost", { severity: "error" });
  }

  #choose(wanted: string[] | undefined): string[] {
    const all = this.#ports.relay.destinations().filter(({ kind }) => kind === "rtmp");
    const unknown = wanted?.find((id) => !all.some((destination) => destination.id === id));
    if (unknown !== undefined)
      throw new StudioError("core.not-found", { params: { what: "平台", id: unknown } });
    const chosen = all.filter(({ id, enabled }) => (wanted === undefined ? enabled : wanted.includes(id)));
    if (chosen.length === 0) throw new StudioError("live.no-destination");
    const keyless = chosen.find(({ hasKey }) => !hasKey);
    if (keyless)
      throw new StudioError("live.key-missing", { params: { name: keyless.name }, field: keyless.id });
    return chosen.map(({ id }) => id);
  }

  async #startSource() {
    const { store, problems } = this.#context;
    if (this.#target === null) return;
    const { videoKbps, audioKbps } = store.get().settings.video;
    await this.#ports.engine().startStream({ ...this.#target, videoKbps, audioKbps });
    problems.clear("live.source-lost");
    store.update((draft) => {
      draft.live.sourceActive = true;
    });
  }

  #setIdle() {
    const { store, problems } = this.#context;
    this.#target = null;
    for (const code of ["live.nobody-receives", "live.source-lost"] as const) problems.clear(code);
    store.update((draft) => {
      draft.live = { status: "idle", startedAt: null, sourceActive: false };
    });
  }

  #firstPublish(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        off();
        cancel();
        resolve();
      };
      const off = this.#ports.relay.onChange(() => this.#publishing().length > 0 && done());
      const cancel = this.#context.clock.after(firstPublishMilliseconds, done);
      if (this.#publishing().length > 0) done();
    });
  }

  async #start(wanted: string[] | undefined) {
    const { store, problems } = this.#context;
    this.#ports.assertNotRehearsing();
    const { status, sourceActive } = store.get().live;
    if (status === "on-air" && !sourceActive) {
      await this.#startSource();
      return { destinations: this.#publishing() };
    }
    if (status !== "idle") throw new StudioError("live.already");
    if (this.#ports.engine().kind !== "obs") throw new StudioError("live.needs-obs");
    const ids = this.#choose(wanted);
    store.update((draft) => {
      draft.live.status = "starting";
    });
    const opened = this.#open(ids);
    this.#opening = opened.catch(() => undefined);
    await opened;
    await this.#firstPublish();
    this.#noteAir();
    const reached = this.#publishing();
    if (reached.length === 0 && store.get().live.status === "starting")
      problems.report("live.nobody-receives", { severity: "error" });
    return { destinations: reached };
  }

  async #open(ids: string[]) {
    try {
      const target = await this.#ports.relay.start(ids);
      this.#assertWanted();
      this.#target = target;
      await this.#startSource();
      this.#assertWanted();
    } catch (thrown) {
      // A platform had the picture before the engine went: the show is on air and has lost its source, no more.
      if (this.#target !== null && this.#context.store.get().live.status === "on-air") {
        this.#context.log.warn({ err: thrown }, "the engine was lost while the stream started");
        this.#setSource(false);
        this.#context.problems.report("live.source-lost", { severity: "error" });
        return;
      }
      await this.#ports.relay
        .stop()
        .catch((error: unknown) => this.#context.log.warn({ err: error }, "relay stop"));
      const wasEnded = this.#isEnding();
      // Whoever ended it says when it is over.
      if (!wasEnded) this.#setIdle();
      throw wasEnded ? this.#cancelled(thrown) : thrown;
    }
  }

  #isEnding() {
    return this.#context.store.get().live.status === "stopping";
  }

  #cancelled(cause?: unknown) {
    const what = this.#context.store.get().settings.language === "zh-CN" ? "开播" : "Going live";
    return new StudioError("core.cancelled", { params: { what }, cause });
  }

  /** @throws StudioError `core.cancelled` when the show was ended while it was starting. */
  #assertWanted() {
    if (this.#isEnding()) throw this.#cancelled();
  }

  /** Two presses end one show: a second end that came later would end the next one. */
  #stop(): Promise<void> {
    this.#stopping ??= this.#end().finally(() => {
      this.#stopping = null;
    });
    return this.#stopping;
  }

  async #end() {
    const { store } = this.#context;
    if (store.get().live.status === "idle") return;
    store.update((draft) => {
      draft.live.status = "stopping";
    });
    // The platforms come first: whatever the engine does, the show must end there.
    await this.#ports.relay.stop();
    let incomplete: string | null = null;
    try {
      await this.#ports.engine().stopStream();
    } catch (thrown) {
      incomplete = toStudioError(thrown).message;
    }
    // A start that was still under way finds that it is not wanted, and stops the relay it may have started since.
    await this.#opening;
    this.#setIdle();
    if (incomplete !== null)
      throw new StudioError("live.stop-incomplete", { params: { detail: incomplete } });
  }
}
