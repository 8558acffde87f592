import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StudioError } from "../../preload/contract";
import type { Engine, StudioContext } from "../core";
import { readIfThere, writeAtomic } from "../storage";

/** An older note is of a show long over, whoever has the camera on now; milliseconds. */
const longestShow = 12 * 3_600_000;

const noteSchema = z.object({ startedAt: z.number(), isAlone: z.boolean() });
/** That a show started the camera: kept in a file, so that a studio which is started anew knows whose it is. */
type Note = z.infer<typeof noteSchema>;

function parsed(text: string): Note | null {
  try {
    return noteSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The way to the platforms' own companions: OBS's virtual camera, which all of them share. */
export class VirtualCamera {
  readonly #context: StudioContext;
  readonly #engine: () => Engine;
  /** We started it, so we stop it; one that the user started stays. */
  #isOurs = false;
  /** A start under way: OBS may ask its user for rights meanwhile. */
  #starting: Promise<void> = Promise.resolve();
  /** What a studio that is gone left behind, until it is known whether the camera still runs. */
  #left: Note | null = null;
  /** It ran in this show. */
  #wasOn = false;

  constructor(context: StudioContext, engine: () => Engine) {
    this.#context = context;
    this.#engine = engine;
  }

  get isOn(): boolean {
    return this.#context.store.get().engine.virtualCamera === "on";
  }

  /** `isAlone`: the show has companions and nothing else. @throws StudioError `engine.no-virtual-camera`, or of the engine */
  start(show: Note): Promise<void> {
    const started = this.#start(show);
    this.#starting = started.catch(() => undefined);
    return started;
  }

  /** Stops it where we started it, also where the start is still under way. @throws StudioError of the engine */
  async stop(): Promise<void> {
    await this.#starting;
    if (!this.#isOurs) return;
    this.#isOurs = false;
    if (this.isOn) await this.#engine().setVirtualCamera?.(false);
    await this.#note(null);
  }

  /** Reads what a studio that was killed noted: its camera is ours to stop. */
  async recall(): Promise<void> {
    const bytes = await readIfThere(this.#path).catch(() => null);
    this.#left = bytes === null ? null : parsed(bytes.toString("utf8"));
    this.#isOurs = this.#left !== null;
  }

  /**
   * When the show of companions alone began that a killed studio left on air with the camera as its only trace. Null
   * where there is none, or OBS has not said yet whether its camera runs. Told once.
   */
  foundAlone(): number | null {
    const { kind, status, virtualCamera } = this.#context.store.get().engine;
    const isKnown = kind === "obs" && status === "connected" && virtualCamera !== "unavailable";
    const left = this.#left;
    if (left === null || !isKnown) return null;
    this.#left = null;
    const isFresh = this.#context.clock.now() - left.startedAt < longestShow;
    if (this.isOn) return left.isAlone && isFresh ? left.startedAt : null;
    this.#isOurs = false;
    void this.#note(null);
    return null;
  }

  /** Says, while a show is on air, that a camera which fed its companions went off. */
  watch(isOnAir: boolean): void {
    const { store, problems } = this.#context;
    const isNeeded =
      isOnAir && store.get().destinations.some(({ kind, enabled }) => kind === "companion" && enabled);
    this.#wasOn = isNeeded && (this.#wasOn || this.isOn);
    if (this.#wasOn && !this.isOn) problems.report("live.camera-off", { severity: "error" });
    else problems.clear("live.camera-off");
  }

  async #start(show: Note): Promise<void> {
    if (this.isOn) return;
    const engine = this.#engine();
    if (!engine.setVirtualCamera) throw new StudioError("engine.no-virtual-camera");
    await engine.setVirtualCamera(true);
    this.#isOurs = true;
    await this.#note(show);
  }

  get #path(): string {
    return join(this.#context.paths.data, "run", "virtual-camera.json");
  }

  /** A note that cannot be written costs a restarted studio its knowledge, and no show. */
  async #note(note: Note | null): Promise<void> {
    try {
      if (note === null) await rm(this.#path, { force: true });
      else await writeAtomic(this.#path, `${JSON.stringify(note)}\n`);
    } catch (error) {
      this.#context.log.warn({ err: error }, "Whose the virtual camera is was not noted");
    }
  }
}
