import { StudioError } from "../../preload/contract";
import type { Engine, StudioContext } from "../core";

/** The way to the platforms' own companions: OBS's virtual camera, which all of them share. */
export class VirtualCamera {
  readonly #context: StudioContext;
  readonly #engine: () => Engine;
  /** We started it, so we stop it; one that the user started stays. */
  #isOurs = false;

  constructor(context: StudioContext, engine: () => Engine) {
    this.#context = context;
    this.#engine = engine;
  }

  get isOn(): boolean {
    return this.#context.store.get().engine.virtualCamera === "on";
  }

  /** @throws StudioError `engine.no-virtual-camera`, or of the engine */
  async start(): Promise<void> {
    if (this.isOn) return;
    const engine = this.#engine();
    if (!engine.setVirtualCamera) throw new StudioError("engine.no-virtual-camera");
    await engine.setVirtualCamera(true);
    this.#isOurs = true;
  }

  /** Stops it where we started it. @throws StudioError of the engine */
  async stop(): Promise<void> {
    if (!this.#isOurs) return;
    this.#isOurs = false;
    if (this.isOn) await this.#engine().setVirtualCamera?.(false);
  }
}
