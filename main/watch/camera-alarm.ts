/** A camera as an engine saw it. */
export interface CameraSight {
  name: string;
  /** Mean brightness, 0–255. */
  brightness: number;
  /** Mean difference of its pixels since the last look, 0–255. */
  change: number;
}

export type CameraAlarm = "watch.camera-black" | "watch.camera-frozen";

/** After a take a camera may still be opening. */
const graceMilliseconds = 3000;
const blackMilliseconds = 3000;
const frozenMilliseconds = 4000;
/** A covered lens gives 0 to 6; a yard at night with one lamp more than 12. */
const blackBelow = 10;
const litFrom = 14;
/** A camera's own noise changes every picture: hardly anything less than this is one and the same picture again. */
const frozenBelow = 0.01;
const movingFrom = 0.05;

/** One camera: since when it has been dark or still, and whether that was told. */
class CameraState {
  #blackSince: number | null = null;
  #stillSince: number | null = null;
  #isBlack = false;
  #isFrozen = false;
  /** What never moved is a still picture or a test card in a camera's place. */
  #hasMoved = false;

  see({ brightness, change }: CameraSight, at: number): void {
    if (change >= movingFrom) this.#hasMoved = true;
    if (brightness < blackBelow) this.#blackSince ??= at;
    else if (brightness >= litFrom) this.#blackSince = null;
    this.#isBlack =
      this.#blackSince !== null && (this.#isBlack || at - this.#blackSince >= blackMilliseconds);

    const isStill = change < frozenBelow && this.#blackSince === null;
    if (isStill) this.#stillSince ??= at;
    else if (change >= movingFrom || this.#blackSince !== null) this.#stillSince = null;
    const hasLasted = this.#stillSince !== null && at - this.#stillSince >= frozenMilliseconds;
    this.#isFrozen = this.#stillSince !== null && this.#hasMoved && (this.#isFrozen || hasLasted);
  }

  /** What it looks like from here on counts. */
  restart(): void {
    this.#blackSince = null;
    this.#stillSince = null;
    this.#isBlack = false;
    this.#isFrozen = false;
  }

  alarms(): CameraAlarm[] {
    return [
      ...(this.#isBlack ? (["watch.camera-black"] as const) : []),
      ...(this.#isFrozen ? (["watch.camera-frozen"] as const) : []),
    ];
  }
}

/** Judges the cameras of the scene on air: black for 3 s, or one and the same picture for 4 s. */
export class CameraWatch {
  readonly #cameras = new Map<string, CameraState>();
  #scene = "";
  #takenAt: number | null = null;

  /** What is wrong now, by camera. */
  see(
    cameras: readonly CameraSight[],
    { at, scene }: { at: number; scene: string },
  ): { camera: string; code: CameraAlarm }[] {
    if (this.#takenAt === null || scene !== this.#scene) {
      this.#scene = scene;
      this.#takenAt = at;
      for (const state of this.#cameras.values()) state.restart();
    }
    if (at - this.#takenAt < graceMilliseconds) return [];
    const names = new Set(cameras.map(({ name }) => name));
    for (const [name, state] of this.#cameras) if (!names.has(name)) state.restart();
    return cameras.flatMap((camera) => {
      const state = this.#stateOf(camera.name);
      state.see(camera, at);
      return state.alarms().map((code) => ({ camera: camera.name, code }));
    });
  }

  #stateOf(name: string): CameraState {
    const known = this.#cameras.get(name);
    if (known !== undefined) return known;
    const state = new CameraState();
    this.#cameras.set(name, state);
    return state;
  }
}
