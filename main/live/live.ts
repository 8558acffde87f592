import { type HandlersFor, type MessageCode, StudioError, toStudioError } from "../../preload/contract";
import { type StudioContext, sleep } from "../core";
import { type Chosen, chooseDestinations } from "./choose";
import { assertOnAir, type OnAirMethods, onAirHandlers } from "./destinations-on-air";
import { firstPublish, publishing, reached } from "./first-publish";
import type { LiveDestination, LivePorts } from "./ports";
import { ShowEngine } from "./show-engine";
import { lost, Source } from "./source";
import { VirtualCamera } from "./virtual-camera";

/** How often OBS is looked for while a show that was found at work lacks it. */
const lookForEngineMilliseconds = 3000;

export type LiveMethods = "live.start" | "live.stop" | "live.slate" | OnAirMethods;

const problemsOfShow: readonly MessageCode[] = [
  ...(["live.nobody-receives", ...lost, "live.camera-off"] as const),
  ...(["obs.virtual-camera", "obs.virtual-camera-missing", "engine.no-virtual-camera"] as const),
];

/** A show's name: the moment it began, fit for a file. */
const showName = (now: number): string => new Date(now).toISOString().replace(/[:.]/g, "-");

/**
 * Going live: engine → relay → destinations. The relay holds the destinations, so the engine may stop and start
 * its stream without any of them noticing more than the slate; and it holds them on when the studio is killed, so a
 * studio that starts may find its show already on air.
 */
export class Live {
  readonly handlers: HandlersFor<LiveMethods>;
  readonly #context: StudioContext;
  readonly #ports: LivePorts;
  readonly #source: Source;
  readonly #engine: ShowEngine;
  readonly #camera: VirtualCamera;
  readonly #offChange: () => void;
  /** Going live while it is under way; it never rejects. */
  #opening: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | null = null;
  #show: string | null = null;
  #isClosed = false;

