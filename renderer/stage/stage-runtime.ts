import type { StudioBridge, StudioState } from "../../preload/contract";
import { readColours, type StageColours } from "./draw/colours";
import { drawScene, newPen, type SceneDrawing } from "./draw/draw-scene";
import { drawRehearsalTag } from "./draw/placeholder";
import { PictureAnswers } from "./picture-answers";
import { containerHere } from "./recording/container";
import { StageRecording } from "./recording/stage-recording";
import { type SessionStatus, StageSession } from "./stage-session";
import { StageSources } from "./stage-sources";
import { startTicker } from "./ticker";
import { type Moment, Timeline } from "./timeline";
import { wordsIn } from "./words";

const measureMilliseconds = 2000;
/** How long after it opened a recording may wait for a microphone; the studio waits longer for the first bytes. */
const soundMilliseconds = 6000;

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
  readonly canvas: HTMLCanvasElement = document.createElement("canvas");
  readonly #bridge: StudioBridge;
  readonly #pen: CanvasRenderingContext2D;
  /** The scene that fades in, before it is laid over the other one. */
  readonly #upper = newPen(document.createElement("canvas"));
  readonly #session: StageSession;
  readonly #pictures: PictureAnswers;
  readonly #listeners = new Set<() => void>();
  readonly #colours: StageColours;
  readonly #farewell = () => this.#session.farewell();
  readonly #touch = () => this.#sources?.microphone.resume();
  #state: StudioState | null = null;
  #view = blank;
  #stopTicker: (() => void) | null = null;
  #sources: StageSources | null = null;
  #timeline: Timeline | null = null;
  #recording: StageRecording | null = null;
  #told = "";
  #openedAt = 0;
  #frames = 0;
  #framesSince = 0;
  #framesPerSecond: number | undefined;

  constructor(bridge: StudioBridge) {
    this.#bridge = bridge;
    this.#pen = newPen(this.canvas);
    this.#colours = readColours(document.documentElement);
    this.#pictures = new PictureAnswers(bridge);
    this.#session = new StageSession(bridge, {
      changed: (status) => this.#statusChanged(status),
      report: () => ({
        ...(this.#framesPerSecond === undefined ? {} : { framesPerSecond: this.#framesPerSecond }),
        ...(this.#sources?.isReady === true ? { devices: this.#sources.listed() } : {}),
      }),
    });
    window.addEventListener("pagehide", this.#farewell);
    window.addEventListener("pointerdown", this.#touch);
    window.addEventListener("keydown", this.#touch);
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
    if (status !== "here") this.#endRecording();
    this.#told = "";
    this.#show({ status });
  }

  #open(state: StudioState) {
    this.#sources ??= new StageSources(this.#bridge, state.settings.devices, () => this.#offer());
    this.#timeline = new Timeline(this.#sources.stills);
    this.#openedAt = performance.now();
    this.#framesSince = this.#openedAt;
    this.#frames = 0;
    this.#timeline.want(state.stage, performance.now());
  }

  #shut() {
    this.#sources?.close();
    this.#sources = null;
    this.#timeline = null;
  }

  #tick() {
    const now = performance.now();
    const state = this.#state;
    this.#session.tick(now, this.#offer(), state?.stage.session != null);
    if (state === null || this.#session.id === null || this.#timeline === null || this.#sources === null)
      return;
    this.#fitCanvas(state);
    const moment = this.#timeline.at(now);
    this.#draw(state, moment, this.#sources);
    this.#measure(now);
    this.#sources.follow(moment.to);
    this.#tell(moment, this.#session.id);
    this.#record(state, this.#session.id, this.#sources);
    const { stills } = this.#sources;
    const alone = this.#drawing(state, { cards: [] }, this.#sources);
    this.#pictures.answer(state.stage.pictures, this.#session.id, {
      canvas: this.canvas,
      stills,
      drawing: alone,
    });
    this.#show({
      wantsScreen:
        moment.to?.layers.some(({ kind }) => kind === "screen") === true && !this.#sources.screen.isShared,
      wantsTouch: !this.#sources.microphone.isRunning && this.#sources.microphone.devices.length > 0,
      isEmpty: moment.to === null,
    });
  }

  /** A canvas that changes its size is emptied, so it does so only when it must, and never in a recording. */
  #fitCanvas({ stage: { canvas } }: StudioState) {
    if (this.canvas.width === canvas.width && this.canvas.height === canvas.height) return;
    if (this.#recording !== null) return;
    for (const element of [this.canvas, this.#upper.canvas]) Object.assign(element, canvas);
  }

  #drawing({ settings }: StudioState, moment: Pick<Moment, "cards">, sources: StageSources): SceneDrawing {
    const { width, height } = this.canvas;
    return {
      canvas: { width, height },
      sources: sources.drawable,
      cards: moment.cards,
      seconds: performance.now() / 1000,
      colours: this.#colours,
      words: wordsIn(settings.language),
    };
  }

  #draw(state: StudioState, moment: Moment, sources: StageSources) {
    const drawing = this.#drawing(state, moment, sources);
    if (moment.mix < 1) {
      drawScene(this.#pen, moment.from, drawing);
      drawScene(this.#upper, moment.to, drawing);
      this.#pen.globalAlpha = moment.mix;
      this.#pen.drawImage(this.#upper.canvas, 0, 0);
      this.#pen.globalAlpha = 1;
    } else drawScene(this.#pen, moment.to, drawing);
    if (state.rehearsal.active && state.rehearsal.tag !== false)
      drawRehearsalTag(this.#pen, drawing.canvas, drawing.colours, drawing.words.rehearsal);
  }

  #measure(now: number) {
    this.#frames += 1;
    const past = now - this.#framesSince;
    if (past < measureMilliseconds) return;
    this.#framesPerSecond = Math.min(240, (this.#frames * 1000) / past);
    this.#frames = 0;
    this.#framesSince = now;
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

  #record(state: StudioState, session: string, sources: StageSources) {
    const { recording } = state.stage;
    if (recording?.id === this.#recording?.id) return;
    this.#endRecording();
    if (recording === null || !this.#maySound(sources)) return;
    const { mimeType } = this.#offer();
    const sound = sources.microphone.track();
    const { canvas } = this;
    this.#recording = new StageRecording({
      bridge: this.#bridge,
      session,
      recording,
      mimeType,
      canvas,
      sound,
    });
    this.#recording.start();
  }

  /** A recording waits a little for the microphone: its track cannot be added later. */
  #maySound(sources: StageSources) {
    return sources.isReady || performance.now() - this.#openedAt > soundMilliseconds;
  }

  #endRecording() {
    this.#recording?.stop();
    this.#recording = null;
  }

  #show(change: Partial<StageView>) {
    const view = { ...this.#view, ...change };
    const keys = Object.keys(view) as (keyof StageView)[];
    if (keys.every((key) => view[key] === this.#view[key])) return;
    this.#view = view;
    for (const listener of [...this.#listeners]) listener();
  }
}
