import type { StudioBridge, StudioState } from "../../preload/contract";
import { FrameRate } from "./frame-rate";
import { PictureAnswers } from "./picture-answers";
import { containerHere } from "./recording/container";
import { StageListening } from "./senses/stage-listening";
import { StageSenses } from "./senses/stage-senses";
import { StageOutputs } from "./stage-outputs";
import { StagePicture } from "./stage-picture";
import { type SessionStatus, type StageReport, StageSession } from "./stage-session";
import { StageSources } from "./stage-sources";
import { StayAwake } from "./stay-awake";
import { startTicker } from "./ticker";
import { type Moment, Timeline } from "./timeline";

/** What the page around the picture shows. */
export interface StageView {
  status: SessionStatus;
  /** The scene on air has a screen layer and none is shared. */
  wantsScreen: boolean;
  /** The browser holds the sound back until somebody touches the page. */
  wantsTouch: boolean;
  isEmpty: boolean;
}

const blank: StageView = { status: "off", wantsScreen: false, wantsTouch: false, isEmpty: true };

/** The stage of one window: draws what the studio asks for, tells it what stands, records when asked. */
export class StageRuntime {
  readonly #bridge: StudioBridge;
  readonly #picture = new StagePicture();
  readonly #outputs: StageOutputs;
  readonly #rate = new FrameRate();
  readonly #session: StageSession;
  readonly #pictures: PictureAnswers;
  readonly #senses = new StageSenses();
  readonly #awake = new StayAwake();
  readonly #listening: StageListening;
  readonly #listeners = new Set<() => void>();
  readonly #farewell = () => this.#session.farewell();
  readonly #touch = () => this.#sources?.microphone.resume();
  #state: StudioState | null = null;
  #view = blank;
  #stopTicker: (() => void) | null = null;
  #sources: StageSources | null = null;
  #timeline: Timeline | null = null;
  #moment: Moment | null = null;
  #told = "";

  constructor(bridge: StudioBridge) {
    this.#bridge = bridge;
    this.#outputs = new StageOutputs(bridge, this.canvas);
    this.#pictures = new PictureAnswers(bridge);
    this.#listening = new StageListening(bridge);
    this.#session = new StageSession(bridge, {
      changed: (status) => this.#statusChanged(status),
      report: () => this.#report(),
    });
    window.addEventListener("pagehide", this.#farewell);
    window.addEventListener("pointerdown", this.#touch);
    window.addEventListener("keydown", this.#touch);
  }

  get canvas(): HTMLCanvasElement {
    return this.#picture.canvas;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): StageView => this.#view;

  /** To be called with each new state. */
  update(state: StudioState): void {
    this.#state = state;
    const wanted = state.engine.kind === "stage";
    if (wanted && this.#stopTicker === null)
      this.#stopTicker = startTicker(state.stage.framesPerSecond, () => this.#tick());
    if (!wanted) this.#stop();
    this.#timeline?.want(state.stage, performance.now());
  }

  takeOver(): void {
    this.#session.takeOver(this.#offer());
  }

  async chooseScreen(): Promise<void> {
    await this.#sources?.screen.choose();
  }

  close(): void {
    this.#stop();
    window.removeEventListener("pagehide", this.#farewell);
    window.removeEventListener("pointerdown", this.#touch);
    window.removeEventListener("keydown", this.#touch);
  }

  #stop() {
    this.#stopTicker?.();
    this.#stopTicker = null;
    this.#session.leave();
  }

  #offer() {
    const { width = 1280, height = 720 } = this.#state?.stage.canvas ?? {};
    return { width, height, mimeType: containerHere() };
  }

  #statusChanged(status: SessionStatus) {
    if (status === "here" && this.#state !== null) this.#open(this.#state);
    // A session that the studio forgot is asked for again; cameras stay open meanwhile.
    else if (status !== "attaching") this.#shut();
    if (status !== "here") {
      this.#outputs.end();
      this.#listening.end();
      this.#awake.follow(false);
    }
    this.#told = "";
    this.#show({ status });
  }

  #open(state: StudioState) {
    this.#sources ??= new StageSources(this.#bridge, state.settings.devices, () => this.#offer());
    this.#timeline = new Timeline(this.#sources.stills);
    this.#outputs.opened(performance.now());
    this.#rate.restart(performance.now());
    this.#timeline.want(state.stage, performance.now());
  }

  #shut() {
    this.#senses.end();
    this.#sources?.close();
    this.#sources = null;
    this.#timeline = null;
    this.#moment = null;
  }

  #report(): StageReport {
    const sources = this.#sources;
    const senses = sources === null ? undefined : this.#senses.take(this.#moment?.to ?? null, sources);
    return {
      ...(this.#rate.perSecond === undefined ? {} : { framesPerSecond: this.#rate.perSecond }),
      ...(sources?.isReady === true ? { devices: sources.listed() } : {}),
      ...(senses === undefined ? {} : { senses }),
    };
  }

  #tick() {
    const now = performance.now();
    const state = this.#state;
    this.#session.tick(now, this.#offer(), {
      isTaken: state?.stage.session != null,
      isSensing: state?.stage.sensing === true,
    });
    const session = this.#session.id;
    const sources = this.#sources;
    if (state === null || session === null || this.#timeline === null || sources === null) return;
    if (!this.#outputs.isRunning) this.#picture.fit(state);
    const moment = this.#timeline.at(now);
    this.#moment = moment;
    this.#picture.draw(state, moment, sources);
    this.#rate.count(now);
    sources.follow(moment.to, state.stage.muted);
    this.#tell(moment, session);
    this.#outputs.follow(state, session, sources);
    this.#awake.follow(this.#outputs.isRunning);
    this.#senses.follow(state.stage.sensing, sources);
    if (sources.isReady) this.#listening.follow(state.stage.listening, session, sources.microphone);
    const { stills } = sources;
    const drawing = this.#picture.drawing(state, { cards: [] }, sources);
    this.#pictures.answer(state.stage.pictures, session, { canvas: this.canvas, stills, drawing });
    this.#show({
      wantsScreen:
        moment.to?.layers.some(({ kind }) => kind === "screen") === true && !sources.screen.isShared,
      wantsTouch: !sources.microphone.isRunning && sources.microphone.devices.length > 0,
      isEmpty: moment.to === null,
    });
  }

  #tell({ shown }: Moment, session: string) {
    const words = JSON.stringify(shown);
    if (words === this.#told) return;
    this.#told = words;
    this.#bridge.call("stage.shown", { session, ...shown }).then(
      (answer) => this.#session.heed(answer),
      () => {
        if (this.#told === words) this.#told = "";
      },
    );
  }

  #show(change: Partial<StageView>) {
    const view = { ...this.#view, ...change };
    const keys = Object.keys(view) as (keyof StageView)[];
    if (keys.every((key) => view[key] === this.#view[key])) return;
    this.#view = view;
    for (const listener of [...this.#listeners]) listener();
  }
}