  constructor(context: StudioContext, ports: LivePorts) {
    this.#context = context;
    this.#ports = ports;
    this.#source = new Source(context, ports.engine);
    this.#engine = new ShowEngine(context, ports);
    this.#camera = new VirtualCamera(context, ports.engine);
    this.handlers = {
      "live.start": ({ destinations }) => this.#start(destinations),
      "live.stop": () => this.#stop(),
      "live.slate": ({ on }) => this.#slate(on),
      ...onAirHandlers(context, {
        ports,
        startCamera: () => this.#startCamera(),
        hasRelay: () => this.#source.place !== null,
        startRelay: (id) => this.#startRelay(id),
      }),
    };
    this.#offChange = ports.relay.onChange(() => {
      this.#takeUpCamera();
      this.#noteAir();
      this.#noteSource();
      this.#noteReplaced();
      this.#camera.watch(this.#isOnAir());
    });
  }

  /** Takes up a show that a relay went on with while no studio was there. Call once, before engines are looked for. */
  async takeUp(): Promise<void> {
    const { store, log } = this.#context;
    await this.#camera.recall();
    const found = await this.#ports.relay.find().catch((error: unknown) => {
      log.error({ err: error }, "A relay at work was not taken up");
      return null;
    });
    if (found === null) return;
    this.#source.aim(found.place);
    this.#show = found.id;
    this.#engine.begin(found.id, await this.#engine.recall(found.id));
    store.update((draft) => {
      draft.live.status = "on-air";
      draft.live.startedAt = found.startedAt;
      draft.live.slateAsked = found.isSlateAsked;
      draft.live.sourceActive = true;
    });
    this.#noteSource();
    log.info({ show: found.id }, "A show that was on air has been found");
  }

  /**
   * Engines were looked for. A show that was found at work with OBS needs it, and it may still be away: it is looked for
   * until it is there, and its stream started where it does not run any more. The stage waits for a page instead.
   */
  async onEnginesLooked(): Promise<void> {
    if (this.#engine.kind === "stage") await this.#engine.bringBack();
    while (this.#needsObs() && this.#isOnAir() && !this.#hasObs()) {
      await sleep(this.#context.clock, lookForEngineMilliseconds);
      if (this.#isClosed) return;
      // OBS wants its password from somebody: asking with the wrong one again and again helps nobody.
      if (this.#context.store.get().engine.status === "refused") continue;
      await this.#ports
        .findEngine()
        .catch((error: unknown) => this.#context.log.debug({ err: error }, "OBS is not there yet"));
    }
    this.#takeUpCamera();
    // A show that is only just being started has its own stream under way.
    if (this.#isOnAir()) await this.onEngineReturned();
  }

  /** Told by the engine that its stream runs, or ended without being asked to. */
  onStreamChanged(active: boolean): void {
    const { status } = this.#context.store.get().live;
    if (this.#source.place === null || this.#source.isRestarting) return;
    if (status === "on-air" || status === "starting") this.#source.note(active);
  }

  /** Told that an engine is back after it was gone: its stream into the relay is started again where it does not run. */
  onEngineReturned(): Promise<void> {
    return this.#source.resume(() => this.#lacksSource() && this.#engine.isInUse());
  }

  /**
   * Stops the engine's stream and starts it with another bit rate while the relay holds the platforms; gives how long
   * that took in milliseconds. Where the new one does not start, the old one is put back.
   * @throws StudioError `live.not-on-air`, `live.bitrate-kept`, or of the engine where neither started
   */
  async restartSource({ videoKbps }: { videoKbps: number }): Promise<number> {
    if (!this.#isOnAir()) throw new StudioError("live.not-on-air");
    try {
      const milliseconds = await this.#source.restart(videoKbps);
      this.#source.note(true);
      return milliseconds;
    } catch (thrown) {
      const isKept = thrown instanceof StudioError && thrown.code === "live.bitrate-kept";
      this.#source.note(isKept);
      if (!isKept) this.#resumeLater();
      throw thrown;
    }
  }

  /** Lets go of everything but the show, which goes on as it does when a studio is killed. */
  leave(): void {
    this.#isClosed = true;
    this.#offChange();
    this.#engine.leave();
  }

  async close(): Promise<void> {
    this.leave();
    if (this.#context.store.get().live.status !== "idle") await this.#stop();
  }

  #isOnAir(): boolean {
    return this.#context.store.get().live.status === "on-air";
  }

  /** A show of companions alone waits for nothing: without OBS there is no camera either. */
  #needsObs(): boolean {
    return this.#engine.kind === "obs" && this.#source.place !== null;
  }

  #hasObs(): boolean {
    const { kind, status } = this.#context.store.get().engine;
    return kind === "obs" && (status === "connected" || status === "reconnecting");
  }

  #lacksSource(): boolean {
    const { status, sourceActive } = this.#context.store.get().live;
    return (status === "on-air" || status === "starting") && this.#source.place !== null && !sourceActive;
  }

  /** A show of companions alone that a killed studio left leaves no relay to be found: the camera still runs. */
  #takeUpCamera(): void {
    const { store, log } = this.#context;
    const startedAt = this.#camera.foundAlone();
    if (startedAt === null || store.get().live.status !== "idle") return;
    store.update((draft) => {
      Object.assign(draft.live, { status: "on-air", startedAt, engine: "obs", sourceActive: true });
    });
    log.info({ startedAt }, "A show of companions that was on air has been found");
  }

  #startCamera(): Promise<void> {
    const startedAt = this.#context.store.get().live.startedAt ?? this.#context.clock.now();
    return this.#camera.start({ startedAt, isAlone: this.#source.place === null });
  }

  #resumeLater(): void {
    this.onEngineReturned().catch((error: unknown) =>
      this.#context.log.error({ err: error }, "The stream was not started again"),
    );
  }

  /** The lamp turns red when the first destination really takes the picture, and stays so until the show ends. */
  #noteAir() {
    const { store, problems } = this.#context;
    if (publishing(this.#context).length === 0) return;
    problems.clear("live.nobody-receives");
    if (store.get().live.status === "starting") this.#goOnAir();
  }

  #goOnAir() {
    const { store, clock } = this.#context;
    store.update((draft) => {
      draft.live.status = "on-air";
      draft.live.startedAt = clock.now();
    });
  }

  /** Nobody here can know whether a companion's room is open: it is on air as far as it goes. */
  #goOnAirByCamera() {
    this.#goOnAir();
    this.#noteSource();
  }

  /**
   * An engine that crashed says nothing; the relay knows that no picture arrives. It is believed only once a picture
   * had come, since a start takes its time.
   */
  #noteSource() {
    const { relay, stage } = this.#context.store.get();
    if (!this.#isOnAir() || this.#source.isRestarting) return;
    // The stage knows before the relay's report that its page has gone.
    const isFed = relay.status === "relaying" && (this.#engine.kind !== "stage" || stage.stream !== null);
    // A show of companions alone has the virtual camera for its source.
    this.#source.note(this.#source.place === null ? this.#camera.isOn : isFed);
  }

  /** Another studio has the relay now, and the show with it: nothing here may touch the engine's stream any more. */
  #noteReplaced() {
    if (!this.#isOnAir() || this.#source.place === null) return;
    const { store, log } = this.#context;
    if (store.get().relay.status !== "stopped") return;
    if (this.#engine.kind === "stage")
      this.#source.end().catch((error: unknown) => log.warn({ err: error }, "The stage streams on"));
    this.#setIdle();
  }

  #setIdle() {
    const { store, problems } = this.#context;
    this.#source.forget();
    this.#engine.end();
    this.#show = null;
    for (const code of problemsOfShow) problems.clear(code);
    store.update((draft) => {
      const { lastReport } = draft.live;
      draft.live = {
        ...{ status: "idle", startedAt: null, engine: null, sourceActive: false, slateAsked: false },
        ...{ advice: null, lastReport },
      };
    });
  }

  async #start(wanted: string[] | undefined) {
    const { store, problems, clock } = this.#context;
    this.#ports.assertNotRehearsing();
    if (this.#isOnAir() && this.#lacksSource()) {
      this.#engine.assertInUse();
      await this.#source.start();
      return { destinations: reached(this.#context) };
    }
    if (store.get().live.status !== "idle") throw new StudioError("live.already");
    const { kind } = this.#ports.engine();
    const chosen = chooseDestinations(this.#ports.relay.destinations(), wanted);
    const show = { id: showName(clock.now()), startedAt: clock.now() };
    this.#show = show.id;
    store.update((draft) => {
      draft.live.status = "starting";
    });
    this.#engine.begin(show.id, kind);
    const opened = this.#open(chosen, show);
    this.#opening = opened.catch(() => undefined);
    await opened;
    if (chosen.published.length === 0) this.#goOnAirByCamera();
    else await firstPublish(this.#context, this.#ports.relay);
    if (this.#show !== show.id) return { destinations: [] };
    this.#noteAir();
    if (publishing(this.#context).length === 0 && store.get().live.status === "starting")
      problems.report("live.nobody-receives", { severity: "error" });
    return { destinations: reached(this.#context) };
  }

  async #open({ published, companions }: Chosen, show: { id: string; startedAt: number }) {
    try {
      if (published.length > 0) {
        const ids = published.map(({ id }) => id);
        const place = await this.#ports.relay.start(ids, show);
        this.#assertWanted();
        this.#source.aim(place);
        await this.#source.start();
        this.#assertWanted();
      }
      await this.#feed(companions, published.length > 0);
      this.#assertWanted();
    } catch (thrown) {
      // A platform had the picture before the engine went: the show is on air and has lost its source, no more.
      if (this.#source.place !== null && this.#isOnAir()) {
        this.#context.log.warn({ err: thrown }, "the engine was lost while the stream started");
        this.#source.note(false);
        this.#source.sayLost();
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

  /** Where others receive the show by themselves, a camera that does not start is said and ends nothing. */
  async #feed(companions: LiveDestination[], othersReceive: boolean) {
    if (companions.length === 0) return;
    try {
      await this.#startCamera();
    } catch (thrown) {
      if (!othersReceive) throw thrown;
      const { code, params } = toStudioError(thrown);
      this.#context.problems.report(code, { severity: "error", params });
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

  #slate(on: boolean) {
    assertOnAir(this.#context);
    if (this.#source.place === null) throw new StudioError("live.no-slate");
    this.#ports.relay.slate(on);
    this.#context.store.update((draft) => {
      draft.live.slateAsked = on;
    });
  }

  /** The first destination that is published to, in a show that had companions alone. */
  async #startRelay(id: string) {
    const { clock, store } = this.#context;
    const startedAt = store.get().live.startedAt ?? clock.now();
    const place = await this.#ports.relay.start([id], { id: this.#show ?? showName(startedAt), startedAt });
    this.#source.aim(place);
    await this.#source.start();
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
    const incomplete = await this.#endEngine();
    // A start that was still under way finds that it is not wanted, and stops the relay it may have started since.
    await this.#opening;
    const show = this.#source.place === null ? null : this.#show;
    this.#setIdle();
    if (show !== null) await this.#tellEnded(show);
    if (incomplete !== null)
      throw new StudioError("live.stop-incomplete", { params: { detail: incomplete } });
  }

  async #tellEnded(show: string) {
    try {
      await this.#ports.showEnded(show);
    } catch (error) {
      this.#context.log.warn({ err: error }, "The report of a show was not made");
    }
  }

  /** Ends what the engine sends out on our account; gives in words what did not end. A stream of the user's own stays. */
  async #endEngine(): Promise<string | null> {
    const failed = (thrown: unknown) => toStudioError(thrown).message;
    const stream = await this.#source.end().then(() => null, failed);
    const camera = await this.#camera.stop().then(() => null, failed);
    return stream ?? camera;
  }
}
