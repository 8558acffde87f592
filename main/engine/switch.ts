import { type HandlersFor, type MethodInput, StudioError } from "../../preload/contract";
import type { Engine, StudioContext } from "../core";
import type { ObsPort, StagePort } from "./ports";

export type EngineMethods =
  | "engine.connect"
  | "engine.disconnect"
  | "engine.launch"
  | "engine.enableServer"
  | "engine.virtualCamera"
  | "engine.screenshot"
  | "engine.devices"
  | "engine.level"
  | "engine.mute";

type ConnectInput = MethodInput<"engine.connect">;

/**
 * Decides which engine composes the picture. There is exactly one at a time; the stage stands in wherever OBS is
 * not there, so that a rehearsal always works.
 */
export class EngineSwitch {
  readonly handlers: HandlersFor<EngineMethods> = {
    "engine.connect": (input) => this.#inTurn(() => this.#connect(input)),
    "engine.disconnect": () => this.#inTurn(() => this.#disconnect()),
    "engine.launch": () =>
      this.#inTurn(async () => {
        await this.#obs.launch();
        await this.#connect({ engine: "obs" });
        return { started: true };
      }),
    "engine.enableServer": ({ consent }) => this.#obs.enableServer(consent),
    "engine.virtualCamera": ({ on }) => this.#setVirtualCamera(on),
    "engine.screenshot": ({ scene, width }) => this.engine().screenshot(scene ?? null, width),
    "engine.devices": () => this.engine().devices(),
    "engine.mute": async ({ muted }) => {
      await this.engine().mute(muted);
      return { muted };
    },
    "engine.level": async () => ({ decibels: (await this.engine().microphoneLevel?.()) ?? null }),
  };
  readonly #context: StudioContext;
  readonly #obs: ObsPort;
  readonly #stage: StagePort;
  #current: Engine | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: StudioContext, deps: { obs: ObsPort; stage: StagePort }) {
    this.#context = context;
    this.#obs = deps.obs;
    this.#stage = deps.stage;
  }

  /** The engine in use. @throws StudioError `engine.none` */
  engine(): Engine {
    if (this.#current === null) throw new StudioError("engine.none");
    return this.#current;
  }

  engineOrNull(): Engine | null {
    return this.#current;
  }

  /**
   * Chooses an engine at start: the stage where a show was found to be live with it, else OBS where it answers, else the
   * stage. Never throws.
   */
  async start(): Promise<void> {
    const isOnStage = this.#context.store.get().live.engine === "stage";
    try {
      await this.#inTurn(() => this.#connect(isOnStage ? { engine: "stage" } : {}));
    } catch (reason) {
      this.#context.log.warn({ err: reason }, "No engine at start");
    }
  }

  /** One change of engine after the other: the studio looks for OBS by itself while a user may ask for it too. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #setVirtualCamera(on: boolean): Promise<{ virtualCamera: "off" | "on" }> {
    const engine = this.engine();
    if (engine.setVirtualCamera === undefined) throw new StudioError("engine.no-virtual-camera");
    await engine.setVirtualCamera(on);
    return { virtualCamera: on ? "on" : "off" };
  }

  /**
   * Leaving the engine of a show would end what it sends out; a show that was found on air without its OBS only waits
   * for it.
   */
  #assertFree({ leavesObs }: { leavesObs: boolean } = { leavesObs: true }) {
    const { live, recording, settings } = this.#context.store.get();
    const chinese = settings.language === "zh-CN";
    if (live.status !== "idle" && (leavesObs || live.engine === "stage"))
      throw new StudioError("engine.busy", { params: { what: chinese ? "直播" : "live" } });
    if (recording.status !== "idle")
      throw new StudioError("engine.busy", { params: { what: chinese ? "录像" : "recording" } });
  }

  async #toStage() {
    const found = await this.#stage.activate();
    this.#current = this.#stage.engine;
    return { kind: "stage" as const, ...found };
  }

  async #toObs(input: ConnectInput) {
    const { obs } = this.#context.store.get().settings;
    const host = input.host ?? (obs.host === "127.0.0.1" ? undefined : obs.host);
    const port = input.port ?? obs.port ?? undefined;
    const found = await this.#obs.connect({
      ...(host === undefined ? {} : { host }),
      ...(port === undefined ? {} : { port }),
      ...(input.password === undefined ? {} : { password: input.password }),
    });
    if (this.#current === this.#stage.engine) this.#stage.deactivate();
    this.#current = this.#obs.engine;
    return { kind: "obs" as const, ...found };
  }

  /** OBS where it answers; otherwise the stage, and the reason stays in the log since nothing is wrong with that. */
  async #toWhatIsThere(input: ConnectInput) {
    try {
      return await this.#toObs(input);
    } catch (reason) {
      this.#context.log.info({ err: reason }, "OBS does not answer; the built-in stage composes the picture");
      return await this.#toStage();
    }
  }

  async #connect(input: ConnectInput) {
    const wanted = input.engine ?? this.#context.store.get().settings.engine;
    const told = input.host !== undefined || input.port !== undefined || input.password !== undefined;
    const { status, version, address } = this.#context.store.get().engine;
    const isThere = this.#current === this.#obs.engine && status === "connected";
    // Connecting anew would let go of an OBS that is on air.
    if (isThere && wanted !== "stage" && !told) return { kind: "obs" as const, version, address };
    if (wanted === "stage") {
      if (this.#current === this.#obs.engine) await this.#disconnect();
      return this.#toStage();
    }
    if (isThere || this.#current !== this.#obs.engine) this.#assertFree({ leavesObs: isThere });
    // Somebody who names an address or password wants that OBS, not a silent substitute.
    return wanted === "obs" || told ? this.#toObs(input) : this.#toWhatIsThere(input);
  }

  async #disconnect() {
    this.#assertFree();
    if (this.#current === this.#obs.engine) await this.#obs.disconnect();
    if (this.#current === this.#stage.engine) this.#stage.deactivate();
    this.#current = null;
  }
}
